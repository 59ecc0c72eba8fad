import type { Application } from '../kit/application.ts'
import type { Database } from '../database/connect.ts'
import { readHead } from '../database/log.ts'
import type { ComparedCounty, PairGroup } from './compared-county.ts'
import { unpackPairs } from './compared-county.ts'
import type { ComparedRounds } from './compared-county.queries.ts'
import { listComparedItems, listPackedPairs, listVillages } from './compared-county.queries.ts'
import type { Fresh } from '../kit/fresh.ts'
import { fresh } from '../kit/fresh.ts'
import { listMovedFigures } from '../register/index.ts'

/** A whole county is read in so many parts at a time, each by a connection of its own. */
const PARTS = 2

/**
 * Two rounds of a county, compared; computed once for everybody, and brought up to date where something happened.
 * @param rounds may be somebody's filter: of it only the rounds are taken, for everybody else gets what is kept
 */
export function comparedCounty(
  application: Application, county: string, { earlier, later }: ComparedRounds,
): Promise<Fresh<ComparedCounty>> {
  return fresh(application, county, ['compared', earlier, later], (before: ComparedCounty | null) =>
    readComparedCounty(application.database, county, { earlier, later }, before))
}

export async function readComparedCounty(
  database: Database, county: string, rounds: ComparedRounds, before: ComparedCounty | null = null,
): Promise<ComparedCounty> {
  // Before anything else is read: what is written meanwhile is looked at again the next time.
  const sequence = await readHead(database, county)
  const moved = before && (await listMovedFigures(database, county, before.sequence))
  if (before && moved && !moved.everywhere) {
    const villages = new Map([...before.villages, ...(await readVillages(database, county, rounds, moved.places))])
    return { ...before, sequence, villages }
  }
  const [items, villages] = await Promise.all([listComparedItems(database, county, rounds), listVillages(database, county)])
  return { sequence, items, villages: await readVillages(database, county, rounds, villages) }
}

async function readVillages(
  database: Database, county: string, rounds: ComparedRounds, villages: readonly string[],
): Promise<Map<string, PairGroup[]>> {
  const size = Math.ceil(villages.length / PARTS)
  const parts = Array.from({ length: PARTS }, (_, index) => villages.slice(index * size, (index + 1) * size))
  const packed = await Promise.all(parts.filter((part) => part.length > 0)
    .map((part) => listPackedPairs(database, county, rounds, part)))
  const read = new Map<string, PairGroup[]>(villages.map((village) => [village, []]))
  for (const one of packed.flat()) read.get(one.village)?.push(unpackPairs(one))
  return read
}
