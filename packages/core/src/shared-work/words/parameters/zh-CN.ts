export const words = {
  parameters: {
    'shared-work': {
      title: '并肩作战', does: '几个单位一起办的事，被等的单位多久要答复。',
      fields: { answerDays: { label: '答复时限', unit: '个工作日', does: '从说在等的那天算起。' } },
    },
  },
  codeLists: {},
} as const
