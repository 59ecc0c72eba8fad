import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Light } from '@lookback/core/indicators'
import type { Scope } from '@lookback/core/access'
import type { DB } from '../database/types.gen.ts'
import { inIndicators } from './scope.queries.ts'

export interface StoredLight {
  id: string
  indicator: string
  region: string
  light: Light
  reason: string
  setBy: string | null
  setAt: Date
}

export async function insertLight(transaction: Transaction<DB>, county: string, { id, indicator, region, light, reason, setBy, setAt }: StoredLight): Promise<void> {
  await transaction.insertInto('indicator_light').values({ county, id, indicator, region, light, reason, set_by: setBy, set_at: setAt }).execute()
}

export async function hasLight(transaction: Transaction<DB>, county: string, id: string): Promise<boolean> {
  return (await transaction.selectFrom('indicator_light').select('id').where('county', '=', county).where('id', '=', id).executeTakeFirst()) !== undefined
}

/** The lights that people have set, of some indicators, the latest first. */
export async function listLights(
  database: Kysely<DB>, scope: Scope, ids: readonly string[],
): Promise<(StoredLight & { setByName: string | null })[]> {
  const { rows } = await sql<StoredLight & { setByName: string | null }>`
    select light.id, light.indicator, light.region, light.light, light.reason, light.set_by as "setBy", light.set_at as "setAt", person.name as "setByName"
    from indicator_light as light
    join indicator on indicator.county = light.county and indicator.id = light.indicator
    left join person on person.county = light.county and person.id = light.set_by
    where light.county = ${scope.county} and light.indicator = any(${[...ids]}::uuid[])
      and (${inIndicators(scope, 'light.region')} or light.region = ${scope.county})
    order by light.set_at desc, light.id`.execute(database)
  return rows
}
