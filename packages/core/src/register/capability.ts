import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { entries } from './entries.ts'
import { codeLists } from './code-lists.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'
import { nationalRelations, RelationsParameter } from './relations.ts'

export const register = capability({
  name: 'register',
  permissions,
  parameters: {
    relations: parameter(RelationsParameter, nationalRelations),
  },
  codeLists,
  refusals,
  entries,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
})
