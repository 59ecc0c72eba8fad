export const words = {
  page: {
    lists: '三清单',
  },
  hint: '问题清单、责任清单、任务清单导出成一个表；各单位在任务清单里填好进展，再传回来逐行办理。',
  out: '导出三清单',
  outHint: '只含您管辖范围内的问题。',
  unit: '责任单位', department: '牵头部门', onlyOpen: '只要没销号的',
  download: '下载三清单',
} as const
