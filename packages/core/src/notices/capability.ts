import { capability, parameter } from '../kernel/capability.ts'
import { NoticesParameter } from './parameters.ts'

export const notices = capability({
  name: 'notices',
  parameters: {
    notices: parameter(NoticesParameter, { togetherFrom: 5, keptDays: 90 }),
  },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
