import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import type { ListedCode, SettingChange } from '@lookback/core/parameters'
import type { Database } from '../database/connect.ts'
import type { DB } from '../database/types.gen.ts'

/** A parameter or a code list, by name. */
export interface Setting {
  what: 'parameter' | 'code-list'
  name: string
}

interface ChangeRow extends Omit<SettingChange, 'at'> {
  id: string
  at: Date
}

const kinds = { parameter: ['parameter-set', 'parameter-withdrawn'], 'code-list': ['code-list-set', 'code-list-withdrawn'] } as const

/** Changes of the county's settings take turns, so that none overlooks another. */
export async function lockSettings(transaction: Transaction<DB>, county: string): Promise<void> {
  await sql`select 1 from county where county = ${county} for no key update`.execute(transaction)
}

/** Who changed a setting, last first. */
export async function listChanges(database: Database, county: string, { what, name }: Setting, limit: number): Promise<(SettingChange & { id: string })[]> {
  const { rows } = await sql<ChangeRow>`
    select entry.id, entry.recorded_at as at, person.name as by, entry.kind = ${kinds[what][1]} as withdrawn,
      entry.payload ->> 'validFrom' as "validFrom", entry.payload -> 'before' as before, entry.payload -> 'after' as after
    from log_entry as entry
    left join person on person.county = entry.county and person.id = entry.actor
    where entry.county = ${county} and entry.kind in (${sql.join(kinds[what])}) and entry.payload ->> 'name' = ${name}
    order by entry.sequence desc limit ${limit}`.execute(database)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** The last change of every setting of a kind. */
export async function listVersions(database: Database, county: string, what: Setting['what']): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; id: string }>`
    select distinct on (payload ->> 'name') payload ->> 'name' as name, id from log_entry
    where county = ${county} and kind in (${sql.join(kinds[what])})
    order by payload ->> 'name', sequence desc`.execute(database)
  return new Map(rows.map(({ name, id }) => [name, id]))
}

/** The values of a parameter, or of all of them, by the day from which they hold. */
export async function listValues(
  database: Database, county: string, name?: string,
): Promise<{ name: string; validFrom: Day; value: unknown }[]> {
  return database
    .selectFrom('parameter').select(['name', 'valid_from as validFrom', 'value'])
    .where('county', '=', county)
    .$if(name !== undefined, (query) => query.where('name', '=', name ?? ''))
    .orderBy('name').orderBy('valid_from')
    .execute()
}

export async function putValue(transaction: Transaction<DB>, county: string, name: string, validFrom: Day, value: unknown): Promise<void> {
  const json = JSON.stringify(value)
  await transaction
    .insertInto('parameter').values({ county, name, valid_from: validFrom, value: json })
    .onConflict((conflict) => conflict.columns(['county', 'name', 'valid_from']).doUpdateSet({ value: json }))
    .execute()
}

export async function removeValue(transaction: Transaction<DB>, county: string, name: string, validFrom: Day): Promise<void> {
  await transaction
    .deleteFrom('parameter').where('county', '=', county).where('name', '=', name).where('valid_from', '=', validFrom).execute()
}

/** The editions of a code list, by the day from which they hold. */
export async function listEditions(database: Database, county: string, list: string): Promise<{ validFrom: Day; entries: ListedCode[] }[]> {
  const rows = await database
    .selectFrom('code_list').select(['valid_from as validFrom', 'code', 'label'])
    .where('county', '=', county).where('list', '=', list)
    .orderBy('valid_from').orderBy('position')
    .execute()
  const editions = new Map<Day, ListedCode[]>()
  for (const { validFrom, code, label } of rows) editions.set(validFrom, [...(editions.get(validFrom) ?? []), { code, label }])
  return [...editions].map(([validFrom, entries]) => ({ validFrom, entries }))
}

export async function removeEdition(transaction: Transaction<DB>, county: string, list: string, validFrom: Day): Promise<void> {
  await transaction
    .deleteFrom('code_list').where('county', '=', county).where('list', '=', list).where('valid_from', '=', validFrom).execute()
}

/** Puts an edition in the place of whatever held from the same day. */
export async function putEdition(
  transaction: Transaction<DB>, county: string, list: string, validFrom: Day, entries: readonly ListedCode[],
): Promise<void> {
  await removeEdition(transaction, county, list, validFrom)
  await transaction
    .insertInto('code_list')
    .values(entries.map(({ code, label }, index) => ({ county, list, valid_from: validFrom, code, position: index + 1, label })))
    .execute()
}
