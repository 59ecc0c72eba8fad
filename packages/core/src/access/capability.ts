import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { entries } from './entries.ts'
import { SecondFactorParameter, SignInParameter, WatermarkParameter } from './parameters.ts'
import { peopleTable } from './people-table.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'

export const access = capability({
  name: 'access',
  permissions,
  parameters: {
    'sign-in': parameter(SignInParameter, {
      attempts: 5, addressAttempts: 50, accountAttempts: 20, usualDays: 90, lockMinutes: 15, idleMinutes: 60, absoluteHours: 12, passwordLength: 10, oneTimeHours: 72,
    }),
    'second-factor': parameter(SecondFactorParameter, { administrators: true, countyOffice: true, everybody: false, graceDays: 7, rememberDays: 30 }),
    watermark: parameter(WatermarkParameter, { screens: false, exports: false }),
  },
  refusals,
  entries,
  tables: [peopleTable],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
})
