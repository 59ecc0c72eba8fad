export const words = {
  name: '任务分配',
  refusal: {
    'village-not-to-give-out': '{village} 不是您管的村，不能分配。请刷新页面再试。',
    'group-not-to-give-out': '{village}没有叫“{group}”的村民小组，不能分配。请刷新页面再试。',
    'household-not-to-give-out': '{village}没有这一户要在轮次“{round}”里入户，不能分配。请刷新页面再试。',
    'inspector-not-in-round': '{name} 现在不参加轮次“{round}”，或管不到{village}，不能分给他。',
  },
  entry: {
    'village-given-out': { name: '分配村、组', sentence: '轮次“{round}”的{village}{group}分给：{inspectors}' },
    'household-given-out': { name: '分配户', sentence: '轮次“{round}”里这一户分给：{inspectors}' },
  },
  term: {},
} as const
