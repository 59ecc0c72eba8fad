import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day, Instant } from '../kernel/time.ts'
import { Attendance, Commitment, CommitmentState, Decision, DecisionCorrection, Meeting, MeetingTerms, Papers } from './meeting.ts'
import { FrozenFigure } from './paper-figures.ts'

const moves = { phones: 'nothing', figures: 'none' } as const
const about = 'place'
const details = { meeting: 'meeting' } as const
const at = { meeting: Identifier }
const ofDecision = { ...at, decision: Identifier }

export const entries = {
  'meeting-convened': entry({
    about, moves, tells: ['units'],
    payload: Meeting.omit({ id: true, state: true, convenedBy: true, convenedAt: true, recordedAt: true, minutesOrdinal: true, minutesNumber: true, minutesHash: true, issuedOn: true, issuedBy: true, calledOffReason: true }).extend(at),
  }),
  'meeting-changed': entry({ about, moves, tells: ['units'], details, payload: MeetingTerms.extend(at) }),
  'meeting-called-off': entry({ about, moves, tells: ['units'], details, payload: z.object({ ...at, reason: z.string() }) }),
  'meeting-papers': entry({ about, moves, details, payload: Papers.omit({ frozenBy: true, id: true }).extend({ ...at, papers: Identifier }) }),
  'meeting-recorded': entry({
    about, moves, details,
    payload: z.object({
      ...at, attendance: z.array(Attendance),
      decisions: z.array(Decision.omit({ endorsed: true, reportedAt: true, closedOn: true, extensionAsked: true, extensions: true, urged: true, urgedOn: true, steps: true })),
      commitments: z.array(Commitment.omit({ judgedAt: true, judged: true })),
    }),
  }),
  'meeting-minutes-issued': entry({
    about, moves, tells: ['lead', 'co', 'closers'], details, payload: z.object({ ...at, ordinal: z.number().int(), number: z.string(), sha256: z.string(), day: Day, decisions: z.number().int() }),
  }),
  'meeting-decision-corrected': entry({ about, moves, tells: ['lead', 'co'], details, payload: DecisionCorrection.omit({ id: true, by: true }).extend({ ...at, correction: Identifier }) }),
  'decision-noted': entry({ about, moves, details, payload: z.object({ ...ofDecision, text: z.string() }) }),
  'decision-reported': entry({ about, moves, tells: ['closers'], details, payload: z.object({ ...ofDecision, text: z.string() }) }),
  'decision-endorsed': entry({ about, moves, tells: ['lead'], details, payload: z.object({ ...ofDecision, text: z.string(), isClosed: z.boolean(), day: Day }) }),
  'decision-returned': entry({ about, moves, tells: ['lead'], details, payload: z.object({ ...ofDecision, reason: z.string() }) }),
  'decision-extension-asked': entry({ about, moves, tells: ['office'], details, payload: z.object({ ...ofDecision, until: Day, reason: z.string() }) }),
  'decision-extension-decided': entry({ about, moves, tells: ['lead', 'co'], details, payload: z.object({ ...ofDecision, until: Day, isGranted: z.boolean(), reason: z.string() }) }),
  /** By the clock. */
  'decision-urged': entry({ about, moves, tells: ['lead', 'co'], details, payload: z.object({ ...ofDecision, day: Day, dueOn: Day, told: z.number().int() }) }),
  /** By the clock, when the day of a commitment is over. */
  'commitment-judged': entry({
    about, moves, tells: ['unit', 'office'], details: { ...details, state: { term: 'commitmentState' } },
    payload: z.object({ ...at, commitment: Identifier, state: CommitmentState, judgedAt: Instant, judged: FrozenFigure }),
  }),
}

declare module '../kernel/entry.ts' {
  interface References {
    /** A meeting, by its number and title. */
    meeting: true
    /** What a meeting decided, by its text. */
    decision: true
  }
}

type Entries = typeof entries
export type MeetingEntryKind = keyof Entries
/** What happened to a meeting and what came of it, as the log tells it. */
export type MeetingEntry = { [Kind in Exclude<MeetingEntryKind, 'meeting-convened'>]: { kind: Kind; payload: z.output<Entries[Kind]['payload']> } }[Exclude<MeetingEntryKind, 'meeting-convened'>]
export type ConvenedPayload = z.output<Entries['meeting-convened']['payload']>
