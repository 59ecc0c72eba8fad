export const words = {
  page: {
    staffing: '尽锐出战', villages: '各村人手', helpers: '帮扶责任人', households: '帮扶的户', postings: '谁在哪里', reinforcements: '增派', proposals: '调配建议', print: '派驻安排表',
  },
  hint: '谁派在哪里、一个人扛多少、哪里缺人。数字都点得开；上限和人数在参数“尽锐出战”里定。', parts: '尽锐出战的各页', byTownship: '各乡镇', township: '乡镇', total: '合计',
  export: '导出 Excel', print: '打印', printTable: '打印安排表', village: '村', place: '地方', households: '户数', open: '未办结问题', kilometres: '跨度（公里）', kilometresHint: '已经入户、有位置的户，从一角到另一角的直线距离',
  leaders: '包联领导', lead: '村支书', helpers: '帮扶责任人', most: '最多帮扶户数', gaps: '缺什么', gap: '缺什么', vacant: '缺{duty}', noGap: '不缺',
  person: '姓名', unit: '单位', kind: '派去做什么', title: '职务', from: '从', until: '到', noEnd: '没有期限', carries: '分村户数', apart: '村距（公里）', apartHint: '帮扶的村里相距最远的两个村的直线距离', over: '超过上限', overOnly: '户数', onlyOver: '超过 {limit} 户的',
  helpedSince: '从哪天起', household: '户', helpedBy: '{name}帮扶的户', noHouseholds: '没有帮扶的户', noReinforcements: '没有增派', noReinforcementsHint: '县办在“调配建议”里派人，到期自动结束。',
  task: '任务', standing: '状态', endedOn: '{day} 召回：{reason}', callBack: '召回', callBackHint: '从今天起不在岗，记录保留。', reason: '为什么召回', acts: '办理',
  teams: '给不满员的村派人（{count}）', teamsHint: '从没有派出去的部门干部里找，不派回自己的乡镇；问题多的村排在前面。改好以后再派。', proposedTeams: '建议增派', sendable: '派谁', nobody: '没有人可派', missing: '缺人', firstDay: '从哪天', lastDay: '到哪天', defaultTask: '补齐驻村工作队',
  send: '派出（{count}）', sent: '派出了 {count} 人', noTeams: '各村工作队都满员。', extra: '另外派人', extraHint: '不在建议里的，也可以派到乡镇或村。', add: '派出',
  moves: '移交超户数的帮扶（{count}）', movesHint: '户数超过上限的，交给同一个村户数最少的帮扶责任人；接手的人不会超过上限。', proposedMoves: '建议移交', fromHelper: '现在', toHelper: '交给', move: '移交（{count}）', moved: '移交了 {count} 户',
  noMoves: '没有要移交的户。', left: '村里没有人接得下，要另外派帮扶责任人', leftLine: '{village}：{name}还多 {over} 户', crossChecks: '入户核查的交叉安排（不查自己的乡镇）在各轮次的“分工”里建议和下发。', rounds: '轮次',
  choose: '选上 {name}', printHint: '按乡镇、村列出派驻的人，用 A4 横向打印。', stay: '{name}（{from}—{until}）',
} as const
