import { describe, expect, it } from 'vitest'
import type { BoardRow } from './contract.ts'
import { boardCountNames } from './contract.ts'
import { rankedRows, rankedValue } from './ranking.ts'

function row(key: string, counts: Partial<BoardRow>): BoardRow {
  return { ...Object.fromEntries(boardCountNames.map((name) => [name, 0])), key, name: key, stages: [], ...counts } as BoardRow
}

const rows = [
  row('a', { found: 200, closed: 100, overdue: 3 }), row('b', { found: 1_000, closed: 500, overdue: 7 }),
  row('c', { found: 10, closed: 9, overdue: 0 }), row('d', { found: 0 }), row('e', { found: 3_000, closed: 1_501, overdue: 3 }),
]
const told = (figure: Parameters<typeof rankedRows>[1]) => rankedRows(rows, figure).map(({ key, rank }) => [key, rank])

describe('places are ranked', () => {
  it('those that lag first; what looks equal shares a rank, and where nothing was found there is none', () => {
    expect(told('closedShare')).toEqual([['a', 2], ['b', 2], ['e', 2], ['c', 1], ['d', null]])
  })

  it('by little where little is good', () => {
    expect(told('overdue')).toEqual([['b', 4], ['a', 2], ['e', 2], ['c', 1], ['d', null]])
  })

  it('by what is open: what was found and is not closed', () => {
    expect(rows.map((one) => rankedValue(one, 'open'))).toEqual([100, 500, 1, 0, 1_499])
  })
})
