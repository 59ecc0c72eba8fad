import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { monitoringQueues } from './contract.ts'
import { entries } from './entries.ts'
import { monitoringCounts } from './figures.ts'
import { initialMonitoring, MonitoringParameter } from './parameter.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'

export const monitoring = capability({
  name: 'monitoring',
  permissions,
  parameters: { monitoring: parameter(MonitoringParameter, initialMonitoring) },
  refusals,
  queues: monitoringQueues,
  entries,
  figures: monitoringCounts,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
