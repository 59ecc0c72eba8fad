import type { IndicatorObject } from '@lookback/core/indicators'
import { coversItem } from '@lookback/core/access'
import { compact, dayOf, identifierNamed, Refusal } from '@lookback/core/kernel'
import type { Locale } from '@lookback/core/kernel'
import { levelOf } from '@lookback/core/places'
import { subjectOfThing } from '@lookback/core/subjects'
import { termsIn } from '@lookback/core/words'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { write } from '../database/write.ts'
import { canonicalJson } from '../database/log.ts'
import type { ReadTable } from '../kit/workbook/read-table.ts'
import type { RowResult } from '../kit/workbook/returned-row.ts'
import { FirstRows } from '../kit/workbook/returned-row.ts'
import { listRegions } from '../places/index.ts'
import { listHouseholds } from './computed.queries.ts'
import { requireWhole } from './objects.ts'
import { listByNumber } from './objects.queries.ts'
import { saveAll } from './save-objects.ts'
import { codeIn, dayIn, isEmpty, readRows, refused } from './sheet-cells.ts'
import { catalogueByCode, indicatorIn } from './take-in-targets.ts'

interface Line {
  object: IndicatorObject
  household: string | null
}

/** Takes the objects of indicators in, a row an object, known by its number in the indicator. */
export async function takeInObjects(
  application: Application, actor: Actor, { rows, places }: ReadTable, { dryRun, locale }: { dryRun: boolean; locale: Locale },
): Promise<RowResult[]> {
  const { database, clock } = application
  const { county } = actor
  const today = dayOf(clock())
  const scope = actorScope(actor, 'indicators:report')
  const catalogue = await catalogueByCode(database, scope)
  const villages = new Set((await listRegions(database, county, today)).filter(({ code }) => levelOf(code) === 'village').map(({ code }) => code))
  const seen = new FirstRows()
  const read = readRows(rows, places, (text, row): Line => {
    const indicator = indicatorIn(text, catalogue)
    if (indicator.kind !== 'objects') throw refused('code', 'indicator-objects-none')
    const village = compact(text('village'))
    if (!villages.has(village) || !coversItem(scope, village, indicator.lead)) {
      throw refused('village', 'indicator-place-unknown', { code: village || '—', level: termsIn(locale).regionLevel.village })
    }
    const number = compact(text('number'))
    const name = text('name')
    if (number === '' || number.length > 40) throw refused('number', 'indicator-cell-wrong', { given: number || '—', known: '1–40' })
    if (name === '' || name.length > 60) throw refused('name', 'indicator-cell-wrong', { given: name || '—', known: '1–60' })
    seen.add(`${indicator.id} ${number}`, row.number, 'number')
    const household = isEmpty(text('household')) ? null : compact(text('household'))
    const told = {
      state: codeIn(text, 'state', 'objectState', 'planned', locale), startedOn: dayIn(text, 'startedOn'), finishedOn: dayIn(text, 'finishedOn'),
      note: text('note').slice(0, 200),
    }
    try {
      requireWhole(told, today, locale)
    } catch (error) {
      if (error instanceof Refusal) throw refused('state', error.code, error.details)
      throw error
    }
    return {
      household,
      object: {
        id: identifierNamed('indicator object', indicator.id, number), indicator: indicator.id, subject: subjectOfThing(county, village, name), village,
        number, name, ...told, responsible: text('responsible').slice(0, 40), plannedOn: dayIn(text, 'plannedOn'), photos: [],
      },
    }
  })
  return write(database, clock, county, async (transaction) => {
    const said = read.flatMap((one) => ('said' in one ? [one.said] : []))
    const households = await listHouseholds(transaction, county, said.flatMap(({ household }) => household ?? []))
    const known = await listByNumber(transaction, county, said.map(({ object: { indicator, number } }) => ({ indicator, number })), { lock: true })
    const saved: IndicatorObject[] = []
    const results = read.map((one): RowResult => {
      if ('result' in one) return one
      const { row, said: { object, household } } = one
      const before = known.get(`${object.indicator} ${object.number}`)
      if (before && before.village !== object.village) return { row, result: refused('number', 'indicator-object-elsewhere', { number: object.number, name: before.name }) }
      const own = household === null ? null : households.get(household)
      if (household !== null && own?.village !== object.village) return { row, result: refused('household', 'indicator-household-unknown', { number: household }) }
      const after = { ...object, ...(own ? { subject: own.id } : {}), photos: before?.photos ?? [] }
      if (before && canonicalJson(before) === canonicalJson(after)) return { row, result: 'unchanged' }
      saved.push(after)
      return { row, result: before ? 'object-changed' : 'object-added' }
    })
    return { result: results, entries: dryRun ? [] : await saveAll(transaction, application, county, actor, saved) }
  })
}
