import { capability, parameter } from '../kernel/capability.ts'
import { ExaminationParameter } from './parameters.ts'

export const overview = capability({
  name: 'overview',
  parameters: {
    examination: parameter(ExaminationParameter),
  },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
