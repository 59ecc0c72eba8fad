import type { Region } from '@lookback/core/places'
import type { Household } from '@lookback/core/register'
import type { Facts } from '../checklist/types.ts'
import type { Chance } from '../chance.ts'
import { phone, surname } from '../people/names.ts'
import type { Category } from './composition.ts'
import { composition } from './composition.ts'
import { factsOf } from './facts.ts'
import { IdentityCards } from './identity-card.ts'
import { memberOf } from './member.ts'

/** A household of the register, with what its visitors will see. */
export interface Home {
  household: Household
  facts: Facts
}

/** 20,000 households, 15,000 of them registered. */
export const categorySizes: Readonly<Record<Category, number>> = {
  lifted: 9_100, 'lifted-allowance': 3_700, 'lifted-destitute': 1_100, poor: 600, marginal: 500, 'non-poor': 5_000,
}

const HOUSEHOLDS_A_GROUP = 30

const causes = {
  illness: 35, disability: 10, schooling: 9, disaster: 3, land: 3, skills: 14, labour: 13, funds: 9, roads: 2, drive: 2,
}

/** Every household, by village and number. */
export function homesOf(villages: readonly Region[], chance: Chance): Home[] {
  const sizes = Object.entries(categorySizes) as [Category, number][]
  const categories = chance.shuffled(sizes.flatMap(([category, size]) => Array<Category>(size).fill(category)))
  const cards = new IdentityCards()
  return spread(categories.length, villages, chance).flatMap(({ village, size }) =>
    Array.from({ length: size }, (_, index) => {
      const number = `${village.code}${String(index + 1).padStart(4, '0')}`
      const household = householdOf(number, village.code, categories.pop() ?? 'lifted', cards, chance)
      return { household, facts: factsOf(household, chance) }
    }))
}

/** Shares a number of households out among villages of uneven size, to the last one. */
function spread(total: number, villages: readonly Region[], chance: Chance): { village: Region; size: number }[] {
  const weights = villages.map(() => 0.5 + chance.number())
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let reached = 0
  let given = 0
  return villages.map((village, index) => {
    reached += weights[index] ?? 0
    const size = Math.round((total * reached) / whole) - given
    given += size
    return { village, size }
  })
}

function householdOf(
  number: string, village: string, category: Category, cards: IdentityCards, chance: Chance,
): Household {
  const family = surname(chance)
  const members = composition(category, chance).map((outline, index) =>
    memberOf(outline, `${number}${String(index + 1).padStart(2, '0')}`, family, category, cards, chance))
  const monitoredClass = monitoredClassOf(category, chance)
  return {
    number,
    village,
    headName: members[0]?.name ?? '',
    category,
    monitoredClass,
    riskRemoved: monitoredClass === null ? null : chance.happens(0.3),
    phone: phone(chance),
    attributes: {
      villagerGroup: groupOf(number),
      ...(category === 'non-poor' ? {} : { mainCause: chance.weighted(causes) }),
      ...(category.startsWith('lifted') ? { liftedYear: chance.whole(2015, 2019) } : {}),
      dangerousHouse: false,
      houseArea: members.length * chance.whole(15, 30),
      safeWater: true,
      incomePerPerson: chance.whole(category === 'poor' ? 3_000 : 4_300, category === 'non-poor' ? 18_000 : 12_000),
    },
    members,
  }
}

/** Some thirty households a group, as they follow each other. */
function groupOf(number: string): string {
  return `${1 + Math.floor((Number(number.slice(-4)) - 1) / HOUSEHOLDS_A_GROUP)}组`
}

function monitoredClassOf(category: Category, chance: Chance): string | null {
  if (category === 'marginal') return 'marginal'
  if (category.startsWith('lifted') && chance.happens(0.05)) return 'unstable'
  return chance.happens(0.003) ? 'sudden' : null
}
