import { randomIndex, type Random } from '../random.ts'
import { reason, type Reason } from '../reason.ts'
import { requireCount } from '../requirements.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'
import { answerCodes, differingItems, packAnswers, type ChecklistAnswer } from './packed-answers.ts'

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
}

export interface PercentMatch {
  visits: ClosestMatch[]
  reason: Reason | null
}

interface Nearest {
  differing: Int32Array
  partner: Int32Array
}

/** For every visit, the visit of its group that differs in the fewest items. */
function nearest(columns: readonly Uint16Array[], groups: readonly (readonly number[])[]): Nearest {
  const packed = packAnswers(columns)
  const size = columns[0]?.length ?? 0
  const differing = new Int32Array(size).fill(columns.length + 1)
  const partner = new Int32Array(size).fill(-1)
  for (const members of groups) {
    for (let i = 0; i < members.length; i++) {
      const one = members[i] as number
      for (let j = i + 1; j < members.length; j++) {
        const other = members[j] as number
        const distance = differingItems(packed, one, other)
        if (distance < (differing[one] as number)) {
          differing[one] = distance
          partner[one] = other
        }
        if (distance < (differing[other] as number)) {
          differing[other] = distance
          partner[other] = one
        }
      }
    }
  }
  return { differing, partner }
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

/** Each item's answers dealt out anew among the visits of each stratum, independently of the other items. */
function dealtAnew(
  columns: readonly Uint16Array[],
  strata: readonly (readonly number[])[],
  random: Random,
): Uint16Array[] {
  return columns.map((column) => {
    const dealt = column.slice()
    for (const members of strata) {
      for (let last = members.length - 1; last > 0; last--) {
        const [a, b] = [members[last] as number, members[randomIndex(random, last + 1)] as number]
        const moved = dealt[a] as number
        dealt[a] = dealt[b] as number
        dealt[b] = moved
      }
    }
    return dealt
  })
}

/**
 * Visits whose answers are nearly those of another visit, measured against shuffled answers rather than a fixed share.
 *
 * Source: Kuriakose & Robbins (2016), Statistical Journal of the IAOS 32:283–291 (percent match); its fixed 85 % limit
 * fails on short or one-sided checklists: Simmons et al. (2016), Pew Research Center. Hence a permutation null.
 * Assumes: items are independent within a stratum once copying is ruled out. They never quite are: a small p is a
 * reason to look at two visits side by side, never a finding.
 * Not for: checklists under ten items, or groups of which each visit is alone.
 */
export function percentMatch(input: {
  visits: readonly ChecklistVisit[]
  random: Random
  permutations?: number
}): PercentMatch {
  const { visits, random, permutations = 9 } = input
  requireCount('permutations', permutations)
  const items = visits[0]?.answers.length ?? 0
  if (visits.some(({ answers }) => answers.length !== items)) {
    throw new RangeError('answers must have the same length in every visit')
  }
  const groups = indexBy(visits, ({ group = '' }) => group)
  const alone = { closest: null, identical: null, share: null, pValue: null, adjusted: null }
  if (items === 0 || groups.every((members) => members.length < 2)) {
    return { visits: visits.map(({ id }) => ({ id, ...alone })), reason: reason('nothing-to-compare') }
  }
  const strata = indexBy(visits, ({ stratum = '' }) => stratum)
  const columns = answerCodes(visits.map(({ answers }) => answers))
  const observed = nearest(columns, groups)
  const nulls = groups.map(() => new Int32Array(items + 2))
  for (let round = 0; round < permutations; round++) {
    const { differing } = nearest(dealtAnew(columns, strata, random), groups)
    groups.forEach((members, group) => {
      const counts = nulls[group] as Int32Array
      for (const visit of members) {
        const distance = differing[visit] as number
        counts[distance] = (counts[distance] as number) + 1
      }
    })
  }
  const pValues = new Array<number | null>(visits.length).fill(null)
  groups.forEach((members, group) => {
    if (members.length < 2) return
    const counts = nulls[group] as Int32Array
    for (const visit of members) {
      const asClose = counts
        .subarray(0, (observed.differing[visit] as number) + 1)
        .reduce((sum, count) => sum + count, 0)
      pValues[visit] = (1 + asClose) / (1 + permutations * members.length)
    }
  })
  const adjusted = benjaminiHochberg({ pValues }).adjusted
  return {
    visits: visits.map(({ id }, index) => {
      const partner = visits[observed.partner[index] as number]
      if (partner === undefined) return { id, ...alone }
      const identical = items - (observed.differing[index] as number)
      return {
        id,
        closest: partner.id,
        identical,
        share: identical / items,
        pValue: pValues[index] ?? null,
        adjusted: adjusted[index] ?? null,
      }
    }),
    reason: null,
  }
}
