import { capability } from '../kernel/capability.ts'
import { entries } from './entries.ts'
import { progressTable } from './table.ts'

export const threeLists = capability({
  name: 'three-lists',
  tables: [progressTable],
  entries,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
