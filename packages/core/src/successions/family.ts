import { Refusal } from '../kernel/refusal.ts'
import type { Household, Member } from '../register/index.ts'
import { headRelation, pairMembers } from '../register/index.ts'
import type { ActOf, JoiningMember } from './acts.ts'

/** A household with its people, which of one that was ended may be nobody. */
export type Family = Omit<Household, 'members'> & { members: readonly Member[] }

/** What a household becomes when some of its people found another. */
export interface Split {
  rest: Household
  founded: Household
}

/**
 * The new household is of the same kind as the one that its people come from; what is known of house and income stays with
 * the old one.
 * @throws {Refusal} `household-members-unknown`, `household-split-takes-head`, `household-head-not-one`
 */
export function splitFamily(family: Family, { number, village, members }: ActOf<'split'>): Split {
  const going = related(family.members, members)
  const staying = family.members.filter(({ number: own }) => !members.some((one) => one.number === own))
  if (!staying.some(({ relation }) => relation === headRelation)) throw new Refusal('household-split-takes-head')
  const [head, ...others] = going.filter(({ relation }) => relation === headRelation)
  if (!head || others.length > 0) throw new Refusal('household-head-not-one')
  const { villagerGroup } = family.attributes
  return {
    rest: { ...family, members: staying },
    founded: {
      number, village, headName: head.name, category: family.category, monitoredClass: family.monitoredClass,
      riskRemoved: family.riskRemoved, phone: head.phone,
      attributes: villagerGroup === undefined || village !== family.village ? {} : { villagerGroup }, members: going,
    },
  }
}

/** What becomes of the people of a household that becomes part of another. */
export interface Merger {
  /** The other household with whoever joins it. */
  into: Household
  /** Those who join, with the number that they have there. */
  joined: { member: Member; number: string }[]
  /** Those whom the other household has already, with the member that they are there. */
  same: { member: Member; other: Member }[]
  /** Those who are in neither from now on. */
  left: Member[]
}

/**
 * @param mayLeave whether people may be left out: of a household that was registered twice they may be the same, written otherwise
 * @throws {Refusal} `household-members-unknown`, `household-members-left-out`
 */
export function mergeFamily(from: Family, into: Household, members: readonly JoiningMember[], mayLeave: boolean): Merger {
  const pairs = pairMembers(into.members, from.members)
  const same = [...pairs].map(([other, member]) => ({ member, other }))
  const others = from.members.filter((member) => !same.some((one) => one.member === member))
  const joining = related(others, members)
  const left = others.filter(({ number }) => !members.some((one) => one.number === number))
  if (left.length > 0 && !mayLeave) throw new Refusal('household-members-left-out', { names: left.map(({ name }) => name) })
  const taken = new Set(into.members.map(({ number }) => number))
  const joined = joining.map((member) => {
    let { number } = member
    for (let next = 1; taken.has(number); next += 1) number = String(next)
    taken.add(number)
    return { member, number }
  })
  return {
    into: { ...into, members: [...into.members, ...joined.map(({ member, number }) => ({ ...member, number }))] },
    joined, same, left,
  }
}

/** The people named, each with the relation that is given. */
function related(among: readonly Member[], named: readonly JoiningMember[]): Member[] {
  return named.map(({ number, relation }) => {
    const member = among.find((one) => one.number === number)
    if (!member) throw new Refusal('household-members-unknown', { number })
    return { ...member, relation }
  })
}
