import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { villageQueues } from './contract.ts'
import { entries } from './entries.ts'
import { villageMeetingCounts } from './figures.ts'
import { initialVillageMeetings, VillageMeetingsParameter } from './parameter.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'

export const villageMeetings = capability({
  name: 'village-meetings',
  permissions,
  parameters: { 'village-meetings': parameter(VillageMeetingsParameter, initialVillageMeetings) },
  refusals,
  queues: villageQueues,
  entries,
  figures: villageMeetingCounts,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
