import { capability } from '../kernel/capability.ts'
import { entries } from './entries.ts'
import { dayCounts } from './figures.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'

export const dayClose = capability({
  name: 'day-close',
  permissions,
  refusals,
  entries,
  figures: dayCounts,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
