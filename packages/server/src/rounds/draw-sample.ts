import { listDrawable } from './create-round.queries.ts'
import type { SampleDraw } from '@lookback/core/rounds'
import { drawSample, seededRandom } from '@lookback/stats'
import type { Database } from '../database/connect.ts'

/**
 * Draws a round's households by village: the share of each, at least the minimum, at most all. Every household of a
 * village has the same chance. The list is ordered by number, so that a seed gives the same sample again.
 */
export async function drawHouseholds(
  database: Database, county: string, { share, minimum, seed }: SampleDraw,
): Promise<{ id: string; village: string }[]> {
  const rows = await listDrawable(database, county)
  const sizes = new Map<string, number>()
  for (const { stratum } of rows) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1)
  const allocation = Object.fromEntries(
    [...sizes].map(([village, size]) => [village, Math.min(size, Math.max(minimum, Math.ceil(share * size)))]),
  )
  const sample = Object.values(allocation).reduce((sum, part) => sum + part, 0)
  if (sample === 0) return []
  const villageOf = new Map(rows.map(({ id, stratum }) => [id, stratum]))
  return drawSample({ units: rows, sample, random: seededRandom(seed), randomShare: 1, allocation })
    .drawn.map(({ id }) => ({ id, village: villageOf.get(id) ?? '' }))
}
