import type { CatalogueColumn, Indicator } from '@lookback/core/indicators'
import { Indicator as IndicatorShape, indicatorId, mayBeTarget } from '@lookback/core/indicators'
import type { Locale } from '@lookback/core/kernel'
import { compact, dayOf } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { write } from '../database/write.ts'
import type { ReadTable } from '../kit/workbook/read-table.ts'
import type { CellText, RowResult } from '../kit/workbook/returned-row.ts'
import { FirstRows } from '../kit/workbook/returned-row.ts'
import { listUnits } from '../places/index.ts'
import { canonicalJson } from '../database/log.ts'
import type { PlaceTarget } from './catalogue.queries.ts'
import { listCatalogue, listInUse, listTargets } from './catalogue.queries.ts'
import { saveCatalogue } from './save-catalogue.ts'
import { codeIn, dayIn, isEmpty, LONGEST_REASON, namesIn, numberIn, readRows, refused } from './sheet-cells.ts'

interface Line {
  indicator: Indicator
  /** The county's; null where the cell is empty: then it stays. */
  target: number | null
  reason: string
}

type UnitsByName = ReadonlyMap<string, string>

/** Takes the catalogue in: a row an indicator, with the county's target. What was there before and is not in the table stays. */
export async function takeInCatalogue(
  application: Application, actor: Actor, { rows, places }: ReadTable, { dryRun, locale }: { dryRun: boolean; locale: Locale },
): Promise<RowResult[]> {
  const { database, clock } = application
  const { county } = actor
  const scope = actorScope(actor, 'indicators:manage')
  const today = dayOf(clock())
  const units: UnitsByName = new Map((await listUnits(database, county)).flatMap(({ code, name }) => [[code, code], [compact(name), code]] as const))
  const seen = new FirstRows()
  const read = readRows(rows, places, (text, row) => {
    const line = readLine(county, text, units, locale)
    seen.add(line.indicator.id, row.number, 'code')
    return line
  })
  return write(database, clock, county, async (transaction) => {
    const ids = read.flatMap((one) => ('said' in one ? [one.said.indicator.id] : []))
    const known = new Map((await listCatalogue(transaction, scope, { ids })).map((one) => [one.id, one]))
    const inUse = await listInUse(transaction, county, ids)
    const targets = new Map((await listTargets(transaction, county, ids, '2999-12-31')).filter(({ region }) => region === county).map((one) => [one.indicator, one]))
    const saved: Indicator[] = []
    const set: PlaceTarget[] = []
    const results = read.map((one): RowResult => {
      if ('result' in one) return one
      const { row, said: { indicator, target, reason } } = one
      const before = known.get(indicator.id)
      if (before && inUse.has(indicator.id) && fixed(before) !== fixed(indicator)) return { row, result: refused('kind', 'indicator-kind-fixed') }
      const standing = targets.get(indicator.id)
      const moved = target !== null && target !== standing?.amount
      if (moved && standing && reason === '') {
        return { row, result: refused('targetReason', 'indicator-target-reason-missing', { before: standing.amount, after: target }) }
      }
      const changed = !before || canonicalJson(before) !== canonicalJson(indicator)
      if (changed) saved.push(indicator)
      if (moved) {
        const validFrom = standing ? today : indicator.startsOn < today ? indicator.startsOn : today
        set.push({ indicator: indicator.id, region: county, ordinal: (standing?.ordinal ?? 0) + 1, amount: target, validFrom, reason })
      }
      return { row, result: !before ? 'indicator-added' : changed || moved ? 'indicator-changed' : 'unchanged' }
    })
    if (dryRun) return { result: results, entries: [] }
    return { result: results, entries: await saveCatalogue(transaction, application, county, actor.person, { indicators: saved, targets: set }) }
  })
}

/** What cannot change any more once there are reports or objects. */
function fixed({ kind, basis, reportedBy, rhythm, direction }: Indicator): string {
  return canonicalJson([kind, basis, reportedBy, rhythm, direction])
}

function readLine(county: string, text: CellText, units: UnitsByName, locale: Locale): Line {
  const year = numberIn(text, 'year')
  const code = compact(text('code')).toUpperCase()
  const kind = codeIn(text, 'kind', 'indicatorKind', null, locale)
  const direction = codeIn(text, 'direction', 'direction', 'at-least', locale)
  const reportedBy = codeIn(text, 'reportedBy', 'reportingTier', 'nobody', locale)
  const rhythm = isEmpty(text('rhythm')) ? null : codeIn(text, 'rhythm', 'rhythm', null, locale)
  const startsOn = dayIn(text, 'startsOn')
  const dueOn = dayIn(text, 'dueOn')
  const confirmers = unitsIn(text, 'confirmers', units)
  const [computedText = '', item = null] = compact(text('computed')).split(/[:：]/)
  const computed = isEmpty(computedText) ? null : codeIn(() => computedText, 'computed', 'computedSource', null, locale)
  if (startsOn === null || dueOn === null) throw refused(startsOn === null ? 'startsOn' : 'dueOn', 'indicator-day-wrong', { given: '—' })
  if (dueOn <= startsOn) throw refused('dueOn', 'indicator-dates-wrong', { startsOn, dueOn })
  if (reportedBy !== 'nobody' && (confirmers.length === 0 || rhythm === null)) throw refused(rhythm === null ? 'rhythm' : 'confirmers', 'indicator-confirmer-missing')
  const [lead = ''] = unitsIn(text, 'lead', units)
  const dueDays = text('dueDays')
  const indicator = {
    id: indicatorId(county, year ?? 0, code), year, code, name: text('name'), dimension: text('dimension'), unit: text('unit'), kind, direction,
    basis: codeIn(text, 'basis', 'rateBasis', 'count', locale), computed, item: item === '' ? null : item, reportedBy, rhythm,
    dueDays: isEmpty(dueDays) ? 0 : Number(compact(dueDays)), lead, partners: unitsIn(text, 'partners', units), confirmers,
    evidence: text('evidence'), startsOn, dueOn,
  }
  const parsed = IndicatorShape.safeParse(indicator)
  if (!parsed.success) {
    const column = String(parsed.error.issues[0]?.path[0] ?? 'code') as CatalogueColumn
    throw refused(column, column === 'year' || column === 'dueDays' ? 'indicator-number-wrong' : 'indicator-cell-wrong', { given: text(column) || '—', known: example[column] ?? '—' })
  }
  const target = numberIn(text, 'target')
  if (target !== null && !mayBeTarget(parsed.data, target)) throw refused('target', 'indicator-target-zero', { amount: target })
  return { indicator: parsed.data, target, reason: text('targetReason').slice(0, LONGEST_REASON) }
}

/** What stands in a column, where it is no choice. */
const example: Partial<Record<CatalogueColumn, string>> = { code: 'R01', name: '…', unit: '…', lead: '…' }

function unitsIn(text: CellText, column: CatalogueColumn, units: UnitsByName): string[] {
  const names = namesIn(text(column))
  if (column === 'lead' && names.length === 0) throw refused(column, 'indicator-unit-unknown', { unit: '—' })
  return names.map((name) => {
    const code = units.get(name)
    if (code === undefined) throw refused(column, 'indicator-unit-unknown', { unit: name })
    return code
  })
}
