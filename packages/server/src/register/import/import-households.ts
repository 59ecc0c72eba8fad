import { getParameter } from '../../database/parameters.ts'
import { listCodeLists } from '../../foundation/index.ts'
import type { Saved } from '../../kit/save.ts'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locale } from '@lookback/core/kernel'
import { dayOf, defaultLocale } from '@lookback/core/kernel'
import type { ImportChoices, ImportReport, Listed, OtherFamily } from '@lookback/core/register'
import type { Region } from '@lookback/core/places'
import { parentOf } from '@lookback/core/places'
import type { Actor } from '../../kit/actor.ts'
import { actorScope } from '../../kit/actor.ts'
import type { ReadyHousehold } from '../ready-households.ts'
import { makeReady } from '../ready-households.ts'
import { previewReady, saveReady } from '../save-households.ts'
import { withUploadsApart } from '../../kit/uploaded-file.ts'
import { inThread } from '../../kit/workbook/in-thread.ts'
import type { Settled } from './against-register.ts'
import { AgainstRegister } from './against-register.ts'
import { listHeadingNames } from './heading-names.queries.ts'
import type { ImportStore, ListedHousehold, ReaderInput, ReaderMessage } from './messages.ts'
import { Tally } from './tally.ts'
import { listRegions } from '../../places/index.ts'

const reader = new URL('./reader.worker.ts', import.meta.url)

export interface ReadSoFar extends Saved {
  rowsRead: number
  rowsTotal: number
}

export interface ImportOptions {
  /** Say what would happen and change nothing. */
  dryRun?: boolean
  /** What is meant by what the workbook leaves empty, or leaves out; without them it means nothing. */
  choices?: ImportChoices
  /** The language of the reasons in the workbook of refused rows. */
  locale?: Locale
  /** Told at the start, after each few hundred households, and at the end. */
  onRead?: (soFar: ReadSoFar) => Promise<void>
}

export interface ImportSummary extends ReadSoFar {
  dryRun: boolean
  rowsRefused: number
  /** What was read, what was left out, and what it does to what is registered. */
  report: ImportReport
  /** Both families of numbers that another family has, the first so many. */
  otherFamilies: readonly OtherFamily[]
}

export interface ImportResult {
  summary: ImportSummary
  /** The refused rows with their cells marked and the reasons; null when there are none. */
  errorsWorkbook: Buffer | null
}

/** What a workbook does not say, it does not change. */
const sayNothing: ImportChoices = { emptyClears: false, unlistedLeave: false, replacedFamilies: [] }

/**
 * Imports households from an `.xlsx` or `.csv` file with the columns of the national export. A household with anything
 * wrong is left out whole and its rows come back; the others go in. The same file again changes nothing. A check takes
 * the same way to the end and writes nothing.
 * @param actor whose `register:import` scope bounds it; null for the software itself
 * @throws {Refusal} `workbook-unreadable`, `workbook-empty`, `workbook-too-large`, `workbook-columns-missing`,
 *   `workbook-headings-twice`: the workbook as a whole, with nothing imported
 */
export async function importHouseholdsFile(
  store: ImportStore, county: string, actor: Actor | null, file: string, options: ImportOptions = {},
): Promise<ImportResult> {
  // With the uploads, which a start empties: what a kill leaves of a register lies nowhere else.
  return withUploadsApart(store, async (folder) => importFrom(await folder(), store, county, actor, file, options))
}

/** @param folder where what is read is set aside */
async function importFrom(
  folder: string, store: ImportStore, county: string, actor: Actor | null, file: string, options: ImportOptions,
): Promise<ImportResult> {
  const { dryRun = false, choices = sayNothing, onRead } = options
  const errorsFile = path.join(folder, 'errors.xlsx')
  const soFar: ReadSoFar = { rowsRead: 0, rowsTotal: 0, added: 0, changed: 0, unchanged: 0 }
  const tally = new Tally()
  const regions = await listRegions(store.database, county, dayOf(store.clock()))
  const register = new AgainstRegister(store, county, actor, choices, namesOf(regions))
  let columns: ReadonlySet<string>[] = []
  let saving: Promise<void> = Promise.resolve()
  const save = async (settled: readonly Settled[], ready: readonly ReadyHousehold[], rowsRead: number): Promise<void> => {
    const saved = await (dryRun ? previewReady : saveReady)(store, county, ready, actor)
    for (const count of ['added', 'changed', 'unchanged'] as const) soFar[count] += saved[count]
    for (const one of settled) tally.add(one)
    soFar.rowsRead = rowsRead
  }
  /**
   * Begins to save as soon as what came before is saved, and does not wait for the end: the next households are read, compared
   * and sealed meanwhile. What is settled at once takes nobody from another household, so that it does not matter to them.
   */
  const beginToSave = async (settled: readonly Settled[], rowsRead: number): Promise<void> => {
    const fresh = new Set(settled.flatMap(({ stored, merged }) => (stored ? [] : [merged.household])))
    const ready = await makeReady(store, county, settled.map(({ merged }) => merged.household), (one) => !dryRun && fresh.has(one))
    await saving
    saving = save(settled, ready, rowsRead)
    // Thrown where it is waited for.
    saving.catch(() => undefined)
  }
  const input = await readerInput(store, county, actor, { file, folder, regions, errorsFile, locale: options.locale ?? defaultLocale })
  const { rowsRead, rowsRefused, report } = await inThread(reader, input, async (told, reply) => {
    const message = told as ReaderMessage
    switch (message.kind) {
      case 'finished':
        return message
      case 'scanned':
        soFar.rowsTotal = message.rows
        columns = message.columns.map((keys) => new Set(keys))
        break
      case 'households':
        await beginToSave(
          await register.add((JSON.parse(message.households) as ListedHousehold[]).map(({ columns: at, ...one }): Listed => ({ ...one, present: columns[at] ?? new Set() }))),
          message.rowsRead,
        )
        reply({})
        break
      case 'read':
        await beginToSave(register.end(), message.rowsRead)
        await saving
        reply({ issues: register.issues })
    }
    await onRead?.({ ...soFar })
    return null
  })
  const summary = { ...soFar, rowsRead, rowsRefused, dryRun, report: tally.report(report), otherFamilies: register.otherFamilies }
  return { summary, errorsWorkbook: rowsRefused > 0 ? await readFile(errorsFile) : null }
}

/** What a village is called, with its township in front. */
function namesOf(regions: readonly Region[]): (village: string) => string {
  const byCode = new Map(regions.map((region) => [region.code, region]))
  return (village) => `${byCode.get(parentOf(village) ?? '')?.name ?? ''}${byCode.get(village)?.name ?? village}`
}

async function readerInput(
  { database, clock }: ImportStore, county: string, actor: Actor | null,
  files: Pick<ReaderInput, 'file' | 'folder' | 'errorsFile' | 'locale' | 'regions'>,
): Promise<ReaderInput> {
  const today = dayOf(clock())
  return {
    ...files, today,
    headingNames: await listHeadingNames(database, county),
    codeLists: await listCodeLists(database, county, today),
    relations: await getParameter(database, county, 'relations', today),
    grants: actor ? actorScope(actor, 'register:import').grants : null,
  }
}
