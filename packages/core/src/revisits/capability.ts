import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { entries } from './entries.ts'
import { revisitCounts, revisitShares } from './figures.ts'
import { RevisitsParameter } from './parameters.ts'
import { permissions } from './permissions.ts'

export const revisits = capability({
  name: 'revisits',
  permissions,
  parameters: {
    revisits: parameter(RevisitsParameter, { share: 0.1, households: 6, withinDays: 15, fewest: 5 }, { effects: ['drawn'] }),
  },
  queues: ['to-revisit'],
  entries,
  figures: { ...revisitCounts, ...revisitShares },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
})
