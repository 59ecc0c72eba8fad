import { coversRegion } from '@lookback/core/access'
import type { Family, Household, ImportChoices, Listed, Member, Merged, OtherFamily } from '@lookback/core/register'
import { familyInWords, familyOf, hasSomebodyInCommon, headRelation, identityOf, mergeHousehold, withPutRight } from '@lookback/core/register'
import type { Actor } from '../../kit/actor.ts'
import { actorScope } from '../../kit/actor.ts'
import type { ImportStore, StoredIssue } from './messages.ts'
import type { Holder } from './registered.queries.ts'
import { listEnded, listHolders, listRegistered } from './registered.queries.ts'

/** As many are kept for somebody to look at both. */
const otherFamiliesAtMost = 100

/** A household of the workbook beside what the register has of it. */
interface Compared {
  listed: Listed
  stored: Household | null
  /** Columns in which the workbook is older than what was put right since. */
  outdated: readonly string[]
  /** Where its people are registered otherwise, in the order of the rows. */
  elsewhere: readonly { member: number; identity: string; holder: Holder }[]
}

/** What is to be saved of a household, and how it comes about. */
export interface Settled {
  stored: Household | null
  merged: Merged
}

/**
 * Settles what a workbook says against the register, whatever the order of its households and in however many pieces they
 * come. A household whose people are registered nowhere else, and of which nobody is missing, depends on no other and is
 * settled at once; the others wait until the whole workbook is known.
 *
 * Looks beyond the actor's scope, for a person is registered once in the county, and tells nothing of what is out there.
 */
export class AgainstRegister {
  readonly #store: ImportStore
  readonly #county: string
  readonly #choices: ImportChoices
  readonly #covers: (village: string) => boolean
  /** Numbers of all households of the workbook that are right in themselves. */
  readonly #numbers = new Set<string>()
  #waiting: Compared[] = []
  readonly issues: StoredIssue[] = []
  readonly otherFamilies: OtherFamily[] = []
  readonly #placeName: (village: string) => string

  /** @param placeName what a village is called */
  constructor(store: ImportStore, county: string, actor: Actor | null, choices: ImportChoices, placeName: (village: string) => string) {
    this.#store = store
    this.#county = county
    this.#choices = choices
    this.#placeName = placeName
    this.#covers = (village) => !actor || coversRegion(actorScope(actor, 'register:import'), village)
  }

  /** @returns those of the households that are settled already */
  async add(some: readonly Listed[]): Promise<Settled[]> {
    const { database, putRight } = this.#store
    const numbers = some.map(({ household }) => household.number)
    const [registered, ended, corrected] = await Promise.all([
      listRegistered(database, this.#county, numbers),
      listEnded(database, this.#county, numbers),
      putRight(database, this.#county, numbers),
    ])
    const asked = some.map((listed) => {
      const stored = registered.get(listed.household.number) ?? null
      const { household, outdated } = stored ? withPutRight(stored, listed.household, corrected.get(stored.number) ?? []) : { household: listed.household, outdated: [] }
      return { listed: { ...listed, household }, stored, outdated }
    })
    const holders = await listHolders(database, this.#county, asked.map(({ listed }) => listed.household))
    const settled: Settled[] = []
    for (const one of asked) {
      const { household } = one.listed
      this.#numbers.add(household.number)
      const compared = { ...one, elsewhere: elsewhere(household, holders) }
      const own = ended.has(household.number) ? issue(household.number, 'number', 'household-ended', {}) : this.#ownIssue(compared)
      if (own) this.issues.push(own)
      else if (compared.elsewhere.length > 0) this.#waiting.push(compared)
      else {
        const merged = this.#merge(compared, () => false)
        if (merged.left.length + merged.unlisted.length > 0) this.#waiting.push(compared)
        else settled.push({ stored: compared.stored, merged })
      }
    }
    return settled
  }

  /**
   * Settles what waits, now that the whole workbook is known. Whoever is registered elsewhere moves, where the workbook has
   * that household too, and right; where it has not, or that one is refused, it keeps its people and this one is refused.
   */
  end(): Settled[] {
    const refused = new Set(this.issues.map(({ household }) => household))
    const givesUp = (number: string): boolean => this.#numbers.has(number) && !refused.has(number)
    for (let before = -1; before !== refused.size;) {
      before = refused.size
      for (const { listed: { household }, elsewhere: held } of this.#waiting) {
        if (!refused.has(household.number) && held.some(({ holder }) => !givesUp(holder.number))) refused.add(household.number)
      }
    }
    const going = this.#waiting.filter(({ listed }) => !refused.has(listed.household.number))
    const movers = new Map(going.flatMap(({ listed, elsewhere: held }) =>
      held.map(({ identity }) => [identity, listed.household.number] as const)))
    for (const compared of this.#waiting) {
      if (refused.has(compared.listed.household.number)) this.issues.push(...this.#heldIssues(compared, givesUp))
    }
    this.#waiting = []
    return going.flatMap((compared): Settled[] => {
      const { number } = compared.listed.household
      const merged = this.#merge(compared, (identity) => movers.has(identity) && movers.get(identity) !== number)
      const head = secondHead(merged)
      if (!head) return [{ stored: compared.stored, merged }]
      this.issues.push(issue(number, 'relation', 'head-unlisted', { registered: head.name }))
      return []
    })
  }

  #merge({ listed, stored, outdated }: Compared, listedElsewhere: (identity: string) => boolean): Merged {
    const merged = mergeHousehold(stored, listed, this.#choices, listedElsewhere)
    return { ...merged, changes: [...merged.changes, ...outdated.map((column) => ({ column, kind: 'outdated' as const }))] }
  }

  /** What is wrong with a household whatever the others are. */
  #ownIssue({ listed: { household }, stored }: Compared): StoredIssue | null {
    if (!stored) return null
    if (!this.#covers(stored.village)) return issue(household.number, 'number', 'household-not-yours', {})
    if (hasSomebodyInCommon(stored, household) || this.#choices.replacedFamilies.includes(household.number)) return null
    const [registered, given] = [familyOf(stored), familyOf(household)]
    if (this.otherFamilies.length < otherFamiliesAtMost) this.otherFamilies.push({ number: household.number, registered, given })
    const inWords = (family: Family) => familyInWords(family, this.#placeName(family.village))
    return issue(household.number, 'number', 'household-other-family', { registered: inWords(registered), given: inWords(given) })
  }

  #heldIssues({ listed: { household }, elsewhere: held }: Compared, givesUp: (number: string) => boolean): StoredIssue[] {
    return held.filter(({ holder }) => !givesUp(holder.number)).map(({ member, holder }) => ({
      household: household.number, member, column: 'documentNumber',
      ...(this.#covers(holder.village)
        ? { reason: 'document-elsewhere' as const, details: { household: holder.number } }
        : { reason: 'document-elsewhere-outside' as const, details: {} }),
    }))
  }
}

function issue(household: string, column: string, reason: StoredIssue['reason'], details: StoredIssue['details']): StoredIssue {
  return { household, member: null, column, reason, details }
}

function elsewhere({ number, members }: Household, holders: ReadonlyMap<string, readonly Holder[]>): Compared['elsewhere'] {
  return members.flatMap(({ documentNumber }, member) => {
    const identity = documentNumber === null ? '' : identityOf(documentNumber)
    return (holders.get(identity) ?? []).filter((holder) => holder.number !== number).map((holder) => ({ member, identity, holder }))
  })
}

/** Somebody who stays registered as head beside the head that the workbook lists. */
function secondHead({ household, unlisted }: Merged): Member | null {
  const heads = household.members.filter(({ relation }) => relation === headRelation)
  return heads.length > 1 ? unlisted.find(({ relation }) => relation === headRelation) ?? null : null
}
