import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Page } from '../../packages/core/src/kernel/page.ts'
import type { Frame, RefusedOperation } from '../../packages/core/src/sync/index.ts'
import { county, password } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { saveVisit } from './steps.ts'
import type { Prepared } from './world.ts'
import { drop, prepare, World } from './world.ts'

describe('what becomes of a phone’s work at the office', () => {
  let prepared: Prepared
  let world: World

  beforeAll(async () => {
    vi.spyOn(console, 'warn').mockReturnValue(undefined)
    prepared = await prepare()
    world = await World.make(prepared, null)
  })
  afterAll(async () => {
    await world.close()
    await drop(prepared.database)
    vi.restoreAllMocks()
  })

  async function office(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const reply = await fetch(`${world.server.url}${path}`, {
      method, headers: { ...await world.server.signIn(county, 'office', password), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    expect(reply.status).toBe(200)
    return reply.json()
  }

  const closeRound = (endsOn: string) =>
    world.application.database.updateTable('round').set({ ends_on: endsOn }).where('ordinal', '=', 1).execute()

  it('refused, it waits whole on the phone past any backup; taken in or left out, its maker hears of it, and the photo follows', async () => {
    const [phone] = world.handsets
    await closeRound('2020-03-02')
    await saveVisit(phone!, { pick: 0, found: true, photo: true })
    await saveVisit(phone!, { pick: 1, found: false, photo: false })
    await phone!.syncFully()
    const [first, second] = phone!.saved
    const stateOf = async (id: string) => (await phone!.phone.outbox()).find((entry) => entry.id === id)
    expect([await stateOf(first!.id), await stateOf(second!.id)]).toMatchObject(Array(2).fill({ state: 'refused', refusal: { code: 'round-not-open' } }))
    await world.backUp()
    world.pass(3 * 24 * 60)
    await phone!.syncFully()

    await closeRound('2020-04-10')
    const { rows } = await office('GET', '/api/sync/refused') as Page<RefusedOperation>
    const hashOf = (id: string) => rows.find((row) => row.id === id)?.hash ?? ''
    expect(await office('POST', `/api/sync/refused/${first!.id}/${hashOf(first!.id)}/take-in`)).toEqual({ result: 'accepted', refusal: null })
    await office('POST', `/api/sync/refused/${second!.id}/${hashOf(second!.id)}/set-aside`, { reason: '村里另有一份' })
    await phone!.syncFully()
    expect(await stateOf(first!.id)).toMatchObject({ state: 'accepted', photosMissing: 0, refusal: null })
    expect(await stateOf(second!.id)).toMatchObject({ state: 'refused', refusal: { code: 'work-set-aside', details: { reason: '村里另有一份' } } })
    const { database } = world.application
    expect(await database.selectFrom('attachment').select('visit').execute()).toEqual([{ visit: first!.id }])
    expect(await database.selectFrom('visit').select('id').where('id', 'in', [first!.id, second!.id]).execute()).toEqual([{ id: first!.id }])
  })

  it('posts that an earlier version kept without their areas are fetched again, and until then the phone is not ready', async () => {
    const [handset] = world.handsets
    const done = (await handset!.phone.outbox()).length
    const sealer = await handset!.sealer()
    const database = handset!.database()
    const frame = await sealer.open<Frame>((await database.item('frame'))!.sealed)
    const earlier = { ...frame, posts: frame.posts.map(({ role, tier, title }) => ({ role, tier, title })) }
    await database.meta.put({ name: 'frame', sealed: await sealer.seal(earlier) })
    database.close()
    await handset!.restart()
    expect([handset!.phone.status.fetch.complete, await handset!.phone.rounds()]).toEqual([false, []])
    expect(await handset!.phone.outbox()).toHaveLength(done)
    await handset!.syncFully()
    expect([handset!.phone.status.fetch.complete, (await handset!.phone.rounds()).length]).toEqual([true, 1])
  })

  it('who was at a household before in the same round is told to whoever came after', async () => {
    const [village, township] = world.handsets
    const households = await township!.phone.households(null)
    const visited = (await village!.phone.households(null))[2]!
    await saveVisit(village!, { pick: 2, found: false, photo: false })
    await saveVisit(township!, { pick: households.findIndex(({ id }) => id === visited.id), found: false, photo: false })
    await village!.syncFully()
    await township!.syncFully()
    const told = async (handset: typeof village) => (await handset!.phone.outbox()).find(({ id }) => id === handset!.saved.at(-1)!.id)
    expect(await told(village)).toMatchObject({ state: 'accepted', visitedBefore: [] })
    expect(await told(township)).toMatchObject({ state: 'accepted', visitedBefore: [{ inspectorName: 'pingan', on: '2020-03-08' }] })
  })
})
