import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { entries } from './entries.ts'
import { doubtCounts } from './figures.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'
import { DoubtsParameter, initialDoubts } from './parameter.ts'

export const doubts = capability({
  name: 'doubts',
  permissions,
  refusals,
  parameters: { doubts: parameter(DoubtsParameter, initialDoubts, { mayBeginBefore: true }) },
  queues: ['doubts-to-check'],
  dayMatters: ['doubt-to-check'],
  entries,
  figures: doubtCounts,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
