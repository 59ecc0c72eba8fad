export const words = {
  parameters: {
    letters: {
      title: '督办函件',
      does: '有哪几种函、怎么编号、给多少天；已经发出的函照发出那天的办。',
      fields: {
        kinds: {
          label: '函的种类', does: '编号按种类和年度从 1 起，不跳号。文号里写上 {year} 和 {ordinal}。',
          fields: {
            code: { label: '代码' }, name: { label: '名称' }, number: { label: '文号' }, days: { label: '答复时限', unit: '个工作日' }, returnDays: { label: '收错了退回', unit: '个工作日' },
            objectionDays: { label: '提异议', unit: '天' }, extensionDays: { label: '一次最多延', unit: '个工作日' }, extensions: { label: '最多延几次', unit: '次' },
          },
        },
        urgedFrom: { label: '提前几天开始催', unit: '天', does: '从时限前这么多天起，没答复的每天催一次。' },
        phrases: { label: '套话', does: '答复里有这些话的，提示发文单位留意。' },
        alike: { label: '多像算雷同', unit: '%', does: '两个事项的答复有这么多一样的，提示雷同。' },
        photosDiffer: { label: '照片多像算雷同', unit: '处（共 64 处）', does: '两张照片各看 64 处明暗，不同的不超过这么多处的，提示雷同。同一个文件总会提示。' },
      },
    },
  },
  codeLists: {},
} as const
