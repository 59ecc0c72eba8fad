import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { ladderQueues } from './contract.ts'
import { entries } from './entries.ts'
import { ladderCounts } from './figures.ts'
import { ownCheckCounts } from './own-checks.figures.ts'
import { initialOwnChecks, OwnChecksParameter } from './own-checks.ts'
import { initialLadder } from './parameter.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'
import { LadderParameter } from './rules.ts'

export const ladder = capability({
  name: 'ladder',
  permissions,
  parameters: { ladder: parameter(LadderParameter, initialLadder), ownChecks: parameter(OwnChecksParameter, initialOwnChecks) },
  refusals,
  queues: ladderQueues,
  entries,
  figures: { ...ladderCounts, ...ownCheckCounts },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
