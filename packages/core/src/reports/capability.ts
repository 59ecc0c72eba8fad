import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { entries } from './entries.ts'
import { bulletinCounts, bulletinShares } from './figures.ts'
import { BulletinParameter } from './parameters.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'

export const reports = capability({
  name: 'reports',
  permissions,
  parameters: {
    bulletin: parameter(BulletinParameter, {
      nonPoorCategories: ['non-poor'], leadingDimensions: 4, leadingItems: 10, rankedTownships: 3, rankedFrom: 10,
    }, { effects: ['non-poor'] }),
  },
  refusals,
  entries,
  figures: { ...bulletinCounts, ...bulletinShares },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
})
