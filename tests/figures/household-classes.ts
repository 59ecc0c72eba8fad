import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { initialHouseholdClasses } from '@lookback/core/household-classes'
import { dayOf } from '@lookback/core/kernel'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { ClassDesk, decideInVillage } from '../../packages/server/src/household-classes/household-classes.fixture.ts'
import { giveClass } from '../../packages/server/src/household-classes/index.ts'
import type { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'

/** A township classifies two villages by a table, one of them by one text; a meeting decides of two households, one of which is closed after it. */
export async function classify(desk: Desk, { application, actors, database }: CheckedCounty): Promise<void> {
  const classes = new ClassDesk(desk)
  const today = dayOf(application.clock())
  const households = await database.selectFrom('household').select(['id', 'number', 'village']).where('ended_at', 'is', null).orderBy('number').execute()
  const named = ['绿色', '红色', '黄色', '橙色']
  const rows = households.filter(({ village }) => village.startsWith('431999101'))
    .map(({ number, village }, index) => [number, named[index % named.length] ?? '', today, village === villages.pingan ? '经研究，稳定脱贫' : `看法 ${index}`] as const)
  expect((await classes.bring('qingxi', rows)).outcomes).toEqual([{ outcome: 'classified', rows: rows.length }])
  const lately = new Date(application.clock().getTime() - initialHouseholdClasses.visitDays * 86_400_000)
  const seen = new Set((await database.selectFrom('standing_visit').select('subject').where('seen', '=', true).where('received_at', '>=', lately).execute()).map(({ subject }) => subject))
  const [kept, closed] = households.filter(({ id, village }) => village === villages.pingan && seen.has(id)).map(({ id }) => id)
  if (kept === undefined || closed === undefined) throw new Error('no two households of 平安村 were seen lately')
  const { meeting } = await decideInVillage(application, actors.pingan, villages.pingan, [kept, closed].map((household) => ({ household, decided: '定为绿色' })))
  const told = { class: '绿色', meeting, topic: 1, day: today, reason: '两个人务工，收入稳定' }
  for (const household of [kept, closed]) await giveClass(application, actors.pingan, household, { id: randomUUID(), told }, 'zh-CN')
  const { current } = await classes.view('office', closed)
  await desk.done('office', 'POST', `/api/households/${closed}/class/closing`, { id: randomUUID(), seen: current?.id, reason: '日子好过了，不用再管' })
  await desk.ask('office', 'GET', '/api/household-classes.xlsx')
}
