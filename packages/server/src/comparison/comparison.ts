import { breakdownNames } from './breakdown-names.queries.ts'
import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import type { Locale } from '@lookback/core/kernel'
import { termsIn } from '@lookback/core/words'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { ComparisonBreakdown, ComparisonFilter, ComparisonLabel, ComparisonRow } from '@lookback/core/comparison'
import type { Round } from '@lookback/core/rounds'
import { comparisonLabels, countIn, getComparison, NOBODY } from '@lookback/core/comparison'
import { wilson } from '@lookback/stats'
import type { Application } from '../kit/application.ts'
import { framed } from '../kit/framed.ts'
import { replyOf } from '../kit/fresh.ts'
import type { KeptReply } from '../kit/kept-reply.ts'
import type { Database } from '../database/connect.ts'
import type { CountedGroup } from './compared-county.ts'
import { countPairs } from './compared-county.ts'
import { partOf } from './compared-part.ts'
import { listRounds } from '../rounds/index.ts'
import { comparedCounty } from './read-compared-county.ts'

export type ComparisonView = z.infer<typeof getComparison.reply>

/**
 * Two rounds side by side, broken down. The rounds must be one after the other.
 * @throws {Refusal} `rounds-in-wrong-order`, `not-found`
 */
export async function compareRounds(
  application: Application, scope: Scope, filter: ComparisonFilter, by: ComparisonBreakdown, locale: Locale,
): Promise<KeptReply<ComparisonView>> {
  const { database, clock } = application
  const { county } = scope
  const { earlier, later } = await framed(application, county, ['compared rounds', filter.earlier, filter.later], () =>
    comparedRounds(database, county, filter))
  const compared = await comparedCounty(application, county, filter)
  const part = await partOf(database, county, filter, dayOf(clock()))
  const names = await framed(application, county, ['breakdown', by], () => breakdownNames(database, county, by))
  const beside = [scope, part, by, locale, earlier, later, [...names]]
  // The pairs are the whole county's: whose scope it is stands beside them.
  return replyOf(compared, getComparison, beside, (pairs, asOf) => {
    const groups = countPairs(pairs, scope, part, by)
    const total = rowOf('', termsIn(locale).total, groups)
    const rows = byKey(groups).map(([key, own]) => rowOf(key, names.get(key) ?? nameOf(by, key, locale), own))
    return { earlier, later, rows, total, missedRate: missedRate(total), asOf }
  })
}

export async function comparedRounds(
  database: Database, county: string, { earlier, later }: Pick<ComparisonFilter, 'earlier' | 'later'>,
): Promise<{ earlier: Round; later: Round }> {
  const rounds = await listRounds(database, county)
  const first = rounds.find((round) => round.id === earlier)
  const second = rounds.find((round) => round.id === later)
  if (!first || !second) throw new Refusal('not-found')
  if (first.ordinal >= second.ordinal) throw new Refusal('rounds-in-wrong-order')
  return { earlier: first, later: second }
}

/** Groups of equal key, in the order of the keys' first appearance. */
function byKey(groups: readonly CountedGroup[]): [string, CountedGroup[]][] {
  const collected = new Map<string, CountedGroup[]>()
  for (const group of groups) collected.set(group.key, [...(collected.get(group.key) ?? []), group])
  return [...collected]
}

function nameOf(by: ComparisonBreakdown, key: string, locale: Locale): string {
  const words = termsIn(locale)
  if (by === 'severity') return key === 'hard' ? words.severity.hard : words.severity.ordinary
  return key === NOBODY ? words.notVisited : key
}

function rowOf(key: string, name: string, groups: readonly CountedGroup[]): ComparisonRow {
  const counts = Object.fromEntries(comparisonLabels.map((label) => [label, 0])) as Record<ComparisonLabel, number>
  let foundEarlier = 0
  let foundLater = 0
  for (const { label, count, earlier, later } of groups) {
    counts[label] += count
    foundEarlier += earlier
    foundLater += later
  }
  return { key, name, counts, foundEarlier, foundLater }
}

/**
 * Of the problems that the later round found where the earlier one had looked, the share that it passed: 1 − m/n on
 * jointly assessed pairs, with Wilson's 95 % interval. What arose in between was not there to be seen.
 */
function missedRate(row: ComparisonRow): ComparisonView['missedRate'] {
  const missed = countIn(row, 'missed')
  const jointlyAssessed = countIn(row, 'jointly-assessed')
  const { estimate, lower, upper } = wilson({ successes: missed, trials: jointlyAssessed })
  return { missed, jointlyAssessed, rate: estimate, low: lower, high: upper }
}
