export const words = {
  waitingByMe: { name: '等回复', counted: '我批的、还有人没回复的' },
  overdueByMe: { name: '过了时限没回复', counted: '我批的、有人过了时限还没回复的' },
  answeredByMe: { name: '都回复了', counted: '我批的、点名的人都回复了、我还没说办结的' },
  owedByMe: { name: '等我回复', counted: '点了我的名、我还没回复的' },
  overdueInstructions: { name: '全部过时限的', counted: '我看得到的批示里，有人过了时限还没回复的' },
} as const
