import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { paceCounts } from './figures.ts'
import { PaceParameter } from './parameters.ts'

export const pace = capability({
  name: 'pace',
  parameters: {
    pace: parameter(PaceParameter, { shortDays: 7, longDays: 14, chartDays: 60, forecastDays: 10 }, { mayBeginBefore: true }),
  },
  figures: paceCounts,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
