/**
 * Ranks as offices write them: equal ones share the rank, and the next one counts on (1-2-3-3-5).
 * @param valueOf the value as it is shown, so that what looks equal is equal; null has no rank
 * @returns the rank of each row, in their order
 */
export function ranksOf<Row>(rows: readonly Row[], valueOf: (row: Row) => number | null, best: 'highest' | 'lowest' = 'highest'): (number | null)[] {
  const values = rows.map(valueOf)
  const isBetter = (one: number, other: number) => (best === 'highest' ? one > other : one < other)
  return values.map((own) => (own === null ? null : 1 + values.filter((other) => other !== null && isBetter(other, own)).length))
}
