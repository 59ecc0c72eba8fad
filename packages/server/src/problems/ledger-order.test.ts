import fc from 'fast-check'
import type { listProblems } from '@lookback/core/problems'
import { ProblemOrder } from '@lookback/core/problems'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, items, numberIn, record, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { Desk } from '../indicators/desk.fixture.ts'

type Page = z.infer<typeof listProblems.reply>

describe('the orders of the ledger', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk

  beforeAll(async () => {
    checked = await checkedCounty(2)
    const codes = items.map(({ code }) => code)
    const [noted] = codes
    for (const [day, household] of [0, 1].entries()) {
      checked.setTime(`2020-03-1${day}T02:00:00.000Z`)
      await record(checked, 'qingxi', [villages.pingan, villages.xinglong].map((village) => ({
        household: numberIn(village, household), found: codes, notes: noted && household === 1 ? { [noted]: '屋后山体滑坡' } : {},
      })))
    }
    // Found at one moment, due on different days and on none.
    const found = await checked.database.selectFrom('problem').select('id').orderBy('number').orderBy('item').execute()
    for (const [index, { id }] of found.entries()) {
      if (index % 3 > 0) await checked.database.updateTable('problem').set({ due_on: `2020-06-0${1 + (index % 4)}` }).where('id', '=', id).execute()
    }
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    await desk.itIs('2020-05-07T02:00:00.000Z', ['office'])
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  const page = (query: Record<string, string>) => desk.done<Page>('office', 'GET', `/api/problems?${new URLSearchParams(query).toString()}`)

  async function inPages(query: Record<string, string>, limit: number): Promise<Page['rows']> {
    const rows: Page['rows'] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const one: Page = await page({ ...query, limit: String(limit), ...(cursor !== '' && { cursor }) })
      rows.push(...one.rows)
      cursor = one.next ?? null
    }
    return rows
  }

  it('list every problem once, however large a page is', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(...ProblemOrder.options), fc.integer({ min: 1, max: 9 }), fc.constantFrom('', 'open'), async (order, limit, counted) => {
      const query: Record<string, string> = { order, ...(counted !== '' && { counted }) }
      const { rows, total } = await page({ ...query, limit: '100' })
      const pages = await inPages(query, limit)
      expect(pages.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
      expect([rows.length, new Set(rows.map(({ id }) => id)).size]).toEqual([total, total])
    }), { numRuns: 15 })
  })

  it('begin with the latest found, or with what is due first; what has no day comes last', async () => {
    const found = (await inPages({ order: 'newest' }, 7)).map(({ foundAt }) => foundAt)
    expect(found).toEqual([...found].sort().reverse())
    const due = (await inPages({ order: 'due' }, 7)).map(({ dueOn }) => dueOn ?? '9999')
    expect(due).toEqual([...due].sort())
    expect([new Set(found).size, due.at(-1)]).toEqual([2, '9999'])
  })

  it('are narrowed by words of a name, of an item or of a note, together and by pages', async () => {
    const { rows } = await page({ limit: '100' })
    const [first] = rows
    const having = (part: string) => rows.filter(({ subject, wording }) => subject.name.includes(part) || wording.includes(part)).map(({ id }) => id)
    for (const part of [first?.subject.name.slice(0, 2) ?? '', first?.wording.slice(0, 3) ?? '']) {
      expect(having(part).length).toBeGreaterThan(0)
      expect((await inPages({ text: part }, 5)).map(({ id }) => id)).toEqual(having(part))
      expect((await page({ text: part, limit: '1' })).total).toBe(having(part).length)
    }
    expect((await inPages({ text: '山体滑坡' }, 5)).map(({ item }) => item)).toEqual([items[0].code, items[0].code])
    expect(await page({ text: '没有这样的话', limit: '5' })).toMatchObject({ rows: [], total: 0 })
  })
})
