import { headRelation } from './relations.ts'
import type { Household, Member } from './household.ts'
import { Sex } from './household.ts'
import { pairMembers } from './merge-household.ts'

/** Something that was put right at a person's request (更正): what stood there before is not to come back with an old table. */
export interface PutRight {
  /** The person's number within the household. */
  member: string
  /** Key of the column; `phone` is the household's. */
  column: 'name' | 'sex' | 'birthDate' | 'documentNumber' | 'ethnicity' | 'memberPhone' | 'phone'
  /** As it stood there; null where there was nothing. */
  before: string | null
}

/**
 * A household of a workbook with what was put right in the register since: where the workbook says what stood there before,
 * it is older than the correction, and what stands there now stays. Anything else that it says is news, and counts.
 * @returns the columns in which the workbook is outdated beside the household, once for each value
 */
export function withPutRight(stored: Household, given: Household, corrections: readonly PutRight[]): { household: Household; outdated: string[] } {
  if (corrections.length === 0) return { household: given, outdated: [] }
  const outdated: string[] = []
  const before = whoIsWho(stored, given, corrections)
  const members = given.members.map((member): Member => {
    const known = before.get(member)
    return known ? corrections.filter((one) => one.member === known.number).reduce((next, one) => restored(next, known, one, outdated), member) : member
  })
  const isOldPhone = corrections.some((one) => one.column === 'phone' && one.before === given.phone) && given.phone !== stored.phone
  if (isOldPhone) outdated.push('phone')
  const head = members.findIndex(({ relation }) => relation === headRelation)
  const isHeadRenamed = given.members[head]?.name !== members[head]?.name
  return {
    household: {
      ...given, members, phone: isOldPhone ? stored.phone : given.phone, headName: isHeadRenamed ? members[head]?.name ?? given.headName : given.headName,
    },
    outdated,
  }
}

/** Who of the workbook is who of the register, as people are registered now or were before something was put right. */
function whoIsWho(stored: Household, given: Household, corrections: readonly PutRight[]): Map<Member, Member> {
  const found = new Map([...pairMembers(stored.members, given.members)].map(([known, member]) => [member, known]))
  const asBefore = new Map<Member, Member>()
  for (const known of stored.members) {
    const own = corrections.filter(({ member, column }) => member === known.number && column !== 'phone')
    // The latest first, so that of several values the oldest stands in the end: a table may be from before all of them.
    for (const some of [[...own].reverse(), ...own.map((one) => [one])]) {
      if (some.length > 0) asBefore.set(some.reduce((member, one) => withCorrected(member, one.column, one.before), known), known)
    }
  }
  for (const [old, known] of asBefore) {
    if ([...found.values()].includes(known)) continue
    const [pair] = pairMembers([old], given.members.filter((member) => !found.has(member)))
    if (pair) found.set(pair[1], known)
  }
  return found
}

/** The member with what was put right, where the workbook says what stood there before. */
function restored(member: Member, known: Member, { column, before }: PutRight, outdated: string[]): Member {
  if (column === 'phone' || correctedIn(member, column) !== before || correctedIn(known, column) === before) return member
  // An empty cell says nothing; nor does it take away what was put there.
  if (before !== null) outdated.push(column)
  const next = withCorrected(member, column, correctedIn(known, column))
  // An ID number says birth date and sex.
  return column === 'documentNumber' ? { ...next, documentKind: known.documentKind, birthDate: known.birthDate, sex: known.sex } : next
}

type MemberColumn = Exclude<PutRight['column'], 'phone'>

/** What stands in a column that is put right at request. */
export function correctedIn(member: Member, column: MemberColumn): string | null {
  return column === 'memberPhone' ? member.phone : member[column]
}

/** The member with something else in such a column; what cannot be empty stays where nothing is given. */
export function withCorrected(member: Member, column: PutRight['column'], value: string | null): Member {
  switch (column) {
    case 'phone':
      return member
    case 'name':
      return { ...member, name: value ?? member.name }
    case 'sex':
      return { ...member, sex: value === null ? member.sex : Sex.parse(value) }
    case 'birthDate':
    case 'documentNumber':
    case 'ethnicity':
      return { ...member, [column]: value }
    case 'memberPhone':
      return { ...member, phone: value }
  }
}
