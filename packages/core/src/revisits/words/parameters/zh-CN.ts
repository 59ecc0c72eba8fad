export const words = {
  parameters: {
    revisits: {
      title: '回访抽查',
      does: '销号以后抽多少户回头看。已经抽的不变，管下一次抽。',
      fields: {
        share: { label: '每村至少抽', unit: '%', does: '按有问题销号的户数算。' },
        households: { label: '每村至少', unit: '户', does: '按比例抽不到这么多户的，抽这么多户；户数不够的全抽。' },
        withinDays: { label: '几天内看完', unit: '天', does: '从抽出那天算起。' },
        fewest: { label: '看过几户才算比例', unit: '户', does: '回访的户太少，比例不可靠，只写户数。' },
      },
      effects: { drawn: { label: '现在抽的话，要抽的户', unit: '户' } },
    },
  },
  codeLists: {},
} as const
