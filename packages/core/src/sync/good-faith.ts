import type { Scope } from '../access/index.ts'
import { coversItem } from '../access/index.ts'

/** From which number of the log to which a phone was told of one scope. */
export interface ToldSpell {
  from: number
  through: number
}

/** From a number of the log on: where a household belongs and, where it is about a problem, which department answers for it. */
export interface Placement {
  sequence: number
  village: string
  department: string | null
}

/**
 * Where a household lay when a phone was given it: the last of the places that it had during the spells and that the
 * scope covers. Only the log decides, and what the county told the phone; no clock, and nothing that the phone says.
 * @param placements in the order of the log
 * @returns the village; null where the phone never was given it, so that there is no good faith to go by
 */
export function heldIn(scope: Scope, spells: readonly ToldSpell[], placements: readonly Placement[]): string | null {
  const held = placements.filter(({ sequence, village, department }, index) => {
    const until = placements[index + 1]?.sequence ?? Infinity
    return spells.some(({ from, through }) => sequence <= through && until > from) && covers(scope, village, department)
  })
  return held.at(-1)?.village ?? null
}

function covers(scope: Scope, village: string, department: string | null): boolean {
  if (department !== null) return coversItem(scope, village, department)
  return scope.grants.some((grant) => grant.department === null && village.startsWith(grant.region))
}
