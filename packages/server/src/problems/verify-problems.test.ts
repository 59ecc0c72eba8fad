import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, Refusal } from '@lookback/core/kernel'
import { problemActionNames } from '@lookback/core/problems'
import { verifyLog } from '../database/verify-log.ts'
import type { CastName, CheckedCounty, ItemCode } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, items, numberIn, record, villages } from '../fixtures/checked-county.fixture.ts'
import { actOn } from './commands.ts'
import { filledAction, photoOf } from './filled-action.fixture.ts'
import { verifyState } from '../verify-state.ts'

type Step =
  | { do: 'visit'; household: number; found: ItemCode[] }
  | { do: 'act'; name: CastName; pick: number; action: (typeof problemActionNames)[number] }

const steps: fc.Arbitrary<Step[]> = fc.array(fc.oneof(
  fc.record({
    do: fc.constant('visit' as const), household: fc.nat(2),
    found: fc.subarray<ItemCode>(items.map((item) => item.code)),
  }),
  fc.record({
    do: fc.constant('act' as const), pick: fc.nat(),
    name: fc.constantFrom<CastName>('office', 'housing', 'qingxi', 'shiqiao', 'pingan', 'supervision', 'leader'),
    action: fc.constantFrom(...problemActionNames),
  }),
), { minLength: 80, maxLength: 120 })

describe('the state tables', () => {
  let checked: CheckedCounty

  beforeAll(async () => {
    checked = await checkedCounty(3)
  })
  afterAll(() => checked.close())

  it('are what the log folds to, whatever was done', () =>
    fc.assert(fc.asyncProperty(steps, async (todo) => {
      for (const [hour, step] of todo.entries()) {
        const day = addDays('2020-03-02', Math.floor(hour / 4))
        checked.setTime(`${day}T0${(hour % 4) + 1}:00:00.000Z`)
        if (step.do === 'visit') {
          await record(checked, 'pingan', [{ household: numberIn(villages.pingan, step.household), found: step.found }])
        } else await tryToAct(step)
      }
      const { problems } = await verifyState(checked.database, county)
      expect(problems).toBeGreaterThan(0)
      await verifyLog(checked.database, county)
    }), { numRuns: 3, endOnFailure: true }))

  it('that were changed behind the log’s back are found out', async () => {
    await sql`update problem set spell = spell + 1 where id = (select min(id::text)::uuid from problem)`.execute(checked.database)
    await expect(verifyState(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
  })

  async function tryToAct({ name, pick, action }: Extract<Step, { do: 'act' }>): Promise<void> {
    const problems = await checked.database.selectFrom('problem').select(['id', 'version']).orderBy('id').execute()
    const problem = problems[pick % Math.max(problems.length, 1)]
    if (!problem) return
    try {
      await actOn(checked.application, checked.actors[name], {
        id: randomUUID(), problem: problem.id, version: problem.version, action: filledAction(action, {
          photo: photoOf(name),
          now: checked.application.clock().toISOString(), into: problems[(pick + 1) % problems.length]?.id ?? problem.id,
          unit: action === 'transfer' ? 'office' : 'housing', until: '2020-05-20', mended: action !== 'revisit',
        }),
      })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
})
