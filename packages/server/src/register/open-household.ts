import type { Selectable } from 'kysely'
import type { Household, Member } from '@lookback/core/register'
import { Household as HouseholdShape, Sex } from '@lookback/core/register'
import type { SealingKeys } from '../database/sealing-keys.ts'
import type { DB } from '../database/types.gen.ts'
import { openPhone } from '../kit/sealed-phone.ts'
import { openMember } from './sealed-fields.ts'

/** What of a household's row makes a record of it. */
export const householdFields = [
  'id', 'number', 'village', 'head_name', 'category', 'monitored_class', 'risk_removed', 'sealed_phone', 'attributes',
] as const satisfies readonly (keyof DB['household'])[]

/** The same of a member's. */
export const memberFields = [
  'id', 'household', 'number', 'name', 'sex', 'birth_date', 'ethnicity', 'relation', 'sealed', 'attributes',
] as const satisfies readonly (keyof DB['member'])[]

type HouseholdRow = Pick<Selectable<DB['household']>, (typeof householdFields)[number]>
type MemberRow = Pick<Selectable<DB['member']>, (typeof memberFields)[number]>

/** A household as it is stored, numbers in full. */
export function openHousehold(keys: SealingKeys, county: string, row: HouseholdRow, members: readonly MemberRow[]): Household {
  return {
    number: row.number, village: row.village, headName: row.head_name, category: row.category,
    monitoredClass: row.monitored_class, riskRemoved: row.risk_removed,
    attributes: HouseholdShape.shape.attributes.parse(row.attributes),
    phone: openPhone(keys, 'household', county, row.id, row.sealed_phone),
    members: members.map((member) => opened(keys, county, member)),
  }
}

function opened(keys: SealingKeys, county: string, row: MemberRow): Member {
  return {
    number: row.number, name: row.name, sex: Sex.parse(row.sex), birthDate: row.birth_date, ethnicity: row.ethnicity, relation: row.relation,
    ...openMember(keys, county, row),
  }
}
