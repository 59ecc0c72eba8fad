/** Looks at this many candidates only, so that many unknown words in an enormous form cost little. */
const MOST_CANDIDATES = 2000

/** The candidate a misspelt word most likely meant: at most two edits away, and only for words long enough. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length < 4 || word.length > 40) return undefined
  const limit = word.length < 6 ? 1 : 2
  let best: string | undefined
  let bestDistance = limit + 1
  let looked = 0
  for (const candidate of candidates) {
    if (++looked > MOST_CANDIDATES) break
    if (Math.abs(candidate.length - word.length) > limit || candidate.length < 4) continue
    const distance = editDistance(...withoutCommonEnds(word, candidate), bestDistance)
    if (distance > 0 && distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** Both words without the letters they begin and end with alike; those do not change the distance. */
function withoutCommonEnds(a: string, b: string): [a: string, b: string] {
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start++
  let end = 0
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)]
}

/**
 * The least number of letters to add, drop, change or swap with their neighbour (optimal string alignment); `limit` if
 * it is that or more.
 */
function editDistance(a: string, b: string, limit: number): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0
  for (let row = 1; row <= a.length; row++) {
    rows.push([row])
    for (let column = 1; column <= b.length; column++) {
      const changed = at(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1)
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
        ? at(row - 2, column - 2) + 1
        : Infinity
      rows[row]?.push(Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, changed, swapped))
    }
    // A row is never better than the better of the two before it, the swap reaching back two.
    if (Math.min(...rows[row] ?? [], ...rows[row - 1] ?? []) >= limit) return limit
  }
  return at(a.length, b.length)
}
