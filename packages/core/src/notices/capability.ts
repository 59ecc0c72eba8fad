import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { NoticesParameter } from './parameters.ts'

export const notices = capability({
  name: 'notices',
  parameters: {
    notices: parameter(NoticesParameter, { togetherFrom: 5, keptDays: 90 }, { effects: ['deleted'] }),
  },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
})
