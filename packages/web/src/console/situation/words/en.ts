import type { Same } from '@lookback/core/kernel'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  page: { situation: 'Situation' },
  asOf: 'as of {instant}',
  since: 'Changes since',
  span: { day: 'Since yesterday', week: 'Since last week' },
  none: 'No problems found here yet',
  noneHint: 'Once visits find problems, this page tells which places lag, and why.',
  newly: '{name} {count}',
  now: 'Now',
  news: 'Changes',
  rank: 'Rank',
  rankHint: 'By the chosen column, the best first; equal ones share a rank. Those that lag stand on top.',
  ranking: 'Places by rank',
  why: 'What {name} waits for',
  tiles: { township: '{name} by township', village: '{name} by village' },
  legend: 'The darker, the further behind. Press one to see what it waits for.',
  days: 'Day by day',
  whyTitle: 'Where it is stuck',
  stage: 'Step',
  whose: 'Waits for',
  waiting: 'Waiting',
  waited: 'Days waited',
  waitedHint: 'Median days that these have waited so far',
}
