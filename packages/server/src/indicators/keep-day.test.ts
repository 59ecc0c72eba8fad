import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { getIndicator, indicatorId } from '@lookback/core/indicators'
import type { ProblemView } from '@lookback/core/problems'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { runDaily } from '../jobs/run.ts'
import { Desk } from './desk.fixture.ts'
import { catalogueHeadings } from './indicators.fixture.ts'
import { verifyIndicators } from './verify-indicators.ts'

const people = ['office', 'qingxi', 'shiqiao', 'housing', 'education'] as const

describe('what is counted by itself, kept at the end of each day', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk

  beforeAll(async () => {
    checked = await checkedCounty(10)
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    await desk.itIs('2020-03-02T02:00:00.000Z', people)
    const line = (code: string, name: string, direction: string, computed: string, lead: string, target: number) =>
      [1, 2020, code, name, '保障', '%', '比率', direction, '', computed, target, '', '2020-01-01', '2020-06-30', lead, '', '', '', '', '']
    const { refusals } = await desk.bring('office', 'indicators', catalogueHeadings, [
      line('I01', '参保率', '不低于', '户籍成员参保', '教育局', 95), line('W01', '危房户', '不超过', '危房户：H01', '住建局', 0),
      line('B01', '销号后反弹率', '不超过', '销号后反弹', '住建局', 5),
    ])
    expect(refusals).toEqual([])
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  const insure = (village: string, count: number) => checked.database.updateTable('member').set({ attributes: JSON.stringify({ medicalInsurance: '城乡居民基本医疗保险' }) })
    .where('household', 'in', checked.database.selectFrom('household').select('id').where('number', 'in', Array.from({ length: count }, (_, index) => numberIn(village, index)))).execute()

  /** A night: the day's work of a new day is done at its beginning. */
  async function nightTo(day: string): Promise<void> {
    await desk.itIs(`${day}T02:00:00.000Z`, [])
    await runDaily(checked.application)
  }

  /** After so many nights nobody is signed in any more. */
  const signIn = () => desk.itIs(checked.application.clock().toISOString(), people)

  async function story(name: CastName, code: string, region?: string): Promise<z.infer<typeof getIndicator.reply>> {
    const query = region === undefined ? '' : `?region=${region}`
    return getIndicator.reply.parse(await desk.done(name, 'GET', `/api/indicators/${indicatorId(county, 2020, code)}${query}`))
  }

  it('is told of each day in each place, with what a day brought nearer to the target', async () => {
    for (let day = 3; day <= 18; day += 1) {
      await nightTo(`2020-03-${String(day).padStart(2, '0')}`)
      // From the tenth on somebody of 平安村 is insured each day.
      if (day >= 10) await insure(villages.pingan, day - 9)
    }
    await signIn()
    const all = await story('office', 'I01')
    expect(all.course).toHaveLength(16)
    expect([all.course[0], all.course.at(-1)]).toEqual([{ day: '2020-03-02', amount: 0 }, { day: '2020-03-17', amount: 8 }])
    expect(all.row.computed).toMatchObject({ done: 9 })
    expect(all.pace?.held).toEqual([{ days: 7, done: 7, perDay: 1 }, { days: 14, done: 8, perDay: 8 / 14 }])
    expect(all.pace?.forecast).not.toBeNull()
    expect((await story('qingxi', 'I01')).course).toEqual(all.course)
    expect((await story('education', 'I01')).course).toEqual(all.course)
    const elsewhere = await story('shiqiao', 'I01')
    expect(elsewhere.course.every(({ amount }) => amount === 0)).toBe(true)
    expect(elsewhere.pace?.noForecast).toBe('最近没有进展，说不出哪天完成。')
  })

  it('is a gap that was closed: an unsafe house that was mended is progress, one that was found is none', async () => {
    const found: string[] = []
    for (let index = 0; index < 4; index += 1) {
      const { id: subject } = await checked.database.selectFrom('household').select('id').where('number', '=', numberIn(villages.baiyun, index)).executeTakeFirstOrThrow()
      const told = { id: randomUUID(), subject: { id: subject }, standard: 'short-check-1', item: 'H01', note: '屋面漏雨' }
      found.push((await desk.done<ProblemView>('office', 'POST', '/api/problems', told)).problem.id)
    }
    for (let day = 19; day <= 27; day += 1) await nightTo(`2020-03-${day}`)
    await signIn()
    const held = async () => (await story('office', 'W01')).pace?.held.map(({ done }) => done)
    expect(await held()).toEqual([0, -4])
    await checked.database.updateTable('problem').set({ state: 'closed', closed_at: new Date('2020-03-27T02:00:00.000Z') }).where('id', '=', found[0] ?? '').execute()
    await nightTo('2020-03-28')
    expect(await held()).toEqual([1, -3])
    expect((await story('housing', 'W01')).course.at(-1)).toEqual({ day: '2020-03-27', amount: 3 })
  })

  it('is each department’s own where its problems are counted', async () => {
    const at = await checked.database.selectFrom('computed_day').select(['department', 'day']).where('source', '=', 'came-back').where('day', '=', '2020-03-27').orderBy('department').execute()
    expect(at).toEqual([{ department: '', day: '2020-03-27' }, { department: 'housing', day: '2020-03-27' }])
  })

  it('is kept once a day, and follows from the log', async () => {
    const count = async () => Number((await checked.database.selectFrom('computed_day').select((row) => row.fn.countAll().as('count')).executeTakeFirstOrThrow()).count)
    const before = await count()
    await checked.database.deleteFrom('daily_run').where('day', '=', '2020-03-28').execute()
    await runDaily(checked.application)
    expect(await count()).toBe(before)
    await verifyIndicators(checked.database, county)
  })
})
