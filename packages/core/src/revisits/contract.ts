import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { PageQuery, pageOf } from '../kernel/page.ts'
import { ProblemRow } from '../problems/index.ts'
import { RegionCode } from '../places/index.ts'
import { Day, Instant } from '../kernel/time.ts'

/** One village in a draw of the revisit sample, counted in households that have a closed problem. */
export const VillageDraw = z.object({
  village: RegionCode,
  villageName: z.string(),
  townshipName: z.string(),
  /** Households with a problem that is closed now. */
  closed: z.number().int(),
  /** Of these, all of whose closed problems had been drawn before. */
  drawnBefore: z.number().int(),
  /** Those that could be drawn, and how many of them are. */
  lot: z.number().int(),
  sample: z.number().int(),
  /** Problems of the drawn households; null in a preview, which draws nothing. */
  problems: z.number().int().nullable(),
  /** The chance that each household of the lot had; null where the lot is empty. */
  probability: z.number().nullable(),
})
export type VillageDraw = z.infer<typeof VillageDraw>

/** What a number of households to be drawn comes of, and what other numbers of the county's rule would make of it. */
export const DrawExplained = z.object({
  share: z.number(),
  households: z.number().int(),
  /** By the share alone, were there no least number of households a village. */
  byShare: z.number().int(),
  others: z.array(z.object({ share: z.number(), households: z.number().int(), sample: z.number().int() })),
})
export type DrawExplained = z.infer<typeof DrawExplained>

export const DrawReply = z.object({
  /** Until when the drawn problems are to be seen again. */
  dueOn: Day,
  /** Villages in which something is drawn. */
  villages: z.array(VillageDraw),
  /** Of a preview. */
  explained: DrawExplained.nullable(),
})
export type DrawReply = z.infer<typeof DrawReply>

/**
 * Draws the revisit sample (回访抽查): in each village until the county's share and number of households are reached, whole
 * households, each of a village with the same chance. The seed is the server's, so that nobody can choose a sample;
 * it is kept with the lot, so that anybody can draw it again. `preview` says how many, not which.
 */
export const drawRevisits = endpoint({
  name: 'drawRevisits',
  method: 'POST',
  path: '/api/revisit-draws',
  access: 'revisits:draw',
  body: z.object({
    /** Made by the client: the same request sent twice is one draw. */
    id: Identifier,
    /** Only here; the whole county when left out. */
    region: RegionCode.optional(),
    preview: z.boolean(),
  }),
  reply: DrawReply,
})

/** A draw that was made, with what it takes to repeat it. */
export const RevisitDraw = VillageDraw.extend({
  id: Identifier,
  seed: z.number().int(),
  drawnAt: Instant,
  drawnByName: z.string().nullable(),
  dueOn: Day,
})
export type RevisitDraw = z.infer<typeof RevisitDraw>

export const listRevisitDraws = endpoint({
  name: 'listRevisitDraws',
  method: 'GET',
  path: '/api/revisit-draws',
  access: 'revisits:draw',
  query: z.object({ region: RegionCode.optional() }),
  reply: z.object({ draws: z.array(RevisitDraw) }),
})

/** A household, or whatever else was drawn, with its problems that are to be seen again. */
export const SubjectToRevisit = z.object({
  subject: Identifier,
  /** The earliest day by which one of them is to be seen. */
  dueOn: Day,
  problems: z.array(ProblemRow),
})
export type SubjectToRevisit = z.infer<typeof SubjectToRevisit>

/** What the caller owes of the drawn sample, household by household, the nearest day first. */
export const listToRevisit = endpoint({
  name: 'listToRevisit',
  method: 'GET',
  path: '/api/revisits',
  access: 'problems:read',
  query: PageQuery,
  reply: pageOf(SubjectToRevisit),
})

/** Drawn households that were seen again, of these those that held; that still wait, of these those beyond their day. */
export const RevisitStanding = z.enum(['revisited', 'held', 'waiting', 'overdue'])
export type RevisitStanding = z.infer<typeof RevisitStanding>

const Outcome = z.enum(['held', 'failed']).nullable()

/** A household as it was drawn once, with what became of its problems; null while nobody has been there. */
export const DrawnHousehold = z.object({
  draw: Identifier,
  household: Identifier,
  number: z.string(),
  headName: z.string(),
  village: RegionCode,
  dueOn: Day,
  outcome: Outcome,
  problems: z.array(z.object({ id: Identifier, wording: z.string(), outcome: Outcome })),
})
export type DrawnHousehold = z.infer<typeof DrawnHousehold>

export const DrawnFilter = z.object({ region: RegionCode.optional(), standing: RevisitStanding.optional() })
export type DrawnFilter = z.infer<typeof DrawnFilter>

/** The drawn households of the caller's scope, each as often as it was drawn, in the order of place. */
export const listDrawnHouseholds = endpoint({
  name: 'listDrawnHouseholds',
  method: 'GET',
  path: '/api/revisit-households',
  access: 'problems:read',
  query: DrawnFilter.extend(PageQuery.shape),
  reply: pageOf(DrawnHousehold),
})

/**
 * What the revisits of one place found, as `revisitCounts` declares it. The unit is the household, as drawn: it held when
 * all its problems held.
 */
export const RevisitResult = z.object({
  region: RegionCode,
  name: z.string(),
  drawn: z.number().int(),
  revisited: z.number().int(),
  held: z.number().int(),
  /** Still to be revisited, and of these beyond their day. */
  waiting: z.number().int(),
  overdue: z.number().int(),
  /** Null where fewer were revisited than the county's `fewest`; Wilson's interval with 95 %. */
  share: z.object({ estimate: z.number(), lower: z.number(), upper: z.number() }).nullable(),
})
export type RevisitResult = z.infer<typeof RevisitResult>

/** The share that held, by township and by village, within the caller's scope; places where nothing was drawn are left out. */
export const getRevisitResults = endpoint({
  name: 'getRevisitResults',
  method: 'GET',
  path: '/api/revisit-results',
  access: 'problems:read',
  reply: z.object({
    total: RevisitResult, townships: z.array(RevisitResult), villages: z.array(RevisitResult),
    /** So many must have been revisited before a share is said. */
    fewest: z.number().int(),
  }),
})
