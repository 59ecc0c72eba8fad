import type { Sex } from '@lookback/core/register'
import type { Chance } from '../chance.ts'

/** A member to be: how old on the baseline day, and what to the head. */
export interface Outline {
  relation: string
  sex: Sex
  age: number
}

export type Category = 'lifted' | 'lifted-allowance' | 'lifted-destitute' | 'poor' | 'marginal' | 'non-poor'

/** The members of a household, its head first; ages fit the relations. */
export function composition(category: Category, chance: Chance): Outline[] {
  if (category === 'lifted-destitute') return alone(chance)
  const weak = category === 'lifted-allowance' || category === 'poor'
  switch (chance.weighted({ elders: weak ? 30 : 14, couple: 50, generations: weak ? 12 : 30, single: weak ? 14 : 5 })) {
    case 'elders':
      return elders(chance)
    case 'couple':
      return couple(chance)
    case 'generations':
      return generations(chance)
    case 'single':
      return singleParent(chance)
  }
}

function alone(chance: Chance): Outline[] {
  return [head(chance, chance.whole(58, 88), 0.85)]
}

function elders(chance: Chance): Outline[] {
  const elder = head(chance, chance.whole(60, 84), 0.8)
  const pair = chance.happens(0.7) ? [elder, spouseOf(elder, chance)] : [elder]
  const grown = child(elder, chance, 26, 38)
  return grown !== null && chance.happens(0.4) ? [...pair, grown] : pair
}

function couple(chance: Chance): Outline[] {
  const one = head(chance, chance.whole(28, 58), 0.9)
  const other = spouseOf(one, chance)
  const children = [child(one, chance, 21, 28), child(one, chance, 23, 32), child(one, chance, 24, 36)]
  const parent = chance.happens(0.35) ? [parentOf(one, chance)] : []
  const wanted = Number(chance.weighted({ 0: 5, 1: 30, 2: 50, 3: 15 }))
  return [one, other, ...present(children).slice(0, wanted), ...parent]
}

function generations(chance: Chance): Outline[] {
  const one = head(chance, chance.whole(50, 68), 0.9)
  const son: Outline = { relation: '之子', sex: 'male', age: one.age - chance.whole(22, 26) }
  const wife: Outline = { relation: '之儿媳', sex: 'female', age: Math.max(20, son.age - chance.whole(-2, 5)) }
  const oldest = Math.max(0, Math.min(son.age, wife.age) - 20)
  const grandchildren = Array.from({ length: chance.whole(0, 2) }, (): Outline => {
    const sex = sexOf(chance)
    return { relation: sex === 'male' ? '之孙子' : '之孙女', sex, age: chance.whole(0, Math.min(17, oldest)) }
  })
  return [one, spouseOf(one, chance), son, wife, ...grandchildren]
}

function singleParent(chance: Chance): Outline[] {
  const one = head(chance, chance.whole(30, 52), 0.55)
  return [one, ...present([child(one, chance, 20, 30), child(one, chance, 24, 34)]).slice(0, chance.whole(1, 2))]
}

function head(chance: Chance, age: number, male: number): Outline {
  return { relation: '户主', sex: chance.happens(male) ? 'male' : 'female', age }
}

function spouseOf(one: Outline, chance: Chance): Outline {
  const sex = one.sex === 'male' ? 'female' : 'male'
  return { relation: '配偶', sex, age: Math.max(23, one.age + chance.whole(-6, 3)) }
}

/** A child whose parent was `youngest` to `oldest` years old at its birth; null where there can be none yet. */
function child(parent: Outline, chance: Chance, youngest: number, oldest: number): Outline | null {
  const age = parent.age - chance.whole(youngest, oldest)
  const sex = sexOf(chance)
  return age < 0 ? null : { relation: sex === 'male' ? '之子' : '之女', sex, age }
}

function parentOf(one: Outline, chance: Chance): Outline {
  const sex = chance.happens(0.6) ? 'female' : 'male'
  return { relation: sex === 'male' ? '之父' : '之母', sex, age: Math.min(94, one.age + chance.whole(22, 32)) }
}

function sexOf(chance: Chance): Sex {
  return chance.happens(0.53) ? 'male' : 'female'
}

function present(children: readonly (Outline | null)[]): Outline[] {
  return children.filter((one) => one !== null)
}
