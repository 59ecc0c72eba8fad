import type { Store } from '../../kit/application.ts'
import { getParameter } from '../../database/parameters.ts'
import { listCodeLists } from '../../foundation/code-lists.queries.ts'
import type { Saved } from '../../kit/save.ts'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Locale } from '@lookback/core/kernel'
import { dayOf, defaultLocale } from '@lookback/core/kernel'
import type { Household } from '@lookback/core/register'
import type { Actor } from '../../kit/actor.ts'
import { actorScope } from '../../kit/actor.ts'
import { previewHouseholds, saveHouseholds } from '../save-households.ts'
import { inThread } from '../../kit/workbook/in-thread.ts'
import { checkAgainstRegister } from './against-register.ts'
import type { Answer, ReaderInput, ReaderMessage } from './messages.ts'
import { listRegions } from '../../places/region.queries.ts'

const reader = new URL('./reader.worker.ts', import.meta.url)

export interface ImportProgress extends Saved {
  rowsRead: number
  rowsTotal: number
}

export interface ImportOptions {
  /** Say what would happen and change nothing. */
  dryRun?: boolean
  /** The language of the reasons in the workbook of refused rows. */
  locale?: Locale
  /** Told at the start, after each few hundred households, and at the end. */
  onProgress?: (progress: ImportProgress) => Promise<void>
}

export interface ImportSummary extends ImportProgress {
  dryRun: boolean
  rowsRefused: number
}

export interface ImportResult {
  summary: ImportSummary
  /** The refused rows with their cells marked and the reasons; null when there are none. */
  errorsWorkbook: Buffer | null
}

/**
 * Imports households from an `.xlsx` file with the columns of the national export. A household with anything wrong is
 * left out whole and its rows come back; the others go in. The same file again changes nothing.
 * @param actor whose `register:import` scope bounds it; null for the software itself
 * @throws {Refusal} `workbook-unreadable`, `workbook-empty`, `workbook-too-large`, `workbook-columns-missing`: the
 *   workbook as a whole, with nothing imported
 */
export async function importHouseholdsFile(
  store: Store, county: string, actor: Actor | null, file: string, options: ImportOptions = {},
): Promise<ImportResult> {
  const { dryRun = false, onProgress } = options
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-import-'))
  const errorsFile = path.join(folder, 'errors.xlsx')
  const input = await readerInput(store, county, actor, file, errorsFile, options.locale ?? defaultLocale)
  const progress: ImportProgress = { rowsRead: 0, rowsTotal: 0, added: 0, changed: 0, unchanged: 0 }
  try {
    const settle = async (households: readonly Household[]): Promise<Answer> => {
      const issues = await checkAgainstRegister(store.database, county, households, actor)
      const refused = new Set(issues.map(({ household }) => household))
      const good = households.filter(({ number }) => !refused.has(number))
      const saved = await (dryRun ? previewHouseholds : saveHouseholds)(store, county, good, actor)
      for (const count of ['added', 'changed', 'unchanged'] as const) progress[count] += saved[count]
      return { issues }
    }
    const { rowsRead, rowsRefused } = await inThread(reader, input, async (told, reply) => {
      const message = told as ReaderMessage
      if (message.kind === 'finished') return message
      if (message.kind === 'scanned') progress.rowsTotal = message.rows
      else {
        reply(await settle(message.households))
        progress.rowsRead = message.rowsRead
      }
      await onProgress?.({ ...progress })
      return null
    })
    const summary = { ...progress, rowsRead, rowsRefused, dryRun }
    return { summary, errorsWorkbook: rowsRefused > 0 ? await readFile(errorsFile) : null }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readerInput(
  { database, clock }: Store, county: string, actor: Actor | null, file: string, errorsFile: string, locale: Locale,
): Promise<ReaderInput> {
  const today = dayOf(clock())
  return {
    file, errorsFile, today, locale,
    regions: await listRegions(database, county, today),
    codeLists: await listCodeLists(database, county, today),
    relations: await getParameter(database, county, 'relations', today),
    grants: actor ? actorScope(actor, 'register:import').grants : null,
  }
}
