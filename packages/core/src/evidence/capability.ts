import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { entries } from './entries.ts'
import { EvidenceParameter } from './types.ts'
import { refusals } from './refusals.ts'

export const evidence = capability({
  name: 'evidence',
  parameters: {
    evidence: parameter(EvidenceParameter, {
      largestBytes: 52_428_800, unfinishedUploads: 100, largestPixels: 60_000_000, longerSide: 2_000, thumbnailSide: 360, quality: 82,
    }),
  },
  refusals,
  entries,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
})
