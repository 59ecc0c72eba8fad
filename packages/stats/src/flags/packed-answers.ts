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

/**
 * How many items a visit answered differently from each of the others, from place `from` of the list on, written into the same places of
 * `distances`. One call for many pairs, word by word: what belongs to the one visit is then read once.
 */
export function differingItems({ planes, words, bits }: PackedAnswers, one: number, others: readonly number[], from: number, distances: Int32Array): void {
  const stride = planes * words
  distances.fill(0, from, others.length)
  for (let word = 0; word < words; word++) {
    const a = one * stride + word
    for (let place = from; place < others.length; place++) {
      const b = (others[place] as number) * stride + word
      let differing = 0
      for (let plane = 0; plane < stride; plane += words) differing |= (bits[a + plane] as number) ^ (bits[b + plane] as number)
      distances[place] = (distances[place] as number) + bitCount(differing)
    }
  }
}
