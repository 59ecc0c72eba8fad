import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { scopeOf } from '../../packages/core/src/access/index.ts'
import { givePortionsOut } from '../../packages/server/src/assignments/give-out.ts'
import { county, numberIn, rounds, submissionXml, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { check } from './check.ts'
import type { Fault } from './handset.ts'
import { Handset } from './handset.ts'
import type { Prepared } from './world.ts'
import { drop, prepare, World } from './world.ts'

const { pingan, baiyun } = villages
const DAYS_TO_ROUND = 38

describe('a round that is given out while somebody is on the way', () => {
  let prepared: Prepared
  let world: World
  let handset: Handset

  beforeAll(async () => {
    vi.spyOn(console, 'warn').mockReturnValue(undefined)
    prepared = await prepare()
    world = await World.make(prepared, null)
    world.pass(DAYS_TO_ROUND * 24 * 60)
    handset = await Handset.make(world, 'census')
    world.handsets = [handset]
  })
  afterAll(async () => {
    await world.close()
    await drop(prepared.database)
    vi.restoreAllMocks()
  })

  function give(village: string, mine: boolean) {
    const { office, census } = world.cast
    const scope = scopeOf(county, office.posts, 'rounds:manage')
    const given = [{ village, group: '', household: null, inspectors: mine ? [census.person] : [] }]
    return givePortionsOut(world.application, office, scope, rounds.second, { id: crypto.randomUUID(), given })
  }

  const held = async () => (await handset.phone.households(null)).map(({ number }) => number).sort()
  const allOf = (village: string) => [0, 1, 2].map((index) => numberIn(village, index))
  const draftOf = (household: string) => ({
    id: crypto.randomUUID(), household, round: rounds.second.id, at: 0, fixes: [], changedAt: '2020-04-12T02:00:00.000Z', xml: '', files: {},
  })
  const idOf = async (number: string) => (await handset.phone.households(null)).find((row) => row.number === number)!.id

  it('whatever breaks meanwhile, the phone ends with what was given and no more', async () => {
    expect(await held()).toHaveLength(12)
    await give(pingan, true)
    await give(baiyun, true)
    for (const fault of ['dies-within-write', 'reply-lost', 'database-breaks'] satisfies Fault[]) await handset.under(fault, 1, (device) => device.fetch())
    await handset.syncFully()
    expect(await held()).toEqual([...allOf(pingan), ...allOf(baiyun)].sort())
    expect((await handset.householdsOnDisk()).length).toBe(6)
  })

  it('what is taken back leaves, but for households with unsent work; they leave once it is sent or let go', async () => {
    const [first, second] = [numberIn(pingan, 0), numberIn(pingan, 1)]
    const [sent, discarded] = [draftOf(await idOf(first)), draftOf(await idOf(second))]
    const revision = await handset.phone.saveDraft(sent, 0)
    await handset.phone.saveDraft(discarded, 0)
    await give(pingan, false)
    // Broken off in the middle, what is worked on stays all the same.
    await handset.under('request-lost', 2, (device) => device.fetch())
    expect(await held()).toEqual(expect.arrayContaining([first, second]))
    await handset.syncFully()
    await handset.restart()
    expect(await held()).toEqual([first, second, ...allOf(baiyun)].sort())

    await handset.phone.discardDraft(discarded.id)
    await handset.phone.saveVisit({
      draft: sent, revision, submission: submissionXml({ household: first, round: 2, id: sent.id }), outcome: 'completed', fixes: [],
    })
    handset.saved.push({ id: sent.id, kind: 'visit', files: 0 })
    await handset.syncFully()
    await handset.syncFully()
    expect((await handset.phone.outbox()).map(({ state }) => state)).toEqual(['accepted'])
    expect(await held()).toEqual(allOf(baiyun))
    await check(world)
  })
})
