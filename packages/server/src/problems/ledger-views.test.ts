import { randomUUID } from 'node:crypto'
import type { listProblems, SavedFilter, SavedFilterRow } from '@lookback/core/problems'
import { reportTermsIn } from '@lookback/core/reports'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, items, numberIn, record, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { Desk } from '../indicators/desk.fixture.ts'

const words = reportTermsIn('zh-CN').ledger.columns
const people = ['office', 'second', 'supervision', 'qingxi', 'housing'] as const

describe('views of the ledger', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk

  beforeAll(async () => {
    checked = await checkedCounty(2)
    await record(checked, 'qingxi', [0, 1].map((index) => ({ household: numberIn(villages.pingan, index), found: items.map(({ code }) => code) })))
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    await desk.itIs('2020-05-07T02:00:00.000Z', people)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  const views = async (name: CastName) => (await desk.done<{ filters: SavedFilterRow[] }>(name, 'GET', '/api/problem-filters')).filters
  const told = async (name: CastName) => (await views(name)).map((view) => [view.name, view.isOwn, view.isShared, view.ownerName])
  const view: SavedFilter = {
    id: randomUUID(), name: '硬伤', filter: { severity: 'hard', order: 'due' }, columns: { order: ['state', 'item'], hidden: ['department'], widths: { item: 240 } }, isShared: true,
  }
  const save = (name: CastName, saved: SavedFilter) => desk.code(name, 'POST', '/api/problem-filters', saved)

  it('are shared with the own unit: everybody there opens them, only the owner changes them, others copy them', async () => {
    expect(await save('office', view)).toBeUndefined()
    for (const name of ['second', 'supervision'] as const) expect(await told(name)).toEqual([['硬伤', false, true, 'office']])
    for (const name of ['qingxi', 'housing'] as const) expect(await told(name)).toEqual([])
    expect((await views('second'))[0]).toMatchObject({ filter: view.filter, columns: view.columns })
    expect(await save('second', { ...view, name: '改了' })).toBe('not-found')
    await desk.done('second', 'DELETE', `/api/problem-filters/${view.id}`)
    expect(await told('office')).toEqual([['硬伤', true, true, 'office']])
    expect(await save('second', { ...view, id: randomUUID(), isShared: false })).toBeUndefined()
    expect(new Set(await told('second'))).toEqual(new Set([['硬伤', true, false, 'second'], ['硬伤', false, true, 'office']]))
    expect(await save('office', { ...view, isShared: false })).toBeUndefined()
    expect([await told('second'), await told('supervision')]).toEqual([[['硬伤', true, false, 'second']], []])
  })

  it('are entered at a page of any number, from which the next ones follow', async () => {
    const page = (query: string) => desk.done<z.infer<typeof listProblems.reply>>('office', 'GET', `/api/problems?${query}`)
    const all = (await page('limit=20')).rows.map(({ id }) => id)
    expect(all).toHaveLength(8)
    const third = await page('limit=2&skip=4')
    expect([third.rows.map(({ id }) => id), third.total]).toEqual([all.slice(4, 6), 8])
    expect((await page(`limit=2&cursor=${encodeURIComponent(third.next ?? '')}`)).rows.map(({ id }) => id)).toEqual(all.slice(6))
    expect((await page('limit=2&skip=40')).rows).toEqual([])
  })

  it('go out as sheets with the columns that are shown, in their order', async () => {
    const sheet = async (query: string) => {
      const { body } = await desk.ask('office', 'GET', `/api/ledger.xlsx?${query}`)
      const rows = (await readXlsx(body as Buffer)).sheets[0]?.rows ?? []
      // Under a heading of one row the second is empty.
      return { headings: rows[2]?.map(String) ?? [], rows: rows.slice(4) }
    }
    const chosen = await sheet('severity=hard&columns=state,item,nothing,subject,state')
    expect(chosen.headings).toEqual([words.state, words.item, words.dimension, words.subjectName, words.subjectNumber, words.category])
    expect(chosen.rows).toHaveLength(4)
    expect((await sheet('severity=hard&columns=subject')).headings).toEqual([words.subjectName, words.subjectNumber, words.category])
    expect((await sheet('columns=nothing')).headings.length).toBeGreaterThan(30)
  })
})
