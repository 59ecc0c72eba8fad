export const words = {
  parameters: {
    bulletin: {
      title: '通报',
      does: '通报里列多少、怎么排。已经发的通报不变。',
      fields: {
        nonPoorCategories: { label: '算非贫困户的户类型', does: '通报里“非贫困户”的数按这些户类型算。' },
        leadingDimensions: { label: '列几个方面', unit: '个', does: '问题最集中的方面列这么多个。' },
        leadingItems: { label: '列几个检查项', unit: '个', does: '问题最多的检查项列这么多个。' },
        rankedTownships: { label: '前后各几个乡镇', unit: '个', does: '排名靠前和靠后的乡镇各列这么多个。' },
        rankedFrom: { label: '满几个问题才排名', unit: '个', does: '两轮都查过的地方问题太少，比例不可靠，不参加排名。' },
      },
      effects: { 'non-poor': { label: '算作非贫困户', unit: '户' } },
    },
  },
  codeLists: {},
} as const
