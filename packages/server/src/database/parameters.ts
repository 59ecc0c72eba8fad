import type { Day, ParameterDeclaration } from '@lookback/core/kernel'
import type { InitialParameterName, Parameter, ParameterName } from '@lookback/core/capabilities'
import { parameters } from '@lookback/core/capabilities'
import type { Database } from './connect.ts'
import { readTogether } from './read-together.ts'

/**
 * A county's parameter as it holds on a day: its own value, or the initial one where it has none, as when the software
 * came to know the parameter after the county was made.
 * @returns null when there is neither
 */
export async function findParameter<Name extends ParameterName>(
  database: Database, county: string, name: Name, day: Day,
): Promise<Parameter<Name> | null> {
  return readTogether(database, ['parameter', county, name, day], () => readParameter(database, county, name, day))
}

async function readParameter<Name extends ParameterName>(
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
  const { shape, initial }: ParameterDeclaration = parameters[name]
  const value = row ? row.value : initial
  return value === undefined ? null : (shape.parse(value) as Parameter<Name>)
}

/** A parameter that holds in every county. */
export async function getParameter<Name extends InitialParameterName>(
  database: Database, county: string, name: Name, day: Day,
): Promise<Parameter<Name>> {
  return (await findParameter(database, county, name, day)) as Parameter<Name>
}
