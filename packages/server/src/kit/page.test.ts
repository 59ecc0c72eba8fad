import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageOf } from './page.ts'

const rows = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 40 }).map((some) => some.sort((one, other) => one - other))
const keyOf = (row: number) => `${row}`

/** Reads page after page, while what was seen last may go before the next is asked for. */
function readAll(all: readonly number[], limit: number, goes: (last: number) => boolean): number[] {
  const read: number[] = []
  let left = all
  for (let cursor: string | undefined; ;) {
    const page = pageOf(left, { cursor, limit }, keyOf)
    read.push(...page.rows)
    if (page.next === null) return read
    cursor = page.next
    const last = page.rows.at(-1)
    if (last !== undefined && goes(last)) left = left.filter((row) => row !== last)
  }
}

describe('a page of rows that are all at hand', () => {
  it('shows each row once, also where the last row seen is gone by the time that somebody turns the page', () => {
    fc.assert(fc.property(rows, fc.integer({ min: 1, max: 7 }), fc.func(fc.boolean()), (all, limit, goes) => {
      expect(readAll(all, limit, goes)).toEqual(all)
    }))
  })

  it('says how many there are in all, and refuses a cursor that it did not write', () => {
    expect(pageOf([3, 5, 8], { cursor: undefined, limit: 2 }, keyOf)).toMatchObject({ rows: [3, 5], total: 3 })
    for (const cursor of ['x', Buffer.from('["3"]').toString('base64url'), Buffer.from('["3","-1"]').toString('base64url')]) {
      expect(() => pageOf([3, 5, 8], { cursor, limit: 2 }, keyOf)).toThrow('request-unreadable')
    }
  })
})
