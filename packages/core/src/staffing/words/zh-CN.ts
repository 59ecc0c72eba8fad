export const words = {
  name: '尽锐出战',
  refusal: {
    'reinforcement-person-unknown': '“{name}”今天没有在任岗位，派不出去。请先由系统管理员登记岗位。',
    'reinforcement-place-wrong': '增派到乡镇或村，不派到全县。',
    'reinforcement-days-wrong': '日子不对：从今天（{today}）或以后开始，最后一天不早于第一天，一次最多 {most} 天。',
    'reinforcement-overlaps': '{name}在 {from} 到 {until} 已经派到{place}，日子不能重叠。',
    'reinforcement-over': '这次增派已经结束，不用再召回。',
    'helper-move-stale': '户编号 {number} 的帮扶责任人已经变了，请刷新后再看。一户都没有移交。',
    'helper-move-wrong': '户编号 {number} 不能交给{name}：他在这个村没有在任的帮扶责任人岗位，或者本来就帮这一户。一户都没有移交。',
    'helper-move-twice': '户编号 {number} 写了两次，一次只能移交给一个人。一户都没有移交。',
  },
  entry: {
    'reinforcement-sent': { name: '增派', sentence: '{unit}派{person}到{region}，{from} 到 {until}：{task}' },
    'reinforcement-ended': { name: '召回增派', sentence: '{person}从 {on} 起召回：{reason}' },
    'staffing-exported': { name: '导出派驻表', sentence: '导出了派驻安排表（Excel）' },
  },
  term: {
    field: { reinforcements: '增派的人', task: '任务', moves: '移交的户', gap: '缺什么', load: '负担', helper: '帮扶责任人', },
    postingKind: {
      'leader-in-charge': '包联领导', 'township-lead': '乡镇主要负责人', 'village-lead': '村支书', 'resident-team': '驻村工作队', reinforcement: '增派', helper: '帮扶责任人', 'census-team': '普查组',
      'supervision-team': '督导组',
    },
    villageGap: { team: '工作队不满员', post: '岗位空缺', helpers: '帮扶户数超过上限', load: '问题多、人手少' },
    reinforcementStanding: { planned: '还没到', there: '在岗', ending: '快到期', over: '已结束' },
  },
} as const
