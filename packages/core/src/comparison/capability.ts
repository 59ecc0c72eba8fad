import { capability } from '../kernel/capability.ts'
import { permissions } from './permissions.ts'

export const comparison = capability({
  name: 'comparison',
  permissions,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
