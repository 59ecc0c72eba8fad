import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { entries } from './entries.ts'
import { ClockParameter } from './parameters.ts'
import { refusals } from './refusals.ts'

export const jobs = capability({
  name: 'jobs',
  parameters: {
    clock: parameter(ClockParameter, { jumpDays: 30, apartMinutes: 10, phonesApartHours: 24 }),
  },
  refusals,
  entries,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
})
