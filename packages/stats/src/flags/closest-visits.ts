import { randomIndex, type Random } from '../random.ts'
import { differingItems, packAnswers } from './packed-answers.ts'

export interface Nearest {
  differing: Int32Array
  partner: Int32Array
}

/** For every visit, the visit of its group that differs in the fewest items. */
export function nearest(columns: readonly Uint16Array[], groups: readonly (readonly number[])[]): Nearest {
  const packed = packAnswers(columns)
  const size = columns[0]?.length ?? 0
  const differing = new Int32Array(size).fill(columns.length + 1)
  const partner = new Int32Array(size).fill(-1)
  const distances = new Int32Array(size)
  for (const members of groups) {
    for (let i = 0; i < members.length; i++) {
      const one = members[i] as number
      differingItems(packed, one, members, i + 1, distances)
      let [least, closest] = [differing[one] as number, partner[one] as number]
      for (let j = i + 1; j < members.length; j++) {
        const other = members[j] as number
        const distance = distances[j] as number
        if (distance < least) [least, closest] = [distance, other]
        if (distance < (differing[other] as number)) {
          differing[other] = distance
          partner[other] = one
        }
      }
      differing[one] = least
      partner[one] = closest
    }
  }
  return { differing, partner }
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
 * How often the closest match of a visit differs in 0, 1, … items once answers are dealt out anew, group by group.
 * `rounds` says for each group how often to deal.
 */
export function shuffledDistances(input: {
  columns: readonly Uint16Array[]
  groups: readonly (readonly number[])[]
  strata: readonly (readonly number[])[]
  rounds: readonly number[]
  random: Random
}): Int32Array[] {
  const { columns, groups, strata, rounds, random } = input
  const counts = groups.map(() => new Int32Array(columns.length + 2))
  for (let round = 0; round < Math.max(...rounds); round++) {
    const active = groups.map((members, group) => (round < (rounds[group] as number) ? members : []))
    const { differing } = nearest(dealtAnew(columns, strata, random), active)
    active.forEach((members, group) => {
      const own = counts[group] as Int32Array
      for (const visit of members) own[differing[visit] as number] = (own[differing[visit] as number] as number) + 1
    })
  }
  return counts
}
