import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { RegionCode } from '../places/index.ts'
import { Instant } from '../kernel/time.ts'
import { BoardStage } from '../problems/index.ts'

export const BoardBy = z.enum(['township', 'village', 'department'])
export type BoardBy = z.infer<typeof BoardBy>

/** How long a stage takes: those that are through it, and those that still wait in it. */
export const StagePace = z.object({
  stage: BoardStage,
  done: z.number().int(),
  /** Of those that are through; null where none is. */
  medianDays: z.number().nullable(),
  waiting: z.number().int(),
  /** How long those that wait have waited so far: a quick median of the few that are through hides nothing. */
  medianWaitingDays: z.number().nullable(),
})
export type StagePace = z.infer<typeof StagePace>

/** One place or department. Problems that turned out not to be any, or were merged, are not counted. */
export const BoardRow = z.object({
  /** Code of the region or department; the county's in the total. */
  key: z.string(),
  name: z.string(),
  found: z.number().int(),
  /** How many have come as far in their present spell; whoever is further has passed it. */
  dispatched: z.number().int(),
  acknowledged: z.number().int(),
  reported: z.number().int(),
  closed: z.number().int(),
  overdue: z.number().int(),
  /** Times, over all spells: sent back, shown to be false, back after closing (反弹). */
  returned: z.number().int(),
  falseReports: z.number().int(),
  cameBack: z.number().int(),
  /** Problems with a measure of the kind, planned or reported: 政策叠加 against 激发内生动力; some have both. */
  policyMeasures: z.number().int(),
  ownDriveMeasures: z.number().int(),
  stages: z.array(StagePace),
})
export type BoardRow = z.infer<typeof BoardRow>

/** The board of rectification (整改进度): counts and pace within the caller's scope. */
export const getBoard = endpoint({
  name: 'getBoard',
  method: 'GET',
  path: '/api/board',
  access: 'problems:read',
  query: z.object({ by: BoardBy.default('township'), region: RegionCode.optional() }),
  reply: z.object({ asOf: Instant, total: BoardRow, rows: z.array(BoardRow) }),
})

/** How often one leader took problems in hand in person: 亲自核, 亲自抓, 亲自督. */
export const LeaderChecks = z.object({
  person: Identifier,
  name: z.string(),
  title: z.string(),
  verified: z.number().int(),
  led: z.number().int(),
  supervised: z.number().int(),
  /** Different problems. */
  problems: z.number().int(),
})
export type LeaderChecks = z.infer<typeof LeaderChecks>

export const getLeaderChecks = endpoint({
  name: 'getLeaderChecks',
  method: 'GET',
  path: '/api/board/leaders',
  access: 'problems:read',
  query: z.object({ region: RegionCode.optional() }),
  reply: z.object({ asOf: Instant, leaders: z.array(LeaderChecks) }),
})
