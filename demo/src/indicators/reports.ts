import type { ReportDecision, ReportSubmission } from '@lookback/core/indicators'
import type { Day } from '@lookback/core/kernel'
import { addDays, identifierNamed } from '@lookback/core/kernel'
import type { Staff } from '../people/staff.ts'
import { idOf } from './catalogue.ts'
import type { Share } from './targets.ts'

/** Something that somebody does with reports, in the order of time; what share a moment is done together. */
export type IndicatorEvent =
  | { kind: 'submit'; at: string; person: string; submission: ReportSubmission }
  | { kind: 'decide'; at: string; person: string; decision: ReportDecision }
  | { kind: 'propose'; at: string; person: string; id: string; report: string; done: number; reason: string; evidence: string }
  | { kind: 'correct'; at: string; person: string; id: string; reason: string }

/** The Sundays on which the eight weeks end. */
export const weeks: readonly Day[] = Array.from({ length: 8 }, (_, index) => addDays('2020-03-15', 7 * index))
const firstDay: Day = '2020-03-12'
const days: readonly Day[] = Array.from({ length: 56 }, (_, index) => addDays(firstDay, index))

/** How much of what was done by the end was done by each week. */
const course = [0.25, 0.36, 0.47, 0.58, 0.69, 0.8, 0.9, 1]

/** The township that has not reported for the last week, the one that is corrected, and the one that was returned. */
const missing = 7
const corrected = 4
const returned = 11

function reportId(code: string, region: string, period: Day, round: number): string {
  return identifierNamed('demo report', code, region, period, String(round))
}

function submission(code: string, region: string, period: Day, round: number, done: number, more: Partial<ReportSubmission> = {}): ReportSubmission {
  return { id: reportId(code, region, period, round), indicator: idOf(code), region, period, done, started: null, whole: null, rate: null, remark: '', ...more }
}

const at = (day: Day, time: string) => `${day}T${time}:00.000Z`

/** Eight weeks of reports: weekly ones on roads, daily ones on houses begun, the insurance office's own rate. */
export function reportsOf(roads: readonly Share[], houses: readonly Share[], staff: Staff, insured: { done: number; whole: number }): IndicatorEvent[] {
  return [...roadReports(roads, staff), ...houseReports(houses, staff), ...insuranceReports(staff, insured), ...correction(roads, staff)]
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

const leadOf = (staff: Staff, region: string) => staff.townships.get(region)?.lead ?? ''

function roadReports(roads: readonly Share[], staff: Staff): IndicatorEvent[] {
  return weeks.flatMap((period, week) => roads.flatMap(({ region, done: final }, index): IndicatorEvent[] => {
    if (index === missing && week === weeks.length - 1) return []
    // Whoever has not reported for the last week had done as much a week before.
    const reached = index === missing ? Math.min(1, (course[week] ?? 1) / (course.at(-2) ?? 1)) : course[week] ?? 1
    const isLast = week === weeks.length - 1
    const done = index === corrected && isLast ? final + 0.5 : Math.round(final * reached * 10) / 10
    const isLate = (index + week) % 9 === 0
    const toldOn = addDays(period, isLate ? 3 : 1)
    const decidedOn = addDays(period, isLate ? 3 : 2)
    const person = leadOf(staff, region)
    const isReturned = index === returned && week === 5
    const confirm = (round: number): IndicatorEvent[] => [
      { kind: 'decide', at: at(decidedOn, '08:00'), person: staff.departments.get('transport') ?? '', decision: { report: reportId('R01', region, period, round), isReturn: false, reason: '' } },
      { kind: 'decide', at: at(decidedOn, '09:00'), person: staff.office[0] ?? '', decision: { report: reportId('R01', region, period, round), isReturn: false, reason: '' } },
    ]
    const submit = (round: number, amount: number, time: string): IndicatorEvent => ({
      kind: 'submit', at: at(round === 1 ? toldOn : decidedOn, time), person, submission: submission('R01', region, period, round, amount),
    })
    if (!isReturned) return [submit(1, done, '02:00'), ...confirm(1)]
    return [
      submit(1, Math.round((done + 1.2) * 10) / 10, '02:00'),
      { kind: 'decide', at: at(toldOn, '07:00'), person: staff.departments.get('transport') ?? '', decision: { report: reportId('R01', region, period, 1), isReturn: true, reason: '把在建的算成了完成' } },
      submit(2, done, '03:00'), ...confirm(2),
    ]
  }))
}

function houseReports(houses: readonly Share[], staff: Staff): IndicatorEvent[] {
  return days.flatMap((period, day) => houses.flatMap(({ region, done: final }, index): IndicatorEvent[] => {
    const isLate = (index * 5 + day) % 23 === 0
    const toldOn = isLate ? addDays(period, 1) : period
    const done = Math.round(final * (0.3 + (0.7 * (day + 1)) / days.length))
    return [
      { kind: 'submit', at: at(toldOn, '10:00'), person: leadOf(staff, region), submission: submission('H02', region, period, 1, done) },
      { kind: 'decide', at: at(toldOn, '12:00'), person: staff.departments.get('housing') ?? '', decision: { report: reportId('H02', region, period, 1), isReturn: false, reason: '' } },
    ]
  }))
}

/** The office tells more people as insured than the register knows: it counts whoever has paid, wherever registered. */
function insuranceReports(staff: Staff, { done, whole }: { done: number; whole: number }): IndicatorEvent[] {
  return weeks.flatMap((period, week): IndicatorEvent[] => {
    const told = Math.round(done - (weeks.length - 1 - week) * whole * 0.002)
    return [
      { kind: 'submit', at: at(addDays(period, 1), '03:00'), person: staff.departments.get('medical-insurance') ?? '', submission: submission('M01', '431999', period, 1, told, { whole }) },
      { kind: 'decide', at: at(addDays(period, 2), '09:30'), person: staff.office[1] ?? '', decision: { report: reportId('M01', '431999', period, 1), isReturn: false, reason: '' } },
    ]
  })
}

/** One township had told half a kilometre too much. */
function correction(roads: readonly Share[], staff: Staff): IndicatorEvent[] {
  const share = roads[corrected]
  const period = weeks.at(-1) ?? ''
  if (!share) return []
  const id = identifierNamed('demo correction', share.region, period)
  return [
    { kind: 'propose', at: at('2020-05-06', '02:30'), person: leadOf(staff, share.region), id, report: reportId('R01', share.region, period, 1), done: share.done, reason: '一段路未验收，误报 0.5 公里', evidence: '5 月 5 日验收记录' },
    { kind: 'correct', at: at('2020-05-06', '06:00'), person: staff.office[0] ?? '', id, reason: '与验收记录一致' },
  ]
}
