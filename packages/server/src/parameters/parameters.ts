import { z } from 'zod'
import type { ParameterName } from '@lookback/core/capabilities'
import { codeLists, parameters } from '@lookback/core/capabilities'
import type { Day, Locale, ParameterDeclaration } from '@lookback/core/kernel'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { CountyParameter, Effect, getParameter } from '@lookback/core/parameters'
import { codesIn, formOf, labelOf, problemOf } from '@lookback/core/parameters'
import { parameterWordsIn, termsIn } from '@lookback/core/words'
import { findParameter } from '../database/parameters.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { listCodes } from '../foundation/index.ts'
import type { ChangeRequest } from './change.ts'
import { changeSetting } from './change.ts'
import { listChanges, listValues, listVersions, putValue, removeValue } from './settings.queries.ts'

const CHANGES_SHOWN = 50

/** Those that people change, in the order of the capabilities. */
const declarations = Object.entries<ParameterDeclaration>(parameters).filter(([, { fixed }]) => !fixed)
const names = z.enum(declarations.map(([name]) => name) as [ParameterName])

function declared(name: string): { name: ParameterName; declaration: ParameterDeclaration } {
  const { data } = names.safeParse(name)
  if (data === undefined) throw new Refusal('parameter-unknown')
  return { name: data, declaration: parameters[data] }
}

function wordsOf(name: ParameterName, locale: Locale) {
  return parameterWordsIn(locale).parameters[name] ?? { title: name, does: '' }
}

type Stored = { validFrom: Day; value: unknown }

/** A parameter with its values parted at today. */
function parted(name: string, { initial }: ParameterDeclaration, values: readonly Stored[], today: Day, version: string | null) {
  const begun: { validFrom: Day | null; value: unknown }[] = values.filter(({ validFrom }) => validFrom <= today)
  const [now = null, ...earlier] = begun.length === 0 && initial !== undefined ? [{ validFrom: null, value: initial }] : begun.toReversed()
  const parameter: CountyParameter = { name, now, planned: values.filter(({ validFrom }) => validFrom > today), version }
  return { parameter, earlier }
}

/** All parameters as the county has them. */
export async function readParameters({ database, clock }: Application, county: string): Promise<CountyParameter[]> {
  const values = await listValues(database, county)
  const versions = await listVersions(database, county, 'parameter')
  return declarations.map(([name, declaration]) =>
    parted(name, declaration, values.filter((one) => one.name === name), dayOf(clock()), versions.get(name) ?? null).parameter)
}

/** One parameter with all that it was. */
export async function readParameter(
  { database, clock }: Application, county: string, asked: string,
): Promise<z.input<typeof getParameter.reply>> {
  const { name, declaration } = declared(asked)
  const today = dayOf(clock())
  const changes = await listChanges(database, county, { what: 'parameter', name }, CHANGES_SHOWN)
  const { parameter, earlier } = parted(name, declaration, await listValues(database, county, name), today, changes[0]?.id ?? null)
  const lists = new Set(codesIn(formOf(declaration.shape), declaration.initial ?? parameter.now?.value ?? {}).map(({ list }) => list))
  const codes = await Promise.all([...lists].map(async (list) => ({ list, entries: await listCodes(database, county, list, today) })))
  return { today, parameter, earlier, changes, codes }
}

/**
 * The value as it is stored.
 * @throws {Refusal} `parameter-…`: which field, in the words of the page
 */
async function checked(
  { database }: Application, county: string, asked: string, value: unknown, validFrom: Day, locale: Locale,
): Promise<unknown> {
  const { name, declaration: { shape } } = declared(asked)
  const form = formOf(shape)
  const refused = (path: readonly PropertyKey[]) => ({
    field: path.join('.'), label: labelOf(wordsOf(name, locale), path, termsIn(locale).parameterRow),
  })
  const parsed = shape.safeParse(value)
  if (!parsed.success) {
    const { code, path, details } = problemOf(parsed.error, form, value)
    throw new Refusal(code, { ...refused(path), ...details })
  }
  for (const { list, code, path } of codesIn(form, parsed.data)) {
    const entries = await listCodes(database, county, list, validFrom)
    const carriesLabel = codeLists[list].carriesLabel ?? false
    if (!entries.some((entry) => (carriesLabel ? entry.label : entry.code) === code)) {
      throw new Refusal('parameter-code-unknown', { ...refused(path), value: code })
    }
  }
  return parsed.data
}

function checkDay(application: Application, { name, declaration }: ReturnType<typeof declared>, validFrom: Day, locale: Locale): void {
  const today = dayOf(application.clock())
  if (validFrom >= today || declaration.mayBeginBefore) return
  throw new Refusal('parameter-day-past', { field: 'validFrom', title: wordsOf(name, locale).title, today })
}

/** What a value would change, counted beside the value that holds today. */
export async function previewParameter(
  application: Application, county: string, asked: string,
  { value, validFrom }: { value: unknown; validFrom: Day }, locale: Locale,
): Promise<Effect[]> {
  const known = declared(asked)
  checkDay(application, known, validFrom, locale)
  const after = await checked(application, county, known.name, value, validFrom, locale)
  const count = application.effects[known.name] as ((counting: object, value: unknown) => Promise<Record<string, number>>) | undefined
  if (!count) return []
  const { database, clock } = application
  const now = clock()
  const today = dayOf(now)
  const before = await findParameter(database, county, known.name, today)
  const counted = await count({ database, county, now, today }, after)
  const earlier = before === null ? null : await count({ database, county, now, today }, before)
  return Object.entries(counted).map(([name, number]) => ({ name, before: earlier?.[name] ?? null, after: number }))
}

/** Sets a parameter from a day on. */
export async function saveParameter(
  application: Application, actor: Actor, asked: string, request: ChangeRequest & { value: unknown }, locale: Locale,
): Promise<void> {
  const known = declared(asked)
  const { county } = actor
  const { title } = wordsOf(known.name, locale)
  await changeSetting(application, actor, { what: 'parameter', name: known.name, title }, request, 'set', async (transaction) => {
    checkDay(application, known, request.validFrom, locale)
    const inside = { ...application, database: transaction }
    const after = await checked(inside, county, known.name, request.value, request.validFrom, locale)
    const before = await findParameter(transaction, county, known.name, request.validFrom)
    await putValue(transaction, county, known.name, request.validFrom, after)
    return { before, after }
  })
}

/**
 * Takes back what was planned for a later day.
 * @throws {Refusal} `parameter-not-planned`
 */
export async function withdrawParameter(
  application: Application, actor: Actor, asked: string, request: ChangeRequest, locale: Locale,
): Promise<void> {
  const { name } = declared(asked)
  const { county } = actor
  const { title } = wordsOf(name, locale)
  await changeSetting(application, actor, { what: 'parameter', name, title }, request, 'withdrawn', async (transaction) => {
    const values = await listValues(transaction, county, name)
    const planned = values.find(({ validFrom }) => validFrom === request.validFrom)
    if (!planned || request.validFrom <= dayOf(application.clock())) {
      throw new Refusal('parameter-not-planned', { title, day: request.validFrom })
    }
    await removeValue(transaction, county, name, request.validFrom)
    return { before: planned.value, after: await findParameter(transaction, county, name, request.validFrom) }
  })
}
