import type { Day } from '@lookback/core/kernel'
import type { Parameter, ParameterName } from '@lookback/core/capabilities'
import { parameters } from '@lookback/core/capabilities'
import type { Database } from './connect.ts'

/**
 * A county's parameter as it holds on a day.
 * @returns null when the county has none yet
 */
export async function findParameter<Name extends ParameterName>(
  database: Database, county: string, name: Name, day: Day,
): Promise<Parameter<Name> | null> {
  const row = await database
    .selectFrom('parameter')
    .select('value')
    .where('county', '=', county)
    .where('name', '=', name)
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? (parameters[name].shape.parse(row.value) as Parameter<Name>) : null
}

/** @throws {Error} when the county was set up without it */
export async function getParameter<Name extends ParameterName>(
  database: Database, county: string, name: Name, day: Day,
): Promise<Parameter<Name>> {
  const value = await findParameter(database, county, name, day)
  if (!value) throw new Error(`county ${county} has no parameter ${name} on ${day}`)
  return value
}
