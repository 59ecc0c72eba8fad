import type { Duty, PeopleColumn } from '@lookback/core/access'
import { areCompatible, Duty as DutyShape, levelsFor, LoginName, overlap, postMisfit, usualRole } from '@lookback/core/access'
import type { Day, Locale, Role } from '@lookback/core/kernel'
import { compact, defaultLocale, isPersonName, isPlaceholder, locales, nameKey, phonesIn, Refusal, roles, tidyName } from '@lookback/core/kernel'
import type { Region, Unit } from '@lookback/core/places'
import { termsIn } from '@lookback/core/words'
import type { CellText } from '../kit/workbook/returned-row.ts'
import { RefusedCell } from '../kit/workbook/returned-row.ts'
import type { KnownPerson } from './directory.queries.ts'

/** A row of the table: somebody and a post. */
export interface PersonLine {
  name: string
  unit: Unit
  role: Role
  title: string
  region: string
  duty: Duty | null
  phone: string | null
  loginName: string | null
}

/** What a row may name. */
export interface Named {
  units: readonly Unit[]
  regions: readonly Region[]
  county: string
}

/**
 * Reads a row. A unit's people have its own role and area where the row says no other.
 * @throws {RefusedCell} for what is unknown, unclear, or does not fit its unit
 */
export function readPersonLine(text: CellText, named: Named): PersonLine {
  const given = (column: PeopleColumn) => (isPlaceholder(text(column)) ? '' : text(column))
  const name = tidyName(text('name'))
  if (!isPersonName(name)) throw refused('name', 'person-name-unclear', { name })
  const unit = unitCalled(given, named)
  const duty = given('duty') === '' ? null : termCalled('duty', DutyShape.options, given('duty'), 'person-duty-unknown')
  const role = given('role') === '' ? usualRole(unit.kind) : termCalled('role', roles, given('role'), 'person-role-unknown')
  if (role === null) throw refused('role', 'person-role-unknown', { given: '—', known: labelsOf('role', roles) })
  const line = {
    name, unit, role, duty, region: areaIn(given, unit, named), phone: phoneIn(given('phone')), loginName: loginNameIn(given('loginName')),
    title: given('title').slice(0, 60) || (duty === null ? termLabel('role', role, defaultLocale) : termLabel('duty', duty, defaultLocale)),
  }
  refuseMisfit(line, named)
  return line
}

/**
 * Whoever of those registered is meant: by the login name, else by name and unit, with the telephone where several are called so.
 * Null where nobody is.
 * @throws {RefusedCell} `person-ambiguous`, `login-name-of-another`, `account-other-name`
 */
export function personMeant({ name, unit, phone, loginName }: PersonLine, directory: readonly KnownPerson[]): KnownPerson | null {
  const owner = loginName === null ? undefined : directory.find((one) => one.loginName === loginName)
  if (owner && nameKey(owner.name) !== nameKey(name)) throw refused('loginName', 'login-name-of-another', { loginName: loginName ?? '', name: owner.name })
  if (owner) return owner
  const called = directory.filter((one) => nameKey(one.name) === nameKey(name) && one.posts.some((post) => post.unit === unit.code))
  const meant = called.length > 1 ? called.filter((one) => phone !== null && one.phone === phone) : called
  if (called.length > 1 && meant.length !== 1) throw refused('name', 'person-ambiguous', { name, unit: unit.name, count: called.length })
  const [only = null] = meant
  if (only && loginName !== null && only.loginName !== null) throw refused('loginName', 'account-other-name', { name, loginName: only.loginName })
  return only
}

/** @throws {RefusedCell} `post-incompatible` with what the person holds; @returns whether the post is held already */
export function holdsAlready({ role, unit, region, duty, name }: PersonLine, { posts }: KnownPerson, today: Day): boolean {
  const period = { validFrom: today, validTo: null }
  const other = posts.find((held) => !areCompatible(held.role, role) && overlap(held, period))
  if (other) throw refused('role', 'post-incompatible', { name, role: other.role, from: other.validFrom })
  return posts.some((held) => held.role === role && held.unit === unit.code && held.region === region && held.duty === duty)
}

function refuseMisfit(line: PersonLine, { regions }: Named): void {
  const { role, duty, unit } = line
  const region = regions.find(({ code }) => code === line.region)?.name ?? line.region
  switch (postMisfit(line, unit)) {
    case 'unit':
      throw refused('unit', 'post-unit-wrong', { role, unit: unit.name })
    case 'duty':
      throw refused('duty', 'post-duty-wrong', { role, duty: duty ?? '' })
    case 'level':
      throw refused('village', 'post-level-wrong', { region, levels: [...levelsFor(line)] })
    case 'area':
      throw refused('village', 'post-area-wrong', { region, unit: unit.name })
    case null:
  }
}

/** By its full name; a village's also by the village's own, with the township beside it where several are called so. */
function unitCalled(given: (column: PeopleColumn) => string, { units, regions }: Named): Unit {
  const [name, township] = [compact(given('unit')), compact(given('township'))]
  const isOf = ({ kind, region }: Unit) => kind === 'village' && regions.some((village) => village.code === region && compact(village.name) === name
    && (township === '' || regions.some(({ code, name: over }) => code === village.parent && compact(over) === township)))
  const named = units.filter((one) => compact(one.name) === name)
  const [unit, another] = named.length > 0 ? named : units.filter(isOf)
  if (!unit || another) throw refused('unit', 'person-unit-unknown', { unit: given('unit') || '—' })
  return unit
}

/** The village, else the township that the row names, else the unit's own area. */
function areaIn(given: (column: PeopleColumn) => string, unit: Unit, { regions, county }: Named): string {
  const called = (name: string, within: string) => regions.filter((one) => one.code !== county && one.code.startsWith(within) && compact(one.name) === compact(name))
  const township = given('township') === '' ? null : only(called(given('township'), county).filter(({ level }) => level === 'township'), 'township', given('township'))
  if (given('village') === '') return township?.code ?? unit.region
  return only(called(given('village'), township?.code ?? unit.region).filter(({ level }) => level === 'village'), 'village', given('village')).code
}

function only(found: readonly Region[], column: PeopleColumn, place: string): Region {
  const [region, another] = found
  if (!region || another) throw refused(column, 'person-place-unknown', { place })
  return region
}

function phoneIn(text: string): string | null {
  const phone = text === '' ? null : phonesIn(text)
  if (text !== '' && phone === null) throw refused('phone', 'person-phone-unclear', { value: text })
  return phone
}

function loginNameIn(text: string): string | null {
  const read = LoginName.safeParse(text)
  if (text !== '' && !read.success) throw refused('loginName', 'login-name-unfit', { loginName: text })
  return read.data ?? null
}

/** Roles and duties are written as the pages call them, in any language. */
function termCalled<Code extends Role | Duty>(kind: 'role' | 'duty', codes: readonly Code[], given: string, code: Refusal['code']): Code {
  const found = codes.find((one) => locales.some((locale) => compact(termLabel(kind, one, locale)) === compact(given)))
  if (!found) throw refused(kind, code, { given, known: labelsOf(kind, codes) })
  return found
}

function labelsOf(kind: 'role' | 'duty', codes: readonly (Role | Duty)[]): string {
  return codes.map((code) => termLabel(kind, code, defaultLocale)).join('、')
}

function termLabel(kind: 'role' | 'duty', code: Role | Duty, locale: Locale): string {
  const labels: Readonly<Record<string, string>> = termsIn(locale)[kind]
  return labels[code] ?? code
}

function refused(column: PeopleColumn, code: Refusal['code'], details: Refusal['details']): RefusedCell {
  return new RefusedCell(column, new Refusal(code, details))
}
