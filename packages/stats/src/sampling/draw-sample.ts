import { groupBy } from '../group-by.ts'
import { shuffled, type Random } from '../random.ts'
import { reason, type Reason } from '../reason.ts'
import { requireCount, requirePart } from '../requirements.ts'

export interface SampleUnit {
  id: string
  stratum?: string
  /** The higher, the more worth a targeted visit. */
  priority?: number
}

export interface DrawnUnit {
  id: string
  stratum: string | null
  part: 'random' | 'targeted'
  /** Chance of the random part to draw this unit; null for targeted units. */
  inclusionProbability: number | null
  /** 1 / inclusion probability. */
  weight: number | null
  /** Targeted units: 非随机，仅供线索. */
  reason: Reason | null
}

export interface DrawnSample {
  drawn: DrawnUnit[]
  /** How many were drawn at random from each stratum ('' without strata), out of how many. */
  strata: { stratum: string; drawn: number; size: number }[]
  /** Names the strata of which nothing was drawn at random: the weights do not speak for them. */
  reason: Reason | null
}

/** How many to draw at random from each stratum: as given, or all units as one stratum. */
function randomPlan(
  units: readonly SampleUnit[],
  count: number,
  allocation: Readonly<Record<string, number>> | undefined,
) {
  if (allocation === undefined) return [{ stratum: '', members: [...units], drawn: count }]
  const groups = groupBy(units, ({ stratum = '' }) => stratum)
  const total = Object.values(allocation).reduce((sum, part) => sum + part, 0)
  if (total !== count) throw new RangeError(`allocation must add up to the random part of ${count}, got ${total}`)
  const strata = new Set([...Object.keys(allocation), ...groups.keys()])
  return [...strata].map((stratum) => {
    const members = groups.get(stratum) ?? []
    const drawn = allocation[stratum] ?? 0
    requirePart(`allocation of ${stratum}`, drawn, 'its units', members.length)
    return { stratum, members, drawn }
  })
}

/**
 * Draws the households of a round: a random part first, with its inclusion probabilities, then targeted ones by
 * priority from the rest. Only the random part may be expanded to rates; targeted ones are leads.
 *
 * Source: simple random sampling without replacement within strata, Cochran (1977), Sampling Techniques, ch. 2 and 5;
 * weights: Horvitz & Thompson (1952), JASA 47:663–685.
 * Assumes: the list of units is complete. Store seed, list and result: the same seed and list draw the same sample.
 * Not for: replacing a household that was not at home (that would undo the chances); record it as not met.
 * `allocation` says how many to draw at random from each stratum (from `apportion`); it must add up to the random part.
 */
export function drawSample(input: {
  units: readonly SampleUnit[]
  sample: number
  random: Random
  /** Share of the sample drawn at random, above 0; a quarter unless given. */
  randomShare?: number
  allocation?: Readonly<Record<string, number>>
}): DrawnSample {
  const { units, random, randomShare = 0.25, allocation } = input
  requireCount('sample', input.sample)
  if (!(randomShare > 0 && randomShare <= 1))
    throw new RangeError(`randomShare must be above 0 and at most 1, got ${randomShare}`)
  if (new Set(units.map(({ id }) => id)).size < units.length) throw new RangeError('units must have different ids')
  const sample = Math.min(input.sample, units.length)
  const plan = randomPlan(units, Math.ceil(randomShare * sample - 1e-9), allocation)
  const atRandom = plan.flatMap(({ members, drawn }) =>
    shuffled(members, random)
      .slice(0, drawn)
      .map((unit): DrawnUnit => ({
        id: unit.id,
        stratum: unit.stratum ?? null,
        part: 'random',
        inclusionProbability: drawn / members.length,
        weight: members.length / drawn,
        reason: null,
      })),
  )
  const taken = new Set(atRandom.map(({ id }) => id))
  const targeted = shuffled(
    units.filter(({ id }) => !taken.has(id)),
    random,
  )
    .sort((one, other) => (other.priority ?? 0) - (one.priority ?? 0))
    .slice(0, sample - atRandom.length)
    .map((unit): DrawnUnit => ({
      id: unit.id,
      stratum: unit.stratum ?? null,
      part: 'targeted',
      inclusionProbability: null,
      weight: null,
      reason: reason('targeted-not-random'),
    }))
  const left = plan.filter(({ drawn, members }) => drawn === 0 && members.length > 0).map(({ stratum }) => stratum)
  return {
    drawn: [...atRandom, ...targeted],
    strata: plan.map(({ stratum, members, drawn }) => ({ stratum, drawn, size: members.length })),
    reason: left.length === 0 || allocation === undefined ? null : reason('strata-not-drawn', { strata: left.join('、') }),
  }
}
