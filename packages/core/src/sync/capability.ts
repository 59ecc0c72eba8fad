import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { entries } from './entries.ts'
import { FieldParameter } from './records.ts'
import { refusals } from './refusals.ts'

export const sync = capability({
  name: 'sync',
  parameters: {
    field: parameter(FieldParameter, { offlineDays: 7, pinAttempts: 5, pinDigits: 6, idleMinutes: 10, clockMinutes: 10, platePattern: '', voiceSeconds: 120 }),
  },
  refusals,
  queues: ['to-settle'],
  entries,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
})
