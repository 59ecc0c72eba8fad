import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { supervisionQueues } from './contract.ts'
import { entries } from './entries.ts'
import { supervisionCounts } from './figures.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'
import { SupervisionParameter } from './rules.ts'

export const supervision = capability({
  name: 'supervision',
  permissions,
  parameters: {
    supervision: parameter(SupervisionParameter, {
      rules: [
        { name: '问题发生率 10% 以上', of: 'township', measure: 'incidence', from: 0.1, rounds: 1, least: 50, grade: 'A' },
        { name: '问题发生率 5% 以上', of: 'township', measure: 'incidence', from: 0.05, rounds: 1, least: 50, grade: 'B' },
        { name: '超时限的占 20% 以上', of: 'township', measure: 'overdue', from: 0.2, rounds: 1, least: 20, grade: 'B' },
        { name: '虚报整改的占 5% 以上', of: 'township', measure: 'false-reports', from: 0.05, rounds: 1, least: 20, grade: 'A' },
        { name: '连续两轮入户率不到 95%', of: 'township', measure: 'coverage', from: 0.95, rounds: 2, least: 50, grade: 'C' },
        { name: '有指标亮红灯', of: 'department', measure: 'red-indicators', from: 1, rounds: 1, least: 0, grade: 'B' },
        { name: '行业问题一半以上没办结', of: 'department', measure: 'open', from: 0.5, rounds: 1, least: 20, grade: 'B' },
        { name: '行业问题超时限的占 30% 以上', of: 'department', measure: 'overdue', from: 0.3, rounds: 1, least: 20, grade: 'B' },
        { name: '挂牌乡镇 30% 以上', of: 'county', measure: 'listed-townships', from: 0.3, rounds: 1, least: 0, grade: 'A' },
      ],
      contents: ['“两不愁三保障”和饮水安全', '劳动力转移就业', '易地搬迁入住和后续帮扶', '不稳定户、边缘户监测帮扶', '各类问题整改'],
      number: '脱贫督战〔{year}〕{ordinal}号',
      checksAMonth: 4,
    }),
  },
  refusals,
  queues: supervisionQueues,
  entries,
  figures: supervisionCounts,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
