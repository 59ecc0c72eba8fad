export const workbook = {
  sheet: '考勤表',
  unit: '天',
  column: {
    month: '月份', village: '村代码', villageName: '村', name: '姓名', title: '职务', unitName: '派出单位', days: '在岗日期', count: '天数', absentOn: '查岗不在的日子', onLeaveOn: '正在请假的日子',
  },
} as const
