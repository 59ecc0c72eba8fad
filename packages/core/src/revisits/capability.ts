import { capability, parameter } from '../kernel/capability.ts'
import { RevisitsParameter } from './parameters.ts'
import { permissions } from './permissions.ts'

export const revisits = capability({
  name: 'revisits',
  permissions,
  parameters: {
    revisits: parameter(RevisitsParameter, { share: 0.1, households: 6, withinDays: 15, fewest: 5 }),
  },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
