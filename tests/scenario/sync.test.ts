import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { check } from './check.ts'
import { mistakes } from './mistakes.ts'
import type { Mistake } from './mistakes.ts'
import { anyStep, step, take } from './steps.ts'
import type { Step } from './steps.ts'
import type { Prepared, Season } from './world.ts'
import { drop, prepare, World } from './world.ts'

/** Enough to lose something in: a day of three phones. */
const day = fc.array(step, { minLength: 12, maxLength: 25, size: 'max' })
const FIXED_SEED = 20_260_415

describe('phones and county, whatever goes wrong between them', () => {
  let prepared: Prepared

  beforeAll(async () => {
    // The phone's words are not loaded here, and every one that is missing would be told.
    vi.spyOn(console, 'warn').mockReturnValue(undefined)
    prepared = await prepare()
  })
  afterAll(async () => {
    await drop(prepared.database)
    vi.restoreAllMocks()
  })

  async function happens(steps: readonly Step[], mistake: Mistake | null, season: Season = mistake?.season ?? 'self-check'): Promise<World> {
    const world = await World.make(prepared, mistake, season)
    try {
      for (const one of steps) await take(world, one)
      await check(world)
      return world
    } finally {
      await world.close()
    }
  }

  const days = (seed: number, count: number) => fc.sample(day, { seed, numRuns: count })
  const fixed = days(FIXED_SEED, 10)
  const seed = Number(process.env['LOOKBACK_SEED'] ?? Date.now() % 2 ** 31)

  const dayOf = ({ killedOn }: Mistake): readonly Step[] => (typeof killedOn === 'number' ? fixed[killedOn]! : killedOn)

  it.each([...new Map(mistakes.map((mistake) => [dayOf(mistake), mistake.season]))].map(([steps, season], index) => ({ steps, season, index })))(
    'nothing is lost, doubled or shown to the wrong: day $index', async ({ steps, season }) => { await happens(steps, null, season) })

  it.each(['self-check', 'census'] as const)(`nothing is lost, doubled or shown to the wrong: random days of LOOKBACK_SEED=${seed}, %s`, async (season) => {
    const anyDay = fc.array(anyStep(season), { minLength: 15, maxLength: 30, size: 'max' })
    const result = await fc.check(fc.asyncProperty(anyDay, async (steps) => { await happens(steps, null, season) }), { seed, numRuns: 4, endOnFailure: true })
    if (result.failed) throw new Error(fc.defaultReportMessage(result), { cause: result.errorInstance })
  })

  it(`requests that later ones overtake change nothing of it: random days of LOOKBACK_SEED=${seed}`, async () => {
    let overtaken = 0
    for (const steps of days(seed, 3)) {
      const world = await happens(steps.map((one, index) => (one.does === 'sync' && index % 2 === 0 ? { ...one, fault: 'overtaken' } : one)), null)
      overtaken += world.overtaken
    }
    expect(overtaken).toBeGreaterThan(0)
  })

  it.each(mistakes)('kills the mistake: $name', async (mistake) => {
    await expect(happens(dayOf(mistake), mistake)).rejects.toThrow('expected')
  })
})
