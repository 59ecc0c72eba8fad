import { capability } from '../kernel/capability.ts'
import { entries } from './entries.ts'
import { permissions } from './permissions.ts'

export const audit = capability({
  name: 'audit',
  permissions,
  entries,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
