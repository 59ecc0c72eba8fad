import { listRegions, nameUnits } from '../places/index.ts'
import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import { coversRegion } from '@lookback/core/access'
import type { BoardBy, BoardRow, getLeaderChecks } from '@lookback/core/boards'
import { boardCountNames, getBoard } from '@lookback/core/boards'
import { boardStages } from '@lookback/core/problems'
import type { Day, Locale } from '@lookback/core/kernel'
import { termsIn } from '@lookback/core/words'
import { levelOf } from '@lookback/core/places'
import { addDays, dayOf } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { nameItems } from '../checklists/index.ts'
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
  const { database, clock } = application
  const today = dayOf(clock())
  const since = asked ?? addDays(today, -1)
  const key = ['board', scope, by, region ?? null, since, today]
  const counted = await fresh(application, scope.county, key, () => countBoard(database, scope, { by, region, since }, clock()))
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
