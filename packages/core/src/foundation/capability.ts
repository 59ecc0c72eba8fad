import { Day } from '../kernel/time.ts'
import { capability, parameter } from '../kernel/capability.ts'
import { refusals } from './refusals.ts'

export const foundation = capability({
  name: 'foundation',
  parameters: {
    /** The day on which a demo county lives. */
    'demo-day': parameter(Day),
  },
  refusals,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
