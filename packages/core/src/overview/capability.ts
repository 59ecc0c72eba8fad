import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { overviewCounts } from './figures.ts'
import { ExaminationParameter } from './parameters.ts'

export const overview = capability({
  name: 'overview',
  parameters: {
    examination: parameter(ExaminationParameter, undefined, { effects: ['days-left'], mayBeginBefore: true }),
  },
  figures: overviewCounts,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
