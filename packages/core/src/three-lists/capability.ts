import { capability } from '../kernel/capability.ts'
import { progressTable } from './table.ts'

export const threeLists = capability({
  name: 'three-lists',
  tables: [progressTable],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
