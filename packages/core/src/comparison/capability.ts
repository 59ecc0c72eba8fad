import { capability } from '../kernel/capability.ts'
import { comparisonCounts, comparisonShares } from './figures.ts'
import { permissions } from './permissions.ts'

export const comparison = capability({
  name: 'comparison',
  permissions,
  figures: { ...comparisonCounts, ...comparisonShares },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
