import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getIndicator } from '@lookback/core/indicators'
import type { ProblemView } from '@lookback/core/problems'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, numberIn, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { closeProblem, Desk } from './desk.fixture.ts'
import { idOf, indicatorTables } from './indicators.fixture.ts'

interface House {
  number: string
  registered: string | null
  problem: 'open' | 'closed' | null
}

describe('unsafe houses, by the register and by visits', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk

  beforeAll(async () => {
    checked = await checkedCounty(3)
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    await desk.itIs('2020-03-12T02:00:00.000Z', ['office', 'qingxi', 'shiqiao', 'housing', 'education'])
    for (const [kind, headings, rows] of indicatorTables) await desk.bring('office', kind, headings, rows)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  const register = (number: string, attributes: object) =>
    checked.database.updateTable('household').set({ attributes: JSON.stringify(attributes) }).where('number', '=', number).execute()
  const of = (village: string, index: number) => numberIn(village, index)

  async function open(number: string): Promise<string> {
    const { id: subject } = await checked.database.selectFrom('household').select('id').where('number', '=', number).executeTakeFirstOrThrow()
    const { problem } = await desk.done<ProblemView>('office', 'POST', '/api/problems', {
      id: randomUUID(), subject: { id: subject }, standard: 'short-check-1', item: 'H01', note: '屋面漏雨',
    })
    return problem.id
  }

  async function counted(name: CastName, region?: string): Promise<unknown> {
    const { row } = getIndicator.reply.parse(await desk.done(name, 'GET', `/api/indicators/${idOf('W01')}${region === undefined ? '' : `?region=${region}`}`))
    return row.houses
  }

  async function listed(name: CastName, query: string): Promise<House[]> {
    const { rows } = await desk.done<{ rows: House[] }>(name, 'GET', `/api/indicator-houses?item=H01&${query}`)
    return rows.map(({ number, registered, problem }) => ({ number, registered, problem }))
  }

  it('are those that the register says, until seen mended, and those with an open problem; the list is what is counted', async () => {
    await register(of(villages.pingan, 0), { dangerousHouse: true })
    await register(of(villages.pingan, 1), { houseGrade: 'c级', dangerousHouse: false })
    await register(of(villages.pingan, 2), { houseGrade: 'B级' })
    const mended = await open(of(villages.pingan, 1))
    await open(of(villages.baiyun, 0))
    const before = await listed('office', 'house=unsafe')
    expect(before).toEqual([
      { number: of(villages.pingan, 0), registered: 'yes', problem: null },
      { number: of(villages.pingan, 1), registered: 'C级', problem: 'open' },
      { number: of(villages.baiyun, 0), registered: null, problem: 'open' },
    ])
    await closeProblem(checked, mended)
    expect((await listed('office', 'house=unsafe')).map(({ number }) => number)).toEqual([of(villages.pingan, 0), of(villages.baiyun, 0)])
    expect(await listed('office', `house=safe&region=${villages.pingan}`)).toContainEqual({ number: of(villages.pingan, 1), registered: 'C级', problem: 'closed' })
    const households = Object.keys(villages).length * 3
    expect(await counted('office')).toEqual({ households, unsafe: 2, safe: households - 2 })
    expect(await counted('qingxi')).toMatchObject({ unsafe: 1 })
    expect(await counted('shiqiao', villages.baiyun)).toEqual({ households: 3, unsafe: 1, safe: 2 })
  })

  it('say what is needed a day, and nothing of a pace of which no day is kept yet', async () => {
    const { pace, course } = getIndicator.reply.parse(await desk.done('office', 'GET', `/api/indicators/${idOf('W01')}`))
    expect(course).toEqual([])
    expect(pace).toMatchObject({ held: [], leftAtDate: null, forecast: null })
    expect(pace?.needed.calendar).toBeGreaterThan(0)
    // Of problems it is known on which day they were closed.
    const closing = getIndicator.reply.parse(await desk.done('office', 'GET', `/api/indicators/${idOf('C01')}`))
    expect(closing.course).toEqual([{ day: '2020-03-12', amount: 1 }])
    expect(closing.pace?.held).toHaveLength(2)
  })

  it('are asked by the item of the indicator alone, and by nothing but the register where it names none', async () => {
    const { rows } = await desk.done<{ rows: House[] }>('office', 'GET', '/api/indicator-houses?house=unsafe')
    expect(rows.map(({ number }) => number)).toEqual([of(villages.pingan, 0), of(villages.pingan, 1)])
  })

  it('are the business of the department that leads such an indicator; a household that ended is none', async () => {
    expect(await listed('housing', 'house=unsafe')).toHaveLength(2)
    expect(await listed('education', 'house=unsafe')).toEqual([])
    await checked.database.updateTable('household').set({ ended_at: new Date('2020-03-12T02:00:00.000Z'), ended_as: 'died-out' }).where('number', '=', of(villages.pingan, 0)).execute()
    expect(await listed('office', `house=unsafe&region=${villages.pingan}`)).toEqual([])
    const { total } = await desk.done<{ total: number }>('office', 'GET', '/api/indicator-members')
    expect(total).toBe(Object.keys(villages).length * 3 - 1)
  })
})
