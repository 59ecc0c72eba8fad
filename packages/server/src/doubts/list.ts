import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import type { countDoubts, DoubtCounts, DoubtFilter, DoubtRow, DoubtStanding } from '@lookback/core/doubts'
import { doubtRules } from '@lookback/core/doubts'
import { dayOf, grouped } from '@lookback/core/kernel'
import { townshipOf } from '@lookback/core/places'
import { getParameter } from '../database/parameters.ts'
import type { Application } from '../kit/application.ts'
import { listRegions } from '../places/index.ts'
import type { Check } from './checks.queries.ts'
import { listChecks } from './checks.queries.ts'
import type { FoundDoubt } from './found.ts'
import { findDoubts } from './found.ts'

/** What was found today and what was handed out, as one list; a doubt that is both stands in it once. */
export async function doubtsIn(application: Application, scope: Scope, filter: DoubtFilter): Promise<{ rows: DoubtRow[]; found: readonly FoundDoubt[] }> {
  const [found, checks] = await Promise.all([findDoubts(application, scope), listChecks(application.database, scope)])
  const handedOut = new Map(checks.map((check) => [check.id, check]))
  const isFound = new Set(found.map(({ id }) => id))
  const rows = [
    ...found.map((doubt) => rowOf(doubt, handedOut.get(doubt.id))),
    ...checks.filter(({ id }) => !isFound.has(id)).map((check) => checkedRow(check, true)),
  ]
  return { rows: rows.filter((row) => fits(row, filter)).sort(inOrder), found }
}

function fits({ village, rule, standing }: DoubtRow, filter: DoubtFilter): boolean {
  return village.startsWith(filter.region ?? '') && (filter.rule ?? rule) === rule && (filter.standing ?? standing) === standing
}

function inOrder(one: DoubtRow, other: DoubtRow): number {
  const [left, right] = [keyOf(one), keyOf(other)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** By what doubts are put in order. */
export function keyOf({ village, number, id }: Pick<DoubtRow, 'village' | 'number' | 'id'>): string {
  return `${village} ${number} ${id}`
}

function rowOf({ id, rule, details, household, number, headName, village, memberName }: FoundDoubt, check: Check | undefined): DoubtRow {
  if (check) return { ...checkedRow(check, false), details }
  return {
    id, rule, details, household, number, headName, village, memberName,
    standing: 'new', gone: false, dueOn: null, checkedAt: null, checkedByName: null, note: '',
  }
}

/** @param gone by today's register there is nothing to doubt any more */
export function checkedRow({ result, checkedAt, ...check }: Check, gone: boolean): DoubtRow {
  return { ...check, standing: result ?? 'waiting', gone, checkedAt: checkedAt?.toISOString() ?? null }
}

/** Counted from the rows that the list shows. */
export async function doubtCountsOf(
  application: Application, scope: Scope, filter: Pick<DoubtFilter, 'region' | 'rule'>,
): Promise<z.infer<typeof countDoubts.reply>> {
  const { database, clock } = application
  const today = dayOf(clock())
  const { rows } = await doubtsIn(application, scope, filter)
  const { rules } = await getParameter(database, scope.county, 'doubts', today)
  const by = placesBy(scope, filter.region)
  const names = new Map((await listRegions(database, scope.county, today)).map(({ code, name }) => [code, name]))
  const byRule = grouped(rows, ({ rule }) => rule)
  const byPlace = [...grouped(rows, ({ village }) => (by === 'township' ? townshipOf(village) : village))]
  return {
    by, total: countsOf('', rows),
    rules: doubtRules.filter((rule) => (filter.rule ?? rule) === rule && (rules[rule] || byRule.has(rule)))
      .map((rule) => countsOf(rule, byRule.get(rule) ?? [])),
    places: byPlace.map(([place, own]) => ({ ...countsOf(place, own), name: names.get(place) ?? place })).sort((one, other) => other.all - one.all),
  }
}

/** Villages for whoever looks at one township or less, else townships. */
function placesBy({ county, grants }: Scope, region: string | undefined): 'township' | 'village' {
  const places = region === undefined ? grants.map((grant) => grant.region) : [region]
  return places.some((place) => place === county) ? 'township' : 'village'
}

function countsOf(key: string, rows: readonly DoubtRow[]): DoubtCounts {
  const of = (standing: DoubtStanding) => rows.filter((row) => row.standing === standing).length
  return { key, all: rows.length, new: of('new'), waiting: of('waiting'), confirmed: of('confirmed'), unfounded: of('unfounded') }
}
