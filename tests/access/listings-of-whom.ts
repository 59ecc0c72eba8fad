import { expect } from 'vitest'
import type { CastName } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { castNames } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import type { Actor } from '../../packages/server/src/kit/actor.ts'
import { sent, SupervisionDesk } from '../../packages/server/src/supervision/supervision.fixture.ts'

/** Whoever looks after the whole county reads all of it. */
const readsAll: readonly CastName[] = ['office', 'second', 'supervision', 'leader']
const readsNone: readonly CastName[] = ['census', 'admin']
/** Who reads what is listed beside them: the place with what lies below it, the department. */
const concerned = { township: ['qingxi', 'pingan'], department: ['housing'] } as const
/** Who may go there at all. */
const checks: readonly CastName[] = ['office', 'second', 'housing', 'education', 'supervision', 'leader']

/** A township and a department on the list are seen by those whom they concern. */
export async function expectListings(desk: Desk, actors: Record<CastName, Actor>): Promise<void> {
  const listing = new SupervisionDesk(desk, actors.leader.person)
  const terms = { ...listing.asked().terms, until: '2020-12-31' }
  const ids = {
    township: (await listing.list('office', { terms })).id,
    department: (await listing.list('office', { terms, subject: { kind: 'department', code: 'housing' } })).id,
  }
  for (const name of castNames) {
    const mayRead = !readsNone.includes(name)
    const own = (['township', 'department'] as const).filter((kind) => readsAll.includes(name) || (concerned[kind] as readonly CastName[]).includes(name))
    const listed = await desk.ask(name, 'GET', '/api/supervision')
    expect([name, (listed.body as { rows?: { id: string }[] }).rows?.map(({ id }) => id).sort()]).toEqual([name, mayRead ? own.map((kind) => ids[kind]).sort() : undefined])
    expect([name, ((await desk.ask(name, 'GET', '/api/supervision-counts')).body as { listed?: number }).listed]).toEqual([name, mayRead ? own.length : undefined])
    for (const kind of ['township', 'department'] as const) {
      const sees = own.includes(kind)
      expect([name, kind, (await desk.ask(name, 'GET', `/api/supervision/${ids[kind]}`)).status]).toEqual([name, kind, !mayRead ? 403 : sees ? 200 : 404])
      expect([name, kind, (await desk.ask(name, 'GET', `/api/supervision/${ids[kind]}/village-checks?day=2020-05-20`)).status])
        .toEqual([name, kind, !checks.includes(name) ? 403 : sees ? 200 : 404])
      const refused = await listing.act(name, ids[kind], sent('2020-01-01'))
      // Whoever may go there is told what is wrong with the day.
      const isThere = name !== 'housing' && name !== 'education'
      expect([name, kind, refused]).toEqual([name, kind, !checks.includes(name) ? 'not-permitted' : !sees ? 'not-found' : isThere ? 'supervision-check-day-wrong' : 'supervision-act-not-yours'])
    }
  }
}
