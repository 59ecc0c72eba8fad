import type { Chance } from '../chance.ts'
import type { Home } from '../households/households.ts'
import type { Township } from '../places/townships.ts'
import { townshipOf } from '@lookback/core/places'

/** How a round left a household: checked, tried in vain, or not gone to. `twice`: nobody was home the first time. */
export type Reached = 'completed' | 'twice' | 'in-vain' | 'not-visited'

interface Sizes {
  /** Households with a completed visit, of which `twice` needed a second one. */
  completed: number
  twice: number
  inVain: number
}

/** 16,500 visits of the self-check, which did not go through all households one by one. */
export const selfCheckSizes: Sizes = { completed: 15_800, twice: 300, inVain: 400 }
/** 19,000 visits of the county census. */
export const censusSizes: Sizes = { completed: 18_300, twice: 350, inVain: 350 }

/**
 * Where the self-check came: to registered households rather than others, to some townships rather than others, and in
 * one village of nine to the first groups of houses only.
 */
export function selfCheckCoverage(homes: readonly Home[], townships: readonly Township[], chance: Chance): Reached[] {
  const bias = new Map(townships.map(({ code, coverage }) => [code, coverage]))
  const gaps = new Map<string, boolean>()
  return reached(homes, selfCheckSizes, chance, ({ household: { village, number }, facts }) => {
    const gap = gaps.get(village) ?? chance.happens(0.11)
    gaps.set(village, gap)
    const far = gap && Number(number.slice(-4)) > 50
    return (bias.get(townshipOf(village)) ?? 0) * 2 + (facts.registered ? 0.2 : -0.25) - (far ? 0.8 : 0)
  })
}

/** Where the census came: nearly everywhere. */
export function censusCoverage(homes: readonly Home[], chance: Chance): Reached[] {
  return reached(homes, censusSizes, chance, () => 0)
}

/** The households that come first by chance and bias are reached, exactly as many as the sizes say. */
function reached(homes: readonly Home[], sizes: Sizes, chance: Chance, bias: (home: Home) => number): Reached[] {
  const ranked = homes
    .map((home, index) => ({ index, key: chance.number() + bias(home) }))
    .sort((one, other) => other.key - one.key)
  const result = Array<Reached>(homes.length).fill('not-visited')
  const visited = ranked.slice(0, sizes.completed)
  for (const { index } of visited) result[index] = 'completed'
  for (const { index } of chance.shuffled(visited).slice(0, sizes.twice)) result[index] = 'twice'
  for (const { index } of ranked.slice(sizes.completed, sizes.completed + sizes.inVain)) result[index] = 'in-vain'
  return result
}

export function isCompleted(how: Reached | undefined): boolean {
  return how === 'completed' || how === 'twice'
}
