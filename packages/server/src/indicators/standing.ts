import type { Indicator, IndicatorStanding, IndicatorValue, Light, Reading, Schedule } from '@lookback/core/indicators'
import {
  differenceOf, gapOf, houseCounts, judgedValue, Light as LightName, lightOf, memberCounts, objectCounts, plannedBy, reportCounts, rounded, shareOfTask, together,
} from '@lookback/core/indicators'
import type { Day } from '@lookback/core/kernel'
import { dayOf, daysBetween } from '@lookback/core/kernel'
import type { Facts } from './facts.ts'

/** Some places: everything below one of the codes. */
export type Area = readonly string[]

export function lies(area: Area, region: string): boolean {
  return area.some((code) => region.startsWith(code))
}

/** How an indicator stands within an area. */
export function standingIn(facts: Facts, indicator: Indicator, area: Area): IndicatorStanding {
  const { today, parameter } = facts
  const objects = indicator.kind === 'objects' ? summed(objectCounts, (facts.objects.get(indicator.id) ?? []).filter(({ village }) => lies(area, village))) : null
  const members = indicator.computed === 'insured' ? summed(memberCounts, facts.members.filter(({ village }) => lies(area, village))) : null
  const houses = indicator.computed === 'unsafe-houses' ? summed(houseCounts, (facts.houses.get(indicator.id) ?? []).filter(({ village }) => lies(area, village))) : null
  const target = targetIn(facts, indicator, area)
  const reported = valueOf(indicator, reportedIn(facts, indicator, area, 0), target)
  const computed = valueOf(indicator, computedIn(facts, indicator, area, { objects, members, houses }), target)
  const judgedBy = isReportedIn(indicator, area) ? 'reported' : 'computed'
  const value = judgedValue({ judgedBy, reported, computed })
  const schedule = scheduleOf(facts, indicator, area, value, target)
  const reports = indicator.reportedBy === 'nobody' ? null
    : summed(reportCounts, (facts.reports.get(indicator.id) ?? []).filter(({ region }) => lies(area, region)))
  return {
    target, reported, computed, judgedBy,
    difference: reported && computed ? differenceOf(indicator, reported, computed, target) : null,
    planned: schedule && rounded(plannedBy(schedule, today)),
    light: lightOf(parameter.lights, {
      today, schedule, done: value && progressOf(indicator, value), reached: value?.gap?.reached ?? false,
      short: value?.gap ? value.gap.points ?? value.gap.left : null, isMissing: (reports?.missing ?? 0) > 0, daysWithoutReport: judgedBy === 'reported' ? silentSince(facts, indicator, area, today) : null,
      before: lightsBefore(facts, indicator, area, target),
    }),
    assessed: assessedIn(facts, indicator, area),
    reports, objects, members, houses,
  }
}

/** Whether an area holds places that report: below these the software's own count stands alone, where it has one. */
function isReportedIn({ reportedBy, computed }: Indicator, area: Area): boolean {
  if (reportedBy === 'nobody') return false
  return computed === null || area.some((code) => code.length <= REPORTING_LENGTH[reportedBy])
}

/** How long the codes of the places are that report. */
const REPORTING_LENGTH = { county: 6, township: 9, village: 12 }

/** The figures of some rows together. */
export function summed<Name extends string>(counts: Readonly<Record<Name, unknown>>, rows: readonly Record<NoInfer<Name>, number>[]): Record<Name, number> {
  const names = Object.keys(counts) as Name[]
  return Object.fromEntries(names.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)])) as Record<Name, number>
}

/** The area's own target; of several places, or where it has none, what those that report have together. */
function targetIn({ targets }: Facts, { id, kind, reportedBy }: Indicator, area: Area): number | null {
  const all = targets.get(id) ?? []
  const alone = all.filter(({ region, codeLength }) => codeLength === region.length)
  const own = area.length === 1 ? alone.find(({ region }) => region === area[0]) : undefined
  if (own) return own.amount
  // A rate and a standard are the same below; what is counted is shared out.
  if (kind === 'rate' || kind === 'standard') return alone.find(({ region }) => area.some((code) => code.startsWith(region)))?.amount ?? null
  const below = reportedBy === 'nobody' ? [] : all.filter(({ region, codeLength }) => codeLength === REPORTING_LENGTH[reportedBy] && lies(area, region))
  return below.length === 0 ? null : rounded(below.reduce((sum, { amount }) => sum + amount, 0))
}

/** What is confirmed of the places together, the latest report of each, or the one so many before it. */
function reportedIn({ confirmed }: Facts, { id, kind, direction }: Indicator, area: Area, before: number): Reading | null {
  const readings = (confirmed.get(id) ?? []).filter(({ region, nth }) => nth === before + 1 && lies(area, region))
  const places = readings.reduce((sum, one) => sum + one.places, 0)
  if (kind === 'standard' && places > 1) {
    return { done: direction === 'at-most' ? Math.max(...readings.map(({ most }) => most)) : Math.min(...readings.map(({ least }) => least)), whole: null, rate: null }
  }
  const sums = together(readings.map(({ done, whole, rates }) => ({ done, whole, rate: rates })))
  return sums && { ...sums, rate: readings.some(({ rates }) => rates === null) ? null : readings.reduce((sum, { rates }) => sum + (rates ?? 0), 0) / places }
}

function computedIn(
  { counted }: Facts, { id, computed }: Indicator, area: Area,
  { objects, members, houses }: Pick<IndicatorStanding, 'objects' | 'members' | 'houses'>,
): Reading | null {
  switch (computed) {
    case null:
      return null
    case 'objects':
      return objects && objects.counted + objects.deducted > 0 ? { done: objects.finished, whole: objects.counted, rate: null } : null
    case 'insured':
      return members && members.members > 0 ? { done: members.insured, whole: members.members, rate: null } : null
    case 'unsafe-houses':
      return houses && houses.households > 0 ? { done: houses.unsafe, whole: houses.households, rate: null } : null
    case 'closed':
    case 'covered':
    case 'held':
    case 'came-back':
      return together((counted.get(id) ?? []).filter(({ region }) => lies(area, region)).map(({ done, whole }) => ({ done, whole, rate: null })))
  }
}

function valueOf(indicator: Indicator, reading: Reading | null, target: number | null): IndicatorValue | null {
  return reading && {
    done: reading.done, whole: reading.whole, rate: reading.rate,
    share: shareOfTask(indicator, reading, target), gap: gapOf(indicator, reading, target),
  }
}

/** What is done, in the unit of the plan: of a rate percent, where the rate is made of something else its share of the target. */
function progressOf({ kind, basis }: Indicator, { done, share }: IndicatorValue): number | null {
  if (kind === 'rate') return share === null ? null : share * 100
  return kind === 'quantity' && basis !== 'count' ? share : done
}

/** The way to the target; of objects to all that count. Nothing is planned for what shall be at most something, or stand at a level. */
export function scheduleOf(facts: Facts, indicator: Indicator, area: Area, value: IndicatorValue | null, target: number | null): Schedule | null {
  const { id, kind, basis, direction, startsOn, dueOn } = indicator
  if (direction === 'at-most' || kind === 'standard' || kind === 'rate') return null
  const aim = kind === 'objects' ? value?.whole ?? target : basis === 'count' ? target : 1
  if (aim === null || aim <= 0) return null
  const milestones = area.length === 1 ? facts.milestones.get(id)?.get(area[0] ?? '') ?? [] : []
  return { startsOn, dueOn, target: aim, milestones }
}

function silentSince({ lastTold }: Facts, { id, startsOn }: Indicator, area: Area, today: Day): number {
  const days = (lastTold.get(id) ?? []).filter(({ region }) => lies(area, region)).map(({ day }) => day)
  return daysBetween(days.sort().at(-1) ?? startsOn, today)
}

/** The lights of the reports before, as long as a rule asks for them. */
function lightsBefore(facts: Facts, indicator: Indicator, area: Area, target: number | null): Light[] {
  const rules = facts.parameter.lights.filter(({ when }) => !when.endsWith('in-a-row'))
  if (rules.length === facts.parameter.lights.length) return []
  const lights: Light[] = []
  for (let before = 0; ; before += 1) {
    const reading = valueOf(indicator, reportedIn(facts, indicator, area, before), target)
    const days = (facts.confirmed.get(indicator.id) ?? []).filter(({ region, nth }) => nth === before + 1 && lies(area, region)).map(({ period }) => period)
    const day = days.sort().at(-1)
    if (!reading || day === undefined) return lights
    const light = LightName.safeParse(lightOf(rules, {
      today: day, schedule: scheduleOf(facts, indicator, area, reading, target), done: progressOf(indicator, reading),
      reached: reading.gap?.reached ?? false, short: reading.gap ? reading.gap.points ?? reading.gap.left : null, isMissing: false, daysWithoutReport: null, before: [],
    }))
    if (light.success) lights.push(light.data)
  }
}

function assessedIn({ lights }: Facts, { id }: Indicator, area: Area): IndicatorStanding['assessed'] {
  const latest = (lights.get(id) ?? []).find(({ region }) => area.length === 1 && region === area[0])
  return latest ? { light: latest.light, reason: latest.reason, setOn: dayOf(latest.setAt) } : null
}
