import type { Day } from '../kernel/time.ts'
import type { Round } from './round.ts'

/**
 * The rounds that there is something to be seen of, in their order: one that begins today or later has been nowhere, and whoever
 * opens it in the morning still wants to see the ones before it.
 * @param least where fewer than so many have begun before, all of them
 */
export function roundsLookedBackOn<One extends Pick<Round, 'startsOn'>>(rounds: readonly One[], today: Day, least: number): readonly One[] {
  const begun = rounds.filter(({ startsOn }) => startsOn < today)
  return begun.length >= least ? begun : rounds
}
