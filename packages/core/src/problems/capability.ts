import { WorkCalendarParameter } from '@lookback/core/kernel'
import { capability, parameter } from '../kernel/capability.ts'
import { RectificationParameter } from './parameters.ts'
import { permissions } from './permissions.ts'
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
    }),
    'work-calendar': parameter(WorkCalendarParameter, { daysOff: [], workedWeekends: [] }),
  },
  refusals,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
