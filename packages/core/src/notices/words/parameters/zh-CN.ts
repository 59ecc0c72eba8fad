export const words = {
  parameters: {
    notices: {
      title: '消息',
      does: '消息怎么合并，留多久。',
      fields: {
        togetherFrom: { label: '满几条合成一条', unit: '条', does: '同一个人一次办了这么多件同样的事，收的人只得一条消息。' },
        keptDays: { label: '看过的留几天', unit: '天', does: '看过的消息过了这么多天就删掉；台账流水里仍有。' },
      },
      effects: { deleted: { label: '今晚要删掉的消息', unit: '条' } },
    },
  },
  codeLists: {},
} as const
