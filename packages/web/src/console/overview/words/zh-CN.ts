export const words = {
  page: {
    overview: '总览',
  },
  today: '今天是 {day}',
  daysLeft: '距{title}还有',
  daysSince: '{title}已过',
  onTheDay: '{title}就是今天',
  days: '天',
  examinationDay: '{title}：{day}',
  noExamination: '没有设定考核日期',
  households: '在册农户',
  findings: '各轮查出（次）',
  problems: '问题（件）',
  problemsHint: '同一户同一项查出多次，只算一件。',
  noRounds: '还没有开始任何一轮核查',
  noRoundsHint: '轮次建好、第一份入户表交上来之后，这里就有数了。',
  states: {
    title: '问题现在到哪一步',
    state: '状态',
    count: '件数',
    share: '占比',
  },
} as const
