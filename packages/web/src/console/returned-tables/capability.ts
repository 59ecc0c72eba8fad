import type { ConsoleCapability } from '../../app/capability.ts'

export const returnedTables: ConsoleCapability = {
  name: 'returned-tables',
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
