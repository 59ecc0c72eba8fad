import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, PageQuery } from '../kernel/page.ts'
import { Day } from '../kernel/time.ts'
import { Party, Unit } from '../places/index.ts'
import { DecisionAct, decisionActNames, MeetingAct, meetingActNames } from './acts.ts'
import { AgendaItem, Attendance, Commitment, CommitmentState, Decision, DecisionCorrection, DecisionState, DecisionStep, Meeting, MeetingState, MeetingTerms, Papers } from './meeting.ts'
import { FigureChoice } from './paper-figures.ts'
import { MeetingKind, MeetingsParameter } from './rules.ts'

const count = z.number().int()
const NamedParty = Party.extend({ name: z.string() })

/** Convened and not held, held and without minutes, or with its minutes issued. */
export const MeetingFilter = z.object({ kind: z.string().max(20).optional(), state: MeetingState.optional() })
export type MeetingFilter = z.infer<typeof MeetingFilter>

export const MeetingRow = Meeting.pick({ id: true, number: true, kindName: true, title: true, day: true, startsAt: true, place: true, state: true }).extend({
  /** As far as the caller sees them. */
  decisions: count, closed: count, overdue: count, commitments: count, kept: count, missed: count,
})
export type MeetingRow = z.infer<typeof MeetingRow>

/** The meetings that concern the caller, the latest first. */
export const listMeetings = endpoint({
  name: 'listMeetings', method: 'GET', path: '/api/meetings', access: 'meetings:read', query: MeetingFilter.extend(PageQuery.shape), reply: pageOf(MeetingRow),
})

/** Convenes a meeting: it gets its number, and its papers with the figures of this moment. `id` is made by the client. */
export const conveneMeeting = endpoint({
  name: 'conveneMeeting', method: 'POST', path: '/api/meetings', access: 'meetings:manage',
  body: z.object({ id: Identifier, kind: z.string().max(20), terms: MeetingTerms, figures: z.array(FigureChoice).max(200) }), reply: z.object({ id: Identifier, number: z.string() }),
})

/** Open (and among these past its day), reported, closed, or for information only. */
export const DecisionStanding = z.enum(['open', 'overdue', 'reported', 'closed', 'for-information'])
export type DecisionStanding = z.infer<typeof DecisionStanding>

/** What somebody owes of what meetings decided and units promised. */
export const meetingQueues = ['decisions-to-do', 'decisions-to-endorse', 'decisions-to-extend', 'commitments-to-keep'] as const
export const MeetingQueue = z.enum(meetingQueues)
export type MeetingQueue = z.infer<typeof MeetingQueue>

export const DecisionFilter = z.object({
  standing: DecisionStanding.optional(),
  /** Leads it or works with it. */
  unit: z.string().max(40).optional(),
  meeting: Identifier.optional(),
  /** What it is about. */
  about: Identifier.optional(),
  /** What waits for the caller. */
  queue: MeetingQueue.optional(),
})
export type DecisionFilter = z.infer<typeof DecisionFilter>

export const DecisionRow = Decision.pick({ id: true, ordinal: true, text: true, dueOn: true, closedOn: true, extensionAsked: true, urged: true }).extend({
  meeting: Identifier, meetingNumber: z.string(), leadName: z.string(), coNames: z.array(z.string()), state: DecisionState, isOverdue: z.boolean(), agreed: count,
})
export type DecisionRow = z.infer<typeof DecisionRow>

/** What meetings decided and their minutes say, as far as it concerns the caller; what is due first first. */
export const listDecisions = endpoint({
  name: 'listDecisions', method: 'GET', path: '/api/meeting-decisions', access: 'meetings:read', query: DecisionFilter.extend(PageQuery.shape), reply: pageOf(DecisionRow),
})

export const CommitmentFilter = z.object({ state: CommitmentState.optional(), unit: z.string().max(40).optional(), meeting: Identifier.optional(), queue: MeetingQueue.optional() })
export type CommitmentFilter = z.infer<typeof CommitmentFilter>

export const CommitmentRow = Commitment.extend({ unitName: z.string(), meeting: Identifier, meetingNumber: z.string(),
  /** Of the place or the department of the promised figure, and of its indicator; empty where there is none. */
  subjectName: z.string(), indicatorName: z.string(),
  /** The meeting at which it was read out. */
  readAt: z.string().nullable(),
})
export type CommitmentRow = z.infer<typeof CommitmentRow>

/** What units promised at meetings, as far as it concerns the caller; the latest first. */
export const listCommitments = endpoint({
  name: 'listCommitments', method: 'GET', path: '/api/meeting-commitments', access: 'meetings:read', query: CommitmentFilter.extend(PageQuery.shape), reply: pageOf(CommitmentRow),
})

export const MeetingCounts = z.object({
  openDecisions: count, overdueDecisions: count, reportedDecisions: count, closedDecisions: count,
  waitingCommitments: count, keptCommitments: count, missedCommitments: count, untoldCommitments: count, uncheckableCommitments: count,
})
export type MeetingCounts = z.infer<typeof MeetingCounts>

export const countMeetings = endpoint({
  name: 'countMeetings', method: 'GET', path: '/api/meeting-counts', access: 'meetings:read', query: z.object({ unit: z.string().max(40).optional() }), reply: MeetingCounts,
})

const ShownStep = DecisionStep.extend({ byName: z.string().nullable() })
const ShownCorrection = DecisionCorrection.extend({ byName: z.string().nullable(), beforeLeadName: z.string(), afterLeadName: z.string() })

export const DecisionView = Decision.omit({ lead: true, co: true, steps: true }).extend({
  meeting: Identifier,
  meetingNumber: z.string(),
  lead: NamedParty,
  co: z.array(NamedParty),
  /** Who has to agree, and whether they have. */
  closerNames: z.array(z.object({ person: Identifier, name: z.string(), hasAgreed: z.boolean() })),
  aboutName: z.string().nullable(),
  isOverdue: z.boolean(),
  steps: z.array(ShownStep),
  corrections: z.array(ShownCorrection),
  acts: z.array(z.enum(decisionActNames)),
})
export type DecisionView = z.infer<typeof DecisionView>

export const getDecision = endpoint({ name: 'getDecision', method: 'GET', path: '/api/meeting-decisions/:id', access: 'meetings:read', reply: DecisionView })

/** Does something about what a meeting decided. `id` is made by the client: the same request sent twice is done once. */
export const actOnDecision = endpoint({
  name: 'actOnDecision', method: 'POST', path: '/api/meeting-decisions/:id/acts', access: 'meetings:read',
  body: z.object({ id: Identifier, action: DecisionAct }), reply: z.object({ id: Identifier }),
})

export const MeetingView = Meeting.omit({ units: true, agenda: true }).extend({
  today: Day,
  agenda: z.array(AgendaItem.extend({ aboutName: z.string().nullable() })),
  units: z.array(NamedParty),
  convenedByName: z.string().nullable(),
  issuedByName: z.string().nullable(),
  /** As far as the caller sees them. */
  papers: z.array(Papers.extend({ frozenByName: z.string().nullable() })),
  attendance: z.array(Attendance.extend({ unitName: z.string() })),
  decisions: z.array(DecisionView),
  commitments: z.array(CommitmentRow),
  acts: z.array(z.enum(meetingActNames)),
})
export type MeetingView = z.infer<typeof MeetingView>

/** A meeting, as far as it concerns the caller: the office sees all of it, everybody else what is theirs. */
export const getMeeting = endpoint({ name: 'getMeeting', method: 'GET', path: '/api/meetings/:id', access: 'meetings:read', reply: MeetingView })

/** Does something about a meeting. `id` is made by the client: the same request sent twice is done once. */
export const actOnMeeting = endpoint({
  name: 'actOnMeeting', method: 'POST', path: '/api/meetings/:id/acts', access: 'meetings:manage', body: z.object({ id: Identifier, action: MeetingAct }), reply: z.object({ id: Identifier }),
})

/** What the office needs to convene a meeting and to write it down. */
export const getMeetingFrame = endpoint({
  name: 'getMeetingFrame', method: 'GET', path: '/api/meeting-frame', access: 'meetings:manage',
  reply: z.object({
    today: Day,
    kinds: z.array(MeetingKind),
    days: MeetingsParameter.shape.days,
    units: z.array(Unit),
    /** Of the units, who holds a post there. */
    people: z.array(z.object({ unit: z.string(), person: Identifier, name: z.string(), title: z.string() })),
    /** Who may have to agree to a closing. */
    closers: z.array(z.object({ person: Identifier, name: z.string(), title: z.string() })),
    indicators: z.array(z.object({ key: Identifier, label: z.string() })),
    places: z.array(z.object({ code: z.string(), name: z.string() })),
    departments: z.array(z.object({ code: z.string(), name: z.string() })),
  }),
})

/* Files: `GET /api/meetings/:id/minutes.docx`. */
