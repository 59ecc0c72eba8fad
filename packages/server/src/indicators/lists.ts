import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import { coversItem } from '@lookback/core/access'
import type { ExpectedReport, listIndicatorReports, ReportsQuery } from '@lookback/core/indicators'
import { decidingStep, nextRound } from '@lookback/core/indicators'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { listRegions, nameUnits } from '../places/index.ts'
import { listCatalogue } from './catalogue.queries.ts'
import { confirmingUnits } from './decide.ts'
import { periodsAsked } from './periods.ts'
import { cursorOf, listExpected } from './reports.queries.ts'
import { askerOf } from './work.ts'

/** The reports that are expected, with what the caller may do about each. */
export async function listReports(
  application: Application, actor: Actor, scope: Scope, { cursor, limit, ...filter }: ReportsQuery,
): Promise<z.input<typeof listIndicatorReports.reply>> {
  const { database, clock } = application
  const { county } = scope
  const today = dayOf(clock())
  const catalogue = await listCatalogue(database, scope, {})
  const byId = new Map(catalogue.map((one) => [one.id, one]))
  const page = { after: readCursor(cursor, 3), limit: limit + 1 }
  const { rows, total } = await listExpected(database, scope, filter, periodsAsked(catalogue, filter.period, today), today, askerOf(actor), page)
  const places = new Map((await listRegions(database, county, today)).map(({ code, name }) => [code, name]))
  const units = await nameUnits(database, county, [...new Set(rows.flatMap(({ waitsFor }) => waitsFor ?? []))])
  const [reporting, confirming] = [actorScope(actor, 'indicators:report'), actorScope(actor, 'indicators:confirm')]
  return pageFrom(rows.map((row): ExpectedReport => {
    const { latest, last, ...rest } = row
    const indicator = byId.get(row.indicator)
    const { lead = '', confirmers = [] } = indicator ?? {}
    const round = latest && { ...latest, submittedBy: latest.submittedBy ?? '' }
    return {
      ...rest, place: places.get(row.region) ?? row.region, waitsForName: row.waitsFor === null ? null : units.get(row.waitsFor) ?? row.waitsFor,
      last: last && { done: last.done, started: last.started, whole: last.whole, rate: last.rate, remark: last.remark },
      latest: latest && {
        id: latest.id, round: latest.round, done: latest.done, started: latest.started, whole: latest.whole, rate: latest.rate, remark: latest.remark,
        checks: latest.checks, submittedByName: latest.submittedByName, submittedAt: new Date(latest.submittedAt).toISOString(),
        returnedFor: latest.state === 'returned' ? latest.decisions.at(-1)?.reason ?? null : null,
      },
      maySubmit: coversItem(reporting, row.region, lead) && may(() => nextRound(round)),
      mayDecide: round !== null && coversItem(confirming, row.region, lead)
        && may(() => decidingStep(round, confirmers, { person: actor.person, units: confirmingUnits(actor) })),
    }
  }), total, limit, cursorOf)
}

/** Whether a rule does not say no. */
function may(rule: () => unknown): boolean {
  try {
    rule()
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
