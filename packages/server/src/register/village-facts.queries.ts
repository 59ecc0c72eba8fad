import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import { grouped } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import { inHouseholds } from '../database/scope.ts'
import { keysOf } from '../database/sealing-keys.ts'
import { openFacts } from './sealed-fields.ts'

type Attributes = Readonly<Record<string, unknown>>

/** What rules about the register ask of a household, as it is stored, and by what it is told. */
export interface HouseholdFacts {
  id: string
  number: string
  village: string
  headName: string
  category: string
  monitoredClass: string | null
  attributes: Attributes
  members: readonly MemberFacts[]
}

interface MemberFacts {
  id: string
  name: string
  birthDate: Day | null
  documentNumber: string | null
  attributes: Attributes
}

interface MemberRow extends Omit<MemberFacts, 'documentNumber' | 'attributes'> {
  household: string
  sealed: Buffer | null
  attributes: object
}

/** The households of some villages as far as they lie in the scope, in the order of village and number, their members in that of theirs. */
export async function listFactsOfVillages(database: Database, scope: Scope, villages: readonly string[]): Promise<HouseholdFacts[]> {
  const { county } = scope
  const here = sql`household.county = ${county} and household.ended_at is null and household.village = any(${[...villages]}::text[])
    and ${inHouseholds(scope, 'household.county', 'household.village', 'household.id')}`
  const [households, members] = await Promise.all([
    sql<Omit<HouseholdFacts, 'members'>>`
      select id, number, village, head_name as "headName", category, monitored_class as "monitoredClass", attributes
      from household where ${here} order by village, number`.execute(database),
    sql<MemberRow>`
      select member.id, member.household, member.name, member.birth_date as "birthDate", member.sealed, member.attributes
      from household join member on member.county = household.county and member.household = household.id
      where ${here} order by member.household, member.number`.execute(database),
  ])
  const keys = keysOf(database)
  const ofHousehold = grouped(members.rows, ({ household }) => household)
  return households.rows.map((household) => ({
    ...household,
    members: (ofHousehold.get(household.id) ?? []).map(({ id, name, birthDate, ...row }) => ({ id, name, birthDate, ...openFacts(keys, county, { id, ...row }) })),
  }))
}
