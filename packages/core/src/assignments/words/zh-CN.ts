export const words = {
  name: '任务分配',
  refusal: {
    'village-not-to-give-out': '{village} 不是您管的村，不能分配。请刷新页面再试。',
    'group-not-to-give-out': '{village}没有叫“{group}”的村民小组，不能分配。请刷新页面再试。',
    'household-not-to-give-out': '{village}没有这一户要在轮次“{round}”里入户，不能分配。请刷新页面再试。',
    'inspector-not-in-round': '{name} 现在不参加轮次“{round}”，或管不到{village}，不能分给他。',
    'assignment-round-unclear': '不知道是哪一轮（写的是“{given}”），请写轮次的名称：{known}。',
    'assignment-village-unknown': '没有叫“{village}”的村。',
    'assignment-village-ambiguous': '有 {count} 个“{village}”，请填写乡镇。',
    'inspector-unknown': '没有叫“{name}”、有账号的在岗人员。',
    'inspector-ambiguous': '有 {count} 个叫“{name}”的，请在姓名后写单位，例如：{example}。',
  },
  entry: {
    'village-given-out': { name: '分配村、组', sentence: '轮次“{round}”的{village}{group}分给：{inspectors}' },
    'assignments-exported': { name: '导出分配表', sentence: '导出一轮的分配表' },
    'household-given-out': { name: '分配户', sentence: '轮次“{round}”里这一户分给：{inspectors}' },
  },
  term: {
    table: { assignments: '任务分配' },
    tableHint: { assignments: '一行一个村，或一个组，或一户：村、村民小组、户编号、入户人。几个人用顿号隔开。没填入户人的行不动。' },
    rowOutcome: { 'given-out': '分好了' },
  },
} as const
