/** What stands in the assignment table. */
export const workbook = {
  sheet: '派驻安排表',
  unit: '户、件、人',
  column: {
    ordinal: '序号', township: '乡镇', village: '村', households: '户数', open: '未办结问题', leaders: '包联领导', leads: '村支书', team: '驻村工作队', teamCount: '工作队人数', reinforcement: '增派（起止）', helpers: '帮扶责任人',
    gaps: '缺什么',
  },
  named: '{name}（{unit}）',
  stays: '{name}（{unit}，{from} 到 {until}）',
} as const
