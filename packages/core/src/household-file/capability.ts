import { capability } from '../kernel/capability.ts'

export const householdFile = capability({
  name: 'household-file',
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
