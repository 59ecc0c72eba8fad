import { z } from 'zod'
import { Tier } from '../kernel/roles.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day, Instant } from '../kernel/time.ts'
import { ChainLevel } from './responsibility.ts'
import { ProblemState } from './state.ts'
import { SubjectKind } from '../subjects/index.ts'

/** What opens problems: a visit, somebody of the county office by hand, or a duty check (查岗). */
export const ProblemSource = z.enum(['visit', 'hand', 'duty-check'])
export type ProblemSource = z.infer<typeof ProblemSource>

/**
 * One subject × one check item, living across rounds, inspectors and acceptance. Closed and found again is the same
 * problem, one spell later. This is what the entries of the log fold to (see `fold.ts`).
 */
export const Problem = z.object({
  id: Identifier,
  subjectKind: SubjectKind,
  subject: Identifier,
  /** The standard that its item is of. */
  standard: z.string(),
  item: z.string(),
  /** 牵头单位: the department that answers for it, the item's unless it was transferred. */
  department: z.string(),
  state: ProblemState,
  /** 1 when found first, one more with each return after closing. */
  spell: z.number().int().min(1),
  /** Times that a report turned out false, over all spells. */
  falseReports: z.number().int().min(0),
  /** Times that a report was sent back, over all spells. */
  returns: z.number().int().min(0),
  /** What opened it first: the visit, the duty check, or the entry by which it was opened by hand. */
  sourceKind: ProblemSource,
  source: Identifier,
  /** The round of the visit that opened it first; null where it was no visit. */
  firstRound: Identifier.nullable(),
  /** When the current spell was opened. */
  foundAt: Instant,
  dispatchedAt: Instant.nullable(),
  /** 责任单位: whom it was dispatched or transferred to. */
  unit: z.string().nullable(),
  /** The last day of the time allowed; null until dispatched. */
  dueOn: Day.nullable(),
  /** An extension that was asked for and not answered yet. */
  extensionUntil: Day.nullable(),
  extensionAskedBy: Identifier.nullable(),
  acknowledgedAt: Instant.nullable(),
  plannedAt: Instant.nullable(),
  reportedAt: Instant.nullable(),
  reportedBy: Identifier.nullable(),
  reporterTier: Tier.nullable(),
  reviewedAt: Instant.nullable(),
  reviewedBy: Identifier.nullable(),
  /** When somebody of a tier above the reporter saw the place after the report, and who. */
  siteCheckedAt: Instant.nullable(),
  siteCheckedBy: Identifier.nullable(),
  closedAt: Instant.nullable(),
  closedBy: Identifier.nullable(),
  /** Drawn into the sample that is seen again after closing, by when. */
  revisitDueOn: Day.nullable(),
  revisitedAt: Instant.nullable(),
  revisitedBy: Identifier.nullable(),
  /** How far up the chain it has been raised in this spell. */
  escalatedTo: ChainLevel.nullable(),
  escalatedAt: Instant.nullable(),
  /** When a leader last took it in hand in person. */
  leaderCheckedAt: Instant.nullable(),
  mergedInto: Identifier.nullable(),
  /** How many entries have been folded; whoever acts says which version was seen. */
  version: z.number().int().min(1),
})
export type Problem = z.infer<typeof Problem>

/** When a problem went through what, as far as it has. */
export const problemInstants = [
  'foundAt', 'dispatchedAt', 'acknowledgedAt', 'plannedAt', 'reportedAt', 'reviewedAt', 'siteCheckedAt', 'closedAt', 'revisitedAt', 'escalatedAt',
  'leaderCheckedAt',
] as const satisfies readonly (keyof Problem)[]
