export const words = {
  openDecisions: { name: '在办的议定事项', counted: '纪要印发了、牵头单位还没报办结的，阅知的不算' },
  overdueDecisions: { name: '超时限', counted: '在办的，时限在今天以前' },
  reportedDecisions: { name: '待两位领导签字', counted: '牵头单位报了办结，两位领导没有都同意的' },
  closedDecisions: { name: '办结', counted: '点名的两位领导都同意办结的' },
  waitingCommitments: { name: '表态还没到期', counted: '有数字、有日期，那一天还没过完的' },
  keptCommitments: { name: '兑现', counted: '到那一天，软件按同一个数判定达到的' },
  missedCommitments: { name: '没兑现', counted: '到那一天，软件按同一个数判定没有达到的' },
  untoldCommitments: { name: '当天没有数', counted: '到那一天，这个数还没有的' },
  uncheckableCommitments: { name: '不可核', counted: '没有写数字或者日期的表态' },
} as const
