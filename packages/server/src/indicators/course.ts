import type { Grant, Scope } from '@lookback/core/access'
import type { DayReading, Indicator, IndicatorStanding, Milestone } from '@lookback/core/indicators'
import { KeptSource, readingsOf, rounded } from '@lookback/core/indicators'
import type { Day } from '@lookback/core/kernel'
import { grouped } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import { listSeenByDay } from '../rounds/index.ts'
import { listComputedDays } from './computed-days.queries.ts'
import { listClosedByDay } from './computed.queries.ts'
import { lastRoundWithVisits } from './facts.ts'
import { listFinished } from './objects.queries.ts'
import { listConfirmed } from './reports.queries.ts'

/** How an indicator stood at the end of the days of which it is known, the first one first. */
export interface Course {
  readings: readonly DayReading[]
  /** Whether nothing was done before the first of them; else nothing is known of the days before. */
  isFromNothing: boolean
}

/** Periods that the course of an indicator goes back. */
const PERIODS = 400

/** How it went on in a place, by what it is judged by there; null where nobody knows it of any day but today. */
export async function courseOf(
  database: Database, scope: Scope, indicator: Indicator, judgedBy: IndicatorStanding['judgedBy'], region: string, today: Day,
): Promise<Course | null> {
  if (judgedBy === 'reported') {
    const readings = await confirmedReadings(database, scope, indicator, region)
    return readings.length === 0 ? null : { readings, isFromNothing: true }
  }
  const source = KeptSource.safeParse(indicator.computed)
  if (source.success) {
    const readings = await keptReadings(database, scope, { source: source.data, item: indicator.item ?? '' }, region)
    return readings.length === 0 ? null : { readings, isFromNothing: false }
  }
  const readings = await countedReadings(database, scope, indicator, region, today)
  return readings && { readings, isFromNothing: true }
}

async function confirmedReadings(database: Database, scope: Scope, { id }: Indicator, region: string): Promise<DayReading[]> {
  const confirmed = await listConfirmed(database, scope, [id], region, PERIODS)
  const latest = new Map<string, number>()
  return [...grouped([...confirmed].reverse(), ({ period }) => period)].sort(([one], [other]) => (one < other ? -1 : 1)).map(([day, own]) => {
    for (const one of own) latest.set(one.region, one.done)
    return { day, done: rounded([...latest.values()].reduce((sum, amount) => sum + amount, 0)), whole: null }
  })
}

/** Null where no record says when it came to be as it is. */
async function countedReadings(database: Database, scope: Scope, { id, computed, item }: Indicator, region: string, today: Day): Promise<DayReading[] | null> {
  switch (computed) {
    case 'objects':
      return inAll(await listFinished(database, scope, id, region))
    case 'closed':
      return inAll(await listClosedByDay(database, scope, item, region))
    case 'covered': {
      const round = await lastRoundWithVisits(database, scope.county, today)
      return round ? inAll(await listSeenByDay(database, scope, round.id, region)) : null
    }
    case 'insured':
    case 'unsafe-houses':
    case 'held':
    case 'came-back':
    case null:
      return null
  }
}

/** What was kept night by night; nothing for somebody who looks through the eyes of several departments: their counts do not add up. */
async function keptReadings(
  database: Database, { county, grants }: Scope, counted: { source: KeptSource; item: string }, region: string,
): Promise<DayReading[]> {
  const [department, ...others] = new Set(grants.map((grant) => grant.department))
  if (department === undefined || others.length > 0) return []
  const days = await listComputedDays(database, county, { ...counted, department: department ?? '' })
  return readingsOf(days, (village) => village.startsWith(region) && grants.some((grant: Grant) => village.startsWith(grant.region)))
}

/** Of what was done day by day, what was done in all. */
function inAll(days: readonly Milestone[]): DayReading[] {
  let done = 0
  return days.map(({ day, amount }) => ({ day, done: done += amount, whole: null }))
}
