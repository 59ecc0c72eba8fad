export const words = {
  name: '任务分配',
  refusal: {
    'village-not-to-give-out': '{village} 不是您管的村，不能分配。请刷新页面再试。',
    'inspector-not-in-round': '{name} 现在不参加轮次“{round}”，或管不到{village}，不能分给他。',
  },
  entry: {
    'village-given-out': { name: '分配村', sentence: '轮次“{round}”的{village}分给：{inspectors}' },
  },
  term: {},
} as const
