import { dayOf, timeOf } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { Actor } from './actor.ts'
import type { Application } from './application.ts'

/** What stands in the header of a table that somebody takes away: who and when; undefined where the county does not want it. */
export async function exportMark({ database, clock }: Application, { county, name }: Actor): Promise<string | undefined> {
  const now = clock()
  const { exports: isWanted } = await getParameter(database, county, 'watermark', dayOf(now))
  return isWanted ? `${name} ${timeOf(now)}` : undefined
}
