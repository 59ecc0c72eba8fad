import { findFormFiles, findXform, insertForm } from './forms.queries.ts'
import { listCodes, listLabels } from '../foundation/index.ts'
import { listUnits } from '../places/index.ts'
import { listCheckItems } from './checklists.queries.ts'
import type { Locale, WorkbookProblem } from '@lookback/core/kernel'
import { checklistTermsIn, FormGuidance } from '@lookback/core/checklists'
import { dayOf, defaultLocale, Refusal } from '@lookback/core/kernel'
import type { CheckItem, Checklist, ChecklistCheck, KnownCodes, PublishedForm } from '@lookback/core/checklists'
import type { Application } from '../kit/application.ts'
import type { Actor } from '../kit/actor.ts'
import { entryOf } from '../kit/entries.ts'
import type { Database } from '../database/connect.ts'
import { write } from '../database/write.ts'
import type { Compile } from './compile-checklist.ts'
import { compileChecklist, settingsProblem } from './compile-checklist.ts'
import { mediaFieldsOf } from './xform-fields.ts'

/** In which language problems are told, and how a workbook is read: what somebody sends is read in a thread. */
export interface ReadingChecklists {
  locale: Locale
  read: Compile
}

/** A file of our own, told about in Chinese. */
const ourOwn: ReadingChecklists = { locale: defaultLocale, read: compileChecklist }

/** What a workbook holds, or everything that keeps it from being published; nothing is written. */
export async function checkForm(
  application: Application, county: string, workbook: Uint8Array, { locale, read }: ReadingChecklists = ourOwn,
): Promise<ChecklistCheck> {
  const { checklist, problems, warnings } = await read(workbook, await knownTo(application, county), locale)
  if (!checklist) return { checklist: null, problems, warnings }
  const { id, version, title, xform, items } = checklist
  const known = await findXform(application.database, county, id, version)
  if (known !== null && known !== xform) {
    const message = checklistTermsIn(locale).versionTaken.replace('{version}', version)
    return { checklist: null, problems: [settingsProblem(message)], warnings }
  }
  const labels = new Map((await listLabels(application.database, county, 'dimension', dayOf(application.clock())))
    .map(({ code, label }) => [code, label]))
  const dimensions = [...new Set(items.map(({ dimension }) => dimension))].map((dimension) => {
    const own = items.filter((item) => item.dimension === dimension)
    const hard = own.filter(({ severity }) => severity === 'hard').length
    return { dimension, label: labels.get(dimension) ?? dimension, items: own.length, hard }
  })
  return { checklist: { id, version, title, dimensions, published: known !== null }, problems, warnings }
}

/**
 * A published checklist, item by item, with the names of today.
 * @throws {Refusal} `form-version-unknown`
 */
export async function readChecklist({ database, clock }: Application, county: string, id: string, version: string): Promise<Checklist> {
  const form = await findFormFiles(database, county, id, version)
  if (!form) throw new Refusal('form-version-unknown', { form: id, version })
  const [items, labels, units] = await Promise.all([
    listCheckItems(database, county, form.standard), listLabels(database, county, 'dimension', dayOf(clock())), listUnits(database, county),
  ])
  const [labelOf, nameOf] = [new Map(labels.map(({ code, label }) => [code, label])), new Map(units.map(({ code, name }) => [code, name]))]
  return {
    id, version, title: form.title, publishedAt: form.createdAt.toISOString(),
    items: items.map((item) => ({
      ...item, dimensionLabel: labelOf.get(item.dimension) ?? item.dimension, departmentName: nameOf.get(item.department) ?? item.department,
    })),
  }
}

/**
 * Takes a checklist (XLSForm workbook) into the county: compiles it, reads its standard, stores both. The same content
 * again changes nothing.
 * @throws {Refusal} `form-invalid` with the first place that is wrong; `form-version-taken`, for visits refer to a version
 */
export async function publishForm(
  application: Application, county: string, workbook: Uint8Array, actor: Actor | null, { locale, read }: ReadingChecklists = ourOwn,
): Promise<PublishedForm> {
  const { checklist, problems } = await read(workbook, await knownTo(application, county), locale)
  if (!checklist) throw invalid(problems)
  const { id, version, title, xform, itemsets, items, guidance } = checklist
  const standard = `${id}-${version}`
  const now = application.clock()
  return write(application.database, application.clock, county, async (transaction) => {
    const result = { id, version, items: items.length }
    const known = await findXform(transaction, county, id, version)
    if (known !== null && known !== xform) throw new Refusal('form-version-taken', { form: id, version })
    if (known !== null) return { result, entries: [] }
    await insertForm(transaction, county, { id, version, title, standard, xform, workbook, itemsets, items, guidance }, now)
    const entry = entryOf(application, {
      kind: 'form-published', actor: actor?.person ?? null, region: county, payload: { form: id, version, items: items.length },
    })
    return { result, entries: [entry] }
  })
}

async function knownTo({ database, clock }: Application, county: string): Promise<KnownCodes> {
  return {
    units: await listUnits(database, county),
    dimensions: new Set((await listCodes(database, county, 'dimension', dayOf(clock()))).map(({ code }) => code)),
  }
}

function invalid(problems: readonly WorkbookProblem[]): Refusal {
  const [first] = problems
  const row = first?.row ?? null
  const place = first && (first.cell ?? (row === null ? null : String(row)))
  const reason = [first && (place ? `${first.sheet}!${place}` : first.sheet), first?.message].filter(Boolean).join(' ')
  return new Refusal('form-invalid', { count: problems.length, reason })
}

/** A form as ingest needs it. */
export interface LoadedForm {
  title: string
  standard: string
  xform: string
  items: readonly CheckItem[]
  guidance: FormGuidance
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
  const row = await findFormFiles(database, county, id, version)
  if (!row) return null
  const form = {
    title: row.title,
    standard: row.standard,
    xform: row.xform,
    items: await listCheckItems(database, county, row.standard),
    guidance: FormGuidance.parse(row.guidance),
    mediaFields: mediaFieldsOf(row.xform),
  }
  cache.set(key, form)
  return form
}
