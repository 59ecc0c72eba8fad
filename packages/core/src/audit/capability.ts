import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { entries } from './entries.ts'
import { AlertsParameter } from './parameters.ts'
import { permissions } from './permissions.ts'

export const audit = capability({
  name: 'audit',
  permissions,
  parameters: { alerts: parameter(AlertsParameter, { revealsAnHour: 20, exportsADay: 10, wholeExportsADay: 1, nightFrom: 22, nightTo: 6 }) },
  entries,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
})
