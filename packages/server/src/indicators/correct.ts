import type { CorrectionProposal, Reported } from '@lookback/core/indicators'
import { lacksOf } from '@lookback/core/indicators'
import { coversItem } from '@lookback/core/access'
import { Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { write } from '../database/write.ts'
import { nameUnits } from '../places/index.ts'
import { listCatalogue } from './catalogue.queries.ts'
import { decide, insertCorrection, listOfReport, lockCorrection, nextOrdinal } from './corrections.queries.ts'
import { confirmingUnits } from './decide.ts'
import type { StoredReport } from './reports.queries.ts'
import { loadReports } from './reports.queries.ts'

/**
 * Proposes other numbers for what is frozen; the same request again changes nothing.
 * @throws {Refusal} `not-found`, `indicator-not-frozen`, `indicator-correction-open`, `indicator-correction-same`
 */
export async function propose(application: Application, actor: Actor, { id, report: reportId, after, reason, evidence }: CorrectionProposal): Promise<void> {
  const { database, clock } = application
  const { county } = actor
  const scope = actorScope(actor, 'indicators:report')
  await write(database, clock, county, async (transaction) => {
    const report = (await loadReports(transaction, scope, [reportId], { lock: true })).get(reportId)
    const [indicator] = report ? await listCatalogue(transaction, scope, { ids: [report.indicator] }) : []
    if (!report || !indicator || !coversItem(scope, report.region, indicator.lead)) throw new Refusal('not-found')
    const earlier = await listOfReport(transaction, county, reportId)
    if (earlier.some((one) => one.id === id)) return { result: undefined, entries: [] }
    if (report.state !== 'confirmed') throw new Refusal('indicator-not-frozen')
    if (earlier.some(({ state }) => state === 'proposed')) throw new Refusal('indicator-correction-open')
    const before = earlier.filter(({ state }) => state === 'confirmed').at(-1)?.after ?? reportedIn(report)
    const lack = lacksOf(indicator, after)
    if (lack !== null) throw new Refusal(lack === 'whole' ? 'indicator-whole-missing' : 'indicator-rate-missing')
    if (before.done === after.done && before.whole === after.whole && before.rate === after.rate && before.started === after.started) {
      throw new Refusal('indicator-correction-same')
    }
    await insertCorrection(transaction, county, { id, report: reportId, before, after, reason, evidence, proposedBy: actor.person, proposedAt: clock() })
    const entry = entryOf(application, {
      kind: 'indicator-correction-proposed', actor: actor.person, region: report.region, happenedAt: clock().toISOString(),
      payload: { correction: id, report: reportId, indicator: report.indicator, period: report.period, before, after, reason, evidence },
    })
    return { result: undefined, entries: [entry] }
  })
}

function reportedIn({ done, started, whole, rate, remark }: StoredReport): Reported {
  return { done, started, whole, rate, remark }
}

/**
 * Confirms a correction, which from now on stands under its number, or refuses it. It is the last of the confirming units that decides.
 * @returns its number; null where it is refused
 * @throws {Refusal} `not-found`, `indicator-correction-decided`, `indicator-confirmer-other`, `indicator-confirmer-is-reporter`,
 *   `indicator-reason-missing`
 */
export async function decideOnCorrection(
  application: Application, actor: Actor, id: string, { isConfirmed, reason }: { isConfirmed: boolean; reason: string },
): Promise<number | null> {
  const { database, clock } = application
  const { county } = actor
  return write(database, clock, county, async (transaction) => {
    const correction = await lockCorrection(transaction, actorScope(actor, 'indicators:confirm'), id)
    if (!correction) throw new Refusal('not-found')
    if (correction.state !== 'proposed') throw new Refusal('indicator-correction-decided')
    const unit = correction.confirmers.at(-1) ?? ''
    if (!confirmingUnits(actor).includes(unit)) {
      throw new Refusal('indicator-confirmer-other', { unit: (await nameUnits(transaction, county, [unit])).get(unit) ?? unit })
    }
    if (correction.proposedBy === actor.person) throw new Refusal('indicator-confirmer-is-reporter')
    if (!isConfirmed && reason === '') throw new Refusal('indicator-reason-missing')
    const ordinal = isConfirmed ? await nextOrdinal(transaction, county, correction.year) : null
    const at = clock()
    await decide(transaction, county, id, { ordinal, state: isConfirmed ? 'confirmed' : 'refused', decision: reason, by: actor.person, at })
    const entry = entryOf(application, {
      kind: 'indicator-correction-decided', actor: actor.person, region: correction.region, happenedAt: at.toISOString(),
      payload: { correction: id, indicator: correction.indicator, period: correction.period, ordinal, reason },
    })
    return { result: ordinal, entries: [entry] }
  })
}
