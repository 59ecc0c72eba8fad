import { listRegions, nameUnits } from '../places/index.ts'
import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import { coversRegion } from '@lookback/core/access'
import type { BoardBy, BoardRow, getLeaderChecks, getOwnRanks, RankedBy } from '@lookback/core/boards'
import { boardCountNames, getBoard, rankedRows } from '@lookback/core/boards'
import { boardStages } from '@lookback/core/problems'
import type { Day, Locale } from '@lookback/core/kernel'
import { termsIn } from '@lookback/core/words'
import { levelOf } from '@lookback/core/places'
import { addDays, dayOf } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { nameItems } from '../checklists/index.ts'
import type { Fresh } from '../kit/fresh.ts'
import { fresh, replyOf } from '../kit/fresh.ts'
import type { KeptReply } from '../kit/kept-reply.ts'
import type { CountedRow } from './queries.ts'
import { countBoard, listLeaderChecks } from './queries.ts'

interface Asked {
  by: BoardBy
  region?: string | undefined
  since?: Day | undefined
}

/** The board of rectification within a scope; places without a problem have their row too, with noughts. */
export async function boardOf(
  application: Application, scope: Scope, { by, region, since: asked }: Asked, locale: Locale,
): Promise<KeptReply<z.infer<typeof getBoard.reply>>> {
  const today = dayOf(application.clock())
  const since = asked ?? addDays(today, -1)
  const counted = await countedBoard(application, scope, { by, region, since })
  const names = await rowNames(application, scope, { by, region }, counted.value.map((row) => row.key).filter((one) => one !== null))
  return replyOf(counted, getBoard, [locale, [...names]], (value, asOf) => {
    const counts = new Map(value.map((row) => [row.key, row]))
    return {
      asOf, today, since,
      total: rowOf(scope.county, termsIn(locale).total, counts.get(null)),
      rows: [...names].map(([code, name]) => rowOf(code, name, counts.get(code))),
    }
  })
}

/** The counts of a board, kept for all who ask alike. */
function countedBoard(application: Application, scope: Scope, asked: Asked & { since: Day }): Promise<Fresh<readonly CountedRow[]>> {
  const { database, clock } = application
  const key = ['board', scope, asked.by, asked.region ?? null, asked.since, dayOf(clock())]
  return fresh(application, scope.county, key, () => countBoard(database, scope, asked, clock()))
}

/** Where the townships of a scope stand among all of the county; nothing of the others goes out. */
export async function ownRanksOf(
  application: Application, scope: Scope, { sort, since: asked }: { sort: RankedBy; since?: Day | undefined },
): Promise<z.infer<typeof getOwnRanks.reply>> {
  const own = new Set(scope.grants.filter(({ region, department }) => department === null && levelOf(region) === 'township').map(({ region }) => region))
  if (own.size === 0) return { townships: [] }
  const { county } = scope
  const whole: Scope = { county, grants: [{ region: county, department: null }] }
  const since = asked ?? addDays(dayOf(application.clock()), -1)
  const { value } = await countedBoard(application, whole, { by: 'township', since })
  const names = await rowNames(application, whole, { by: 'township' }, [])
  const ranked = rankedRows(value.flatMap((row) => (row.key === null ? [] : [rowOf(row.key, names.get(row.key) ?? row.key, row)])), sort)
  const of = ranked.filter(({ rank }) => rank !== null).length
  const rankOf = new Map(ranked.map(({ key, rank }) => [key, rank]))
  return { townships: [...own].sort().map((region) => ({ region, name: names.get(region) ?? region, rank: rankOf.get(region) ?? null, of })) }
}

/** What the rows are called, in the order of their codes. */
async function rowNames(
  { database, clock }: Application, scope: Scope, { by, region = '' }: Asked, counted: readonly string[],
): Promise<Map<string, string>> {
  if (by === 'item') {
    const names = await nameItems(database, scope.county, counted)
    return new Map(counted.map((code) => [code, names.get(code) ?? code]))
  }
  if (by === 'department') {
    const names = await nameUnits(database, scope.county, counted)
    return new Map(counted.map((code) => [code, names.get(code) ?? code]))
  }
  const places = (await listRegions(database, scope.county, dayOf(clock()))).filter(({ code }) =>
    levelOf(code) === by && coversRegion(scope, code) && (code.startsWith(region) || region.startsWith(code)))
  const names = new Map(places.map(({ code, name }) => [code, name]))
  return new Map([...new Set([...names.keys(), ...counted])].sort().map((code) => [code, names.get(code) ?? code]))
}

const noDays = { medianDays: null, medianWaitingDays: null }

function rowOf(key: string, name: string, row: CountedRow | undefined): BoardRow {
  const counts = Object.fromEntries(boardCountNames.map((figure) => [figure, row?.[figure] ?? 0]))
  return {
    key, name, ...(counts as Record<(typeof boardCountNames)[number], number>),
    stages: boardStages.map((stage) => ({ stage, ...(row?.[stage] ?? noDays) })),
  }
}

/** How often each leader took problems of the scope in hand. */
export async function leaderChecksOf(
  application: Application, scope: Scope, region: string | undefined,
): Promise<z.infer<typeof getLeaderChecks.reply>> {
  const { value, asOf } = await fresh(application, scope.county, ['leaders', scope, region ?? null], () =>
    listLeaderChecks(application.database, scope, region, application.clock()))
  return { asOf: asOf.toISOString(), leaders: value }
}
