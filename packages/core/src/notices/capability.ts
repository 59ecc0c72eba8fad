import { capability } from '../kernel/capability.ts'

export const notices = capability({
  name: 'notices',
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
