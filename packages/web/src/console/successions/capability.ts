import type { ConsoleCapability } from '../../app/capability.ts'

export const successions: ConsoleCapability = {
  name: 'successions',
  tables: { 'household-acts': 'register:import', 'region-changes': 'places:manage' },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
