import type { Indicator } from '@lookback/core/indicators'
import { mayBeTarget } from '@lookback/core/indicators'
import type { Scope } from '@lookback/core/access'
import { coversRegion } from '@lookback/core/access'
import type { Locale } from '@lookback/core/kernel'
import { compact, dayOf } from '@lookback/core/kernel'
import { termsIn } from '@lookback/core/words'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import type { Database } from '../database/connect.ts'
import { write } from '../database/write.ts'
import type { ReadTable } from '../kit/workbook/read-table.ts'
import type { CellText, RowResult } from '../kit/workbook/returned-row.ts'
import { FirstRows } from '../kit/workbook/returned-row.ts'
import { listRegions } from '../places/index.ts'
import type { PlaceMilestone, PlaceTarget } from './catalogue.queries.ts'
import { listCatalogue, listMilestones, listTargets } from './catalogue.queries.ts'
import { saveCatalogue } from './save-catalogue.ts'
import { dayIn, LONGEST_REASON, numberIn, readRows, refused } from './sheet-cells.ts'

/** The catalogue by year and code. */
export async function catalogueByCode(database: Database, scope: Scope): Promise<ReadonlyMap<string, Indicator>> {
  return new Map((await listCatalogue(database, scope, {})).map((one) => [`${one.year} ${one.code}`, one]))
}

/** @throws {RefusedCell} `indicator-unknown` */
export function indicatorIn(text: CellText, catalogue: ReadonlyMap<string, Indicator>): Indicator {
  const [year, code] = [compact(text('year')), compact(text('code')).toUpperCase()]
  const indicator = catalogue.get(`${year} ${code}`)
  if (!indicator) throw refused('code', 'indicator-unknown', { year: year || '—', code: code || '—' })
  return indicator
}

function levels(locale: Locale): string {
  return Object.values(termsIn(locale).regionLevel).join('、')
}

/** Takes targets and milestones of places in; a target that changes needs a reason, and stays as a version. */
export async function takeInTargets(
  application: Application, actor: Actor, { rows, places }: ReadTable, { dryRun, locale }: { dryRun: boolean; locale: Locale },
): Promise<RowResult[]> {
  const { database, clock } = application
  const { county } = actor
  const today = dayOf(clock())
  const scope = actorScope(actor, 'indicators:manage')
  const catalogue = await catalogueByCode(database, scope)
  const regions = new Set((await listRegions(database, county, today)).map(({ code }) => code))
  const seen = new FirstRows()
  const read = readRows(rows, places, (text, row) => {
    const indicator = indicatorIn(text, catalogue)
    const code = compact(text('place'))
    if (!regions.has(code) || !coversRegion(scope, code)) {
      throw refused('place', 'indicator-place-unknown', { code: code || '—', level: levels(locale) })
    }
    const amount = numberIn(text, 'amount')
    if (amount === null) throw refused('amount', 'indicator-number-wrong', { given: '—' })
    const milestone = dayIn(text, 'milestone')
    if (milestone !== null && (milestone <= indicator.startsOn || milestone >= indicator.dueOn)) {
      throw refused('milestone', 'indicator-milestone-outside', { day: milestone, startsOn: indicator.startsOn, dueOn: indicator.dueOn })
    }
    if (milestone === null && !mayBeTarget(indicator, amount)) throw refused('amount', 'indicator-target-zero', { amount })
    seen.add(`${indicator.id} ${code} ${milestone ?? ''}`, row.number, 'place')
    return { indicator, region: code, amount, milestone, reason: text('reason').slice(0, LONGEST_REASON) }
  })
  return write(database, clock, county, async (transaction) => {
    const ids = [...new Set(read.flatMap((one) => ('said' in one ? [one.said.indicator.id] : [])))]
    const targets = new Map((await listTargets(transaction, county, ids, '2999-12-31')).map((one) => [`${one.indicator} ${one.region}`, one]))
    const milestones = new Map((await listMilestones(transaction, county, ids)).map((one) => [`${one.indicator} ${one.region} ${one.day}`, one.amount]))
    const set: PlaceTarget[] = []
    const planned: PlaceMilestone[] = []
    const results = read.map((one): RowResult => {
      if ('result' in one) return one
      const { row, said: { indicator, region, amount, milestone, reason } } = one
      if (milestone !== null) {
        if (milestones.get(`${indicator.id} ${region} ${milestone}`) === amount) return { row, result: 'unchanged' }
        planned.push({ indicator: indicator.id, region, day: milestone, amount })
        return { row, result: 'milestone-set' }
      }
      const before = targets.get(`${indicator.id} ${region}`)
      if (before?.amount === amount) return { row, result: 'unchanged' }
      if (before && reason === '') return { row, result: refused('reason', 'indicator-target-reason-missing', { before: before.amount, after: amount }) }
      const validFrom = before || indicator.startsOn > today ? today : indicator.startsOn
      set.push({ indicator: indicator.id, region, ordinal: (before?.ordinal ?? 0) + 1, amount, validFrom, reason })
      return { row, result: 'target-set' }
    })
    if (dryRun) return { result: results, entries: [] }
    return { result: results, entries: await saveCatalogue(transaction, application, county, actor.person, { targets: set, milestones: planned }) }
  })
}
