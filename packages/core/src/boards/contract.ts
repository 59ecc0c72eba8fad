import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { RegionCode } from '../places/index.ts'
import { Day, Instant } from '../kernel/time.ts'
import type { BoardCount, ChangeCount } from '../problems/index.ts'
import { boardCounts, BoardStage, changeCounts } from '../problems/index.ts'
import { RankedBy } from './ranked-by.ts'

export const BoardBy = z.enum(['township', 'village', 'department', 'item'])
export type BoardBy = z.infer<typeof BoardBy>

/** How long a stage takes, of those that are through it and of those that still wait in it. */
export const StagePace = z.object({
  stage: BoardStage,
  /** Of those that are through; null where none is. */
  medianDays: z.number().nullable(),
  /** How long those that wait have waited so far: a quick median of the few that are through hides nothing. */
  medianWaitingDays: z.number().nullable(),
})
export type StagePace = z.infer<typeof StagePace>

export const boardCountNames = [...Object.keys(boardCounts), ...Object.keys(changeCounts)] as (BoardCount | ChangeCount)[]
const counts = Object.fromEntries(boardCountNames.map((name) => [name, z.number().int()])) as Record<BoardCount | ChangeCount, z.ZodNumber>

/** One place, department or item with the counts that `core/problems/figures.ts` declares. */
export const BoardRow = z.object({
  /** Code of the region, department or item; the county's in the total. */
  key: z.string(),
  name: z.string(),
  ...counts,
  stages: z.array(StagePace),
})
export type BoardRow = z.infer<typeof BoardRow>

/** The board of rectification (整改进度): counts and pace within the caller's scope. */
export const getBoard = endpoint({
  name: 'getBoard',
  method: 'GET',
  path: '/api/board',
  access: 'problems:read',
  query: z.object({
    by: BoardBy.default('township'),
    region: RegionCode.optional(),
    /** From when on changes are counted; from yesterday on where no day is asked for. */
    since: Day.optional(),
  }),
  reply: z.object({ asOf: Instant, today: Day, since: Day, total: BoardRow, rows: z.array(BoardRow) }),
})

/**
 * Where the caller's own townships stand among all of the county: the rank alone, and nothing of the others. None for whoever sees
 * the whole county, which ranks for itself, and for whoever sees less than a township.
 */
export const getOwnRanks = endpoint({
  name: 'getOwnRanks',
  method: 'GET',
  path: '/api/board/ranks',
  access: 'problems:read',
  query: z.object({ sort: RankedBy.default('closedShare'), since: Day.optional() }),
  reply: z.object({
    /** `rank` is null where nothing was found; `of` counts those that have one. */
    townships: z.array(z.object({ region: RegionCode, name: z.string(), rank: z.number().int().nullable(), of: z.number().int() })),
  }),
})

/** What one leader took in hand in person, as `leaderCounts` of `core/problems/figures.ts` declares it. */
export const LeaderChecks = z.object({
  person: Identifier,
  name: z.string(),
  title: z.string(),
  verified: z.number().int(),
  led: z.number().int(),
  supervised: z.number().int(),
  /** Different problems. */
  taken: z.number().int(),
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
