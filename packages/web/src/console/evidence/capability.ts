import type { ConsoleCapability } from '../../app/capability.ts'

export const evidence: ConsoleCapability = {
  name: 'evidence',
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
