import type { Transaction } from 'kysely'
import { coversRegion } from '@lookback/core/access'
import type { Scope } from '@lookback/core/access'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Day } from '@lookback/core/kernel'
import { ProblemState } from '@lookback/core/problems'
import type { Household, Member } from '@lookback/core/register'
import { checkHousehold } from '@lookback/core/register'
import type { Consequences } from '@lookback/core/successions'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Store } from '../kit/application.ts'
import type { Entry } from '../database/log.ts'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { listLabels } from '../foundation/index.ts'
import { endHelping, helpToo, listHelpers, listReaching } from '../helpers/index.ts'
import type { Followed, Succession } from '../problems/index.ts'
import { handToPlace } from '../problems/index.ts'
import type { findHousehold } from '../register/index.ts'
import { isVillage, listOpenOf } from './successions.queries.ts'

export type Stored = NonNullable<Awaited<ReturnType<typeof findHousehold>>>

/** What an act comes to: told to whoever asks, and written with the transaction. */
export interface Acted {
  entries: Entry[]
  consequences: Omit<Consequences, 'rounds'>
}

/** One act on a household that is locked, in whose transaction and by whom. */
export class HouseholdContext implements Succession {
  readonly transaction: Transaction<DB>
  readonly store: Store
  readonly actor: Actor
  /** The entry's identifier, made by whoever asks. */
  readonly id: string
  readonly household: Stored
  readonly now: Date

  constructor(transaction: Transaction<DB>, store: Store, actor: Actor, id: string, household: Stored) {
    this.transaction = transaction
    this.store = store
    this.actor = actor
    this.id = id
    this.household = household
    this.now = store.clock()
  }

  get scope(): Scope {
    return actorScope(this.actor, 'register:import')
  }

  get today(): Day {
    return dayOf(this.now)
  }

  /** The household and its people, as what can have problems. */
  get subjects(): string[] {
    return [this.household.id, ...this.household.memberIds.values()]
  }

  /** @throws {Refusal} `household-village-wrong` for what is no village today, or not the actor's */
  async checkVillage(village: string): Promise<void> {
    const isThere = await isVillage(this.transaction, this.actor.county, village, this.today)
    if (!isThere || !coversRegion(this.scope, village)) throw new Refusal('household-village-wrong', { field: 'village' })
  }

  /** @throws {Refusal} `household-family-wrong`, by the rules that a table of households is held against */
  async checkFamily(household: Household): Promise<void> {
    const known = (await listLabels(this.transaction, this.actor.county, 'relation', this.today)).map(({ label }) => label)
    const stranger = household.members.find(({ relation }) => !known.includes(relation))
    if (stranger) throw new Refusal('household-family-wrong', { name: stranger.name })
    const relations = await getParameter(this.transaction, this.actor.county, 'relations', this.today)
    const rows = household.members.map((_, index) => index)
    const [issue] = checkHousehold(household, new Map(), rows, { rowsOfIdentity: new Map() }, relations)
      .filter(({ column }) => column === 'relation')
    if (issue) throw new Refusal('household-family-wrong', { name: household.members[issue.row]?.name ?? household.headName })
  }

  /** Who helps the household today, by name, and whether the own area has a village in it. */
  async helpers(village: string) {
    const helping = (await listHelpers(this.transaction, this.actor.county, [this.household.id], this.today)).get(this.household.id) ?? []
    return listReaching(this.transaction, this.actor.county, helping, village, this.today)
  }

  endHelping(people?: readonly string[]): Promise<Entry[]> {
    return endHelping(this.transaction, this.store, this.actor, { id: this.household.id, village: this.household.household.village }, people)
  }

  helpToo(people: readonly string[], { id, household }: Pick<Stored, 'id'> & { household: Household }): Promise<Entry[]> {
    const { village, number, headName } = household
    return helpToo(this.transaction, this.store, this.actor, people, { id, village, number, headName })
  }

  /** Whoever sits in the old place hands what is not mended yet to whoever sits in the new one. */
  handToPlace(subjects: readonly string[]): Promise<Entry[]> {
    return handToPlace(this, subjects)
  }

  /** What is still to be mended, as it stands before the act. */
  async open(subjects: readonly string[] = this.subjects) {
    const rows = await listOpenOf(this.transaction, this.actor.county, subjects)
    return rows.map(({ state, ...row }) => ({ ...row, state: ProblemState.parse(state) }))
  }
}

/** Nothing yet. */
export const nothingMoved: Acted['consequences'] = { other: null, people: [], problems: [], unitsChanged: 0, helpers: [] }

/** What became of problems, as whoever asks is told. */
export function toldProblems({ succeeded }: Followed): Consequences['problems'] {
  return succeeded.map(({ problem: { id, item, state }, fate }) => ({ id, item, state, fate }))
}

/** Keeps who is who: the identifiers of a household's members by their numbers in the new content. */
export function keptMembers(number: string, members: readonly Pick<Member, 'number'>[], { memberIds }: Stored): [string, string][] {
  return members.flatMap((member) => {
    const id = memberIds.get(member.number)
    return id === undefined ? [] : [[`${number} ${member.number}`, id] as [string, string]]
  })
}
