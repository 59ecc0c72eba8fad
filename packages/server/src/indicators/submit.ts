import type { Indicator, ReportSubmission } from '@lookback/core/indicators'
import { checksOf, indicatorTermsIn, isPeriodEnd, lacksOf, nextRound, reportDueOn } from '@lookback/core/indicators'
import { coversItem } from '@lookback/core/access'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Day, Locale } from '@lookback/core/kernel'
import { levelOf } from '@lookback/core/places'
import type { Transaction } from 'kysely'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application, Store } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import { listCatalogue, listTargets } from './catalogue.queries.ts'
import { periodNow } from './periods.ts'
import type { Before, StoredReport } from './reports.queries.ts'
import { keyOf, listBefore, loadReports, saveReports } from './reports.queries.ts'

/** A report that somebody submits. */
export interface SubmissionBy {
  actor: Actor
  submission: ReportSubmission
}

/** What a submission became: its round, known before, or why it is refused. */
export type Submitted = StoredReport | { known: StoredReport } | Refusal

/**
 * Takes reports, each whole or not at all, whatever becomes of the others. One that is there already changes nothing.
 * @returns what became of each, in their order
 */
export async function submitReports(
  store: Store, county: string, items: readonly SubmissionBy[], { dryRun, locale }: { dryRun: boolean; locale: Locale },
): Promise<Submitted[]> {
  const { database, clock } = store
  return write(database, clock, county, async (transaction) => {
    const taken = await takeAll(transaction, store, county, items, locale)
    const added = taken.filter((one): one is StoredReport => 'round' in one)
    if (dryRun) return { result: taken, entries: [] }
    await saveReports(transaction, county, added)
    return { result: taken, entries: added.map((report) => entryFor(store, report)) }
  })
}

/** Submits one report. @throws {Refusal} why it is refused */
export async function submitReport(application: Application, actor: Actor, submission: ReportSubmission, locale: Locale): Promise<StoredReport> {
  const [submitted] = await submitReports(application, actor.county, [{ actor, submission }], { dryRun: false, locale })
  if (!submitted || submitted instanceof Refusal) throw submitted ?? new Error('a report was lost')
  return 'known' in submitted ? submitted.known : submitted
}

async function takeAll(
  transaction: Transaction<DB>, { clock }: Store, county: string, items: readonly SubmissionBy[], locale: Locale,
): Promise<Submitted[]> {
  const now = clock()
  const today = dayOf(now)
  const everywhere = { county, grants: [{ region: county, department: null }] }
  const ids = [...new Set(items.map(({ submission }) => submission.indicator))]
  const indicators = new Map((await listCatalogue(transaction, everywhere, { ids })).map((one) => [one.id, one]))
  const targets = new Map((await listTargets(transaction, county, ids, today)).map((one) => [`${one.indicator} ${one.region}`, one.amount]))
  const before = await listBefore(transaction, county, items.map(({ submission }) => submission), { lock: true })
  const known = await loadReports(transaction, everywhere, items.map(({ submission }) => submission.id), { lock: false })
  return items.map((item): Submitted => {
    try {
      const { submission } = item
      const stored = known.get(submission.id)
      if (stored) return knownAgain(stored, item)
      const report = take(item, {
        indicator: indicators.get(submission.indicator), today, now, target: targets.get(`${submission.indicator} ${submission.region}`),
        before: before.get(keyOf(submission)) ?? { latest: null, last: null }, locale,
      })
      before.set(keyOf(submission), { ...(before.get(keyOf(submission)) ?? { last: null }), latest: report })
      return report
    } catch (error) {
      if (error instanceof Refusal) return error
      throw error
    }
  })
}

function knownAgain(stored: StoredReport, { actor, submission }: SubmissionBy): Submitted {
  const same = stored.submittedBy === actor.person && keyOf(stored) === keyOf(submission)
  return same ? { known: stored } : new Refusal('already-exists', { constraint: 'indicator_report_pkey' })
}

interface Circumstances {
  indicator: Indicator | undefined
  target: number | undefined
  before: Before
  today: Day
  now: Date
  locale: Locale
}

function take({ actor, submission }: SubmissionBy, { indicator, target, before, today, now, locale }: Circumstances): StoredReport {
  const { id, region, period, done, started, whole, rate, remark } = submission
  const reported = { done, started, whole, rate, remark }
  if (!indicator || !coversItem(actorScope(actor, 'indicators:report'), region, indicator.lead)) throw new Refusal('not-found')
  requirePeriod(indicator, period, today)
  if (target === undefined || levelOf(region) !== indicator.reportedBy) throw new Refusal('indicator-place-without-target')
  const round = nextRound(before.latest && { ...before.latest, submittedBy: before.latest.submittedBy ?? '' })
  const lack = lacksOf(indicator, reported)
  if (lack === 'whole') throw new Refusal('indicator-whole-missing')
  if (lack === 'rate') throw new Refusal('indicator-rate-missing')
  const checks = checksOf(indicator, reported, { target, last: before.last && { reported: before.last, target: before.last.target } })
  if (checks.length > 0 && reported.remark === '') {
    throw new Refusal('indicator-remark-needed', { checks: checks.map((check) => indicatorTermsIn(locale).reportCheck[check]) })
  }
  return {
    id, indicator: indicator.id, region, period, ...reported, round, target, checks, state: 'submitted', confirmed: 0, decisions: [],
    submittedBy: actor.person, submittedAt: now,
  }
}

/** @throws {Refusal} `indicator-not-reported`, `indicator-period-wrong`, `indicator-period-early` */
function requirePeriod(indicator: Indicator, period: Day, today: Day): void {
  const { rhythm, reportedBy, startsOn, dueDays } = indicator
  if (reportedBy === 'nobody' || rhythm === null) throw new Refusal('indicator-not-reported')
  const now = periodNow(indicator, today)
  if (!isPeriodEnd(rhythm, period) || period < startsOn) throw new Refusal('indicator-period-wrong', { period, right: now?.end ?? '—' })
  if (!now || period > now.end) {
    throw new Refusal('indicator-period-early', { period, opensOn: dueDays < 0 ? reportDueOn({ dueDays }, period) : period })
  }
}

function entryFor(store: Store, report: StoredReport): Entry {
  const { id, indicator, region, period, round, done, started, whole, rate, remark, target, checks, submittedBy } = report
  return entryOf(store, {
    kind: 'indicator-reported', actor: submittedBy, region, happenedAt: report.submittedAt.toISOString(),
    payload: { report: id, indicator, period, round, done, started, whole, rate, remark, target, checks },
  })
}
