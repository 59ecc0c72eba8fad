import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyLog } from '../../packages/server/src/database/verify-log.ts'
import { verifyState } from '../../packages/server/src/verify-state.ts'
import { verifyDraws } from '../../packages/server/src/revisits/verify-draws.ts'
import { county } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { carriedOn, command } from './commands.ts'
import { Real } from './real.ts'

/** One seed for everybody, so that a run can be compared with the last; one of chance, in the test's name. */
const seeds = [20_200_706, randomInt(2 ** 31)]

const STEPS = 140
const farthest = ['problem-closed', 'problem-revisit-drawn', 'problem-revisited']

describe('random actions by random people, against the server over HTTP and against the rules', () => {
  it.each(seeds)('seed %i', async (seed) => {
    const { real, model } = await Real.start(2)
    try {
      // A real county cannot be shrunk along: the seed and the steps before a failure have to do.
      const [commands = []] = fc.sample(fc.array(command, { minLength: STEPS, maxLength: STEPS, size: 'max' }), { seed, numRuns: 1 })
      await fc.asyncModelRun(() => ({ model, real }), [...commands, ...carriedOn])
      for (const { problem } of model.list) {
        expect((await real.call('office', 'GET', `/api/problems/${problem.id}`)).json['problem']).toEqual(problem)
      }
      const { database } = real.checked
      const { count } = await database.selectFrom('log_entry').select((row) => row.fn.countAll<number>().as('count'))
        .where('problem', 'is not', null).executeTakeFirstOrThrow()
      expect(count).toBe(model.entries)
      await verifyLog(database, county)
      await verifyState(database, county)
      await verifyDraws(database, county)
      // Random lives that never got far would prove little. Identifiers and draws are the server's, so no two runs are alike.
      expect([...model.kinds]).toEqual(expect.arrayContaining(farthest))
    } catch (error) {
      throw new Error(`seed ${seed}, step ${model.story.length}:\n${model.story.slice(-3).join('\n')}`, { cause: error })
    } finally {
      await real.close()
    }
  })
})
