import { z } from 'zod'
import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { sharedQueues } from './contract.ts'
import { entries } from './entries.ts'
import { waitCounts } from './figures.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'

export const sharedWork = capability({
  name: 'shared-work',
  permissions,
  parameters: {
    /** Working days within which whoever is waited for answers. */
    'shared-work': parameter(z.object({ answerDays: z.number().int().min(0).max(120) }), { answerDays: 3 }),
  },
  refusals,
  queues: sharedQueues,
  dayMatters: ['wait-to-answer'],
  entries,
  figures: waitCounts,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
