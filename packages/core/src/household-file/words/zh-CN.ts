export const words = {
  name: '一户一档',
  refusal: {},
  entry: { 'person-file-given': { name: '提供个人数据', sentence: '把一个人（{member}）的数据导出成文件，用途：{purpose}' } },
  term: {},
} as const
