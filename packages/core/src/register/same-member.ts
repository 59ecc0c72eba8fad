import type { Member } from './household.ts'

/** A citizen's number is as long; a disability card's number goes on with kind and grade. */
const CITIZEN_NUMBER = 18

/** What tells a member of a household from the others. */
export type MemberTraits = Pick<Member, 'number' | 'name' | 'birthDate' | 'documentNumber'> & {
  /** The household's identifier. */
  household: string
}

/**
 * Finds the members that new content of some households brings among those stored: by document number in any of these
 * households, else in the same household by name and day of birth, else by member number where not everything else
 * differs. Name and birth come before the number because exports number a household anew when somebody has left it.
 * @returns the identifier of each, in the order of `members`; null where there is none, which is somebody new
 */
export function findAgain(
  known: readonly KnownMember[], members: readonly MemberTraits[],
): (string | null)[] {
  const taken = new Set<string>()
  const found = members.map((): string | null => null)
  for (const { keyOf, agrees } of passes) {
    const byKey = new Map<string, KnownMember[]>()
    for (const one of known) {
      const key = keyOf(one)
      if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), one])
    }
    members.forEach((member, index) => {
      const key = found[index] === null ? keyOf(member) : null
      const again = key === null ? undefined : byKey.get(key)?.find((one) => !taken.has(one.id) && agrees(one, member))
      if (!again) return
      taken.add(again.id)
      found[index] = again.id
    })
  }
  return found
}

type KnownMember = MemberTraits & { id: string }

interface Pass {
  /** Equal for those that may be the same; null where the trait is missing. */
  keyOf: (member: MemberTraits) => string | null
  agrees: (one: MemberTraits, other: MemberTraits) => boolean
}

const passes: readonly Pass[] = [
  { keyOf: ({ documentNumber }) => documentNumber?.slice(0, CITIZEN_NUMBER) ?? null, agrees: () => true },
  { keyOf: ({ household, name, birthDate }) => `${household} ${name} ${birthDate ?? ''}`, agrees: () => true },
  {
    keyOf: ({ household, number }) => `${household} ${number}`,
    agrees: (one, other) => one.name === other.name || (one.birthDate !== null && one.birthDate === other.birthDate),
  },
]
