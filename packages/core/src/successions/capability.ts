import { capability } from '../kernel/capability.ts'
import { refusals } from './refusals.ts'
import { regionChangeTable } from './region-table.ts'
import { householdActTable } from './table.ts'

export const successions = capability({
  name: 'successions',
  refusals,
  tables: [householdActTable, regionChangeTable],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
