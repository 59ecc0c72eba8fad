import type { Chance } from '../chance.ts'
import type { Home } from '../households/households.ts'

/** Houses that the register tells of as graded C or D. */
const REGISTERED = 180

/** Writes of the houses of some poor households that they are unsafe: they are on the list to be rebuilt, which visits look at. */
export function leaveUnsafe(homes: readonly Home[], chance: Chance): void {
  const poor = homes.filter(({ household }) => household.category === 'poor')
  for (const { household } of chance.shuffled(poor).slice(0, REGISTERED)) {
    household.attributes['dangerousHouse'] = true
    household.attributes['houseGrade'] = chance.happens(0.6) ? 'D' : 'C'
  }
}
