import type { Member } from '@lookback/core/register'
import { addDays } from '@lookback/core/kernel'
import type { Chance } from '../chance.ts'
import { fullName, phone } from '../people/names.ts'
import type { Category, Outline } from './composition.ts'
import type { IdentityCards } from './identity-card.ts'

/** Ages are of this day, with which the register was closed. */
export const baseline = '2020-01-01'

/** A person of the register with what the national export tells about one. */
export function memberOf(
  outline: Outline, number: string, family: string, category: Category, cards: IdentityCards, chance: Chance,
): Member {
  const { sex, age, relation } = outline
  const birthDate = addDays(`${2019 - age}-12-31`, -chance.whole(0, 360))
  const marriedIn = ['配偶', '之母', '之儿媳', '之女婿'].includes(relation)
  const health = healthOf(age, category, chance)
  const study = studyOf(age, chance)
  const labour = labourOf(age, health, 'schoolStatus' in study, chance)
  const works = labour === 'ordinary' || labour === 'skilled'
  const minimumLiving = category === 'lifted-allowance' || category === 'poor'
  return {
    number,
    name: marriedIn ? fullName(chance, sex) : fullName(chance, sex, family),
    sex,
    birthDate,
    documentKind: 'identity-card',
    documentNumber: cards.next(birthDate, sex),
    ethnicity: chance.weighted({ 侗族: 4, 苗族: 3, 汉族: 3 }),
    relation,
    phone: age >= 16 && chance.happens(0.6) ? phone(chance) : null,
    attributes: {
      ...study,
      health: [health],
      labour,
      monthsAway: works && chance.happens(0.5) ? chance.whole(3, 11) : 0,
      minimumLiving,
      destitute: category === 'lifted-destitute',
      medicalInsurance: '城乡居民基本医疗保险',
    },
  }
}

function healthOf(age: number, category: Category, chance: Chance): string {
  const frail = category === 'non-poor' ? 0.5 : 1
  const chronic = age > 60 ? 30 : age > 40 ? 10 : 2
  const disabled = age > 50 ? 8 : 4
  return chance.weighted({ healthy: 100, chronic: chronic * frail, serious: 2.5 * frail, disabled: disabled * frail })
}

/** Exactly one of education and school status is filled. */
function studyOf(age: number, chance: Chance): Record<string, string> {
  if (age < 3) return { schoolStatus: 'not-yet' }
  if (age < 6) return { schoolStatus: 'preschool' }
  if (age < 12) return { schoolStatus: 'primary' }
  if (age < 16) return { schoolStatus: 'junior' }
  if (age < 19 && chance.happens(0.85)) return { schoolStatus: chance.happens(0.6) ? 'senior' : 'vocational' }
  if (age < 23 && chance.happens(0.35)) return { schoolStatus: chance.happens(0.6) ? 'college' : 'university' }
  if (age > 60) return { education: chance.weighted({ illiterate: 35, primary: 55, junior: 10 }) }
  return { education: chance.weighted({ primary: 30, junior: 50, senior: 14, college: 5, university: 1 }) }
}

function labourOf(age: number, health: string, studying: boolean, chance: Chance): string {
  if (age < 16 || studying) return 'none'
  if (age >= 60) return health === 'healthy' && age < 70 ? 'weak' : 'none'
  if (health === 'disabled' || health === 'serious') return chance.happens(0.5) ? 'lost' : 'weak'
  return chance.happens(0.2) ? 'skilled' : 'ordinary'
}
