import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, PageQuery } from '../kernel/page.ts'
import { Day, Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { Indicator, Milestone, Target } from './catalogue.ts'
import { ReportCheck, Reported } from './checks.ts'
import { IndicatorReach, JudgedBy } from './departments.ts'
import { Light, ShownLight } from './lights.ts'
import { IndicatorObject, ObjectChange, ObjectStanding } from './objects.ts'
import { ReportStanding, ReportState } from './report.ts'
import { StageDay, StageStanding } from './stages.ts'

const Count = z.number().int()
const UnitCode = z.string().max(40)
const Year = z.coerce.number().int().min(2013).max(2100)

export const IndicatorReading = z.object({ done: z.number(), whole: z.number().nullable(), rate: z.number().nullable() })

/** A value with what it says of the task: its share of it, and what is left. */
export const IndicatorValue = IndicatorReading.extend({
  share: z.number().nullable(),
  gap: z.object({ left: z.number(), points: z.number().nullable(), reached: z.boolean() }).nullable(),
})
export type IndicatorValue = z.infer<typeof IndicatorValue>

const ObjectCounts = z.object({
  counted: Count, finished: Count, 'in-use': Count, left: Count, behind: Count, 'not-started': Count, deducted: Count,
})
const ReportCounts = z.object({
  expected: Count, awaited: Count, missing: Count, submitted: Count, returned: Count, confirmed: Count, late: Count,
})
const MemberCounts = z.object({ members: Count, insured: Count, uninsured: Count })
const HouseCounts = z.object({ households: Count, unsafe: Count, safe: Count })

/** How an indicator stands in one place, or in all of them. */
export const IndicatorStanding = z.object({
  target: z.number().nullable(),
  /** Of confirmed reports alone; null where nobody reports, or nothing is confirmed yet. */
  reported: IndicatorValue.nullable(),
  /** Counted by the software itself; null where it cannot. */
  computed: IndicatorValue.nullable(),
  /** What gap, light, rank and pace go by: where nobody reports, as in the villages of what a township reports, what the software counts. */
  judgedBy: JudgedBy,
  /** Reported less computed, where they tell different things. */
  difference: z.object({ done: z.number(), points: z.number().nullable() }).nullable(),
  /** By the plan, in the unit of the target; null without a target. */
  planned: z.number().nullable(),
  light: ShownLight,
  /** What people have set it to, with their reason. */
  assessed: z.object({ light: Light, reason: z.string(), setOn: Day }).nullable(),
  reports: ReportCounts.nullable(),
  objects: ObjectCounts.nullable(),
  members: MemberCounts.nullable(),
  houses: HouseCounts.nullable(),
})
export type IndicatorStanding = z.infer<typeof IndicatorStanding>

/** Whether it will be there by its day: as much a day as is needed, as was held, and when it will be there at that pace. */
export const IndicatorPace = z.object({
  needed: z.object({ calendar: z.number().nullable(), working: z.number().nullable() }),
  held: z.array(z.object({ days: Count, done: z.number(), perDay: z.number() })),
  /** The days of the slower one, by which it is judged. */
  judgedBy: Count,
  /** Left on the day at the slower pace; null where no day is left. */
  leftAtDate: z.number().nullable(),
  forecast: z.object({ likely: Day, early: Day, late: Day, inTime: z.number().nullable() }).nullable(),
  noForecast: z.string().nullable(),
})
export type IndicatorPace = z.infer<typeof IndicatorPace>

export const IndicatorRow = IndicatorStanding.extend({
  indicator: Indicator,
  leadName: z.string(),
  /** The latest period that can be reported, with the day by which it has to be; null where nobody reports, or not yet. */
  period: z.object({ start: Day, end: Day, dueOn: Day }).nullable(),
})
export type IndicatorRow = z.infer<typeof IndicatorRow>

/** What the indicators of a year are narrowed to. */
export const BoardFilter = z.object({
  year: Year.optional(),
  region: RegionCode.optional(),
  /** Code of the unit that leads them. */
  department: UnitCode.optional(),
  reach: IndicatorReach.optional(),
  light: ShownLight.optional(),
})
export type BoardFilter = z.infer<typeof BoardFilter>

const ofYear = { asOf: Instant, today: Day, year: Count, years: z.array(Count) }
const Named = z.object({ code: z.string(), name: z.string() })

/** The indicators of a year within the caller's scope, in the order of their codes (补短板), with the departments that lead any of the year. */
export const listIndicators = endpoint({
  name: 'listIndicators',
  method: 'GET',
  path: '/api/indicators',
  access: 'indicators:read',
  query: BoardFilter,
  reply: z.object({ ...ofYear, departments: z.array(Named), rows: z.array(IndicatorRow) }),
})

/** What a department answers for: how many indicators, and how far each is in its own unit. */
export const IndicatorDepartment = z.object({
  /** Code of the unit. */
  key: z.string(),
  name: z.string(),
  /** By the mean of what is done, as it is shown; equal ones share it. */
  rank: Count,
  completion: z.number(),
  led: Count, reached: Count, short: Count, untold: Count, red: Count, yellow: Count,
  objects: ObjectCounts,
  reports: ReportCounts,
  indicators: z.array(Indicator.pick({ id: true, name: true, unit: true, kind: true, direction: true }).extend({
    value: IndicatorValue.nullable(), light: ShownLight,
  })),
})
export type IndicatorDepartment = z.infer<typeof IndicatorDepartment>

/** The same by the departments that lead them, the furthest one first. */
export const listIndicatorDepartments = endpoint({
  name: 'listIndicatorDepartments',
  method: 'GET',
  path: '/api/indicator-departments',
  access: 'indicators:read',
  query: BoardFilter.pick({ year: true, region: true }),
  reply: z.object({ ...ofYear, rows: z.array(IndicatorDepartment) }),
})

const IndicatorPlace = IndicatorStanding.extend({
  region: RegionCode,
  name: z.string(),
  /** By the share of the task, or by what is left; equal ones share it. */
  rank: Count.nullable(),
})
export type IndicatorPlace = z.infer<typeof IndicatorPlace>

const Person = z.string().nullable()

/** A round of a report, as it was submitted, with what was decided. */
export const ReportRound = Reported.extend({
  id: Identifier,
  region: RegionCode,
  place: z.string(),
  period: Day,
  round: Count,
  state: ReportState,
  target: z.number().nullable(),
  checks: z.array(ReportCheck),
  submittedByName: Person,
  submittedAt: Instant,
  decisions: z.array(z.object({ unit: z.string(), unitName: z.string(), byName: Person, at: Instant, isReturn: z.boolean(), reason: z.string() })),
})
export type ReportRound = z.infer<typeof ReportRound>

export const Correction = z.object({
  id: Identifier,
  report: Identifier,
  indicator: Identifier,
  region: RegionCode,
  place: z.string(),
  period: Day,
  /** 更正第几号, counted by county and year; null as long as it is not confirmed. */
  ordinal: Count.nullable(),
  state: z.enum(['proposed', 'confirmed', 'refused']),
  before: Reported,
  after: Reported,
  reason: z.string(),
  evidence: z.string(),
  proposedByName: Person,
  proposedAt: Instant,
  decidedByName: Person,
  decidedAt: Instant.nullable(),
  decision: z.string(),
})
export type Correction = z.infer<typeof Correction>

/** What is known of an indicator in one place (一项一档). */
export const getIndicator = endpoint({
  name: 'getIndicator',
  method: 'GET',
  path: '/api/indicators/:id',
  access: 'indicators:read',
  query: z.object({ region: RegionCode.optional() }),
  reply: z.object({
    asOf: Instant,
    today: Day,
    row: IndicatorRow,
    region: RegionCode,
    pace: IndicatorPace.nullable(),
    unitNames: z.record(z.string(), z.string()),
    targets: z.array(Target),
    /** The plan from the date backwards, and what was done by each day that is known. */
    plan: z.array(Milestone),
    course: z.array(Milestone),
    /** The days by which something must be true in the county, the examination's among them. */
    stages: z.array(StageDay),
    by: z.enum(['township', 'village']),
    places: z.array(IndicatorPlace),
    rounds: z.array(ReportRound),
    corrections: z.array(Correction),
    assessments: z.array(z.object({ id: Identifier, light: Light, reason: z.string(), setByName: Person, setAt: Instant })),
  }),
})

const indicatorFilter = {
  indicator: Identifier.optional(), region: RegionCode.optional(), department: UnitCode.optional(), year: z.string().regex(/^\d{4}$/).optional(),
}

export const ObjectFilter = z.object({ ...indicatorFilter, standing: ObjectStanding.optional(), search: z.string().trim().max(40).optional() })
export type ObjectFilter = z.infer<typeof ObjectFilter>

export const ObjectRow = IndicatorObject.extend({
  indicatorName: z.string(),
  subjectKind: z.enum(['household', 'thing']),
  isBehind: z.boolean(),
  /** Changed by the caller within the own posts. */
  mayChange: z.boolean(),
})
export type ObjectRow = z.infer<typeof ObjectRow>

/** The objects that indicators count, those that should be finished first. */
export const listIndicatorObjects = endpoint({
  name: 'listIndicatorObjects',
  method: 'GET',
  path: '/api/indicator-objects',
  access: 'indicators:read',
  query: ObjectFilter.extend(PageQuery.shape),
  reply: pageOf(ObjectRow),
})

/** Tells how far an object is. */
export const changeIndicatorObject = endpoint({
  name: 'changeIndicatorObject',
  method: 'PUT',
  path: '/api/indicator-objects/:id',
  access: 'indicators:report',
  body: ObjectChange,
  reply: ObjectRow,
})

export const ReportFilter = z.object({
  ...indicatorFilter,
  /** The last day of the period; the latest one of each indicator when left out. */
  period: Day.optional(),
  standing: ReportStanding.optional(),
  late: z.enum(['yes']).optional(),
  /** Only what the caller can submit, or has to confirm. */
  mine: z.enum(['report', 'confirm']).optional(),
})
export type ReportFilter = z.infer<typeof ReportFilter>

/** A report that is expected of a place for a period, with its latest round. */
export const ExpectedReport = z.object({
  indicator: Identifier,
  code: z.string(),
  indicatorName: z.string(),
  unit: z.string(),
  kind: Indicator.shape.kind,
  basis: Indicator.shape.basis,
  region: RegionCode,
  place: z.string(),
  period: Day,
  dueOn: Day,
  standing: ReportStanding,
  /** Submitted after its day, or not yet although the day is over. */
  isLate: z.boolean(),
  target: z.number().nullable(),
  /** The round before this period, to compare with. */
  last: Reported.nullable(),
  latest: Reported.extend({ id: Identifier, round: Count, submittedAt: Instant, submittedByName: Person, checks: z.array(ReportCheck), returnedFor: z.string().nullable() }).nullable(),
  /** Whose turn it is; null where nobody's. */
  waitsFor: z.string().nullable(),
  waitsForName: z.string().nullable(),
  maySubmit: z.boolean(),
  mayDecide: z.boolean(),
})
export type ExpectedReport = z.infer<typeof ExpectedReport>

const ReportsQuery = ReportFilter.extend(PageQuery.shape)
export type ReportsQuery = z.output<typeof ReportsQuery>

/** Reports that are expected, place by place; whoever has not reported stands first. */
export const listIndicatorReports = endpoint({
  name: 'listIndicatorReports',
  method: 'GET',
  path: '/api/indicator-reports',
  access: 'indicators:read',
  query: ReportsQuery,
  reply: pageOf(ExpectedReport),
})

export const ReportSubmission = Reported.extend({ id: Identifier, indicator: Identifier, region: RegionCode, period: Day })
export type ReportSubmission = z.infer<typeof ReportSubmission>

/** Submits the report of a place for a period; the same request again changes nothing. */
export const submitIndicatorReport = endpoint({
  name: 'submitIndicatorReport',
  method: 'POST',
  path: '/api/indicator-reports',
  access: 'indicators:report',
  body: ReportSubmission,
  reply: z.object({ id: Identifier, round: Count, checks: z.array(ReportCheck) }),
})

export const ReportDecision = z.object({ report: Identifier, isReturn: z.boolean(), reason: z.string().trim().max(300) })
export type ReportDecision = z.infer<typeof ReportDecision>

/** Confirms reports, or returns them with a reason: all of them or none. */
export const decideIndicatorReports = endpoint({
  name: 'decideIndicatorReports',
  method: 'POST',
  path: '/api/indicator-report-decisions',
  access: 'indicators:confirm',
  body: z.object({ decisions: z.array(ReportDecision).min(1).max(500) }),
  reply: z.object({ decided: Count }),
})

export const CorrectionProposal = z.object({
  id: Identifier, report: Identifier, after: Reported,
  reason: z.string().trim().min(1).max(300), evidence: z.string().trim().min(1).max(300),
})
export type CorrectionProposal = z.infer<typeof CorrectionProposal>

/** Proposes to correct what is frozen. */
export const proposeCorrection = endpoint({
  name: 'proposeCorrection',
  method: 'POST',
  path: '/api/indicator-corrections',
  access: 'indicators:report',
  body: CorrectionProposal,
  reply: z.object({ id: Identifier }),
})

/** Confirms a correction, which gets its number, or refuses it. */
export const decideCorrection = endpoint({
  name: 'decideCorrection',
  method: 'POST',
  path: '/api/indicator-corrections/:id/decision',
  access: 'indicators:confirm',
  body: z.object({ isConfirmed: z.boolean(), reason: z.string().trim().max(300) }),
  reply: z.object({ ordinal: Count.nullable() }),
})

export const LightAssessment = z.object({
  id: Identifier, indicator: Identifier, region: RegionCode, light: Light, reason: z.string().trim().min(1).max(300),
})
export type LightAssessment = z.infer<typeof LightAssessment>

/** Sets the assessed light (研判灯) of an indicator in a place. */
export const assessLight = endpoint({
  name: 'assessLight',
  method: 'POST',
  path: '/api/indicator-lights',
  access: 'indicators:manage',
  body: LightAssessment,
  reply: z.object({ id: Identifier }),
})

/** The examination's day and the stages on the way, with what must be true by then, and whether it is (阶段目标). */
export const getStages = endpoint({
  name: 'getStages',
  method: 'GET',
  path: '/api/stages',
  access: 'indicators:read',
  query: z.object({ region: RegionCode.optional() }),
  reply: z.object({ asOf: Instant, today: Day, stages: z.array(StageStanding) }),
})

/*
 * Workbooks, as offices keep them, to be filled in and brought back (`returned-tables`): `GET /api/indicators.xlsx` (the catalogue),
 * `/api/indicator-targets.xlsx`, `/api/indicator-objects.xlsx?indicator=…` and `/api/indicator-reports.xlsx` with the query of their lists.
 */
