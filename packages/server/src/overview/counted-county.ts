import type { Scope } from '@lookback/core/access'
import { coversItem, coversRegion } from '@lookback/core/access'
import type { ProblemState } from '@lookback/core/problems'
import type { Application } from '../kit/application.ts'
import type { Database } from '../database/connect.ts'
import { readHead } from '../database/log.ts'
import type { Fresh } from '../kit/fresh.ts'
import { fresh } from '../kit/fresh.ts'
import { listMovedFigures } from '../register/index.ts'
import type { Coverage } from '../rounds/index.ts'
import { countCoverage, countHouseholdsByVillage } from '../rounds/index.ts'
import { countFindings, countFound, countStates } from './overview.queries.ts'

/** What is counted: of households, of what a round covers and found, of findings and of problems by state. */
export type CountedFigure =
  'households' | 'findings' | `${keyof Coverage | 'found' | 'hard'} ${string}` | ProblemState

/** One figure in one place; households and what rounds cover are no department's. */
interface CountedPart {
  region: string
  department: string | null
  figure: CountedFigure
  count: number
}

/**
 * A whole county, counted place by place and held in memory: whoever asks, of whichever area, has the parts of it added up.
 * Where something happened it is counted again, nowhere else.
 */
export interface CountedCounty {
  /** Up to which entry of the log it tells. */
  sequence: number
  parts: readonly CountedPart[]
}

/** Beyond so many places it is quicker to count the county. */
const MOST_PLACES = 40

/** @param rounds by id */
export function countedCounty(application: Application, county: string, rounds: readonly string[]): Promise<Fresh<CountedCounty>> {
  return fresh(application, county, ['counted', rounds], (before: CountedCounty | null) =>
    countCounty(application.database, county, rounds, before))
}

/** @param before what was counted earlier, or null to count all of it */
export async function countCounty(
  database: Database, county: string, rounds: readonly string[], before: CountedCounty | null,
): Promise<CountedCounty> {
  // Before anything is counted: what is written meanwhile is looked at again the next time.
  const sequence = await readHead(database, county)
  const places = before && await movedPlaces(database, county, before.sequence)
  if (before && places) {
    const moved = await countParts(database, scopeOf(county, places), rounds)
    const stay = before.parts.filter(({ region }) => !places.some((place) => region.startsWith(place)))
    return { sequence, parts: [...stay, ...moved] }
  }
  return { sequence, parts: await countParts(database, scopeOf(county, [county]), rounds) }
}

/** Null where all of the county is to be counted. */
async function movedPlaces(database: Database, county: string, since: number): Promise<string[] | null> {
  const { places, everywhere, frame } = await listMovedFigures(database, county, since)
  return everywhere || frame || places.length > MOST_PLACES ? null : places
}

function scopeOf(county: string, places: readonly string[]): Scope {
  return { county, grants: places.map((region) => ({ region, department: null })) }
}

/** One figure after the other: those who look at something else meanwhile need the processors, too. */
async function countParts(database: Database, scope: Scope, rounds: readonly string[]): Promise<CountedPart[]> {
  const parts: CountedPart[] = []
  for (const { village, count } of await countHouseholdsByVillage(database, scope)) parts.push(part(village, null, 'households', count))
  for (const { region, department, findings } of await countFindings(database, scope)) parts.push(part(region, department, 'findings', findings))
  for (const { region, department, state, count } of await countStates(database, scope)) parts.push(part(region, department, state, count))
  for (const round of rounds) {
    for (const { village, ...row } of await countCoverage(database, scope, round)) {
      for (const figure of ['due', 'visited', 'troubled', 'gone'] as const) parts.push(part(village, null, `${figure} ${round}`, row[figure]))
    }
    for (const { region, department, ...row } of await countFound(database, scope, round)) {
      for (const figure of ['found', 'hard'] as const) parts.push(part(region, department, `${figure} ${round}`, row[figure]))
    }
  }
  return parts
}

function part(region: string, department: string | null, figure: CountedFigure, count: number): CountedPart {
  return { region, department, figure, count }
}

/**
 * The figures of a scope: the scope is bound here. A department has no households of its own place by place; what it sees
 * of them is `departmentHouseholds`.
 */
export function figuresOf({ parts }: CountedCounty, scope: Scope): (figure: CountedFigure) => number {
  const sums = new Map<CountedFigure, number>()
  const everyDepartments = { grants: scope.grants.filter(({ department }) => department === null) }
  for (const { region, department, figure, count } of parts) {
    const covered = department === null ? coversRegion(everyDepartments, region) : coversItem(scope, region, department)
    if (covered) sums.set(figure, (sums.get(figure) ?? 0) + count)
  }
  return (figure) => sums.get(figure) ?? 0
}
