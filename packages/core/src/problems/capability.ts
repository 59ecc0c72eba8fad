import { WorkCalendarParameter } from '../kernel/work-calendar.ts'
import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { entries } from './entries.ts'
import { RectificationParameter } from './parameters.ts'
import { boardCounts, boardPaces, boardShares, changeCounts, leaderCounts } from './figures.ts'
import { permissions } from './permissions.ts'
import { problemQueues } from './queues.ts'
import { refusals } from './refusals.ts'

export const problems = capability({
  name: 'problems',
  permissions,
  parameters: {
    rectification: parameter(RectificationParameter, {
      yellowDays: 3,
      longestExtensionDays: 30,
      escalation: [
        { level: 'village', daysOverdue: 1 },
        { level: 'township', daysOverdue: 3 },
        { level: 'department', daysOverdue: 7 },
        { level: 'county-lead', daysOverdue: 14 },
      ],
      filterDays: [10, 20],
    }, { effects: ['yellow', 'raised'] }),
    'work-calendar': parameter(WorkCalendarParameter, { daysOff: [], workedWeekends: [] }),
  },
  refusals,
  queues: problemQueues,
  dayMatters: ['problem-to-rectify'],
  entries,
  figures: { ...boardCounts, ...changeCounts, ...boardShares, ...boardPaces, ...leaderCounts },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
