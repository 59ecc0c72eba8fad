/** What a number measures; by it the units are known that a heading, a title or a cell may give. */
export type Quantity = 'money' | 'area' | 'months' | 'people' | 'year'

/** By how much a value in the unit is multiplied to be stored: yuan, square metres, months, people. */
const factors: Readonly<Record<Quantity, Readonly<Record<string, number>>>> = {
  money: { 元: 1, 人民币元: 1, '元/年': 1, '元/人': 1, '元/人年': 1, '元/人·年': 1, 千元: 1_000, 万元: 10_000, 万: 10_000 },
  area: { 平方米: 1, 平米: 1, 平方: 1, m2: 1, 'm²': 1 },
  months: { 月: 1, 个月: 1 },
  people: { 人: 1, 口: 1 },
  year: { 年: 1, 年度: 1 },
}

/** @returns null where the quantity has no such unit */
export function unitFactor(quantity: Quantity, unit: string): number | null {
  return factors[quantity][unit] ?? null
}

/**
 * What a title such as `单位：户、人、万元` says about a quantity.
 * @returns null where it says nothing, `ambiguous` where it names two units of the quantity
 */
export function titleFactor(quantity: Quantity, titles: readonly string[]): number | 'ambiguous' | null {
  const given = titles
    .flatMap((title) => /单位[:：](.*)$/.exec(title)?.[1]?.split(/[、,，;；)）/\s]+/) ?? [])
    .flatMap((unit) => unitFactor(quantity, unit) ?? [])
  const [first = null, ...others] = new Set(given)
  return others.length > 0 ? 'ambiguous' : first
}
