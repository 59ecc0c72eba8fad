import { capability } from '../kernel/capability.ts'
import { refusals } from './refusals.ts'

export const returnedTables = capability({
  name: 'returned-tables',
  refusals,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
