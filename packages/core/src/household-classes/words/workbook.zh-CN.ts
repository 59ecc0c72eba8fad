/** What stands in the workbook of classes. */
export const workbook = {
  sheet: '分类台账', legend: '分类说明', title: '台账', legendTitle: '说明', unit: '户',
  column: {
    ordinal: '序号', townshipName: '乡镇', villageName: '村', number: '户编号', headName: '户主', class: '分类', letter: '代号', day: '分类日期', reason: '分类原因', source: '依据', metOn: '会议日期', reviewOn: '重新评议日期', flags: '依据不足的地方',
  },
  legendColumn: { name: '名称', letter: '代号', meaning: '什么样的户', measures: '怎么管', closer: '谁能销号', check: '销号前谁要入户', reviewDays: '多久重新评议（天）' },
} as const
