import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, record, villages } from '../fixtures/checked-county.fixture.ts'
import type { DailyJob } from '../kit/daily-job.ts'
import { confirmClock } from './clock.ts'
import { machineNotices } from './machine.ts'
import { runDaily } from './run.ts'

let checked: CheckedCounty

beforeAll(async () => {
  checked = await checkedCounty(1)
  checked.setTime('2020-03-10T01:00:00.000Z')
})
afterAll(() => checked.close())

it('does one job after the other, as many steps as each takes, and goes on from one that failed without doing those before again', async () => {
  const story: string[] = []
  let breaks = true
  const job = (name: string, steps: number, mayBreak = false): DailyJob => ({
    name,
    step: async ({ transaction }) => {
      await transaction.updateTable('county').set({ name: name }).execute()
      story.push(name)
      if (mayBreak && breaks) throw new Error('the power is gone')
      return { result: story.filter((one) => one === name).length >= steps, entries: [] }
    },
  })
  const application = { ...checked.application, dailyJobs: [job('first', 3), job('second', 1, true), job('third', 1)] }
  await expect(runDaily(application)).rejects.toThrow('the power is gone')
  const name = async () => (await checked.database.selectFrom('county').select('name').executeTakeFirstOrThrow()).name
  expect([story, await name()]).toEqual([['first', 'first', 'first', 'second'], 'first'])
  breaks = false
  await Promise.all([runDaily(application), runDaily(application)])
  expect([story.slice(4), await name()]).toEqual([['second', 'third'], 'third'])
  await runDaily(application)
  expect(story).toHaveLength(6)
  checked.setTime('2020-03-11T01:00:00.000Z')
  await runDaily(application)
  expect(story.slice(6)).toEqual(['first', 'second', 'third'])
})

it('a clock that has jumped stops the day’s work until somebody has looked: not raised, not reminded, not deleted', async () => {
  const done: string[] = []
  const job: DailyJob = { name: 'job', step: async ({ now }) => {
    done.push(now.toISOString().slice(0, 10))
    return { result: true, entries: [] }
  } }
  const application = { ...checked.application, dailyJobs: [job] }
  const at = async (time: string) => {
    checked.setTime(time)
    const doubt = (await runDaily(application)).get(county)
    return doubt ? [doubt.code, doubt.details['last']] : null
  }
  expect(await at('2020-03-12T01:00:00.000Z')).toBeNull()
  expect(await at('2020-04-11T01:00:00.000Z')).toBeNull()
  expect(await at('2030-04-11T01:00:00.000Z')).toEqual(['clock-jumped', '2020-04-11'])
  expect(await machineNotices(application, county)).toMatchObject([{ refusal: { code: 'clock-jumped' }, urgent: true }])
  // Whoever signs in or works meanwhile has not looked at the clock.
  await record(checked, 'pingan', [{ household: numberIn(villages.pingan, 0), outcome: 'nobody-home' }])
  await checked.application.database.updateTable('log_entry').set({ recorded_at: '2030-04-11T01:00:00.000Z' }).where('sequence', '=', (row) =>
    row.selectFrom('log_entry').select(({ fn }) => fn.max('sequence').as('last'))).execute()
  expect(await at('2030-04-11T02:00:00.000Z')).toEqual(['clock-jumped', '2020-04-11'])
  expect(await at('2020-04-12T01:00:00.000Z')).toEqual(['clock-behind', '2030-04-11 09:00'])
  expect(done).toEqual(['2020-03-12', '2020-04-11'])
  checked.setTime('2030-04-11T02:00:00.000Z')
  await confirmClock(application, county)
  expect(await at('2030-04-11T03:00:00.000Z')).toBeNull()
  expect(await at('2030-04-12T03:00:00.000Z')).toBeNull()
  expect(done).toEqual(['2020-03-12', '2020-04-11', '2030-04-11', '2030-04-12'])

  const phones = [9, 3_650, 3_651].map((daysAhead) => ({ id: randomUUID(), clock_offset: daysAhead * 86_400_000 }))
  const common = { county, received_at: '2030-04-13T00:30:00.000Z' }
  const { person } = checked.actors.pingan
  for (const { id, clock_offset } of phones) {
    await checked.database.insertInto('device').values({
      county, id, person, name: 'phone', secret: Buffer.alloc(32), registered_at: common.received_at, last_seen_at: common.received_at,
    }).execute()
    await checked.database.insertInto('operation').values({
      ...common, id: randomUUID(), content_hash: Buffer.from(id), device: id, actor: person, sequence: 1, kind: 'visit', schema_version: 1,
      device_time: common.received_at, clock_offset, log_sequence: 1, outside_scope: false,
    }).execute()
  }
  expect(await at('2030-04-13T03:00:00.000Z')).toEqual(['clock-apart-from-phones', '2020-04-15 11:00'])
  await confirmClock(application, county)
  expect(await at('2030-04-13T03:00:00.000Z')).toBeNull()
  expect(await machineNotices(application, county)).toEqual([])
})
