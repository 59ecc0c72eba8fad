import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, PageQuery } from '../kernel/page.ts'
import { Day, Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { ResolutionStanding } from '../village-meetings/index.ts'
import { ClueTold, MonitoringAct, monitoringActs, MonitoringCase, MonitoringState, VisitTold } from './case.ts'
import { MonitoringParameter, MonitoringTier, ObjectKind, Procedure, RangeLine, StepKind } from './parameter.ts'

const count = z.number().int()

/** What somebody owes of it: the next step of a case. */
export const monitoringQueues = ['monitoring-step'] as const
export const MonitoringQueue = z.enum(monitoringQueues)

/** How cases are looked for. `monitored` are those under monitoring, a removal that goes on among them; `ended` those whose household has ended before the case. */
export const MonitoringStanding = z.enum(['taking-up', 'overdue', 'monitored', 'removal', 'removed', 'not-taken-up', 'in-time', 'late', 'ended'])
export type MonitoringStanding = z.infer<typeof MonitoringStanding>

export const MonitoringFilter = z.object({ standing: MonitoringStanding.optional(), stage: z.string().max(30).optional(), region: RegionCode.optional(), queue: MonitoringQueue.optional() })
export type MonitoringFilter = z.infer<typeof MonitoringFilter>

export const MonitoringRow = z.object({
  id: Identifier, household: Identifier, number: z.string(), headName: z.string(), village: RegionCode, villageName: z.string(), townshipName: z.string(), hasEnded: z.boolean(),
  state: MonitoringState, clueKind: z.string(), clueDay: Day, object: z.string().nullable(), risk: z.string().nullable(),
  /** The next step, whose it is, until when, and the people who hold a post for it. */
  stage: z.string().nullable(), tier: MonitoringTier.nullable(), dueOn: Day.nullable(), isOverdue: z.boolean(), waitsFor: z.array(z.string()),
  takenUpOn: Day.nullable(), isInTime: z.boolean().nullable(),
})
export type MonitoringRow = z.infer<typeof MonitoringRow>

/** Cases of the caller's households, the latest clue first; the workbook is `GET /api/monitoring-cases.xlsx` with the same filter. */
export const listMonitoringCases = endpoint({
  name: 'listMonitoringCases', method: 'GET', path: '/api/monitoring-cases', access: 'monitoring:read', query: MonitoringFilter.extend(PageQuery.shape), reply: pageOf(MonitoringRow),
})

/** Villages in which no household has had a case. */
export const MonitoringVillageStanding = z.enum(['none', 'some'])
export type MonitoringVillageStanding = z.infer<typeof MonitoringVillageStanding>
export const MonitoringVillageFilter = z.object({ standing: MonitoringVillageStanding.optional(), region: RegionCode.optional() })
export type MonitoringVillageFilter = z.infer<typeof MonitoringVillageFilter>
export const MonitoringVillageRow = z.object({ village: RegionCode, villageName: z.string(), townshipName: z.string(), cases: count, monitored: count, lastClueDay: Day.nullable() })
export type MonitoringVillageRow = z.infer<typeof MonitoringVillageRow>

export const listMonitoringVillages = endpoint({
  name: 'listMonitoringVillages', method: 'GET', path: '/api/monitoring-villages', access: 'monitoring:read', query: MonitoringVillageFilter.extend(PageQuery.shape), reply: pageOf(MonitoringVillageRow),
})

/** Where register and cases differ: the register says monitored and no case does; a case does and the register does not. */
export const MonitoringDifference = z.enum(['without-case', 'not-in-register'])
export type MonitoringDifference = z.infer<typeof MonitoringDifference>
export const MonitoringDifferenceFilter = z.object({ difference: MonitoringDifference.optional(), region: RegionCode.optional() })
export type MonitoringDifferenceFilter = z.infer<typeof MonitoringDifferenceFilter>
export const MonitoringDifferenceRow = z.object({
  household: Identifier, number: z.string(), headName: z.string(), village: RegionCode, villageName: z.string(), townshipName: z.string(), difference: MonitoringDifference,
  /** As what the register has it, a code of `monitored-class`; as what the case has. */
  registered: z.string().nullable(), object: z.string().nullable(), case: Identifier.nullable(),
})
export type MonitoringDifferenceRow = z.infer<typeof MonitoringDifferenceRow>

export const listMonitoringDifferences = endpoint({
  name: 'listMonitoringDifferences', method: 'GET', path: '/api/monitoring-differences', access: 'monitoring:read', query: MonitoringDifferenceFilter.extend(PageQuery.shape), reply: pageOf(MonitoringDifferenceRow),
})

export const MonitoringCaseCounts = z.object({ takingUp: count, overdue: count, inTime: count, late: count, monitored: count, removal: count, removed: count, notTakenUp: count, ended: count })
export type MonitoringCaseCounts = z.infer<typeof MonitoringCaseCounts>
export const MonitoringCounts = MonitoringCaseCounts.extend({ villagesWithNone: count, withoutCase: count, notInRegister: count })
export type MonitoringCounts = z.infer<typeof MonitoringCounts>

export const countMonitoring = endpoint({
  name: 'countMonitoring', method: 'GET', path: '/api/monitoring-counts', access: 'monitoring:read', query: z.object({ region: RegionCode.optional() }),
  reply: z.object({
    total: MonitoringCounts,
    /** By township for whoever sees the county, else by village. */
    by: z.enum(['township', 'village']), rows: z.array(MonitoringCounts.extend({ key: z.string(), name: z.string() })),
    /** By the step that is next. */
    stages: z.array(MonitoringCaseCounts.extend({ key: z.string() })),
    today: Day, wholeDays: count, set: z.string(), objects: z.array(ObjectKind),
    /** 监测范围 of this year; null where the county has not written it. */
    line: RangeLine.nullable(),
  }),
})

/** What was done about a case. What no longer stands was sent back or done anew. */
export const MonitoringDone = z.object({
  id: Identifier, procedure: Procedure.nullable(), step: z.string().nullable(), act: z.enum(monitoringActs), day: Day, doneAt: Instant, doneByName: z.string().nullable(), stands: z.boolean(),
  visit: VisitTold.nullable(), opinion: z.string(), meeting: Identifier.nullable(), topic: count.nullable(), body: z.string().nullable(), decided: z.string().nullable(),
})
export type MonitoringDone = z.infer<typeof MonitoringDone>

/** What meetings of the village decided of the household, and whether it stands. */
export const MonitoringResolution = z.object({ meeting: Identifier, topic: count, title: z.string(), body: z.string(), day: Day, decided: z.string(), standing: ResolutionStanding })

export const MonitoringView = MonitoringRow.extend({
  today: Day, case: MonitoringCase, clueText: z.string(), openedAt: Instant, openedByName: z.string().nullable(),
  /** The steps of the procedure that it is in, or was in last, with whether each is done. */
  steps: z.array(z.object({ name: z.string(), kind: StepKind, tier: MonitoringTier, isDone: z.boolean(), isNext: z.boolean(), mayDo: z.boolean() })),
  done: z.array(MonitoringDone), resolutions: z.array(MonitoringResolution),
  /** What may be chosen from. */
  objects: z.array(ObjectKind), ...MonitoringParameter.pick({ risks: true, removalConditions: true, removalWays: true }).shape, visitorsNeeded: count,
  mayDecline: z.boolean(), mayReturn: z.boolean(), mayBeginRemoval: z.boolean(), mayLapse: z.boolean(), stableOn: Day.nullable(),
  line: RangeLine.nullable(),
})
export type MonitoringView = z.infer<typeof MonitoringView>

export const getMonitoringCase = endpoint({ name: 'getMonitoringCase', method: 'GET', path: '/api/monitoring-cases/:id', access: 'monitoring:read', reply: MonitoringView })

/** The cases that a household has and had, the latest first, and what a clue about it is chosen from. */
export const HouseholdMonitoring = z.object({ household: Identifier, today: Day, cases: z.array(MonitoringRow), mayOpen: z.boolean(), clues: MonitoringParameter.shape.clues, earliest: Day })
export type HouseholdMonitoring = z.infer<typeof HouseholdMonitoring>
export const getHouseholdMonitoring = endpoint({ name: 'getHouseholdMonitoring', method: 'GET', path: '/api/households/:id/monitoring', access: 'monitoring:read', reply: HouseholdMonitoring })

/** Takes a clue about a household down, which opens a case. `id` is made by the client: the same request sent twice is done once. */
export const openMonitoringCase = endpoint({
  name: 'openMonitoringCase', method: 'POST', path: '/api/households/:id/monitoring', access: 'monitoring:act', body: z.object({ id: Identifier, clue: ClueTold }), reply: z.object({ id: Identifier }),
})

/** Does something about a case. `seen` is how many acts the page showed. */
export const actOnMonitoringCase = endpoint({
  name: 'actOnMonitoringCase', method: 'POST', path: '/api/monitoring-cases/:id/acts', access: 'monitoring:act', body: z.object({ id: Identifier, seen: count.min(0).max(10_000), action: MonitoringAct }), reply: z.object({ id: Identifier }),
})
