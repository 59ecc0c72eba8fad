export const words = {
  parameters: {
    evidence: {
      title: '照片和附件',
      does: '能传多大的文件，照片存成多大。已经传的不变。',
      fields: {
        largestBytes: { label: '一个文件最大', unit: 'MB', does: '更大的文件不收。' },
        unfinishedUploads: { label: '一个人没传完的文件', unit: '个', does: '超过这么多，先传完或等一周自动清掉，再传新的。' },
        largestPixels: { label: '照片最大', unit: '百万像素', does: '更大的照片不收。' },
        longerSide: { label: '照片长边存成', unit: '像素', does: '更大的照片缩到这么大再存。' },
        thumbnailSide: { label: '缩略图长边', unit: '像素', does: '列表里显示的小图。' },
        quality: { label: '照片质量', unit: '（1–100）', does: '数字越大越清楚，也越占地方。' },
      },
    },
  },
  codeLists: {},
} as const
