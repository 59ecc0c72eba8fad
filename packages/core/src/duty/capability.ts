import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { dutyQueues } from './contract.ts'
import { entries } from './entries.ts'
import { dutyCounts } from './figures.ts'
import { DutyParameter, initialDuty } from './parameter.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'
import { attendanceTable } from './table.ts'

export const duty = capability({
  name: 'duty',
  permissions,
  parameters: { duty: parameter(DutyParameter, initialDuty) },
  refusals,
  queues: dutyQueues,
  tables: [attendanceTable],
  entries,
  figures: dutyCounts,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
