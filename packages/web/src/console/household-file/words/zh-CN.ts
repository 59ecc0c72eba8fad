export const words = {
  page: {
    household: '农户详情',
  },
} as const
