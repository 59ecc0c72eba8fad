export const words = {
  atRequest: '应本人要求',
  giveHint: '本人要自己的数据时，点姓名导出成文件（记入操作记录）：',
  page: {
    household: '农户详情',
  },
} as const
