import { capability } from '../kernel/capability.ts'
import { entries } from './entries.ts'
import { refusals } from './refusals.ts'
import { helperTable } from './table.ts'

export const helpers = capability({
  name: 'helpers',
  refusals,
  entries,
  tables: [helperTable],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
