import { capability } from '../kernel/capability.ts'
import { instructionQueues } from './contract.ts'
import { entries } from './entries.ts'
import { instructionCounts } from './figures.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'

export const instructions = capability({
  name: 'instructions',
  permissions,
  refusals,
  queues: instructionQueues,
  entries,
  figures: instructionCounts,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
