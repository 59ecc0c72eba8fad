/** What stands in the workbook of letters. */
export const workbook = {
  sheet: '函件清单',
  unit: '件',
  column: {
    ordinal: '序号', number: '文号', title: '标题', kindName: '函种', issuerName: '发文单位', issuedOn: '发文日期', recipients: '收函单位数', owing: '待答复单位数', toDecide: '待定单位数', deferred: '挂账单位数', nextOn: '最近时限',
    standing: '办到哪一步',
  },
} as const
