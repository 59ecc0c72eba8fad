import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, PageQuery } from '../kernel/page.ts'
import { Tier } from '../kernel/roles.ts'
import { Day, Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { Month } from './attendance.ts'
import { DutyCheck, DutyCheckTold, DutyPost, FedBack, PresenceTold } from './check.ts'
import { DutyAct, dutyActNames, DutyFinding } from './finding.ts'
import { Leave, LeaveAsked } from './leave.ts'

const count = z.number().int()

/** Waiting for answers, among these past their hours; to be decided; and what was decided. */
export const DutyStanding = z.enum(['open', 'late', 'to-decide', 'excused', 'unexcused'])
export type DutyStanding = z.infer<typeof DutyStanding>

/** What somebody owes of it. */
export const dutyQueues = ['duty-to-answer', 'duty-to-decide', 'leave-to-approve'] as const
export const DutyQueue = z.enum(dutyQueues)
export type DutyQueue = z.infer<typeof DutyQueue>
export const DutyFindingQueue = DutyQueue.exclude(['leave-to-approve'])
export type DutyFindingQueue = z.infer<typeof DutyFindingQueue>

/** What slips say of an absence. */
export const ExcuseName = z.enum(['official', 'leave', 'younger', 'not-approved', 'none'])
export type ExcuseName = z.infer<typeof ExcuseName>

export const DutyFilter = z.object({
  standing: DutyStanding.optional(),
  region: RegionCode.optional(),
  unit: z.string().max(40).optional(),
  post: Identifier.optional(),
  /** What waits for the caller. */
  queue: DutyFindingQueue.optional(),
})
export type DutyFilter = z.infer<typeof DutyFilter>

export const DutyFindingRow = DutyFinding.pick({ id: true, at: true, dueAt: true, state: true, personAnsweredAt: true, unitAnsweredAt: true, problem: true, post: true, village: true }).extend({
  name: z.string(), title: z.string(), unitName: z.string(), villageName: z.string(),
  /** By whom it was found: the tier that fed it back with its source, or null for the county's own. */
  fedBackTier: Tier.nullable(), source: z.string(),
  isLate: z.boolean(),
})
export type DutyFindingRow = z.infer<typeof DutyFindingRow>

/** Absences that concern the caller, the latest first. */
export const listDutyFindings = endpoint({
  name: 'listDutyFindings', method: 'GET', path: '/api/duty', access: 'duty:read', query: DutyFilter.extend(PageQuery.shape), reply: pageOf(DutyFindingRow),
})

export const DutyCounts = z.object({ open: count, late: count, toDecide: count, excused: count, unexcused: count, contradicted: count, tooFew: count })
export type DutyCounts = z.infer<typeof DutyCounts>

export const countDuty = endpoint({ name: 'countDuty', method: 'GET', path: '/api/duty-counts', access: 'duty:read', query: DutyFilter.pick({ region: true }), reply: DutyCounts })

const Slip = Leave.extend({ what: ExcuseName, askedByName: z.string().nullable(), decidedByName: z.string().nullable() })

export const DutyFindingView = DutyFinding.extend({
  name: z.string(), title: z.string(), unitName: z.string(), villageName: z.string(),
  personAnswer: z.string(), unitAnswer: z.string(), unitAnsweredByName: z.string().nullable(), decidedByName: z.string().nullable(),
  isLate: z.boolean(),
  check: DutyCheck.extend({ inspectorName: z.string().nullable(), found: PresenceTold.shape.found, verified: PresenceTold.shape.verified, said: z.string() }),
  /** Slips that cover the day, with what each says of it. */
  slips: z.array(Slip),
  /** Whatever was found of the same post, the first first. */
  others: z.array(DutyFinding.pick({ id: true, at: true, state: true, problem: true }).extend({ fedBackTier: Tier.nullable(), source: z.string() })),
  /** What the county's parameter proposes after so many absences without an excuse; for the office alone, which decides. */
  proposal: z.string().nullable(),
  acts: z.array(z.enum(dutyActNames)),
})
export type DutyFindingView = z.infer<typeof DutyFindingView>

export const getDutyFinding = endpoint({ name: 'getDutyFinding', method: 'GET', path: '/api/duty/:id', access: 'duty:read', reply: DutyFindingView })

/** Answers, or decides. `id` is made by the client: the same request sent twice is done once. */
export const actOnDutyFinding = endpoint({
  name: 'actOnDutyFinding', method: 'POST', path: '/api/duty/:id/acts', access: 'duty:read', body: z.object({ id: Identifier, action: DutyAct }), reply: z.object({ id: Identifier }),
})

export const DutyCheckRow = DutyCheck.pick({ id: true, village: true, at: true, second: true, fedBackTier: true, source: true }).extend({
  villageName: z.string(), inspectorName: z.string().nullable(), checked: count, present: count, visiting: count, onLeave: count, absent: count,
})
export type DutyCheckRow = z.infer<typeof DutyCheckRow>
export const DutyCheckFilter = z.object({ region: RegionCode.optional(), post: Identifier.optional() })
export type DutyCheckFilter = z.infer<typeof DutyCheckFilter>

/** Checks in the places of the caller, the latest first. */
export const listDutyChecks = endpoint({
  name: 'listDutyChecks', method: 'GET', path: '/api/duty-checks', access: 'duty:read', query: DutyCheckFilter.extend(PageQuery.shape), reply: pageOf(DutyCheckRow),
})

export const DutyCheckView = DutyCheckRow.extend({
  enteredAt: Instant, signedBy: z.string(), witness: z.string(), photos: z.array(z.string()),
  presences: z.array(PresenceTold.extend({ name: z.string(), title: z.string(), unitName: z.string(), leaveKind: z.string().nullable(), finding: Identifier.nullable() })),
})
export type DutyCheckView = z.infer<typeof DutyCheckView>

export const getDutyCheck = endpoint({ name: 'getDutyCheck', method: 'GET', path: '/api/duty-checks/:id', access: 'duty:read', reply: DutyCheckView })

/** Who should be in a village on a day, with the slips that cover it. */
export const getDutyFrame = endpoint({
  name: 'getDutyFrame', method: 'GET', path: '/api/duty-frame', access: 'duty:check', query: z.object({ village: RegionCode, day: Day }),
  reply: z.object({ posts: z.array(DutyPost) }),
})

/** Enters a check: what two inspectors saw, or what another tier fed back with its source. */
export const addDutyCheck = endpoint({
  name: 'addDutyCheck', method: 'POST', path: '/api/duty-checks', access: 'duty:check',
  body: z.object({ id: Identifier, at: Instant, told: DutyCheckTold, fedBack: FedBack.nullable() }), reply: z.object({ id: Identifier }),
})

export const LeaveStanding = z.enum(['asked', 'approved', 'refused', 'today'])
export type LeaveStanding = z.infer<typeof LeaveStanding>
export const LeaveFilter = z.object({ standing: LeaveStanding.optional(), region: RegionCode.optional(), queue: z.literal('leave-to-approve').optional() })
export type LeaveFilter = z.infer<typeof LeaveFilter>

export const LeaveRow = Leave.extend({
  name: z.string(), title: z.string(), villageName: z.string(), unitName: z.string(), reason: z.string(), days: count, askedByName: z.string().nullable(), decidedByName: z.string().nullable(),
  mayDecide: z.boolean(),
})
export type LeaveRow = z.infer<typeof LeaveRow>

/** Slips that concern the caller, the latest first. */
export const listLeaves = endpoint({
  name: 'listLeaves', method: 'GET', path: '/api/duty-leave', access: 'duty:read', query: LeaveFilter.extend(PageQuery.shape), reply: pageOf(LeaveRow),
})

/** The posts for which the caller asks, and the kinds of leave. */
export const getLeaveFrame = endpoint({
  name: 'getLeaveFrame', method: 'GET', path: '/api/duty-leave-frame', access: 'leave:ask',
  reply: z.object({ kinds: z.array(z.string()), posts: z.array(DutyPost.pick({ post: true, name: true, title: true, unitName: true, village: true })) }),
})

export const askLeave = endpoint({
  name: 'askLeave', method: 'POST', path: '/api/duty-leave', access: 'leave:ask', body: LeaveAsked.extend({ id: Identifier }), reply: z.object({ id: Identifier }),
})

export const decideLeave = endpoint({
  name: 'decideLeave', method: 'POST', path: '/api/duty-leave/:id/decision', access: 'leave:approve', body: z.object({ id: Identifier, isApproved: z.boolean() }), reply: z.object({ id: Identifier }),
})

/** Sheets that say that somebody was there whom a check did not find, or who was on leave; and those with too few days. */
export const SheetStanding = z.enum(['contradicted', 'too-few'])
export type SheetStanding = z.infer<typeof SheetStanding>
export const SheetFilter = z.object({ standing: SheetStanding.optional(), region: RegionCode.optional(), month: Month.optional() })
export type SheetFilter = z.infer<typeof SheetFilter>

export const SheetRow = z.object({
  post: Identifier, name: z.string(), title: z.string(), unitName: z.string(), village: RegionCode, villageName: z.string(), month: Month,
  days: z.array(count), toldAt: Instant, toldByName: z.string().nullable(),
  /** Days on which a check found somebody absent, and on which a slip says that the person was on leave. */
  absentOn: z.array(Day), onLeaveOn: z.array(Day), isTooFew: z.boolean(),
})
export type SheetRow = z.infer<typeof SheetRow>

/** The month's days of each person, by village, as it was told; the workbook is `GET /api/duty-sheets.xlsx` with the same filter. */
export const listSheets = endpoint({
  name: 'listSheets', method: 'GET', path: '/api/duty-sheets', access: 'duty:read', query: SheetFilter.extend(PageQuery.shape), reply: pageOf(SheetRow),
})

/** Whoever was to be at a post in a month, where the caller tells attendance. */
export const getSheetPeople = endpoint({
  name: 'getSheetPeople', method: 'GET', path: '/api/duty-sheet-people', access: 'attendance:tell', query: z.object({ month: Month }),
  reply: z.object({ posts: z.array(DutyPost.pick({ post: true, name: true, title: true, unitName: true, village: true })) }),
})

export const tellSheet = endpoint({
  name: 'tellSheet', method: 'POST', path: '/api/duty-sheets', access: 'attendance:tell',
  body: z.object({ id: Identifier, post: Identifier, month: Month, days: z.string().max(200) }), reply: z.object({ days: z.array(count) }),
})
