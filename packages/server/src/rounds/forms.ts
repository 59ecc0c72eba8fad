import { SaxesParser } from 'saxes'
import { convert, XlsformError } from '@lookback/xlsform'
import { readXlsx } from '@lookback/xlsform/read'
import type { CheckItem } from '@lookback/core/rounds'
import { AllowanceUnit, EvidenceKind, readCatalogue, Severity } from '@lookback/core/rounds'
import { Refusal } from '@lookback/core/refusal'
import type { Application } from '../application.ts'
import type { Actor } from '../access/actor.ts'
import { newIdentifier } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import { write } from '../database/write.ts'

export interface PublishedForm {
  id: string
  version: string
  items: number
}

/**
 * Takes a checklist (XLSForm workbook) into the county: compiles it, reads its standard, stores both. A version that
 * is there already is left as it is: visits refer to it.
 * @throws {Refusal} `form-invalid` with what the compiler or the catalogue says
 */
export async function publishForm(
  application: Application, county: string, workbook: Uint8Array, actor: Actor | null,
): Promise<PublishedForm> {
  const { compiled, items } = await compileChecklist(workbook)
  const id = compiled.formId
  const version = compiled.version ?? ''
  const standard = version === '' ? id : `${id}-${version}`
  const now = application.clock()
  return write(application.database, application.clock, county, async (transaction) => {
    const result = { id, version, items: items.length }
    const known = await transaction
      .selectFrom('form').select('xform').where('county', '=', county).where('id', '=', id)
      .where('version', '=', version).executeTakeFirst()
    if (known?.xform === compiled.xform) return { result, entries: [] }
    await transaction
      .insertInto('standard').values({ county, id: standard, title: compiled.title, created_at: now }).execute()
    await transaction
      .insertInto('check_item')
      .values(items.map(({ allowanceUnit, ...item }) => ({ county, standard, allowance_unit: allowanceUnit, ...item })))
      .execute()
    await transaction
      .insertInto('form')
      .values({ county, id, version, title: compiled.title, standard, xform: compiled.xform, created_at: now })
      .execute()
    const entry = {
      id: newIdentifier(application.clock), kind: 'form-published', actor: actor?.person ?? null, region: county,
      subject: null, problem: null, happenedAt: now.toISOString(), payload: { form: id, version, items: items.length },
    }
    return { result, entries: [entry] }
  })
}

async function compileChecklist(workbook: Uint8Array) {
  try {
    const sheets = await readXlsx(workbook)
    return { compiled: convert(sheets), items: readCatalogue(sheets.survey) }
  } catch (error) {
    if (error instanceof XlsformError) throw new Refusal('form-invalid', { reason: error.message })
    throw error
  }
}

/** A form as ingest needs it. */
export interface LoadedForm {
  standard: string
  xform: string
  items: readonly CheckItem[]
  /** Names of the fields that name an attachment. */
  mediaFields: readonly string[]
}

/** Published forms never change, so each is read once per process. */
const loaded = new WeakMap<Database, Map<string, LoadedForm>>()

export async function findForm(
  database: Database, county: string, id: string, version: string,
): Promise<LoadedForm | null> {
  const cache = loaded.get(database) ?? new Map<string, LoadedForm>()
  loaded.set(database, cache)
  const key = JSON.stringify([county, id, version])
  const cached = cache.get(key)
  if (cached) return cached
  const row = await database
    .selectFrom('form').select(['standard', 'xform']).where('county', '=', county).where('id', '=', id)
    .where('version', '=', version).executeTakeFirst()
  if (!row) return null
  const form = {
    standard: row.standard,
    xform: row.xform,
    items: await listCheckItems(database, county, row.standard),
    mediaFields: mediaFieldsOf(row.xform),
  }
  cache.set(key, form)
  return form
}

export async function listCheckItems(database: Database, county: string, standard: string): Promise<CheckItem[]> {
  const rows = await database
    .selectFrom('check_item').selectAll()
    .where('county', '=', county).where('standard', '=', standard).orderBy('position').execute()
  return rows.map((row) => ({
    code: row.code, position: row.position, dimension: row.dimension, wording: row.wording,
    severity: Severity.parse(row.severity), department: row.department, allowance: row.allowance,
    allowanceUnit: AllowanceUnit.parse(row.allowance_unit), evidence: row.evidence.map((kind) => EvidenceKind.parse(kind)),
  }))
}

/** Fields whose answer is the name of a file: bound as `binary`. */
function mediaFieldsOf(xform: string): string[] {
  const fields: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const field = attributes['nodeset']?.split('/').at(-1)
    if (name === 'bind' && attributes['type'] === 'binary' && field) fields.push(field)
  })
  parser.write(xform).close()
  return fields
}
