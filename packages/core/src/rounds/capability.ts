import { capability } from '../kernel/capability.ts'
import { entries } from './entries.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'

export const rounds = capability({
  name: 'rounds',
  permissions,
  refusals,
  entries,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
