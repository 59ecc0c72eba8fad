import type { Chance } from '../chance.ts'
import type { Home } from '../households/households.ts'

/** 参保率: 4.8 points under the province's 95 %. */
const INSURED = 0.902

/**
 * Writes of some members that they are not insured, as many as the account says.
 * @returns how many members there are, and how many of them are insured
 */
export function leaveUninsured(homes: readonly Home[], chance: Chance): { members: number; insured: number } {
  const members = homes.flatMap(({ household }) => household.members)
  const insured = Math.round(members.length * INSURED)
  for (const member of chance.shuffled(members).slice(insured)) member.attributes['medicalInsurance'] = '未参保'
  return { members: members.length, insured }
}
