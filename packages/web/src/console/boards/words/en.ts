import type { Same } from '@lookback/core/kernel'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  page: {
    board: 'Board',
  },
  asOf: 'as of {instant}',
  by: 'Group by',
  breakdown: {
    township: 'By township',
    village: 'By village',
    department: 'By department',
    item: 'By item',
  },
  place: {
    township: 'Township',
    village: 'Village',
    department: 'Department',
    item: 'Item',
  },
  total: 'Total',
  counts: 'How far',
  quality: 'Quality',
  measures: 'Measures',
  pace: 'Median days of each stage',
  stage: {
    dispatch: 'found→dispatched',
    acknowledge: 'dispatched→acknowledged',
    report: 'acknowledged→reported',
    review: 'reported→reviewed',
    close: 'reviewed→closed',
  },
  stageTier: 'Owed by: {tiers}',
  tierJoin: ', ',
  stageHint: '{done} are through, median {days} days; {waiting} still wait, for a median of {waitingDays} days so far',
  waiting: '{count} wait, {days} d so far',
  leaders: 'Taken in hand by leaders',
  leader: 'Leader',
  noLeaders: 'No leader has taken a problem in hand yet',
  none: 'No problems found here yet',
  noneHint: 'Once visits find problems, how far they have come is shown here.',
  table: 'Rectification, step by step',
}
