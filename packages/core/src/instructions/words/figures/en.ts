export const words = {
  waitingByMe: { name: 'Not yet answered', counted: 'Written by me, with somebody who has not answered' },
  overdueByMe: { name: 'Past the day', counted: 'Written by me, with somebody who has not answered by the day' },
  answeredByMe: { name: 'All answered', counted: 'Written by me, answered by all, and I have not settled it' },
  owedByMe: { name: 'For me to answer', counted: 'Naming me, and I have not answered' },
  overdueInstructions: { name: 'All past their day', counted: 'Of those that I see, with somebody who has not answered by the day' },
} as const
