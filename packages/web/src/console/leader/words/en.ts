import type { Same } from '@lookback/core/kernel'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  page: { leader: 'My page' },
  waiting: 'Problems that wait for you',
  waitingHint: 'Raised step by step to the county’s leaders, none of whom has looked yet. Say on its page what you have seen or set going, and it waits no more.',
  noneWaiting: 'Nothing was raised to you that waits.',
  all: 'All {count}',
  townships: 'Townships furthest behind',
  villages: 'Villages furthest behind',
  departments: 'Departments furthest behind',
  noLag: 'No problems found yet.',
  rate: '{rate} closed',
  open: 'not closed',
  overdue: 'overdue',
  why: 'Where {name} is stuck',
  nobody: 'nobody to call is registered',
  toHouseholds: 'List of households',
}
