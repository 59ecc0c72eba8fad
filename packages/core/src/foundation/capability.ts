import { Day } from '../kernel/time.ts'
import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { entries } from './entries.ts'
import { DiskParameter } from './parameters.ts'
import { refusals } from './refusals.ts'

export const foundation = capability({
  name: 'foundation',
  parameters: {
    /** The day on which a demo county lives. */
    'demo-day': parameter(Day, undefined, { fixed: true }),
    disk: parameter(DiskParameter, { saidFrom: 80, urgentFrom: 90, fullFrom: 95 }),
  },
  refusals,
  entries,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
})
