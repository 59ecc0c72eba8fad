import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@lookback/core/time'
import type { ProblemAction } from '@lookback/core/problems'
import { problemActionNames } from '@lookback/core/problems'
import { Refusal } from '@lookback/core/refusal'
import { verifyLog } from '../database/verify-log.ts'
import type { CastName, CheckedCounty, ItemCode } from '../rounds/checked-county.fixture.ts'
import { checkedCounty, county, items, numberIn, record, villages } from '../rounds/checked-county.fixture.ts'
import { actOn } from './commands.ts'
import { verifyState } from './verify-state.ts'

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
        id: randomUUID(), problem: problem.id, version: problem.version, action: filledAction(action, problems[(pick + 1) % problems.length]?.id ?? problem.id),
      })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }

  function filledAction(action: (typeof problemActionNames)[number], problem: string): ProblemAction {
    const evidence = [{ sha256: 'b'.repeat(64), kind: 'photo' as const, madeAt: checked.application.clock().toISOString() }]
    switch (action) {
      case 'fix-on-the-spot':
      case 'report':
        return { action, measures: [{ kind: 'policy', text: '纳入危房改造' }], evidence }
      case 'return':
      case 'reopen':
      case 'refuse-extension':
      case 'escalate':
        return { action, reason: '照片不清楚' }
      case 'plan':
        return { action, measures: [{ kind: 'own-drive', text: '亲帮亲，投工投劳' }] }
      case 'ask-extension':
        return { action, until: '2020-05-20', reason: '雨季不能施工' }
      case 'grant-extension':
        return { action, until: '2020-05-20' }
      case 'transfer':
        return { action, unit: 'office', reason: '由办公室直接督办' }
      case 'revisit':
        return { action, held: false, note: '又漏雨了' }
      case 'merge':
        return { action, into: problem }
      case 'leader-check':
        return { action, how: 'led', note: '到户看过' }
      case 'comment':
        return { action, text: '已联系户主' }
      case 'void':
        return { action, reason: '户主另有住房', evidence }
      case 'site-check':
        return { action, stillThere: false }
      case 'dispatch':
        return { action, unit: 'housing' }
      case 'acknowledge':
      case 'review':
      case 'accept':
        return { action }
    }
  }
})
