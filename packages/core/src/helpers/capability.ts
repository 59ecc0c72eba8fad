import { capability } from '../kernel/capability.ts'
import { refusals } from './refusals.ts'

export const helpers = capability({
  name: 'helpers',
  refusals,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
