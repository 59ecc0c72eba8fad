import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { listIndicators } from '@lookback/core/indicators'
import type { ProblemView } from '@lookback/core/problems'
import { subjectOfCode } from '@lookback/core/subjects'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { closeProblem, Desk } from './desk.fixture.ts'
import { catalogueHeadings } from './indicators.fixture.ts'

describe('an indicator of problems that came back', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk

  beforeAll(async () => {
    checked = await checkedCounty(1)
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    await desk.itIs('2020-03-12T02:00:00.000Z', ['office', 'qingxi', 'shiqiao'])
    const { refusals } = await desk.bring('office', 'indicators', catalogueHeadings, [
      [1, 2020, 'B01', '销号后反弹率', '整改', '%', '比率', '不超过', '', '销号后反弹', 5, '', '2020-01-01', '2020-06-30', '领导小组办公室', '', '', '', '', ''],
    ])
    expect(refusals).toEqual([])
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  async function open(item: string): Promise<string> {
    const { problem } = await desk.done<ProblemView>('office', 'POST', '/api/problems', {
      id: randomUUID(), subject: { id: subjectOfCode('village', county, villages.pingan) }, standard: 'short-check-1', item, note: '群众来信反映',
    })
    return problem.id
  }

  async function computed(name: CastName): Promise<z.infer<typeof listIndicators.reply>['rows'][number]['computed']> {
    const { rows } = listIndicators.reply.parse(await desk.done(name, 'GET', '/api/indicators?year=2020'))
    return rows.find(({ indicator }) => indicator.code === 'B01')?.computed ?? null
  }

  it('is counted of those that were ever closed, as many as the list behind it shows, for the county and for each place', async () => {
    for (const item of ['E01', 'D01']) await closeProblem(checked, await open(item))
    await open('E01')
    expect(await computed('office')).toMatchObject({ done: 1, whole: 2, share: 0.5 })
    expect(await computed('qingxi')).toMatchObject({ done: 1, whole: 2 })
    expect(await computed('shiqiao')).toBeNull()
    const { total } = await desk.done<{ total: number }>('office', 'GET', '/api/problems?counted=cameBack')
    expect(total).toBe(1)
  })
})
