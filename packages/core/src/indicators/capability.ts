import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { entries } from './entries.ts'
import { indicatorCounts, indicatorShares } from './figures.ts'
import { IndicatorsParameter } from './parameters.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'
import { StagesParameter } from './stages.ts'
import { indicatorTables } from './tables.ts'

export const indicators = capability({
  name: 'indicators',
  permissions,
  parameters: {
    indicators: parameter(IndicatorsParameter, {
      lights: [
        { when: 'points-behind', amount: 10, light: 'yellow' }, { when: 'points-behind', amount: 30, light: 'red' },
        { when: 'short-of-target', amount: 0, light: 'yellow' }, { when: 'short-of-target', amount: 10, light: 'red' },
        { when: 'days-without-report', amount: 14, light: 'yellow' }, { when: 'red-in-a-row', amount: 3, light: 'red' },
      ],
      named: 3, uninsured: ['未参保', '否', '无', '未参加', '断保'],
    }, { mayBeginBefore: true }),
    stages: parameter(StagesParameter, { demands: [] }, { mayBeginBefore: true }),
  },
  refusals,
  queues: ['to-report', 'to-confirm'],
  dayMatters: ['report-to-submit'],
  tables: indicatorTables,
  entries,
  figures: { ...indicatorCounts, ...indicatorShares },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
