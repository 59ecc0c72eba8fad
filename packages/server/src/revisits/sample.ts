import type { RevisitsParameter } from '@lookback/core/revisits'
import { revisitSampleSize } from '@lookback/core/revisits'
import { drawSample, seededRandom } from '@lookback/stats'
import type { ClosedHousehold } from './lots.queries.ts'

/** A village before its draw, counted in households. */
export interface VillageSize {
  village: string
  closed: number
  drawnBefore: number
  lot: number
  sample: number
}

/** A village with what was drawn from it. */
export interface DrawnVillage extends VillageSize {
  seed: number
  /** Ids of the households that could be drawn, in the order that the seed drew from. */
  households: string[]
  /** The closed problems of those that were. */
  problems: string[]
}

/** How many are drawn in a village by the county's rule. */
export function sizeOf(village: string, households: readonly ClosedHousehold[], rules: RevisitsParameter): VillageSize {
  const closed = households.length
  const lot = households.filter(({ problems }) => problems.length > 0).length
  const drawnBefore = closed - lot
  return { village, closed, drawnBefore, lot, sample: revisitSampleSize({ closed, drawnBefore }, rules) }
}

/** Draws whole households, each of the lot with the same chance; the same lot and seed draw the same again. */
export function drawVillage(size: VillageSize, households: readonly ClosedHousehold[], seed: number): DrawnVillage {
  const lot = households.filter(({ problems }) => problems.length > 0)
  const drawn = new Set(redraw({ households: lot.map(({ id }) => id), sample: size.sample, seed }))
  return {
    ...size, seed, households: lot.map(({ id }) => id),
    problems: lot.filter(({ id }) => drawn.has(id)).flatMap(({ problems }) => problems),
  }
}

/** The households that a seed draws from a lot. */
export function redraw({ households, sample, seed }: { households: readonly string[]; sample: number; seed: number }): string[] {
  const units = households.map((id) => ({ id }))
  return drawSample({ units, sample, random: seededRandom(seed), randomShare: 1 }).drawn.map(({ id }) => id)
}
