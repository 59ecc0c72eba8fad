import { capability } from '../kernel/capability.ts'

export const boards = capability({
  name: 'boards',
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
