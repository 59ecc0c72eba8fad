import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { columns } from '@lookback/core/register'
import { termsIn } from '@lookback/core/words'
import type { DemoCorrection, DemoImport } from '@lookback/demo'
import { write } from '../database/write.ts'
import { putRight } from '../household-file/index.ts'
import type { Application } from '../kit/application.ts'
import { findHousehold, isImporting, startImport, writeRegister } from '../register/index.ts'
import { carryOut } from '../retention/index.ts'
import type { ActorOf } from './make-indicators.ts'

const MOMENT = 50
/** The headings of columns as the register's own workbook has them. */
const headingOf = (key: string) => columns.find((column) => column.key === key)?.labels[0] ?? key
const [NUMBER, PHONE, DOCUMENT] = [headingOf('number'), headingOf('phone'), headingOf('documentNumber')]

/** Brings a village's register back as it was taken out, but for what was changed in it and mistyped. */
export async function makeImport(application: Application, county: string, { at, person, village, fileName, dryRun, phones, mistyped }: DemoImport, actorOf: ActorOf): Promise<void> {
  const then = { ...application, clock: () => new Date(at) }
  const taken = await buffer(await writeRegister(then, { county, grants: [{ region: village, department: null }] }, true, undefined))
  const rows = (await readXlsx(taken)).sheets[0]?.rows ?? []
  const headed = rows.findIndex((row) => row.includes(PHONE) && row.includes(DOCUMENT))
  const headings = rows[headed] ?? []
  const people = rows.slice(headed + 1)
  const put = (row: number, heading: string, value: (before: string) => string) => {
    const [cells, place] = [people[row], headings.indexOf(heading)]
    if (!cells || place < 0) throw new Error(`no ${heading} in row ${row} of the village ${village}`)
    cells[place] = value(String(cells[place] ?? ''))
  }
  const numberOf = (row: number) => people[row]?.[headings.indexOf(NUMBER)]
  // A household's telephone stands beside each of its people.
  for (const { row, phone } of phones) for (const index of people.keys()) if (numberOf(index) === numberOf(row)) put(index, PHONE, () => phone)
  // The last digit says whether the others are right.
  for (const row of mistyped) put(row, DOCUMENT, (number) => `${number.slice(0, -1)}${number.endsWith('1') ? '2' : '1'}`)
  const content = Buffer.from(await writeXlsx({ sheets: [{ name: termsIn('zh-CN').registerSheet.name, rows: [headings, ...people] }] }))
  await startImport(then, await actorOf(person), {
    fileName, content: Readable.from([content]), dryRun, choices: { emptyClears: false, unlistedLeave: false, replacedFamilies: [] }, locale: 'zh-CN',
  })
  while (await isImporting(application.database, county)) await delay(MOMENT)
}

/** Puts something right that somebody asked for. */
export async function makeCorrection(application: Application, county: string, { id, at, person, household: number, member, what, value, reason, paper }: DemoCorrection, actorOf: ActorOf): Promise<void> {
  const scope = { county, grants: [{ region: county, department: null }] }
  const found = await findHousehold(application.database, scope, { number })
  if (!found) throw new Error(`no household ${number}`)
  await putRight({ ...application, clock: () => new Date(at) }, await actorOf(person), scope, found.id, { id, version: found.version, member, what, value, reason, paper }, 'zh-CN')
}

/** Lets go of what the county keeps no longer, as the clock does it. */
export async function letGo(application: Application, county: string, at: string): Promise<void> {
  const { database, contents, retained } = application
  const now = new Date(at)
  await write(database, () => now, county, (transaction) => carryOut.step({ transaction, county, now, work: [], days: [], retained, contents }))
}
