import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { SampleDraw } from './contract.ts'
import { Round } from './round.ts'

export const entries = {
  'round-opened': entry({
    about: 'county', moves: { phones: 'nothing', figures: 'frame' }, details: { tier: { term: 'tier' } },
    payload: Round.omit({ formId: true, formVersion: true })
      .extend({ sampled: z.number(), draw: SampleDraw.nullable() }),
  }),
}

declare module '../kernel/entry.ts' {
  interface References {
    round: true
  }
}
