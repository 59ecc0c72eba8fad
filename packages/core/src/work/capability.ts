import { capability } from '../kernel/capability.ts'

export const work = capability({
  name: 'work',
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
