import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Day, Instant } from '../kernel/time.ts'
import { Party, RegionCode } from '../places/index.ts'
import { FigureChoice, FrozenFigure } from './paper-figures.ts'

const count = z.number().int()
const UnitCode = z.string().min(1).max(40)

/** What a point of the agenda or a decision is about, where it is something that the software keeps. */
export const AboutKind = z.enum(['problem', 'indicator', 'letter', 'sharedMatter'])
export type AboutKind = z.infer<typeof AboutKind>
export const MeetingAbout = z.object({ kind: AboutKind, id: Identifier })
export type MeetingAbout = z.infer<typeof MeetingAbout>

export const AgendaItem = z.object({ id: Identifier, text: z.string().trim().min(1).max(200), about: MeetingAbout.nullable() })
export type AgendaItem = z.infer<typeof AgendaItem>

/** What can be changed of a meeting until its minutes are issued. */
export const MeetingTerms = z.object({
  title: z.string().trim().min(2).max(100),
  day: Day,
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  place: z.string().trim().max(60),
  /** 主持, by name and post. */
  chair: z.string().trim().min(1).max(60),
  agenda: z.array(AgendaItem).max(30),
  /** Codes of the units that are to come. */
  units: z.array(UnitCode).max(400),
})
export type MeetingTerms = z.infer<typeof MeetingTerms>

/** Convened; then its minutes are issued and what was decided is owed; or it was called off, and keeps its number. */
export const MeetingState = z.enum(['convened', 'issued', 'called-off'])
export type MeetingState = z.infer<typeof MeetingState>

export const Meeting = MeetingTerms.extend({
  id: Identifier,
  kind: z.string(),
  kindName: z.string(),
  year: count,
  ordinal: count,
  /** As it is told: 领导小组会议 2020年第5次. */
  number: z.string(),
  region: RegionCode,
  state: MeetingState,
  convenedBy: Identifier.nullable(),
  convenedAt: Instant,
  recordedAt: Instant.nullable(),
  minutesOrdinal: count.nullable(),
  minutesNumber: z.string(),
  minutesHash: z.string(),
  issuedOn: Day.nullable(),
  issuedBy: Identifier.nullable(),
  /** Empty unless it was called off. */
  calledOffReason: z.string(),
})
export type Meeting = z.infer<typeof Meeting>

/** Who speaks: of the last a 表态, of the first a 典型发言. */
export const Speech = z.enum(['commitment', 'example'])
export type Speech = z.infer<typeof Speech>

/** A place that the county's rule has speak, with the rank and the figure by which it does. */
export const Speaker = z.object({ speech: Speech, region: RegionCode, name: z.string(), rank: count, value: z.number() })
export type Speaker = z.infer<typeof Speaker>

/** Who was there: a unit's people, or its absence with the reason. */
export const Attendance = z.object({
  id: Identifier,
  unit: UnitCode,
  region: RegionCode,
  person: Identifier.nullable(),
  name: z.string().trim().max(40),
  title: z.string().trim().max(60),
  isPresent: z.boolean(),
  reason: z.string().trim().max(200),
})
export type Attendance = z.infer<typeof Attendance>

/** Decided and not issued yet; owed; reported as done; closed when both leaders agree; or only for information (阅知). */
export const DecisionState = z.enum(['open', 'reported', 'closed', 'for-information'])
export type DecisionState = z.infer<typeof DecisionState>

export const StepKind = z.enum(['noted', 'reported', 'endorsed', 'returned', 'extension-asked', 'extension-granted', 'extension-refused', 'corrected'])
export type StepKind = z.infer<typeof StepKind>

/** What happened to a decision, the first first. */
export const DecisionStep = z.object({ id: Identifier, kind: StepKind, at: Instant, by: Identifier.nullable(), text: z.string() })
export type DecisionStep = z.infer<typeof DecisionStep>

/** A decision after the minutes are issued, changed by a numbered correction: what it said before and says now. */
export const DecisionChange = z.object({ text: z.string().trim().min(2).max(1_000), lead: Party, co: z.array(Party).max(40), dueOn: Day })
export type DecisionChange = z.infer<typeof DecisionChange>
export const DecisionCorrection = z.object({
  id: Identifier, ordinal: count, decision: Identifier, before: DecisionChange, after: DecisionChange, reason: z.string(), by: Identifier.nullable(), day: Day,
})
export type DecisionCorrection = z.infer<typeof DecisionCorrection>

/** 议定事项. */
export const Decision = z.object({
  id: Identifier,
  ordinal: count,
  text: z.string(),
  about: MeetingAbout.nullable(),
  lead: Party,
  co: z.array(Party),
  dueOn: Day,
  /** The day was set by the county's rule and not by the meeting. */
  isDueByRule: z.boolean(),
  isUrged: z.boolean(),
  /** The two leaders who have to agree; none of what is for information. */
  closers: z.array(Identifier),
  state: DecisionState,
  endorsed: z.array(Identifier),
  reportedAt: Instant.nullable(),
  closedOn: Day.nullable(),
  extensionAsked: Day.nullable(),
  extensions: count,
  urged: count,
  urgedOn: Day.nullable(),
  steps: z.array(DecisionStep),
})
export type Decision = z.infer<typeof Decision>

export const PromiseDirection = z.enum(['at-least', 'at-most'])
export type PromiseDirection = z.infer<typeof PromiseDirection>

/** A figure with what it shall be. */
export const PromisedFigure = FigureChoice.extend({ direction: PromiseDirection, target: z.number().min(0).max(1_000_000_000) })
export type PromisedFigure = z.infer<typeof PromisedFigure>

/** Waits for its day; kept or missed by the figure of that day; of which nothing could be told; or nobody can say (不可核). */
export const CommitmentState = z.enum(['waiting', 'kept', 'missed', 'untold', 'uncheckable'])
export type CommitmentState = z.infer<typeof CommitmentState>

/** 表态: what a unit promises. */
export const Commitment = Party.extend({
  id: Identifier,
  ordinal: count,
  speaker: z.string(),
  text: z.string(),
  promised: PromisedFigure.nullable(),
  day: Day.nullable(),
  state: CommitmentState,
  judgedAt: Instant.nullable(),
  judged: FrozenFigure.nullable(),
})
export type Commitment = z.infer<typeof Commitment>

/** A commitment of an earlier meeting as it is read out at this one (上次表态兑现情况). */
export const Reading = Commitment.omit({ ordinal: true }).extend({ unitName: z.string(), meeting: Identifier, meetingNumber: z.string() })
export type Reading = z.infer<typeof Reading>

/** The papers of a meeting: figures, who speaks, and what became of earlier commitments, all as they were at one moment. */
export const Papers = z.object({ id: Identifier, frozenAt: Instant, frozenBy: Identifier.nullable(), figures: z.array(FrozenFigure), speakers: z.array(Speaker), readings: z.array(Reading) })
export type Papers = z.infer<typeof Papers>

/** A meeting with all that belongs to it. */
export interface MeetingStory {
  meeting: Meeting
  papers: Papers[]
  attendance: Attendance[]
  decisions: Decision[]
  commitments: Commitment[]
  corrections: DecisionCorrection[]
}
