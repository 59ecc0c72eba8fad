import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { classQueues } from './contract.ts'
import { entries } from './entries.ts'
import { householdClassCounts } from './figures.ts'
import { HouseholdClassesParameter, initialHouseholdClasses } from './parameter.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'
import { householdClassTable } from './table.ts'

export const householdClasses = capability({
  name: 'household-classes',
  permissions,
  parameters: { 'household-classes': parameter(HouseholdClassesParameter, initialHouseholdClasses) },
  refusals,
  queues: classQueues,
  tables: [householdClassTable],
  entries,
  figures: householdClassCounts,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
