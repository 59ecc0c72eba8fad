import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { letterQueues } from './contract.ts'
import { entries } from './entries.ts'
import { letterCounts } from './figures.ts'
import { LettersParameter } from './kinds.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'

export const letters = capability({
  name: 'letters',
  permissions,
  parameters: {
    letters: parameter(LettersParameter, {
      kinds: [
        { code: 'supervise', name: '督办函', number: '脱贫督〔{year}〕{ordinal}号', days: 5, returnDays: 3, objectionDays: 30, extensionDays: 10, extensions: 1 },
        { code: 'hand-over', name: '交办函', number: '脱贫交〔{year}〕{ordinal}号', days: 10, returnDays: 3, objectionDays: 30, extensionDays: 15, extensions: 2 },
        { code: 'remind', name: '提醒函', number: '脱贫提〔{year}〕{ordinal}号', days: 3, returnDays: 2, objectionDays: 10, extensionDays: 5, extensions: 1 },
        { code: 'talk', name: '约谈通知', number: '脱贫约〔{year}〕{ordinal}号', days: 2, returnDays: 1, objectionDays: 10, extensionDays: 3, extensions: 1 },
        { code: 'rectify', name: '整改通知', number: '脱贫改〔{year}〕{ordinal}号', days: 15, returnDays: 3, objectionDays: 30, extensionDays: 15, extensions: 2 },
        { code: 'notice', name: '工作提示', number: '脱贫示〔{year}〕{ordinal}号', days: 5, returnDays: 2, objectionDays: 10, extensionDays: 5, extensions: 1 },
      ],
      urgedFrom: 1,
      phrases: ['正在推进', '正在办理', '正在整改', '抓紧落实', '已安排部署', '持续跟进', '尽快完成'],
      alike: 0.8,
      photosDiffer: 5,
    }),
  },
  refusals,
  queues: letterQueues,
  dayMatters: ['letter-to-answer'],
  entries,
  figures: letterCounts,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
