import { capability } from '../kernel/capability.ts'
import { entries } from './entries.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'

export const householdFile = capability({
  name: 'household-file',
  permissions,
  refusals,
  entries,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
