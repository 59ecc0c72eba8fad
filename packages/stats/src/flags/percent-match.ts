import type { Random } from '../random.ts'
import { reason, type Reason } from '../reason.ts'
import { requireCount } from '../requirements.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'
import { nearest, shuffledDistances } from './closest-visits.ts'
import { answerCodes, type ChecklistAnswer } from './packed-answers.ts'

export interface ChecklistVisit {
  id: string
  /** Only visits of one group are compared with each other, e.g. those of one inspector. */
  group?: string
  /** Answers are shuffled only within a stratum, e.g. a village, whose households resemble each other anyway. */
  stratum?: string
  /** One answer for each item, in the same order for all; null is an answer like any other. */
  answers: readonly ChecklistAnswer[]
}

export interface ClosestMatch {
  id: string
  /** The visit with the most identical answers; null when the group holds no other. */
  closest: string | null
  identical: number | null
  share: number | null
  /** How often shuffled answers give a match as close. */
  pValue: number | null
  /** The same after Benjamini–Hochberg over all visits. */
  adjusted: number | null
  reason: Reason | null
}

export interface PercentMatch {
  visits: ClosestMatch[]
  reason: Reason | null
}

function indexBy<T>(items: readonly T[], keyOf: (item: T) => string): number[][] {
  const groups = new Map<string, number[]>()
  for (const [index, item] of items.entries()) {
    const members = groups.get(keyOf(item))
    if (members === undefined) groups.set(keyOf(item), [index])
    else members.push(index)
  }
  return [...groups.values()]
}

/** Rounds beyond which shuffling costs more than it shows. */
const mostRounds = 400

/**
 * Rounds of shuffling after which a single copied pair can fall below 5 % among all visits compared: the smallest
 * p of a group, 1 / (1 + rounds · members), times the number of visits, shared by the two.
 */
function roundsToNoticePair(members: number, compared: number): number {
  return Math.min(mostRounds, Math.ceil((10 * compared) / members))
}

/**
 * Visits whose answers are nearly those of another visit, measured against shuffled answers rather than a fixed share.
 *
 * Source: Kuriakose & Robbins (2016), Statistical Journal of the IAOS 32:283–291 (percent match); its fixed 85 % limit
 * fails on short or one-sided checklists: Simmons et al. (2016), Pew Research Center. Hence a permutation null.
 * Assumes: items are independent within a stratum once copying is ruled out. They never quite are: a small p is a
 * reason to look at two visits side by side, never a finding.
 * Not for: checklists under ten items, or groups of which each visit is alone.
 * `permutations` is chosen by the size of each group unless given. Above about 40 · (members of a group) visits in all
 * the rounds are capped at 400, and a single pair is then no longer enough: several copies are.
 */
export function percentMatch(input: {
  visits: readonly ChecklistVisit[]
  random: Random
  permutations?: number
}): PercentMatch {
  const { visits, random, permutations } = input
  if (permutations !== undefined) requireCount('permutations', permutations)
  const items = visits[0]?.answers.length ?? 0
  if (visits.some(({ answers }) => answers.length !== items)) {
    throw new RangeError('answers must have the same length in every visit')
  }
  const groups = indexBy(visits, ({ group = '' }) => group)
  const why = reason('nothing-to-compare')
  const alone = { closest: null, identical: null, share: null, pValue: null, adjusted: null, reason: why }
  const compared = groups.reduce((sum, members) => sum + (members.length < 2 ? 0 : members.length), 0)
  if (items === 0 || compared === 0) return { visits: visits.map(({ id }) => ({ id, ...alone })), reason: why }
  const columns = answerCodes(visits.map(({ answers }) => answers))
  const { differing, partner } = nearest(columns, groups)
  const rounds = groups.map(({ length }) => (length < 2 ? 0 : (permutations ?? roundsToNoticePair(length, compared))))
  const strata = indexBy(visits, ({ stratum = '' }) => stratum)
  const counts = shuffledDistances({ columns, groups, strata, rounds, random })
  const pValues = new Array<number | null>(visits.length).fill(null)
  for (const [group, members] of groups.entries()) {
    const draws = (rounds[group] as number) * members.length
    const own = counts[group] as Int32Array
    for (const visit of members.length < 2 ? [] : members) {
      const asClose = own.subarray(0, (differing[visit] as number) + 1).reduce((sum, count) => sum + count, 0)
      pValues[visit] = (1 + asClose) / (1 + draws)
    }
  }
  const { adjusted } = benjaminiHochberg({ pValues })
  const rows = visits.map(({ id }, index): ClosestMatch => {
    const closest = visits[partner[index] as number]
    if (closest === undefined) return { id, ...alone }
    const identical = items - (differing[index] as number)
    const chance = { pValue: pValues[index] ?? null, adjusted: adjusted[index] ?? null }
    return { id, closest: closest.id, identical, share: identical / items, ...chance, reason: null }
  })
  return { visits: rows, reason: null }
}
