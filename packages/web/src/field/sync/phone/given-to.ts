import type { Frame, HouseholdRecord } from '@lookback/core/sync'

type Given = Frame['given'][number]

/** Whose a household is in a round, of what was given out. */
export class GivenTo {
  readonly #byVillage = new Map<string, Given[]>()
  readonly #person: string

  constructor(given: readonly Given[], person: string) {
    this.#person = person
    for (const one of given) this.#byVillage.set(one.village, [...(this.#byVillage.get(one.village) ?? []), one])
  }

  /** The names of those who visit a household that is not this person's to visit; empty where it is, or nobody was given it. */
  others({ id, village, villagerGroup }: Pick<HouseholdRecord, 'id' | 'village' | 'villagerGroup'>): string[] {
    const people = (this.#byVillage.get(village) ?? [])
      .filter(({ group, household }) => (household === null ? group === '' || group === villagerGroup : household === id))
      .flatMap((portion) => portion.people)
    if (people.some((one) => one.id === this.#person)) return []
    return [...new Map(people.map((one) => [one.id, one.name])).values()]
  }
}
