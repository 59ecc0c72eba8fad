import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { entries } from './entries.ts'
import { CoverageParameter, FindingParameter, PositionParameter } from './parameters.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'

export const visits = capability({
  name: 'visits',
  permissions,
  parameters: {
    coverage: parameter(CoverageParameter, { assessedShare: 0.5 }),
    findings: parameter(FindingParameter, { hardNote: true, hardPhotos: 0, ordinaryNote: false, ordinaryPhotos: 0, printed: false }),
    positions: parameter(PositionParameter, { taken: true, tiles: '' }),
  },
  refusals,
  entries,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
})
