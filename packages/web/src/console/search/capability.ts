import type { ConsoleCapability } from '../../app/capability.ts'

export const search: ConsoleCapability = {
  name: 'search',
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
