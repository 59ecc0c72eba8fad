export const words = {
  parameters: {
    alerts: {
      title: '异常提醒',
      does: '操作记录里哪些情况列给安全管理员看。',
      fields: {
        revealsAnHour: { label: '一小时内看完整号码', unit: '次', does: '一个人一小时内看这么多次完整号码，就列出来。' },
        exportsADay: { label: '一天内导出', unit: '次', does: '一个人一天内导出这么多次，就列出来。' },
        wholeExportsADay: { label: '一天内导出完整号码', unit: '次', does: '一个人一天内这么多次导出带完整身份证号、电话的文件（完整户册、一个人的数据、导入时退回的行），就列出来。' },
        nightFrom: { label: '夜里从几点起', unit: '点', does: '夜里从没有用过的地址和设备登录的，列出来。' },
        nightTo: { label: '夜里到几点止', unit: '点', does: '到这个钟点为止算夜里。' },
      },
    },
  },
  codeLists: {},
} as const
