import { capability } from '../kernel/capability.ts'

export const threeLists = capability({
  name: 'three-lists',
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
