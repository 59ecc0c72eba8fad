import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { entries } from './entries.ts'
import { staffingCounts } from './figures.ts'
import { initialStaffing, StaffingParameter } from './parameter.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'

export const staffing = capability({
  name: 'staffing',
  permissions,
  parameters: { staffing: parameter(StaffingParameter, initialStaffing) },
  refusals,
  entries,
  figures: staffingCounts,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
