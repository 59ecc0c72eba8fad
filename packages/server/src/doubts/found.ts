import type { Scope } from '@lookback/core/access'
import type { DoubtRow, DoubtsParameter } from '@lookback/core/doubts'
import { doubtsOf } from '@lookback/core/doubts'
import type { Day } from '@lookback/core/kernel'
import { dayOf, identifierNamed } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { Database } from '../database/connect.ts'
import type { Application } from '../kit/application.ts'
import type { HouseholdFacts } from '../register/index.ts'
import { listFactsOfVillages } from '../register/index.ts'
import { listVillageStates } from './doubted.queries.ts'

/** A doubt by today's register. */
export type FoundDoubt = Pick<DoubtRow, 'id' | 'rule' | 'details' | 'household' | 'number' | 'headName' | 'village' | 'memberName'>
  & { member: string | null }

interface VillageDoubts {
  /** What the village's register was when it was read. */
  state: string
  doubts: readonly FoundDoubt[]
}

/** So many villages are read at once: others are answered in between. */
const AT_ONCE = 5

type ByVillage = ReadonlyMap<string, VillageDoubts>

/** What was read for a scope, its day and rules; the one that was asked for longest ago makes room. */
const keptBy = new WeakMap<Application, Map<string, ByVillage>>()
const MOST_KEPT = 300

/**
 * The doubts of a scope by today's register, in the order of village and number. What changed in the meantime is always
 * seen; only villages whose register has changed are read again.
 */
export async function findDoubts(application: Application, scope: Scope): Promise<FoundDoubt[]> {
  const { database, clock } = application
  const today = dayOf(clock())
  const given = await getParameter(database, scope.county, 'doubts', today)
  const kept = keptBy.get(application) ?? new Map<string, ByVillage>()
  keptBy.set(application, kept)
  const key = JSON.stringify([scope, today, given])
  const read = await readVillages(database, scope, { given, today }, kept.get(key) ?? null)
  kept.delete(key)
  kept.set(key, read)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return [...read.values()].flatMap(({ doubts }) => doubts)
}

async function readVillages(
  database: Database, scope: Scope, rules: { given: DoubtsParameter; today: Day }, before: ByVillage | null,
): Promise<ByVillage> {
  const states = await listVillageStates(database, scope)
  const changed = states.filter(({ village, state }) => before?.get(village)?.state !== state).map(({ village }) => village)
  const found = new Map<string, FoundDoubt[]>()
  const read = (start: number) => listFactsOfVillages(database, scope, changed.slice(start, start + AT_ONCE))
  let reading = read(0)
  for (let start = 0; start < changed.length; start += AT_ONCE) {
    const households = await reading
    // The database reads the next ones while these are looked at.
    reading = read(start + AT_ONCE)
    // Thrown where it is waited for.
    reading.catch(() => undefined)
    for (const household of households) {
      const own = found.get(household.village) ?? []
      own.push(...foundIn(household, scope.county, rules))
      found.set(household.village, own)
    }
  }
  return new Map(states.map(({ village, state }) => {
    const kept = before?.get(village)
    return [village, kept?.state === state ? kept : { state, doubts: found.get(village) ?? [] }]
  }))
}

function foundIn(household: HouseholdFacts, county: string, { given, today }: { given: DoubtsParameter; today: Day }): FoundDoubt[] {
  const { id, number, village, headName, members } = household
  return doubtsOf(household, given, today).map(({ rule, member, details }) => ({
    id: identifierNamed('doubt', county, id, member ?? '', rule),
    rule, details, household: id, number, headName, village, member,
    memberName: members.find((one) => one.id === member)?.name ?? null,
  }))
}
