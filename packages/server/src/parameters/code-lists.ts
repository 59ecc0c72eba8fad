import type { z } from 'zod'
import { codeLists, DeclaredCodeList } from '@lookback/core/capabilities'
import type { CodeListName, Day, Locale } from '@lookback/core/kernel'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { CarriedCode, CodeListEffects, getCodeList, listParameters, ListedCode } from '@lookback/core/parameters'
import { checkEdition, editionEffects } from '@lookback/core/parameters'
import { parameterWordsIn } from '@lookback/core/words'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import type { ChangeRequest } from './change.ts'
import { changeSetting } from './change.ts'
import { listChanges, listEditions, putEdition, removeEdition } from './settings.queries.ts'

const CHANGES_SHOWN = 50

function declared(list: string): CodeListName {
  const { data } = DeclaredCodeList.safeParse(list)
  if (data === undefined) throw new Refusal('code-list-unknown')
  return data
}

function titleOf(list: CodeListName, locale: Locale): string {
  return parameterWordsIn(locale).codeLists[list]?.title ?? list
}

/** The edition that holds on a day; empty where there is none. */
function editionOn(editions: readonly { validFrom: Day; entries: ListedCode[] }[], day: Day): ListedCode[] {
  return editions.findLast(({ validFrom }) => validFrom <= day)?.entries ?? []
}

/** All lists as they hold today, and the days from which something else is planned. */
export async function readCodeLists(
  { database, clock }: Application, county: string,
): Promise<z.input<typeof listParameters.reply>['codeLists']> {
  const today = dayOf(clock())
  return Promise.all(DeclaredCodeList.options.map(async (list) => {
    const editions = await listEditions(database, county, list)
    const planned = editions.map(({ validFrom }) => validFrom).filter((day) => day > today)
    return { list, entries: editionOn(editions, today), planned }
  }))
}

/** One list with the records that carry its codes, and all that it was. */
export async function readCodeList(
  application: Application, county: string, asked: string,
): Promise<z.input<typeof getCodeList.reply>> {
  const { database, clock } = application
  const list = declared(asked)
  const today = dayOf(clock())
  const editions = await listEditions(database, county, list)
  const carried = await countCarried(application, county, list)
  const counted = (entries: readonly ListedCode[]): CarriedCode[] =>
    entries.map((entry) => ({ ...entry, carried: carried.get(carriedAs(list, entry)) ?? 0 }))
  const entries = editionOn(editions, today)
  const known = new Map(editions.filter(({ validFrom }) => validFrom <= today).flatMap((one) => one.entries).map((entry) => [entry.code, entry]))
  const inUse = new Set(entries.map(({ code }) => code))
  const named = new Set([...known.values()].map((entry) => carriedAs(list, entry)))
  const changes = await listChanges(database, county, { what: 'code-list', name: list }, CHANGES_SHOWN)
  return {
    list, today,
    entries: counted(entries),
    ended: counted([...known.values()].filter(({ code }) => !inUse.has(code))),
    unlisted: [...carried].filter(([code]) => !named.has(code)).map(([code, count]) => ({ code, carried: count })),
    planned: editions.filter(({ validFrom }) => validFrom > today),
    changes,
    version: changes[0]?.id ?? null,
  }
}

/** What counting needs of the application, within a transaction or not. */
type Counted = Pick<Application, 'database' | 'clock' | 'carried'>

function carriedAs(list: CodeListName, { code, label }: ListedCode): string {
  return codeLists[list].carriesLabel ? label : code
}

async function countCarried({ database, carried }: Counted, county: string, list: CodeListName): Promise<ReadonlyMap<string, number>> {
  return await carried[list]?.(database, county) ?? new Map<string, number>()
}

/** What holds on the day before the edition is put in its place, with the records that carry it. */
async function heldOn(counted: Counted, county: string, list: CodeListName, day: Day): Promise<CarriedCode[]> {
  const carried = await countCarried(counted, county, list)
  return editionOn(await listEditions(counted.database, county, list), day)
    .map((entry) => ({ ...entry, carried: carried.get(carriedAs(list, entry)) ?? 0 }))
}

/** @throws {Refusal} those of `checkEdition`, and `parameter-day-past`: records were made by the list as it was */
async function checkChange(
  counted: Counted, county: string, list: CodeListName,
  { entries, validFrom }: { entries: readonly ListedCode[]; validFrom: Day }, locale: Locale,
): Promise<CodeListEffects> {
  const today = dayOf(counted.clock())
  if (validFrom < today) throw new Refusal('parameter-day-past', { field: 'validFrom', title: titleOf(list, locale), today })
  const present = await heldOn(counted, county, list, validFrom)
  if (entries.length === 0) throw new Refusal('parameter-missing', { field: 'entries', label: titleOf(list, locale) })
  checkEdition(codeLists[list], present, entries)
  return editionEffects(present, entries)
}

type Edition = ChangeRequest & { entries: readonly ListedCode[] }

/** What an edition would change. */
export async function previewCodeList(
  application: Application, county: string, asked: string, edition: Edition, locale: Locale,
): Promise<CodeListEffects> {
  return checkChange(application, county, declared(asked), edition, locale)
}

/** Makes a new edition of a list, from a day on. */
export async function saveCodeList(
  application: Application, actor: Actor, asked: string, edition: Edition, locale: Locale,
): Promise<void> {
  const list = declared(asked)
  const { county } = actor
  const setting = { what: 'code-list', name: list, title: titleOf(list, locale) } as const
  await changeSetting(application, actor, setting, edition, 'set', async (transaction) => {
    await checkChange({ ...application, database: transaction }, county, list, edition, locale)
    const before = editionOn(await listEditions(transaction, county, list), edition.validFrom)
    await putEdition(transaction, county, list, edition.validFrom, edition.entries)
    return { before, after: edition.entries }
  })
}

/**
 * Takes back an edition that was planned for a later day.
 * @throws {Refusal} `parameter-not-planned`
 */
export async function withdrawCodeList(
  application: Application, actor: Actor, asked: string, request: ChangeRequest, locale: Locale,
): Promise<void> {
  const list = declared(asked)
  const { county } = actor
  const setting = { what: 'code-list', name: list, title: titleOf(list, locale) } as const
  await changeSetting(application, actor, setting, request, 'withdrawn', async (transaction) => {
    const editions = await listEditions(transaction, county, list)
    const planned = editions.find(({ validFrom }) => validFrom === request.validFrom)
    if (!planned || request.validFrom <= dayOf(application.clock())) {
      throw new Refusal('parameter-not-planned', { title: setting.title, day: request.validFrom })
    }
    await removeEdition(transaction, county, list, request.validFrom)
    return { before: planned.entries, after: editionOn(editions.filter((one) => one !== planned), request.validFrom) }
  })
}
