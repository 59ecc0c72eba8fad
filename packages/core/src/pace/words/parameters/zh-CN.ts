export const words = {
  parameters: {
    pace: {
      title: '销号速度',
      does: '“倒计时”按过去多少天看销号快慢、推算哪天能销完。',
      fields: {
        shortDays: { label: '近期看几天', unit: '天', does: '今天以前这么多天里平均每天销号几件。' },
        longDays: { label: '再长看几天', unit: '天', does: '两个速度里慢的那个，用来判断来不来得及。' },
        chartDays: { label: '图从几天前画起', unit: '天', does: '图上从今天往前这么多天。' },
        forecastDays: { label: '推算用几个工作日', unit: '个工作日', does: '按最近这么多个工作日的进度推算；不足 10 个工作日的不推算。' },
      },
    },
  },
  codeLists: {},
} as const
