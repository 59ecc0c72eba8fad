import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Day, Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import type { BoardStage } from '../problems/index.ts'

/**
 * Three speeds, each another tier's: from being handed over to the first act (行动快), from there to the report (速度快), from
 * the report to its answer (反馈快). What waits and what is through are the board's counts of the same stage.
 */
export const speedStages = ['acknowledge', 'report', 'review'] as const satisfies readonly BoardStage[]
export const SpeedStage = z.enum(speedStages)
export type SpeedStage = z.infer<typeof SpeedStage>

const Count = z.number().int()

/** How long a stage takes, of all that have come to it: those that still wait count as long as they have waited. */
export const StageSpeed = z.object({
  stage: SpeedStage,
  done: Count,
  waiting: Count,
  /** Days until half are through; null as long as more than half wait. */
  median: z.number().nullable(),
  /** Between these days with 95 %; null where it cannot be said. */
  lower: z.number().nullable(),
  upper: z.number().nullable(),
})
export type StageSpeed = z.infer<typeof StageSpeed>

export const SpeedRow = z.object({ key: z.string(), name: z.string(), stages: z.array(StageSpeed) })
export type SpeedRow = z.infer<typeof SpeedRow>

/**
 * How uneven the places are in one figure: on the day on which half of all are through, the share that is through in the fastest place
 * less that in the slowest.
 */
export const Unevenness = z.object({
  stage: SpeedStage,
  day: z.number(),
  fastest: z.object({ name: z.string(), share: z.number() }),
  slowest: z.object({ name: z.string(), share: z.number() }),
  points: z.number(),
})
export type Unevenness = z.infer<typeof Unevenness>

/** How fast the tiers act, place by place (行动快、速度快、反馈快). */
export const getSpeeds = endpoint({
  name: 'getSpeeds',
  method: 'GET',
  path: '/api/pace/speeds',
  access: 'problems:read',
  query: z.object({ region: RegionCode.optional() }),
  reply: z.object({
    asOf: Instant,
    today: Day,
    by: z.enum(['township', 'village']),
    total: SpeedRow,
    rows: z.array(SpeedRow),
    /** Of the stages of which half are through, and that two places have at least so many of. */
    uneven: z.array(Unevenness),
    fewest: Count,
  }),
})
