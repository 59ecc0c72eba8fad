import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty } from '../fixtures/checked-county.fixture.ts'
import type { DailyJob } from '../kit/daily-job.ts'
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
