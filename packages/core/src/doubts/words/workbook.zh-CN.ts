/** What stands in the workbook of doubts. */
export const workbook = {
  column: {
    rule: '疑点', sentence: '哪里对不上', township: '乡镇', village: '村', number: '户编号', headName: '户主', memberName: '成员', standing: '核实情况', dueOn: '最迟哪天回结果',
    note: '核实说明', checkedByName: '核实人',
  },
  sheet: '疑点',
  title: '疑点清单', unit: '个',
  gone: '（现在的户册里已经没有了）',
} as const
