import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Tier } from '../kernel/roles.ts'
import { Day } from '../kernel/time.ts'
import { Evidence, LeaderInvolvement, Measure } from './piece.ts'
import { ChainLevel } from './responsibility.ts'
import { SubjectKind } from '../subjects/index.ts'
import { Problem, ProblemSource } from './problem.ts'

const about = 'problem'
const moves = { phones: 'anew', figures: 'place' } as const
const pieces = z.array(Evidence)
/** What an entry says; any may have been taken in although it lay outside its maker's scope by then. */
const payload = <Shape extends z.ZodRawShape>(shape: Shape) => z.object({ ...shape, outsideScope: z.boolean().optional() })
const round = { round: 'round' } as const
/** What found it again: a visit in its round, or a duty check with what it noted. */
const foundBy = { visit: Identifier.nullable(), round: Identifier.nullable(), check: Identifier.nullish(), note: z.string().nullish() } as const

/** What happens to a problem, whom it tells (`told.ts`), what others read of it (`said.ts`), and what its entries carry. */
export const entries = {
  'problem-found': entry({
    about, moves: { ...moves, places: 'problem' }, details: round, says: ['opening', 'spell'],
    payload: payload({
      subjectKind: SubjectKind,
      subject: Identifier,
      standard: z.string(),
      item: z.string(),
      /** The department that answers for the item. */
      department: z.string(),
      sourceKind: ProblemSource,
      source: Identifier,
      round: Identifier.nullable(),
      /** What whoever opened it by hand wrote down, or what a duty check saw. */
      note: z.string().nullable(),
    }),
  }),
  'problem-seen-again': entry({ about, moves, details: round, payload: payload(foundBy) }),
  'problem-report-false': entry({
    about, moves, details: round, tells: ['reporter', 'responsible'], payload: payload(foundBy),
  }),
  /** By a visit or a duty check that found it again, or by a decision with a reason. */
  'problem-reopened': entry({
    about, moves, details: round, tells: ['reporter', 'formerly'], says: ['revisit-outcome', 'spell'],
    payload: payload({ visit: Identifier.nullable(), round: Identifier.nullable(), check: Identifier.nullish(), reason: z.string().nullable() }),
  }),
  'problem-dispatched': entry({
    about, moves, details: { unit: 'unit' }, tells: ['responsible'], payload: payload({ unit: z.string(), dueOn: Day, requirement: z.string().optional() }),
  }),
  'problem-acknowledged': entry({ about, moves, payload: payload({}) }),
  'problem-planned': entry({ about, moves, says: ['measures'], payload: payload({ measures: z.array(Measure).min(1) }) }),
  'problem-reported': entry({
    about, moves, details: { tier: { term: 'tier' } }, says: ['measures', 'report'],
    payload: payload({
      tier: Tier,
      measures: z.array(Measure).min(1),
      evidence: pieces.min(1),
      /** Mended while the finder was still there (边核边改). */
      onTheSpot: z.boolean(),
    }),
  }),
  'problem-returned': entry({
    about, moves, tells: ['reporter', 'responsible'], says: ['objection', 'return'], payload: payload({ reason: z.string() }),
  }),
  'problem-reviewed': entry({ about, moves, payload: payload({}) }),
  'problem-site-checked': entry({
    about, moves, tells: ['reporter', 'responsible'],
    payload: payload({ tier: Tier, stillThere: z.boolean(), note: z.string().nullable(), evidence: pieces }),
  }),
  'problem-closed': entry({ about, moves, tells: ['reporter'], payload: payload({}) }),
  'problem-revisit-drawn': entry({
    about, moves, tells: ['to-revisit'], says: ['revisit-draw'], payload: payload({ draw: Identifier, dueOn: Day }),
  }),
  /** A revisit that does not hold reopens the problem (反弹). */
  'problem-revisited': entry({
    about, moves, tells: ['reporter', 'formerly'], says: ['revisit-outcome', 'spell'],
    payload: payload({ tier: Tier, held: z.boolean(), note: z.string().nullable(), evidence: pieces }),
  }),
  'problem-transferred': entry({
    about, moves: { phones: 'out-of-scope', figures: 'place', places: 'problem' }, details: { unit: 'unit', department: 'unit' },
    tells: ['responsible', 'formerly'],
    payload: payload({
      unit: z.string(),
      /** The department that answers from now on; null when it stays. */
      department: z.string().nullable(),
      reason: z.string(),
    }),
  }),
  'problem-extension-asked': entry({ about, moves, tells: ['to-extend'], payload: payload({ until: Day, reason: z.string() }) }),
  'problem-extension-granted': entry({ about, moves, tells: ['asker'], payload: payload({ dueOn: Day }) }),
  'problem-extension-refused': entry({ about, moves, tells: ['asker'], payload: payload({ reason: z.string() }) }),
  'problem-voided': entry({
    about, moves, tells: ['reporter', 'formerly'], says: ['objection'],
    payload: payload({ reason: z.string(), evidence: pieces.min(1) }),
  }),
  /**
   * The visit that opened it, or by which it came back, was replaced by a corrected one that does not find it, and nobody
   * else has found it since.
   */
  'problem-withdrawn': entry({
    about, moves, tells: ['reporter', 'formerly'],
    payload: payload({
      /** The visit that no longer counts. */
      visit: Identifier,
      /** The entry by which that visit had opened it or brought it back. */
      opening: Identifier,
      /** What it was before; null where the visit had opened it first, and then it is void. */
      restored: Problem.nullable(),
    }),
  }),
  'problem-merged': entry({
    about, moves, details: { into: 'problem' }, tells: ['reporter', 'formerly'], payload: payload({ into: Identifier }),
  }),
  /**
   * Its subject has become part of another: what was not mended yet goes on there as it stood, or comes back there where the
   * other had it mended. The one that it goes on from is merged into it. With the measures that were told of it last.
   */
  'problem-carried-over': entry({
    about, moves: { ...moves, places: 'problem' }, details: { from: 'problem' }, says: ['spell', 'measures'],
    payload: payload({ from: Identifier, carried: Problem, measures: z.array(Measure) }),
  }),
  /** What it was about is no more. */
  'problem-lapsed': entry({ about, moves, tells: ['reporter', 'formerly'], payload: payload({}) }),
  /** It was about something after all: it stands as it did before it lapsed. */
  'problem-revived': entry({ about, moves, tells: ['reporter', 'responsible'], payload: payload({ restored: Problem }) }),
  /** Its subject lies elsewhere now, where another unit has to mend it; how far it has come stays. */
  'problem-unit-changed': entry({
    about, moves, details: { unit: 'unit', from: 'unit' }, tells: ['responsible', 'formerly'],
    payload: payload({ unit: z.string(), from: z.string() }),
  }),
  /** Raised to somebody further up the chain of responsibility, by a person or by the deadline (then without actor). */
  'problem-escalated': entry({
    about, moves, details: { level: { term: 'chainLevel' }, people: 'person' }, tells: ['raised-to'],
    payload: payload({
      level: ChainLevel,
      /** Who holds that post at this moment; empty where nobody does. */
      people: z.array(Identifier),
      reason: z.string().nullable(),
    }),
  }),
  'problem-leader-checked': entry({
    about, moves, details: { how: { term: 'involvement' } }, tells: ['responsible'], says: ['leader-check'],
    payload: payload({ how: LeaderInvolvement, title: z.string(), note: z.string(), evidence: pieces }),
  }),
  'problem-commented': entry({ about, moves, tells: ['involved', 'responsible'], payload: payload({ text: z.string() }) }),
}

declare module '../kernel/entry.ts' {
  interface References {
    problem: true
  }
}
