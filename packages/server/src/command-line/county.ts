import { Refusal } from '@lookback/core/kernel'
import type { Round } from '@lookback/core/rounds'
import { listCounties } from '../access/index.ts'
import type { Database } from '../database/connect.ts'
import { listRounds } from '../rounds/index.ts'

/** The county that a command is for: the one named, or the only one there is. */
export async function countyFor(database: Database, named: string | null): Promise<string> {
  const counties = await listCounties(database)
  const found = named ? counties.find((county) => county.code === named) : counties.length === 1 ? counties[0] : null
  if (!found) throw new Refusal('county-unknown', { county: named ?? counties.map((county) => county.code) })
  return found.code
}

/** A round by its ordinal or its id. */
export async function roundFor(database: Database, county: string, named: string): Promise<Round> {
  const rounds = await listRounds(database, county)
  const found = rounds.find((round) => round.id === named || String(round.ordinal) === named)
  if (!found) throw new Refusal('round-unknown', { round: named })
  return found
}

/** The software's own scope over a whole county, for whoever holds the server itself. */
export function wholeCounty(county: string) {
  return { county, grants: [{ region: county, department: null }] }
}
