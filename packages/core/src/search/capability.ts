import { capability } from '../kernel/capability.ts'

export const search = capability({
  name: 'search',
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
