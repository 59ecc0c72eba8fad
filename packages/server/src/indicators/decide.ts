import type { Indicator, ReportDecision } from '@lookback/core/indicators'
import { decidingStep } from '@lookback/core/indicators'
import { Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Store } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import type { Entry } from '../database/log.ts'
import { write } from '../database/write.ts'
import { nameUnits } from '../places/index.ts'
import { listCatalogue } from './catalogue.queries.ts'
import type { StoredReport } from './reports.queries.ts'
import { loadReports, saveReports } from './reports.queries.ts'

/** The units for which somebody may confirm, as the posts of today say. */
export function confirmingUnits({ posts }: Actor): string[] {
  return [...new Set(posts.filter(({ permissions }) => permissions.includes('indicators:confirm')).map(({ unit }) => unit))]
}

/**
 * Confirms reports for the unit whose turn it is, or returns them: all of them, or none where one cannot be decided on.
 * @throws {Refusal} `not-found`, `indicator-reason-missing`, and those of `decidingStep`
 */
export async function decideReports(store: Store, actor: Actor, decisions: readonly ReportDecision[]): Promise<number> {
  const { database, clock } = store
  const { county } = actor
  return write(database, clock, county, async (transaction) => {
    const reports = await loadReports(transaction, actorScope(actor, 'indicators:confirm'), decisions.map(({ report }) => report), { lock: true })
    const everywhere = { county, grants: [{ region: county, department: null }] }
    const indicators = new Map((await listCatalogue(transaction, everywhere, { ids: [...reports.values()].map(({ indicator }) => indicator) }))
      .map((one) => [one.id, one]))
    const names = await nameUnits(transaction, county, [...new Set([...indicators.values()].flatMap(({ confirmers }) => confirmers))])
    const decided = decisions.map((decision) => {
      const before = reports.get(decision.report)
      const indicator = before && indicators.get(before.indicator)
      if (!indicator) throw new Refusal('not-found')
      const after = decideOne(before, indicator, decision, actor, clock(), names)
      reports.set(after.report.id, after.report)
      return { ...after, entry: entryFor(store, actor, after) }
    })
    await saveReports(transaction, county, [...reports.values()])
    return { result: decided.length, entries: decided.map(({ entry }) => entry) }
  })
}

interface Decided {
  report: StoredReport
  unit: string
  isReturn: boolean
  isLast: boolean
  reason: string
}

function decideOne(
  before: StoredReport, { confirmers }: Indicator, { isReturn, reason }: ReportDecision, actor: Actor, now: Date, names: ReadonlyMap<string, string>,
): Decided {
  const step = stepOf(before, confirmers, actor, names)
  if (isReturn && reason === '') throw new Refusal('indicator-reason-missing')
  const unit = confirmers[step] ?? ''
  const isLast = step === confirmers.length - 1
  const decision = { unit, by: actor.person, at: now.toISOString(), isReturn, reason: isReturn ? reason : '' }
  return {
    unit, isReturn, isLast, reason,
    report: {
      ...before, state: isReturn ? 'returned' : isLast ? 'confirmed' : 'submitted', confirmed: isReturn ? before.confirmed : step + 1,
      decisions: [...before.decisions, decision],
    },
  }
}

/** The same with the unit by its name. */
function stepOf(before: StoredReport, confirmers: readonly string[], actor: Actor, names: ReadonlyMap<string, string>): number {
  try {
    return decidingStep({ ...before, submittedBy: before.submittedBy ?? '' }, confirmers, { person: actor.person, units: confirmingUnits(actor) })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'indicator-confirmer-other') throw error
    const unit = String(error.details['unit'])
    throw new Refusal(error.code, { unit: names.get(unit) ?? unit })
  }
}

function entryFor(store: Store, { person }: Actor, { report, unit, isReturn, isLast, reason }: Decided): Entry {
  const { id, indicator, period, region } = report
  const happenedAt = report.decisions.at(-1)?.at ?? ''
  const common = { report: id, indicator, period, unit }
  return isReturn
    ? entryOf(store, { kind: 'indicator-report-returned', actor: person, region, happenedAt, payload: { ...common, reason } })
    : entryOf(store, { kind: 'indicator-report-confirmed', actor: person, region, happenedAt, payload: { ...common, isLast } })
}
