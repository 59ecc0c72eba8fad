import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { castNames, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import type { Actor } from '../../packages/server/src/kit/actor.ts'
import { aside, confirmed, LadderDesk } from '../../packages/server/src/ladder/ladder.fixture.ts'

const decides: readonly CastName[] = ['office', 'second']
const readsNone: readonly CastName[] = ['census', 'admin']

/** What rules propose is the office's; what was decided and issued is also told to whom it concerns, and nobody hears of others or of what was put aside. */
export async function expectLadder(desk: Desk, _: Record<CastName, Actor>, checked: CheckedCounty): Promise<void> {
  const ladder = new LadderDesk(desk)
  const today = checked.application.clock().toISOString().slice(0, 10)
  const ids: Record<string, string> = {}
  for (const [code, decision] of [['qingxi', confirmed('remind', today)], ['housing', confirmed('talk', today)], ['shiqiao', aside()], ['education', confirmed('transfer', today)]] as const) {
    const { id } = await ladder.ask(code, '2020-12-31')
    const dueOn = (day: string) => checked.database.updateTable('letter_recipient').set({ due_on: day }).where('letter', '=', id).execute()
    await dueOn('2020-03-01')
    ids[code] = randomUUID()
    expect([code, await ladder.decide('office', { kind: 'unit', code }, decision, { id: ids[code] })]).toEqual([code, undefined])
    await dueOn('2020-12-31')
  }
  for (const name of ['admin', 'office'] as const) {
    const { rows } = await desk.done<{ rows: { sentence: string }[] }>(name, 'GET', '/api/audit?kind=ladder-confirmed')
    expect([name, rows[0]?.sentence.includes('到期没有答复')]).toEqual([name, name === 'office'])
  }
  await expectOwnChecks(desk, checked)
  for (const name of castNames) {
    const own = Object.keys(ids).filter((code) => decides.includes(name) || (code === name && (code === 'qingxi' || code === 'housing')))
    const listed = await desk.ask(name, 'GET', '/api/ladder-steps')
    expect([name, (listed.body as { rows?: { id: string }[] }).rows?.map(({ id }) => id).sort()]).toEqual([name, readsNone.includes(name) ? undefined : own.map((code) => ids[code]).sort()])
    for (const [code, id] of Object.entries(ids)) {
      expect([name, code, (await desk.ask(name, 'GET', `/api/ladder-steps/${id}`)).status]).toEqual([name, code, readsNone.includes(name) ? 403 : own.includes(code) ? 200 : 404])
    }
    for (const path of ['/api/ladder', '/api/ladder-subject?kind=unit&code=qingxi', '/api/ladder-facts?kind=unit&code=qingxi', '/api/ladder-counts']) {
      expect([name, path, (await desk.ask(name, 'GET', path)).status]).toEqual([name, path, decides.includes(name) ? 200 : 403])
    }
  }
}

/** What leaders did in person: the office sees all of it, a leader the own, nobody else any. */
async function expectOwnChecks(desk: Desk, { actors, application }: CheckedCounty): Promise<void> {
  const leader = actors.leader.person
  const on = application.clock().toISOString().slice(0, 10)
  const told = { way: 'led', village: villages.pingan, on, seen: '和村里一起定了办法', witness: '户主', photos: [] }
  const count = async (name: CastName, path: string) => ((await desk.ask(name, 'GET', path)).body as { total?: number }).total
  for (const name of castNames) {
    expect([name, await desk.code(name, 'POST', '/api/own-checks', { id: randomUUID(), told })]).toEqual([name, name === 'leader' ? undefined : 'not-permitted'])
  }
  for (const name of castNames) {
    const reads = decides.includes(name) || name === 'leader'
    expect([name, await count(name, `/api/own-checks?leader=${leader}&way=led`), await count(name, `/api/own-check-balances?leader=${leader}`)]).toEqual([name, ...(reads ? [1, 1] : [undefined, undefined])])
    // Somebody else's are none of a leader's.
    expect([name, await count(name, `/api/own-checks?leader=${actors.office.person}`)]).toEqual([name, reads ? 0 : undefined])
  }
}
