import { capability } from '../kernel/capability.ts'
import { entries } from './entries.ts'
import { refusals } from './refusals.ts'
import { assignmentTable } from './table.ts'

export const assignments = capability({
  name: 'assignments',
  refusals,
  entries,
  tables: [assignmentTable],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
