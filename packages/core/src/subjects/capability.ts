import { capability } from '../kernel/capability.ts'
import { entries } from './entries.ts'

export const subjects = capability({
  name: 'subjects',
  entries,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})

declare module '../kernel/entry.ts' {
  interface References {
    /** Whatever can have a problem. */
    subject: true
  }
}
