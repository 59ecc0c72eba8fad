/** What stands in the workbook of monitoring. */
export const workbook = {
  sheet: '监测台账', unit: '户',
  column: {
    ordinal: '序号', townshipName: '乡镇', villageName: '村', number: '户编号', headName: '户主', clueKind: '线索来源', clueDay: '线索日期', object: '监测对象', risk: '风险', state: '现在', stage: '下一步', tier: '谁办', waitsFor: '承办人', dueOn: '最晚日期', overdue: '是否超期', takenUpOn: '纳入日期', inTime: '是否按时',
  },
  yes: '是', no: '否',
} as const
