import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { RegionCode } from '../places/index.ts'
import { Round } from './round.ts'

const Count = z.number().int().min(0)

/** A round, and whether anybody was visited in it yet. */
export const ListedRound = Round.extend({ hasVisits: z.boolean() })
export type ListedRound = z.infer<typeof ListedRound>

export const listRounds = endpoint({
  name: 'listRounds',
  method: 'GET',
  path: '/api/rounds',
  access: 'rounds:read',
  reply: z.object({ rounds: z.array(ListedRound) }),
})

/** How a round's sample is drawn: from every village a share of its households, and at least so many. */
export const SampleDraw = z.object({
  share: z.number().gt(0).max(1),
  minimum: z.number().int().min(1).max(100_000),
  /** Kept with the round: the same seed over the same register draws the same households. */
  seed: z.number().int().min(0).max(4_294_967_295),
})
export type SampleDraw = z.infer<typeof SampleDraw>

/** Opens a round; `draw` is given for a round that covers a sample, and only then. Sent twice, it is one round. */
export const openRound = endpoint({
  name: 'openRound',
  method: 'POST',
  path: '/api/rounds',
  access: 'rounds:manage',
  body: Round.extend({ draw: SampleDraw.nullable(), blind: Round.shape.blind.default(false) })
    .refine((round) => (round.coverage === 'sample') === (round.draw !== null), { path: ['draw'] }),
  reply: z.object({ round: Round, households: Count }),
})

/** A round with how much of what it covers was visited, as `coverageCounts` declares it. */
export const RoundCoverage = Round.extend({
  due: Count,
  visited: Count,
  /** Moved away or deceased, and not seen. */
  gone: Count,
  formTitle: z.string(),
  draw: SampleDraw.nullable(),
})
export type RoundCoverage = z.infer<typeof RoundCoverage>

export const listRoundCoverage = endpoint({
  name: 'listRoundCoverage',
  method: 'GET',
  path: '/api/round-coverage',
  access: 'rounds:manage',
  reply: z.object({ rounds: z.array(RoundCoverage) }),
})

/** What a draw would give, village by village; the round drawn with the same numbers gets the same. */
export const previewSample = endpoint({
  name: 'previewSample',
  method: 'GET',
  path: '/api/round-sample',
  access: 'rounds:manage',
  query: z.object({ share: z.coerce.number(), minimum: z.coerce.number(), seed: z.coerce.number() }).pipe(SampleDraw),
  reply: z.object({
    villages: z.array(z.object({ village: RegionCode, name: z.string(), households: Count, drawn: Count })),
  }),
})
export type SamplePreview = z.infer<typeof previewSample.reply>
