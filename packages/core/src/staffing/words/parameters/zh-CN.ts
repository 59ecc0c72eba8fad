export const words = {
  parameters: {
    staffing: {
      title: '尽锐出战',
      does: '一个村要有几个人、一个人最多帮几户，少了、多了在“尽锐出战”里列出来。',
      fields: {
        teamSize: { label: '驻村工作队人数', unit: '人', does: '一个村的工作队连增派的人在内，少于这个数算不满员。' },
        posts: { label: '每村必有的岗位', does: '今天没有人在任的算岗位空缺。', fields: { duty: { label: '岗位', choices: { 'leader-in-charge': '包联领导', 'village-lead': '村支书', helper: '帮扶责任人' } } } },
        helperHouseholds: { label: '一个人最多帮扶户数', unit: '户', does: '超过的列出来，并建议移交给同村户数少的帮扶责任人。' },
        problemsEach: { label: '每个派驻的人能盯的问题', unit: '个', does: '一个村未办结的问题超过派驻人数乘这个数，算人手少。' },
        reinforcementDays: { label: '建议增派天数', unit: '天', does: '建议里先填上的天数，派之前可以改。' },
        mostReinforcementDays: { label: '一次最多增派天数', unit: '天', does: '超过的要分几次派。' },
        endingDays: { label: '提前几天算快到期', unit: '天', does: '离最后一天不超过这些天的，列在“快到期”里。' },
      },
    },
  },
  codeLists: {},
} as const
