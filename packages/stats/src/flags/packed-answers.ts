import { bitCount } from '../numerics/bits.ts'

export type ChecklistAnswer = string | number | boolean | null

/**
 * Checklists as bit planes: bit i of plane p is bit p of the code of item i's answer. Comparing two visits then takes
 * a handful of 32-bit operations, which is what makes all pairs of thousands of visits possible.
 */
export interface PackedAnswers {
  items: number
  planes: number
  /** 32-bit words in one plane. */
  words: number
  bits: Int32Array
}

/** Codes of every answer, item by item: equal answers to one item have equal codes. */
export function answerCodes(rows: readonly (readonly ChecklistAnswer[])[]): Uint16Array[] {
  const items = rows[0]?.length ?? 0
  return Array.from({ length: items }, (_, item) => {
    const known = new Map<ChecklistAnswer, number>()
    return Uint16Array.from(rows, (row) => {
      const answer = row[item] ?? null
      const code = known.get(answer) ?? known.size
      known.set(answer, code)
      return code
    })
  })
}

/** Packs columns of codes; the visits are the positions within each column. */
export function packAnswers(columns: readonly Uint16Array[]): PackedAnswers {
  const visits = columns[0]?.length ?? 0
  const largest = columns.reduce((most, column) => column.reduce((max, code) => Math.max(max, code), most), 0)
  const planes = Math.max(1, 32 - Math.clz32(largest))
  const words = Math.ceil(columns.length / 32)
  const bits = new Int32Array(visits * planes * words)
  for (const [item, column] of columns.entries()) {
    for (let visit = 0; visit < visits; visit++) {
      const code = column[visit] as number
      for (let plane = 0; plane < planes; plane++) {
        if ((code >> plane) & 1) {
          const at = (visit * planes + plane) * words + (item >> 5)
          bits[at] = (bits[at] as number) | (1 << (item & 31))
        }
      }
    }
  }
  return { items: columns.length, planes, words, bits }
}

/** How many items two visits answered differently. */
export function differingItems({ planes, words, bits }: PackedAnswers, one: number, other: number): number {
  const stride = planes * words
  const a = one * stride
  const b = other * stride
  let count = 0
  for (let word = 0; word < words; word++) {
    let differing = 0
    for (let at = word; at < stride; at += words) differing |= (bits[a + at] as number) ^ (bits[b + at] as number)
    count += bitCount(differing)
  }
  return count
}
