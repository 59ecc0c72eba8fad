import { capability } from '../kernel/capability.ts'
import { entries } from './entries.ts'
import { codeLists } from './code-lists.ts'
import { refusals } from './refusals.ts'

export const checklists = capability({
  name: 'checklists',
  codeLists,
  refusals,
  entries,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
})
