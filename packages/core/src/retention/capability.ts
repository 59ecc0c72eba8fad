import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { entries } from './entries.ts'
import { RetentionParameter } from './kinds.ts'

export const retention = capability({
  name: 'retention',
  parameters: {
    retention: parameter(RetentionParameter, { returnedWorkbooksDays: 180, positionsDays: 730, photosDays: 3_650, signInTracesDays: 365 }),
  },
  entries,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
})
