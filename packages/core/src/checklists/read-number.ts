/** What somebody wrote where a number is asked for. */
export type NumberRead =
  | { value: string }
  /** No number, or one of something else than is asked for: it is kept as it stands and pointed out. */
  | { unreadable: 'not-a-number' | 'not-whole' | 'other-unit' }

/** Units that mean the same; a number of one kind is not taken where another is asked for. */
const units: readonly (readonly string[])[] = [
  ['平方米', '平米', '平方', '平', '㎡', 'm²', 'm2'], ['元', '块钱', '块'], ['天', '日'], ['个人', '口人', '人', '口'], ['次', '回'],
  ['分钟', '分'], ['个小时', '小时'], ['升'], ['%', '％'], ['年'], ['个月', '月'], ['亩'], ['公斤', '千克'], ['斤'], ['公里', '里'], ['项'], ['个'],
]
const digits = '零一二三四五六七八九'
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 }

/**
 * Reads a number as people write it: with full-width signs, commas, Chinese numerals and the unit behind it.
 * @param asked the words of the question, which name the unit that is meant
 */
export function readNumber(written: string, isWhole: boolean, asked: string): NumberRead {
  const plain = written.replace(/[０-９．－％]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/[\s,，]/g, '')
  if (plain === '') return { value: '' }
  const unit = units.flat().filter((one) => plain.endsWith(one)).sort((one, other) => other.length - one.length)[0]
  const number = valueOf(unit === undefined ? plain : plain.slice(0, -unit.length))
  if (number === null) return { unreadable: 'not-a-number' }
  if (unit !== undefined && !isMeant(unit, asked)) return { unreadable: 'other-unit' }
  return isWhole && number.includes('.') ? { unreadable: 'not-whole' } : { value: number }
}

/** A question that names no unit takes any. */
function isMeant(unit: string, asked: string): boolean {
  const named = units.filter((kind) => kind.some((one) => one.length > 1 || !'个人口年月日分里'.includes(one) ? asked.includes(one) : asked.includes(`（${one}）`) || asked.includes(`${one}数`)))
  return named.length === 0 || named.some((kind) => kind.includes(unit)) || (unit === '个' && asked.includes('人数'))
}

function valueOf(text: string): string | null {
  const [, sign = '', amount = '', scale = ''] = /^(-?)(\d{1,15}(?:\.\d+)?)([十百千万]?)$/.exec(text) ?? []
  if (amount !== '') return scale === '' ? sign + amount : String(Number(sign + amount) * (powers[scale] ?? 10_000))
  return text === '' ? null : chineseValue(text)
}

/** 三, 十二, 两百五, 一万三: below a hundred million. */
function chineseValue(text: string): string | null {
  const [, above, below = ''] = /^(.+)万(.*)$/.exec(text) ?? []
  if (above === undefined) return small(text, 1)
  const most = small(above, 1)
  const rest = small(below, 10_000)
  return most === null || rest === null ? null : String(Number(most) * 10_000 + Number(rest))
}

/**
 * Below ten thousand.
 * @param after what stands before it is counted by: 两百五 is 250, 一万三 13,000
 */
function small(text: string, after: number): string | null {
  let sum = 0
  let power = after
  let digit: number | null = null
  for (const sign of text.replaceAll('两', '二').replaceAll('〇', '零')) {
    if (digits.includes(sign)) {
      if (digit !== null && digit !== 0) return null
      digit = digits.indexOf(sign)
      if (digit === 0) power = 1
    } else if (powers[sign] !== undefined) {
      power = powers[sign]
      sum += (digit ?? 1) * power
      digit = null
    } else return null
  }
  const last = power >= 100 ? power / 10 : 1
  return String(sum + (digit ?? 0) * last)
}
