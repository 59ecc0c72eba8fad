import type { SearchKey } from '@lookback/core/register'
import type { HouseholdRecord } from '@lookback/core/sync'
import { isSettled } from '@lookback/core/problems'
import type { Columns } from './columns.ts'
import { columnOf, valuesOf } from './columns.ts'

/** What lists need of a visit. */
export type ListedVisit = Pick<HouseholdRecord['visits'][number], 'round' | 'outcome' | 'at' | 'inspectorName' | 'seen' | 'comeAgainOn'>

/** What lists need of a household. */
export interface ListedHousehold extends Pick<HouseholdRecord, 'id' | 'number' | 'headName' | 'village' | 'villagerGroup' | 'sampledIn' | 'position'> {
  /** The head's first, with `BETWEEN_NAMES` between them: few are looked at one by one. */
  names: string
  memberCount: number
  visits: readonly ListedVisit[]
  problems: number
  /** Those that are not settled. */
  open: number
}

/** In no name: the county's database takes none in a text. */
const BETWEEN_NAMES = '\0'

/** What a household is found by, told apart when somebody looks for it. */
export class ListedKey implements SearchKey {
  readonly #listed: ListedHousehold

  constructor(listed: ListedHousehold) {
    this.#listed = listed
  }

  get number(): string {
    return this.#listed.number
  }

  get names(): string[] {
    return this.#listed.names.split(BETWEEN_NAMES)
  }

  get group(): string {
    return this.#listed.villagerGroup ?? ''
  }
}

export function listedOf({ id, number, headName, village, villagerGroup, sampledIn, position, members, visits, problems }: HouseholdRecord): ListedHousehold {
  return {
    id, number, headName, village, villagerGroup, sampledIn, position,
    // The head is a member, too.
    names: [headName, ...members.flatMap(({ name }) => (name === headName ? [] : [name]))].join(BETWEEN_NAMES), memberCount: members.length,
    visits: visits.map(({ round, outcome, at, inspectorName, seen, comeAgainOn }) => ({ round, outcome, at, inspectorName, seen, comeAgainOn })),
    problems: problems.length, open: problems.filter(({ state }) => !isSettled(state)).length,
  }
}

type Row = Omit<ListedHousehold, 'visits'> & { visitCount: number }

/** Many households as lists need them, by columns: a county's are read in a part of the time that it takes to read one after the other. */
export interface ListedColumns {
  households: Columns<Row>
  /** Of all of them, one after the other. */
  visits: Columns<ListedVisit>
}

export function inColumns(listed: readonly ListedHousehold[]): ListedColumns {
  const of = <Name extends keyof ListedHousehold>(name: Name) => columnOf(listed.map((one) => one[name]))
  const visits = listed.flatMap((one) => one.visits)
  const ofVisits = <Name extends keyof ListedVisit>(name: Name) => columnOf(visits.map((one) => one[name]))
  return {
    households: {
      id: of('id'), number: of('number'), headName: of('headName'), village: of('village'), villagerGroup: of('villagerGroup'),
      sampledIn: of('sampledIn'), position: of('position'), names: of('names'), memberCount: of('memberCount'), problems: of('problems'),
      open: of('open'), visitCount: columnOf(listed.map((one) => one.visits.length)),
    },
    visits: {
      round: ofVisits('round'), outcome: ofVisits('outcome'), at: ofVisits('at'), inspectorName: ofVisits('inspectorName'), seen: ofVisits('seen'),
      comeAgainOn: ofVisits('comeAgainOn'),
    },
  }
}

export function fromColumns({ households, visits }: ListedColumns): ListedHousehold[] {
  const made = visitsFrom(visits)
  const numbers = valuesOf(households.number)
  const headNames = valuesOf(households.headName)
  const villages = valuesOf(households.village)
  const groups = valuesOf(households.villagerGroup)
  const sampled = valuesOf(households.sampledIn)
  const positions = valuesOf(households.position)
  const names = valuesOf(households.names)
  const members = valuesOf(households.memberCount)
  const problems = valuesOf(households.problems)
  const open = valuesOf(households.open)
  const visitCounts = valuesOf(households.visitCount)
  let visited = 0
  // One shape for all, in one place: what is put together name by name takes several times as long.
  return valuesOf(households.id).map((id, at): ListedHousehold => {
    const from = visited
    visited += visitCounts[at] as number
    return {
      id, number: numbers[at] as string, headName: headNames[at] as string, village: villages[at] as string, villagerGroup: groups[at] ?? null,
      sampledIn: sampled[at] as string[], position: positions[at] ?? null, names: names[at] as string, memberCount: members[at] as number,
      visits: made.slice(from, visited), problems: problems[at] as number, open: open[at] as number,
    }
  })
}

function visitsFrom(visits: Columns<ListedVisit>): ListedVisit[] {
  const outcomes = valuesOf(visits.outcome)
  const times = valuesOf(visits.at)
  const inspectors = valuesOf(visits.inspectorName)
  const seen = valuesOf(visits.seen)
  const days = valuesOf(visits.comeAgainOn)
  return valuesOf(visits.round).map((round, at): ListedVisit => ({
    round, outcome: outcomes[at] as ListedVisit['outcome'], at: times[at] as string, inspectorName: inspectors[at] as string,
    seen: seen[at] as boolean, comeAgainOn: days[at] ?? null,
  }))
}
