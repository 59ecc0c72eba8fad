import type { Readable } from 'node:stream'
import type { Scope } from '@lookback/core/access'
import type { CellValue as Value, Column, Household, HouseholdFilter, Member } from '@lookback/core/register'
import { columns, maskDocumentNumber, maskPhone } from '@lookback/core/register'
import type { CodeListName } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import { townshipOf } from '@lookback/core/places'
import { termsIn } from '@lookback/core/words'
import type { Database } from '../database/connect.ts'
import { streamedFromSnapshot } from '../database/in-snapshot.ts'
import { listAllLabels } from '../foundation/index.ts'
import type { Application } from '../kit/application.ts'
import { placeInTitle, sheetHead } from '../kit/workbook/sheet-head.ts'
import type { CellValue, SheetColumn } from '../kit/workbook/written-sheet.ts'
import { daySerial } from '../kit/workbook/written-sheet.ts'
import { streamWorkbook } from '../kit/workbook/write-workbook.ts'
import { listRegions } from '../places/index.ts'
import { countByVillage, listHouseholdsOfVillages } from './village-households.queries.ts'

/** What the county knows of itself, and what another column says as well. */
const leftOut = new Set(['province', 'prefecture', 'countyName', 'headDocument'])
/** Whose row it is comes first: it stays in view, and stands on each sheet of paper. */
const first = ['township', 'village', 'number', 'headName', 'name']
const written = [
  ...first.flatMap((key) => columns.filter((column) => column.key === key)), ...columns.filter(({ key }) => !leftOut.has(key) && !first.includes(key)),
]
/** In characters of a line. */
const widths: Readonly<Record<Column['type']['kind'], number>> = {
  'document': 20, 'identifier': 19, 'phone': 13, 'day': 11, 'number': 8, 'yes-no': 8, 'sex': 6, 'code': 12, 'codes': 14, 'text': 11, 'name': 9, 'place': 8,
}

function kindOf(kind: Column['type']['kind']): SheetColumn['kind'] {
  if (kind === 'day' || kind === 'number') return kind
  return kind === 'code' || kind === 'codes' || kind === 'text' ? 'prose' : 'text'
}

interface Words {
  placeNames: ReadonlyMap<string, string>
  labels: ReadonlyMap<string, string>
  isFull: boolean
}

/**
 * What of the register of a scope is asked for, as the office's workbook, a row a person: what an import reads again, and finds nothing changed
 * where the numbers are written in full. All of it is of one moment.
 */
export async function writeRegister(application: Pick<Application, 'database' | 'clock'>, scope: Scope, isFull: boolean, mark: string | undefined, filter: HouseholdFilter = {}): Promise<Readable> {
  const { county } = scope
  return streamedFromSnapshot(application.database, async (snapshot) => {
    const today = dayOf(application.clock())
    const [places, labels, villages] = [await listRegions(snapshot, county, today), await listAllLabels(snapshot, county, today), await countByVillage(snapshot, scope, filter)]
    const words: Words = {
      placeNames: new Map(places.map(({ code, name }) => [code, name])),
      labels: new Map(labels.map(({ list, code, label }) => [`${list} ${code}`, label])), isFull,
    }
    return streamWorkbook([{
      name: termsIn('zh-CN').registerSheet.name, mark,
      head: sheetHead('zh-CN', { of: placeInTitle(scope, filter.region, words.placeNames), name: termsIn('zh-CN').registerSheet.name, day: today, unit: termsIn('zh-CN').registerSheet.unit }),
      columns: written.map(({ key, of, labels: [heading = ''], type }) => ({
        group: termsIn('zh-CN').registerSheet[first.includes(key) ? 'household' : of], heading, width: widths[type.kind],
        kind: kindOf(type.kind),
      })),
      frozenColumns: first.length,
      rowCount: villages.reduce((sum, { people }) => sum + people, 0),
      rows: rowsOf(snapshot, scope, villages.map(({ village }) => village), filter, words),
    }])
  })
}

async function* rowsOf(database: Database, scope: Scope, villages: readonly string[], filter: HouseholdFilter, words: Words): AsyncGenerator<readonly CellValue[]> {
  for (const village of villages) {
    for (const household of await listHouseholdsOfVillages(database, scope, [village], filter)) {
      for (const member of household.members) yield written.map((column) => cellOf(column, household, member, words))
    }
  }
}

function cellOf(column: Column, household: Household, member: Member, words: Words): CellValue {
  switch (column.key) {
    case 'township': return words.placeNames.get(townshipOf(household.village)) ?? ''
    case 'village': return words.placeNames.get(household.village) ?? ''
    case 'villageCode': return household.village
    case 'memberCount': return household.members.length
    case 'memberNumber': return member.number
    case 'memberPhone': return shown(column, member.phone, words)
  }
  const record = (column.of === 'household' ? household : member) as Household & Member
  const value = column.as === 'attribute' ? record.attributes[column.key] : record[column.key as keyof Household & keyof Member]
  return shown(column, value as Value | null | undefined, words)
}

/** A value as people write it. */
function shown({ type }: Column, value: Value | null | undefined, { labels, isFull }: Words): CellValue {
  if (value === null || value === undefined) return null
  const sheet = termsIn('zh-CN').registerSheet
  const label = (list: CodeListName, code: string) => labels.get(`${list} ${code}`) ?? code
  switch (type.kind) {
    case 'day': return daySerial(String(value))
    case 'number': return Number(value)
    case 'yes-no': return value === true ? sheet.yes : sheet.no
    case 'sex': return value === 'male' ? sheet.male : sheet.female
    case 'code': return label(type.list, String(value))
    case 'codes': return (Array.isArray(value) ? value : [String(value)]).map((code) => label(type.list, code)).join('、')
    case 'document': return isFull ? String(value) : maskDocumentNumber(String(value))
    case 'phone': return isFull ? String(value) : maskPhone(String(value))
    case 'text': case 'name': case 'place': case 'identifier': return String(value)
  }
}
