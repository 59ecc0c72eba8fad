export const words = {
  refusal: { 'import-not-finished': '导入还没有结束。' },
  term: {  },
} as const
