import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, dayOf } from '../../packages/core/src/kernel/index.ts'
import { verifyLog } from '../../packages/server/src/database/verify-log.ts'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, items, numberIn, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { confirmClock } from '../../packages/server/src/jobs/clock.ts'
import { runDaily } from '../../packages/server/src/jobs/run.ts'
import { verifyState } from '../../packages/server/src/verify-state.ts'
import { chances, times } from './counts.ts'

const JUMPS = times(60, 400)
const TEN_YEARS = 3_650
/** The county's own: so many days later the clock is looked at first. */
const LOOKED_AT_AFTER = 30

let checked: CheckedCounty

beforeAll(async () => {
  checked = await checkedCounty(4)
  checked.setTime('2020-03-10T02:00:00.000Z')
  for (const [name, village] of [['qingxi', villages.pingan], ['shiqiao', villages.baiyun]] as const) {
    await record(checked, name, [0, 1, 2, 3].map((index) => ({ household: numberIn(village, index), found: items.map(({ code }) => code) })))
  }
})
afterAll(async () => {
  await checked.close()
  await rm(checked.application.filesFolder, { recursive: true, force: true })
})

it(`${JUMPS} times the clock is set anywhere within ten years: beyond what the county allows nothing is raised, told or deleted, and right again the work goes on`, async () => {
  const chance = chances(10)
  const state = async () => {
    const { log, notices } = await checked.database.selectNoFrom((one) => [
      one.selectFrom('log_entry').select(({ fn }) => fn.countAll<number>().as('count')).as('log'),
      one.selectFrom('notice').select(({ fn }) => fn.countAll<number>().as('count')).as('notices'),
    ]).executeTakeFirstOrThrow()
    return `${log} ${notices}`
  }
  const at = async (day: string) => {
    checked.setTime(`${day}T01:00:00.000Z`)
    return (await runDaily(checked.application)).get(county)?.code ?? null
  }
  let today = '2020-03-11'
  let stopped = 0
  let worked = 0
  expect(await at(today)).toBeNull()
  for (let jump = 0; jump < JUMPS; jump += 1) {
    const off = Math.round((chance() * 2 - 1) * TEN_YEARS)
    if (off < 0 || off > LOOKED_AT_AFTER) {
      const before = await state()
      const doubt = await at(addDays(today, off))
      // Set back, it may stand on a day that is done, after the last entry: then there is no doubt, and nothing to do either.
      if (off > LOOKED_AT_AFTER) expect(doubt).toBe('clock-jumped')
      else expect([null, 'clock-behind']).toContain(doubt)
      expect(await state(), `a jump of ${off} days`).toBe(before)
      stopped += 1
    }
    today = addDays(today, 1)
    expect(await at(today)).toBeNull()
    worked += 1
  }
  checked.setTime(`${addDays(today, 400)}T01:00:00.000Z`)
  await confirmClock(checked.application, county)
  expect(await at(addDays(today, 400))).toBeNull()
  process.stdout.write(`${JUMPS} jumps: ${stopped} stopped the day's work, ${worked} days done in between up to ${dayOf(checked.application.clock())}\n`)
  await verifyLog(checked.database, county)
  await verifyState(checked.database, county)
}, 900_000)
