import { capability, parameter } from '../kernel/capability.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'
import { nationalRelations, RelationsParameter } from './relations.ts'

export const register = capability({
  name: 'register',
  permissions,
  parameters: {
    relations: parameter(RelationsParameter, nationalRelations),
  },
  refusals,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
