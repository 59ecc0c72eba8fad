import type { Sex } from '@lookback/core/register'
import type { Chance } from '../chance.ts'

const surnames = Array.from('杨吴石龙张李王陈刘黄周唐胡谢罗曾邓蒋彭向田姚蒲梁覃潘欧粟明舒')
const maleNames = Array.from('国建明志文军华平勇强德昌光辉海林永胜忠祥仁顺贵福成武新春正良')
const femaleNames = Array.from('秀英桂兰玉梅花香莲芳丽娟霞艳红琴珍翠菊凤银爱春群妹云燕美月')

export function surname(chance: Chance): string {
  return chance.pick(surnames)
}

export function fullName(chance: Chance, sex: Sex, family = surname(chance)): string {
  const characters = sex === 'male' ? maleNames : femaleNames
  return `${family}${chance.pick(characters)}${chance.happens(0.75) ? chance.pick(characters) : ''}`
}

/** Eleven digits from a range that no operator gives out: no number begins with 100. */
export function phone(chance: Chance): string {
  return `100${String(chance.whole(0, 99_999_999)).padStart(8, '0')}`
}
