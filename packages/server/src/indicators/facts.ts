import type { Scope } from '@lookback/core/access'
import { unsafeGradesWritten } from '@lookback/core/doubts'
import type { ComputedSource, HouseCount, Indicator, IndicatorsParameter, Milestone } from '@lookback/core/indicators'
import type { Day } from '@lookback/core/kernel'
import { grouped } from '@lookback/core/kernel'
import { roundsLookedBackOn } from '@lookback/core/rounds'
import type { Database } from '../database/connect.ts'
import { getParameter } from '../database/parameters.ts'
import { countRevisits } from '../revisits/index.ts'
import { countCoverage, listRoundsWithVisits } from '../rounds/index.ts'
import type { TargetTogether } from './catalogue.queries.ts'
import { listMilestones, sumTargets } from './catalogue.queries.ts'
import { countCameBack, countClosed, countMembers } from './computed.queries.ts'
import { countHouses } from './houses.queries.ts'
import type { StoredLight } from './lights.queries.ts'
import { listLights } from './lights.queries.ts'
import type { CountedObjects } from './objects.queries.ts'
import { countObjects } from './objects.queries.ts'
import { periodsAsked } from './periods.ts'
import type { ConfirmedTogether, CountedReports } from './reports.queries.ts'
import { countExpected, listLastTold, sumConfirmed } from './reports.queries.ts'

/** Something counted in a place: done, and of how many. */
export interface CountedPlace {
  region: string
  done: number
  whole: number
}

/**
 * What indicators stand on within a scope and a region, read once for all of them: by indicator, of places below those that are
 * looked at together.
 */
export interface Facts {
  today: Day
  parameter: IndicatorsParameter
  targets: ReadonlyMap<string, TargetTogether[]>
  /** By indicator and place. */
  milestones: ReadonlyMap<string, ReadonlyMap<string, Milestone[]>>
  confirmed: ReadonlyMap<string, ConfirmedTogether[]>
  reports: ReadonlyMap<string, CountedReports[]>
  lastTold: ReadonlyMap<string, { region: string; day: Day }[]>
  objects: ReadonlyMap<string, CountedObjects[]>
  members: readonly (Awaited<ReturnType<typeof countMembers>>[number])[]
  /** By indicator that is computed from houses. */
  houses: ReadonlyMap<string, ({ village: string } & Record<HouseCount, number>)[]>
  /** By indicator that is computed from problems, rounds or revisits. */
  counted: ReadonlyMap<string, CountedPlace[]>
  lights: ReadonlyMap<string, (StoredLight & { setByName: string | null })[]>
}

interface Asked {
  scope: Scope
  region: string | undefined
  today: Day
  parameter: IndicatorsParameter
  /** The places that are looked at, each by itself or together. */
  places: readonly string[]
}

/** Reads what some indicators stand on. */
export async function readFacts(database: Database, indicators: readonly Indicator[], { scope, region, today, parameter, places }: Asked): Promise<Facts> {
  const { county } = scope
  const ids = indicators.map(({ id }) => id)
  const reporting = indicators.filter(({ reportedBy }) => reportedBy !== 'nobody')
  const reportingIds = reporting.map(({ id }) => id)
  const each = 1 + Math.max(0, ...parameter.lights.filter(({ when }) => when.endsWith('in-a-row')).map(({ amount }) => amount))
  const codeLength = Math.max(0, ...places.map((code) => code.length))
  const objectIds = indicators.filter(({ kind }) => kind === 'objects').map(({ id }) => id)
  // Beside each other: the database has more than one processor.
  const [targets, milestones, confirmed, expected, lastTold, objects, members, houses, computed, lights] = await Promise.all([
    sumTargets(database, county, ids, today, codeLength), listMilestones(database, county, ids),
    sumConfirmed(database, scope, reportingIds, region, { each, codeLength }),
    countExpected(database, scope, region, periodsAsked(reporting, undefined, today), { today, codeLength }),
    listLastTold(database, scope, reportingIds, region, codeLength),
    countObjects(database, scope, objectIds, region, today),
    indicators.some((one) => one.computed === 'insured') ? countMembers(database, scope, region, parameter.uninsured) : [],
    Promise.all(indicators.filter((one) => one.computed === 'unsafe-houses').map(async ({ id, item }) => [id, await housesOf(database, scope, item, region, today)] as const)),
    Promise.all(indicators.map(async (indicator) => [indicator.id, await counted(database, scope, indicator, region, today)] as const)),
    listLights(database, scope, ids),
  ])
  return {
    today, parameter, members, houses: new Map(houses),
    targets: byIndicator(targets), milestones: byPlace(milestones), confirmed: byIndicator(confirmed), reports: byIndicator(expected), lastTold: byIndicator(lastTold),
    objects: byIndicator(objects), counted: new Map(computed), lights: byIndicator(lights),
  }
}

function byIndicator<Row extends { indicator: string }>(rows: readonly Row[]): Map<string, Row[]> {
  return grouped(rows, ({ indicator }) => indicator)
}

function byPlace<Row extends { indicator: string; region: string }>(rows: readonly Row[]): Map<string, Map<string, Row[]>> {
  return new Map([...byIndicator(rows)].map(([id, own]) => [id, grouped(own, ({ region }) => region)]))
}

/** Houses that are unsafe by the register, as the county's rules of doubts read it, and by what visits found. */
async function housesOf(database: Database, scope: Scope, item: string | null, region: string | undefined, today: Day): ReturnType<typeof countHouses> {
  return countHouses(database, scope, { region, item: item ?? undefined }, await unsafeGradesOn(database, scope.county, today))
}

/** How the register writes the grades that are unsafe on a day. */
export async function unsafeGradesOn(database: Database, county: string, today: Day): Promise<string[]> {
  return unsafeGradesWritten(await getParameter(database, county, 'doubts', today))
}

/** The round whose coverage an indicator tells. */
export async function lastRoundWithVisits(database: Database, county: string, today: Day) {
  return roundsLookedBackOn((await listRoundsWithVisits(database, county)).filter(({ startsOn }) => startsOn <= today), today, 1).at(-1)
}

/** What the software counts of problems, rounds and revisits, by place, none of them within another; the rest has figures of its own. */
async function counted(database: Database, scope: Scope, indicator: Indicator, region: string | undefined, today: Day): Promise<CountedPlace[]> {
  switch (indicator.computed) {
    case 'closed':
    case 'came-back':
    case 'covered':
    case 'held':
      return countPlaces(database, scope, { computed: indicator.computed, item: indicator.item }, region, today)
    case 'objects':
    case 'insured':
    case 'unsafe-houses':
    case null:
      return []
  }
}

/** What the software counts, done and of how many, by place, none of them within another. */
export async function countPlaces(
  database: Database, scope: Scope, { computed, item }: { computed: Exclude<ComputedSource, 'objects'>; item: string | null }, region: string | undefined, today: Day,
): Promise<CountedPlace[]> {
  switch (computed) {
    case 'closed':
      return (await countClosed(database, scope, item, region, today)).map(({ village, ...counts }) => ({ region: village, ...counts }))
    case 'came-back':
      return (await countCameBack(database, scope, item, region, today)).map(({ village, ...counts }) => ({ region: village, ...counts }))
    case 'covered': {
      const last = await lastRoundWithVisits(database, scope.county, today)
      const villages = last ? await countCoverage(database, scope, last.id) : []
      return villages.map(({ village, due, visited }) => ({ region: village, done: visited, whole: due }))
    }
    case 'held':
      return (await countRevisits(database, scope, today)).flatMap(({ place, held, revisited }) =>
        (place?.length === 12 ? [{ region: place, done: held, whole: revisited }] : []))
    case 'insured': {
      const { uninsured } = await getParameter(database, scope.county, 'indicators', today)
      return (await countMembers(database, scope, region, uninsured)).map(({ village, insured, members }) => ({ region: village, done: insured, whole: members }))
    }
    case 'unsafe-houses':
      return (await housesOf(database, scope, item, region, today)).map(({ village, unsafe, households }) => ({ region: village, done: unsafe, whole: households }))
  }
}
