import type { words as chinese } from './zh-CN.ts'
import type { Same } from '@lookback/core/kernel'

export const words: Same<typeof chinese> = {
  page: { retention: 'Kept and deleted' },
  hint: 'Personal data are deleted once a day when the county’s time for them is over; the log says how much. How long is set in the parameter of that name; the log itself is kept.',
  kept: 'What would go',
  deleted: 'What went',
  what: 'What',
  days: 'Kept for',
  daysOf: '{days} days',
  before: 'From before',
  goes: 'Goes next',
  goesAhead: 'Within 30 days',
  on: 'On',
  count: 'How many',
  none: 'Nothing has been deleted by rule yet',
}
