import type { Household, Member } from '@lookback/core/register'
import { daysBetween } from '@lookback/core/kernel'
import type { Facts } from '../checklist/types.ts'
import type { Chance } from '../chance.ts'
import { baseline } from './member.ts'

/** What the register says about a household, and what only a visit sees, as the form asks for it. */
export function factsOf(household: Household, chance: Chance): Facts {
  const { members, category } = household
  const registered = category !== 'non-poor'
  const workers = members.filter((member) => ['ordinary', 'skilled'].includes(String(member.attributes.labour))).length
  return {
    members: members.length,
    registered,
    pupils: members.filter((member) => age(member) >= 6 && age(member) <= 15).length,
    workers,
    seriouslyIll: withHealth(members, 'serious'),
    chronicallyIll: withHealth(members, 'chronic'),
    disabled: withHealth(members, 'disabled'),
    allowance: members.some((member) => member.attributes.minimumLiving === true),
    destitute: members.some((member) => member.attributes.destitute === true),
    housingSupport: registered ? chance.weighted({ none: 66, renovation: 20, relocation: 14 }) : 'none',
    welfarePost: registered && workers > 0 && chance.happens(0.12),
    loan: registered && workers > 0 && chance.happens(0.15),
  }
}

function age(member: Member): number {
  return Math.floor(daysBetween(member.birthDate ?? baseline, baseline) / 365.25)
}

function withHealth(members: readonly Member[], health: string): number {
  return members.filter((member) => (member.attributes.health as string[]).includes(health)).length
}
