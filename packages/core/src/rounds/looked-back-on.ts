import type { Day } from '../kernel/time.ts'
import type { ListedRound } from './contract.ts'

/**
 * The rounds that there is something to be seen of, in their order: one that begins today or later, or in which nobody was visited yet, has been
 * nowhere, and whoever opens it in the morning still wants to see the ones before it.
 * @param least where fewer than so many are such, all of them
 */
export function roundsLookedBackOn<One extends Pick<ListedRound, 'startsOn' | 'hasVisits'>>(rounds: readonly One[], today: Day, least: number): readonly One[] {
  const begun = rounds.filter(({ startsOn, hasVisits }) => startsOn < today && hasVisits)
  return begun.length >= least ? begun : rounds
}
