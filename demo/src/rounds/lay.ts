import type { ComparisonLabel } from '@lookback/core/comparison'
import type { Chance } from '../chance.ts'
import type { Home } from '../households/households.ts'
import type { Township } from '../places/townships.ts'
import type { Reached } from './coverage.ts'
import { isCompleted } from './coverage.ts'
import type { PlannedFinding } from './findings.ts'
import { fits } from './findings.ts'
import { townshipOf } from '@lookback/core/places'

/** What the rounds say about the items of one household that one of them finds: by item code. */
export type Findings = ReadonlyMap<string, PlannedFinding>

interface Candidate {
  index: number
  home: Home
  township: Township | undefined
  left: number
  findings: Map<string, PlannedFinding>
}

/** A household carries up to this many findings, few of them the most. */
const capacities = { 1: 45, 2: 35, 3: 20 }

/**
 * Lays every finding into a household that both rounds reached as the finding needs, that the item can be asked of, and
 * that has room left; townships with more trouble get more.
 * @returns by index of the household
 * @throws {Error} where a finding fits no household: the targets ask for more than the county holds
 */
export function layFindings(
  planned: readonly PlannedFinding[], homes: readonly Home[], townships: readonly Township[],
  coverage: { earlier: readonly Reached[]; later: readonly Reached[] }, chance: Chance,
): Map<number, Findings> {
  const byCode = new Map(townships.map((township) => [township.code, township]))
  const pools = new Map<string, Candidate[]>()
  const ranked = homes
    .map((home, index) => {
      const township = byCode.get(townshipOf(home.household.village))
      return {
        index, home, township, left: Number(chance.weighted(capacities)), findings: new Map<string, PlannedFinding>(),
        // The first of independent waiting times: households of a township come up as often as its weight says.
        key: -Math.log(1 - chance.number()) / (township?.trouble ?? 1),
      }
    })
    .sort((one, other) => one.key - other.key)
  for (const candidate of ranked) {
    const { index, home } = candidate
    const [earlier, later] = [isCompleted(coverage.earlier[index]), isCompleted(coverage.later[index])]
    const key = poolKey(earlier, later, !home.facts.registered)
    const pool = pools.get(key)
    if (pool) pool.push(candidate)
    else pools.set(key, [candidate])
  }
  const demand = countBy(planned, keyOf)
  // What only few households can have goes first.
  const scarce = ({ item }: PlannedFinding) => Number(item.appliesTo !== null)
  const ordered = [...planned].sort((one, other) => scarce(other) - scarce(one))
  for (const finding of ordered) {
    const key = keyOf(finding)
    const candidate = place(finding, pools.get(key) ?? [], demand.get(key) ?? 1, chance)
    candidate.findings.set(finding.item.code, finding)
    candidate.left -= 1
  }
  return new Map(ranked.filter(({ findings }) => findings.size > 0).map(({ index, findings }) => [index, findings]))
}

function keyOf({ earlier, later, nonPoor }: PlannedFinding): string {
  return poolKey(earlier !== 'not-visited', later !== 'not-visited', nonPoor)
}

function poolKey(earlier: boolean, later: boolean, nonPoor: boolean): string {
  return `${earlier} ${later} ${nonPoor}`
}

/**
 * Starts anywhere among the households that come up first, and takes the next that fits, sooner where the township is
 * of the kind that brings such a finding about; one that it passed over for that if there is no other.
 */
function place(finding: PlannedFinding, pool: readonly Candidate[], demand: number, chance: Chance): Candidate {
  const start = chance.whole(0, Math.max(0, Math.min(pool.length - 1, Math.ceil(demand * 0.65))))
  let passedOver: Candidate | null = null
  for (let step = 0; step < pool.length; step += 1) {
    const candidate = pool[(start + step) % pool.length]
    if (!candidate || candidate.left === 0 || candidate.findings.has(finding.item.code)) continue
    if (!fits(finding, candidate.home)) continue
    if (chance.happens(likelihood(finding.label, candidate.township?.care ?? 1))) return candidate
    passedOver ??= candidate
  }
  if (passedOver) return passedOver
  throw new Error(`${finding.item.code} ${finding.label}: no household left`)
}

/** Careless townships miss, skip and report falsely; careful ones find. */
function likelihood(label: ComparisonLabel, care: number): number {
  switch (label) {
    case 'missed':
    case 'skipped':
    case 'false-report':
      return 1.1 - care
    case 'outstanding':
    case 'recurred':
    case 'resolved':
    case 'unverified':
    case 'void':
      return care + 0.1
    case 'new':
    case 'uncovered':
      return 1
  }
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1)
  return counts
}
