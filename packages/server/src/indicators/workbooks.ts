import type { Readable } from 'node:stream'
import type { Scope } from '@lookback/core/access'
import type { CatalogueColumn, Indicator, ObjectColumn, ReportColumn, ReportFilter, TargetColumn, ObjectFilter } from '@lookback/core/indicators'
import { catalogueColumns, indicatorTermsIn, objectColumns, reportColumns, shareOfTask, targetColumns } from '@lookback/core/indicators'
import type { Locale, TableColumn } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import type { SheetHead } from '../kit/workbook/sheet-head.ts'
import { placeInTitle, sheetHead } from '../kit/workbook/sheet-head.ts'
import type { StreamedSheet } from '../kit/workbook/write-workbook.ts'
import { streamWorkbook } from '../kit/workbook/write-workbook.ts'
import type { CellValue, SheetColumn } from '../kit/workbook/written-sheet.ts'
import { daySerial } from '../kit/workbook/written-sheet.ts'
import { listRegions, nameUnits } from '../places/index.ts'
import { listCatalogue, listTargetRows, listTargets } from './catalogue.queries.ts'
import { listObjects } from './objects.queries.ts'
import { periodsAsked } from './periods.ts'
import { listExpected } from './reports.queries.ts'

/** More rows than a table may have that comes back. */
const MOST = 20_000

type Row<Key extends string> = Partial<Record<Key, CellValue>>

interface Look<Key extends string> {
  head: SheetHead
  mark: string | undefined
  days?: readonly Key[]
  numbers?: readonly Key[]
  filledIn?: readonly Key[]
  choices?: Partial<Record<Key, readonly string[]>>
}

/** What has long names or numbers: each is read whole on paper. */
const wide: ReadonlySet<string> = new Set(['name', 'indicator', 'remark', 'lead', 'number'])

/** One sheet in the columns of its table, under the headings by which it is known when it comes back. */
function sheetOf<Key extends string>(
  name: string, columns: readonly TableColumn<Key>[], rows: readonly Row<Key>[], locale: Locale,
  { head, mark, days = [], numbers = [], filledIn = [], choices = {} }: Look<Key>,
): StreamedSheet {
  return {
    name, head, mark, frozenColumns: 3, rowCount: rows.length,
    columns: columns.map(({ key, labels }): SheetColumn => {
      const options = (choices)[key]
      return {
        group: '', heading: (locale === 'en' ? labels.at(-1) : labels[0]) ?? key, width: wide.has(key) ? 24 : 13,
        kind: days.includes(key) ? 'day' : numbers.includes(key) ? 'number' : 'text', isFilledIn: filledIn.includes(key),
        ...(options ? { choices: options } : {}),
      }
    }),
    rows: inTurn(rows.map((row) => columns.map(({ key }) => row[key] ?? null))),
  }
}

async function* inTurn(rows: readonly (readonly CellValue[])[]): AsyncGenerator<readonly CellValue[]> {
  yield* rows
}

const serial = (day: string | null): CellValue => (day === null ? null : daySerial(day))

/** The catalogue with the county's targets. */
export async function writeCatalogue(application: Application, scope: Scope, year: number, locale: Locale, mark: string | undefined): Promise<Readable> {
  const { database, clock } = application
  const indicators = await listCatalogue(database, scope, { year })
  const ids = indicators.map(({ id }) => id)
  const targets = new Map((await listTargets(database, scope.county, ids, dayOf(clock()))).filter(({ region }) => region === scope.county)
    .map((one) => [one.indicator, one]))
  const names = await nameUnits(database, scope.county, [...new Set(indicators.flatMap(({ lead, partners, confirmers }) => [lead, ...partners, ...confirmers]))])
  const words = indicatorTermsIn(locale)
  const told = (codes: readonly string[]) => codes.map((code) => names.get(code) ?? code).join('、')
  const rows = indicators.map((one): Row<CatalogueColumn> => ({
    year: one.year, code: one.code, name: one.name, dimension: one.dimension, unit: one.unit, kind: words.indicatorKind[one.kind],
    direction: words.direction[one.direction], basis: words.rateBasis[one.basis],
    computed: one.computed && words.computedSource[one.computed] + (one.item === null ? '' : `：${one.item}`),
    target: targets.get(one.id)?.amount ?? null, targetReason: targets.get(one.id)?.reason ?? null, startsOn: serial(one.startsOn), dueOn: serial(one.dueOn),
    lead: told([one.lead]), partners: told(one.partners), reportedBy: words.reportingTier[one.reportedBy], rhythm: one.rhythm && words.rhythm[one.rhythm],
    dueDays: one.reportedBy === 'nobody' ? null : one.dueDays, confirmers: told(one.confirmers), evidence: one.evidence,
  }))
  return streamWorkbook([sheetOf(indicatorTermsIn(locale).tableTitle.indicators, catalogueColumns, rows, locale, {
    head: await headOf(application, scope, indicatorTermsIn(locale).tableTitle.indicators, locale), mark, days: ['startsOn', 'dueOn'], numbers: ['year', 'dueDays'],
    choices: {
      kind: Object.values(words.indicatorKind), direction: Object.values(words.direction), basis: Object.values(words.rateBasis),
      reportedBy: Object.values(words.reportingTier), rhythm: Object.values(words.rhythm),
    },
  })])
}

/** The targets and milestones of all places. */
export async function writeTargets(application: Application, scope: Scope, year: number, locale: Locale, mark: string | undefined): Promise<Readable> {
  const today = dayOf(application.clock())
  const places = await namesOfPlaces(application, scope.county)
  const rows = (await listTargetRows(application.database, scope, year, today)).map((one): Row<TargetColumn> => ({
    year: one.year, code: one.code, indicator: one.name, place: one.region, placeName: places.get(one.region) ?? null, amount: one.amount,
    milestone: serial(one.milestone), reason: one.reason,
  }))
  return streamWorkbook([sheetOf(indicatorTermsIn(locale).tableTitle['indicator-targets'], targetColumns, rows, locale, {
    head: await headOf(application, scope, indicatorTermsIn(locale).tableTitle['indicator-targets'], locale), mark, days: ['milestone'], numbers: ['year'], filledIn: ['amount', 'milestone', 'reason'],
  })])
}

/** Objects, to be told of. */
export async function writeObjects(application: Application, scope: Scope, filter: ObjectFilter, locale: Locale, mark: string | undefined): Promise<Readable> {
  const { database } = application
  const places = await namesOfPlaces(application, scope.county)
  const { rows: objects } = await listObjects(database, scope, filter, dayOf(application.clock()), { after: null, limit: MOST })
  const catalogue = new Map((await listCatalogue(database, scope, {})).map((one) => [one.id, one]))
  const words = indicatorTermsIn(locale)
  const rows = objects.map((one): Row<ObjectColumn> => ({
    year: catalogue.get(one.indicator)?.year ?? null, code: catalogue.get(one.indicator)?.code ?? null, number: one.number, name: one.name, village: one.village,
    villageName: places.get(one.village) ?? null, state: words.objectState[one.state], responsible: one.responsible,
    plannedOn: serial(one.plannedOn), startedOn: serial(one.startedOn), finishedOn: serial(one.finishedOn), note: one.note,
  }))
  return streamWorkbook([sheetOf(indicatorTermsIn(locale).tableTitle['indicator-objects'], objectColumns, rows, locale, {
    head: await headOf(application, scope, indicatorTermsIn(locale).tableTitle['indicator-objects'], locale), mark, days: ['plannedOn', 'startedOn', 'finishedOn'], numbers: ['year'], filledIn: ['state', 'responsible', 'startedOn', 'finishedOn', 'note'],
    choices: { state: Object.values(words.objectState) },
  })])
}

/** The reports that are expected, to be filled in: what was told before stands beside. */
export async function writeReports(
  application: Application, scope: Scope, filter: ReportFilter, locale: Locale, mark: string | undefined,
): Promise<Readable> {
  const { database, clock } = application
  const today = dayOf(clock())
  const places = await namesOfPlaces(application, scope.county)
  const indicators = await listCatalogue(database, scope, {})
  const byId = new Map(indicators.map((one): [string, Indicator] => [one.id, one]))
  const nobody = { person: '', posts: [], units: [] }
  const { rows: expected } = await listExpected(database, scope, filter, periodsAsked(indicators, filter.period, today), today, nobody, { after: null, limit: MOST })
  const rows = expected.map((one): Row<ReportColumn> => {
    const indicator = byId.get(one.indicator)
    const share = one.latest && indicator ? shareOfTask(indicator, one.latest, one.target) : null
    return {
      code: one.code, indicator: one.indicatorName, place: one.region, placeName: places.get(one.region) ?? null, period: serial(one.period), unit: one.unit,
      target: one.target, last: one.last?.done ?? null, started: one.latest?.started ?? null, done: one.latest?.done ?? null, whole: one.latest?.whole ?? null,
      rate: share === null ? null : `${(share * 100).toFixed(1)}%`, remark: one.latest?.remark ?? null,
    }
  })
  return streamWorkbook([sheetOf(indicatorTermsIn(locale).tableTitle['indicator-reports'], reportColumns, rows, locale, {
    head: await headOf(application, scope, indicatorTermsIn(locale).tableTitle['indicator-reports'], locale), mark, days: ['period'], filledIn: ['started', 'done', 'whole', 'rate', 'remark'],
  })])
}

/** Its columns say in what they count. */
async function headOf(application: Application, scope: Scope, name: string, locale: Locale): Promise<SheetHead> {
  return sheetHead(locale, { of: placeInTitle(scope, undefined, await namesOfPlaces(application, scope.county)), name, day: dayOf(application.clock()), unit: '' })
}

async function namesOfPlaces({ database, clock }: Application, county: string): Promise<Map<string, string>> {
  return new Map((await listRegions(database, county, dayOf(clock()))).map(({ code, name }) => [code, name]))
}
