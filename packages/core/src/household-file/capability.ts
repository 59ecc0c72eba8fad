import { capability } from '../kernel/capability.ts'
import { entries } from './entries.ts'

export const householdFile = capability({
  name: 'household-file',
  entries,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
