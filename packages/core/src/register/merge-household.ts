import { nameKey } from '../kernel/text.ts'
import { columns } from './columns.ts'
import { identityOf } from './document-number.ts'
import type { Household, Member } from './household.ts'
import type { CellValue } from './read-cell.ts'

/** What whoever imports says about what a workbook does not say. */
export interface ImportChoices {
  /** An empty cell means that there is nothing; otherwise it says nothing, and what is stored stays. */
  emptyClears: boolean
  /** Whoever a household's rows do not list has left it, also where the workbook does not give the number of members. */
  unlistedLeave: boolean
  /** Numbers of households whose family is another one now, as somebody says who has seen both: who was registered has left. */
  replacedFamilies: readonly string[]
}

/** A value of one column that an import changes, would have emptied, or would have changed back after it was put right. */
export interface ValueChange {
  column: string
  kind: 'added' | 'changed' | 'emptied' | 'kept' | 'outdated'
}

export interface Merged {
  household: Household
  /** Of households and people that are known already. */
  changes: ValueChange[]
  joined: Member[]
  left: Member[]
  /** Registered, not listed, and staying. */
  unlisted: Member[]
}

export interface Listed {
  household: Household
  /** Keys of the columns that the workbook has. */
  present: ReadonlySet<string>
  /** 家庭人口数 as the workbook gives it; null where it does not. */
  memberCount: number | null
}

const householdColumns = columns.filter(({ of, as }) => of === 'household' && as !== 'check')
const memberColumns = columns.filter(({ of, as }) => of === 'member' && as !== 'check')
/** Fields of records whose names are not the columns' keys. */
const fieldOf: Readonly<Record<string, string>> = { memberPhone: 'phone', memberNumber: 'number' }

/**
 * What a household will be: what the workbook says, over what is stored where it does not say. A column that it lacks
 * leaves values alone; an empty cell too, unless `emptyClears`. A member who is not listed leaves where another household
 * of the workbook has the person, where the workbook's number of members says that the list is whole, or by
 * `unlistedLeave` or `replacedFamilies`; otherwise the person stays.
 * @param stored null for a household that is new
 * @param listedElsewhere whether another household of the workbook has a person, by `identityOf`
 */
export function mergeHousehold(
  stored: Household | null, listed: Listed, choices: ImportChoices, listedElsewhere: (identity: string) => boolean,
): Merged {
  const { household: given, present, memberCount } = listed
  if (!stored) return { household: given, changes: [], joined: [...given.members], left: [], unlisted: [] }
  const changes: ValueChange[] = []
  const partners = pairMembers(stored.members, given.members)
  const isWhole = choices.unlistedLeave || choices.replacedFamilies.includes(given.number) || memberCount === given.members.length
  const others = stored.members.filter((member) => !partners.has(member))
  const isLeaving = ({ documentNumber }: Member) =>
    isWhole || (documentNumber !== null && listedElsewhere(identityOf(documentNumber)))
  const unlisted = others.filter((member) => !isLeaving(member))
  const known = new Map([...partners].map(([before, after]) => [after, before]))
  const members = given.members.map((member): Member => {
    const before = known.get(member)
    if (!before) return member
    return oneOfSchooling(mergeRecord(before, member, memberColumns, present, choices, changes), member, changes)
  })
  const isKnown = (index: number) => present.has('memberNumber') || given.members.slice(index, index + 1).some((one) => known.has(one))
  const numbers = numbered(
    [...members.filter((_, index) => isKnown(index)), ...unlisted], members.filter((_, index) => !isKnown(index)),
  )
  return {
    household: {
      ...mergeRecord(stored, { ...given, members: stored.members }, householdColumns, present, choices, changes),
      village: given.village,
      members: [...members, ...unlisted].map((member) => ({ ...member, number: numbers.get(member) ?? member.number })),
    },
    changes, unlisted,
    joined: given.members.filter((member) => !known.has(member)),
    left: others.filter(isLeaving),
  }
}

/** Whether two households have anybody in common; one without a name in common is another family. */
export function hasSomebodyInCommon(stored: Household, given: Household): boolean {
  return pairMembers(stored.members, given.members).size > 0
}

/** Who of the workbook is who of the register: by ID number, else by name where no ID number speaks against it. */
export function pairMembers(stored: readonly Member[], given: readonly Member[]): Map<Member, Member> {
  const pairs = new Map<Member, Member>()
  const taken = new Set<Member>()
  const pair = (isSame: (before: Member, after: Member) => boolean): void => {
    for (const after of given) {
      if (taken.has(after)) continue
      const alike = stored.filter((before) => !pairs.has(before) && isSame(before, after))
      const before = alike.find(({ number }) => number === after.number) ?? alike[0]
      if (!before) continue
      pairs.set(before, after)
      taken.add(after)
    }
  }
  pair((before, after) => identity(before) !== null && identity(before) === identity(after))
  pair((before, after) => nameKey(before.name) === nameKey(after.name) && !contradict(before, after))
  return pairs
}

function contradict(before: Member, after: Member): boolean {
  const differ = (one: string | null, other: string | null) => one !== null && other !== null && one !== other
  return differ(identity(before), identity(after)) || differ(before.birthDate, after.birthDate) || before.sex !== after.sex
}

function identity({ documentNumber }: Member): string | null {
  return documentNumber === null ? null : identityOf(documentNumber)
}

type Recorded = { attributes: Record<string, CellValue> }

function mergeRecord<Record_ extends Recorded>(
  before: Record_, after: Record_, among: readonly { key: string; as: string; type: { kind: string } }[],
  present: ReadonlySet<string>, { emptyClears }: ImportChoices, changes: ValueChange[],
): Record_ {
  const merged: Record<string, unknown> = { ...after, attributes: { ...after.attributes } }
  const attributes = merged['attributes'] as Record<string, CellValue>
  for (const { key, as } of among) {
    const field = fieldOf[key] ?? key
    const valueIn = (record: Record_): unknown =>
      (as === 'attribute' ? record.attributes[key] : (record as Record<string, unknown>)[field]) ?? null
    const [old, own] = [valueIn(before), valueIn(after)]
    // Where a value follows from others (a birth date from an ID number), or stands in another worksheet, the column need not be there.
    const says = own !== null && (present.has(key) || key !== 'memberNumber')
    const value = says || (present.has(key) && emptyClears) ? own : old
    if (as !== 'attribute') merged[field] = value
    else if (value === null) delete attributes[key]
    else attributes[key] = value as CellValue
    const kind = kindOf(old, value, own, present.has(key))
    if (kind) changes.push({ column: key, kind })
  }
  return merged as Record_
}

function kindOf(old: unknown, value: unknown, own: unknown, isPresent: boolean): ValueChange['kind'] | null {
  if (String(old) === String(value)) return isPresent && own === null && old !== null ? 'kept' : null
  if (old === null) return 'added'
  return value === null ? 'emptied' : 'changed'
}

/** Exactly one of schooling and education is filled: whoever the workbook now says to be at school has none yet. */
function oneOfSchooling(member: Member, given: Member, changes: ValueChange[]): Member {
  const { education, schoolStatus } = given.attributes
  const gone = education !== undefined && schoolStatus === undefined ? 'schoolStatus'
    : schoolStatus !== undefined && education === undefined ? 'education' : null
  if (gone === null || member.attributes[gone] === undefined) return member
  changes.push({ column: gone, kind: 'emptied' })
  return { ...member, attributes: Object.fromEntries(Object.entries(member.attributes).filter(([key]) => key !== gone)) }
}

/** A number for everybody: those whose numbers are settled keep them, whoever else has one of them gets the next that is free. */
function numbered(settled: readonly Member[], open: readonly Member[]): Map<Member, string> {
  const taken = new Set<string>()
  const numbers = new Map<Member, string>()
  for (const member of [...settled, ...open]) {
    let { number } = member
    for (let next = 1; taken.has(number); next += 1) number = String(next)
    taken.add(number)
    numbers.set(member, number)
  }
  return numbers
}
