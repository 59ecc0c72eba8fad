import { requireCount } from '../requirements.ts'

/**
 * Capture histories and their counts, as '101' → 7: found by the first and the third round, not by the second.
 * Histories left out count as 0; the history of zeros is what is to be estimated and may not be given.
 */
export type HistoryCells = Readonly<Record<string, number>>

/** The number of rounds in the histories; throws a RangeError that names the first bad history. */
export function roundsOf(cells: HistoryCells): number {
  const rounds = Object.keys(cells)[0]?.length ?? 0
  for (const [history, count] of Object.entries(cells)) {
    if (!/^[01]+$/.test(history) || history.length !== rounds || !history.includes('1')) {
      throw new RangeError(`cells must be keyed by histories of ${rounds} zeros and ones, got '${history}'`)
    }
    requireCount(`cells['${history}']`, count)
  }
  return rounds
}

/** Counts of all histories but the empty one, at the index whose bit i is set when round i + 1 found it. */
export function countsByMask(cells: HistoryCells, rounds: number): number[] {
  return Array.from({ length: 2 ** rounds - 1 }, (_, index) => cells[historyOf(index + 1, rounds)] ?? 0)
}

function historyOf(mask: number, rounds: number): string {
  return Array.from({ length: rounds }, (_, round) => (mask >> round) & 1).join('')
}

/** How many problems were found by exactly 1, 2, … rounds. */
export function findFrequencies(cells: HistoryCells): number[] {
  const frequencies = new Array<number>(roundsOf(cells)).fill(0)
  for (const [history, count] of Object.entries(cells)) {
    const times = history.replaceAll('0', '').length
    frequencies[times - 1] = (frequencies[times - 1] ?? 0) + count
  }
  return frequencies
}
