import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Day, Instant } from '../kernel/time.ts'
import { Attendance, Commitment, Decision, DecisionChange, MeetingTerms } from './meeting.ts'
import { FigureChoice } from './paper-figures.ts'

const reason = z.string().trim().min(2).max(500)
const UnitCode = z.string().min(1).max(40)

/** A decision as it is written down. */
export const WrittenDecision = Decision.pick({ id: true, about: true, isUrged: true, closers: true }).extend({
  text: z.string().trim().min(2).max(1_000),
  lead: UnitCode,
  co: z.array(UnitCode).max(40),
  /** By the county's rule when null. */
  dueOn: Day.nullable(),
  isForInformation: z.boolean(),
})
export type WrittenDecision = z.infer<typeof WrittenDecision>

export const WrittenCommitment = Commitment.pick({ id: true, promised: true, day: true }).extend({
  unit: UnitCode, speaker: z.string().trim().max(60), text: z.string().trim().min(2).max(1_000),
})
export type WrittenCommitment = z.infer<typeof WrittenCommitment>

export const WrittenAttendance = Attendance.omit({ region: true })
export type WrittenAttendance = z.infer<typeof WrittenAttendance>

/** What is written down of a meeting, whole. */
export const MeetingRecord = z.object({
  attendance: z.array(WrittenAttendance).max(600), decisions: z.array(WrittenDecision).max(100), commitments: z.array(WrittenCommitment).max(100),
})
export type MeetingRecord = z.infer<typeof MeetingRecord>

/** A decision put right. */
export const WrittenChange = DecisionChange.extend({ lead: UnitCode, co: z.array(UnitCode).max(40) })
export type WrittenChange = z.infer<typeof WrittenChange>

/** What the office does about a meeting. */
export const MeetingAct = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('change'), terms: MeetingTerms,
    /** What the form began with; so, too, of what follows. */
    seen: MeetingTerms.optional(),
  }),
  z.object({ act: z.literal('freeze'), figures: z.array(FigureChoice).max(200) }),
  z.object({
    act: z.literal('record'), record: MeetingRecord,
    /** When that was written down with which the form began; null where nothing was. */
    seen: Instant.nullable().optional(),
  }),
  z.object({ act: z.literal('call-off'), reason }),
  z.object({ act: z.literal('issue') }),
  z.object({ act: z.literal('correct'), decision: Identifier, after: WrittenChange, reason, seen: WrittenChange.optional() }),
])
export type MeetingAct = z.infer<typeof MeetingAct>
export type MeetingActName = MeetingAct['act']
export const meetingActNames = MeetingAct.options.map((option) => option.shape.act.value)

/** What is done about a decision whose minutes are issued. */
export const DecisionAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('note'), text: reason }),
  z.object({ act: z.literal('report'), text: reason }),
  z.object({ act: z.literal('endorse'), text: z.string().trim().max(500) }),
  z.object({ act: z.literal('return'), reason }),
  z.object({ act: z.literal('ask-extension'), until: Day, reason }),
  z.object({ act: z.literal('decide-extension'), isGranted: z.boolean(), reason: z.string().trim().max(500) }),
])
export type DecisionAct = z.infer<typeof DecisionAct>
export type DecisionActName = DecisionAct['act']
export const decisionActNames = DecisionAct.options.map((option) => option.shape.act.value)
