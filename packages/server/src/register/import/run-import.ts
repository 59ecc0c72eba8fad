import type { RegisterImport } from '../../database/types.gen.ts'
import { entryOf } from '../../kit/entries.ts'
import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Updateable } from 'kysely'
import type { EntryPayload } from '@lookback/core/capabilities'
import type { Locale } from '@lookback/core/kernel'
import type { ImportChoices } from '@lookback/core/register'
import { Refusal } from '@lookback/core/kernel'
import type { Actor } from '../../kit/actor.ts'
import type { Application } from '../../kit/application.ts'
import { newIdentifier } from '../../clock.ts'
import { translateConstraint } from '../../database/constraints.ts'
import { write } from '../../database/write.ts'
import type { ReadSoFar } from './import-households.ts'
import { importHouseholdsFile } from './import-households.ts'
import type { SealedResult } from './imports.queries.ts'
import { insertImport, interruptRunning, isImporting, updateImport } from './imports.queries.ts'
import type { UploadedContent } from '../../kit/uploaded-file.ts'
import { receive, uploadedFile, uploadsFolder } from '../../kit/uploaded-file.ts'

const AGAIN_AFTER_MILLISECONDS = 500

export interface Upload {
  fileName: string
  content: UploadedContent
  dryRun: boolean
  choices: ImportChoices
  locale: Locale
}

/**
 * Takes an uploaded workbook and imports it while the caller goes on; `register_import` tells how far it is.
 * @returns the id of the import
 * @throws {Refusal} `import-running` while another import of the county runs, or begins in the same moment, `request-too-large`
 */
export async function startImport(application: Application, actor: Actor, upload: Upload): Promise<string> {
  const { database, clock } = application
  if (await isImporting(database, actor.county)) throw new Refusal('import-running')
  const id = newIdentifier(clock)
  const file = uploadedFile(application, id)
  try {
    await receive(file, upload.content)
    await write(database, clock, actor.county, async (transaction) => {
      await insertImport(transaction, actor, { id, fileName: upload.fileName, dryRun: upload.dryRun, startedAt: clock() })
      return { result: undefined, entries: [importEntry(application, actor, 'import-started', { import: id, dryRun: upload.dryRun, ...upload.choices, replacedFamilies: [...upload.choices.replacedFamilies] })] }
    })
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
  void run(application, actor, id, file, upload)
  return id
}

/** Imports that a stop or a crash cut off; what they had taken in stays, and the same file may be imported again. */
export async function interruptImports({ database, clock, filesFolder }: Application): Promise<number> {
  await rm(uploadsFolder({ filesFolder }), { recursive: true, force: true })
  return interruptRunning(database, clock())
}

/** Never rejects: whatever happens is told in the import's row. */
async function run(application: Application, actor: Actor, id: string, file: string, upload: Upload): Promise<void> {
  try {
    const { summary, errorsWorkbook } = await importHouseholdsFile(application, actor.county, actor, file, {
      dryRun: upload.dryRun, choices: upload.choices, locale: upload.locale,
      onRead: (soFar) => update(application, actor, id, counts(soFar)),
    })
    await update(application, actor, id, {
      ...counts(summary), rows_refused: summary.rowsRefused, state: 'finished',
      report: JSON.stringify(summary.report),
      finished_at: application.clock(),
    }, { added: summary.added, changed: summary.changed, unchanged: summary.unchanged, rowsRefused: summary.rowsRefused }, { errorsWorkbook, otherFamilies: summary.otherFamilies })
  } catch (error) {
    const told = translateConstraint(error)
    const refusal = told instanceof Refusal ? told : new Refusal('internal-error', { reference: id })
    if (refusal !== told) warn(error)
    const failed = {
      state: 'failed', finished_at: application.clock(),
      refusal: JSON.stringify({ code: refusal.code, details: refusal.details }),
    }
    await onceThere(() => update(application, actor, id, failed, { refusal: refusal.code })).catch(warn)
  } finally {
    await rm(file, { force: true })
  }
}

/** The database may be what failed: an import that stayed `running` would let no other one begin for as long as the process lives. */
async function onceThere(work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await work()
      return
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'database-away')) throw error
      await delay(AGAIN_AFTER_MILLISECONDS, undefined, { ref: false })
    }
  }
}

/** Into the server's own log; whoever imports sees a reference to it. */
function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error))
}

function counts(soFar: ReadSoFar): Updateable<RegisterImport> {
  return {
    rows_read: soFar.rowsRead, rows_total: soFar.rowsTotal, households_added: soFar.added,
    households_changed: soFar.changed, households_unchanged: soFar.unchanged,
  }
}

/** @param ended what the log is told, when this is the end of the import */
async function update(
  application: Application, actor: Actor, id: string, values: Updateable<RegisterImport>,
  ended: Omit<EntryPayload<'import-ended'>, 'import'> | null = null, sealed: SealedResult = {},
): Promise<void> {
  await write(application.database, application.clock, actor.county, async (transaction) => {
    const isRunning = await updateImport(transaction, actor.county, id, values, sealed)
    return { result: undefined, entries: ended && isRunning ? [importEntry(application, actor, 'import-ended', { import: id, ...ended })] : [] }
  })
}

function importEntry<const Kind extends 'import-started' | 'import-ended'>(
  application: Application, actor: Actor, kind: Kind, payload: EntryPayload<Kind>,
) {
  return entryOf<'import-started' | 'import-ended'>(application, { kind, actor: actor.person, region: actor.county, payload })
}
