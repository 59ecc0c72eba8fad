import type { StagesParameter } from '@lookback/core/indicators'
import { stageDays } from '@lookback/core/indicators'
import type { Day } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import { findParameter, getParameter } from '../database/parameters.ts'

/** The days by which something must be true in the county, the first one first. */
export async function daysOfStages(database: Database, county: string, today: Day): Promise<ReturnType<typeof stageDays>> {
  return (await readStages(database, county, today)).days
}

/** What the county has written of its stages, with the day of its examination. */
export async function readStages(
  database: Database, county: string, today: Day,
): Promise<{ parameter: StagesParameter; days: ReturnType<typeof stageDays> }> {
  const parameter = await getParameter(database, county, 'stages', today)
  return { parameter, days: stageDays(parameter, await findParameter(database, county, 'examination', today)) }
}
