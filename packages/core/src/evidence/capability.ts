import { capability, parameter } from '../kernel/capability.ts'
import { EvidenceParameter } from './types.ts'
import { refusals } from './refusals.ts'

export const evidence = capability({
  name: 'evidence',
  parameters: {
    evidence: parameter(EvidenceParameter, {
      largestBytes: 52_428_800, largestPixels: 60_000_000, longerSide: 2_000, thumbnailSide: 360, quality: 82,
    }),
  },
  refusals,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
})
