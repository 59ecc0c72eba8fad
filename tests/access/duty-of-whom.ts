import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { castNames, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { DutyDesk, seatResidents } from '../../packages/server/src/duty/duty.fixture.ts'
import type { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'

/** Who checks, and where: the county's own everywhere, a township in its villages. */
const both = ['pingan', 'baiyun']
const checks: Partial<Record<CastName, readonly string[]>> = { office: both, second: both, supervision: both, leader: both, qingxi: ['pingan'], shiqiao: ['baiyun'] }
/** Whose it is to read: the place with what lies above it, and whoever sent the person. */
const concerned = { resident: ['qingxi', 'pingan', 'housing'], neighbour: ['shiqiao', 'education'] } as const
const readsAll: readonly CastName[] = ['office', 'second', 'supervision', 'leader']
const readsNone: readonly CastName[] = ['census', 'admin']

/** Absences in two villages, a slip and a sheet in each, are seen by those whom they concern, and entered by those whose place it is. */
export const expectDuty = (county: () => CheckedCounty) => async (desk: Desk): Promise<void> => {
  const checked = county()
  const duty = new DutyDesk(desk, await seatResidents(checked))
  const now = checked.application.clock()
  const at = now.toISOString()
  const month = at.slice(0, 7)
  const entered = { resident: randomUUID(), neighbour: randomUUID() }
  const leave = { resident: randomUUID(), neighbour: randomUUID() }
  const sent = ['resident', 'neighbour'] as const
  for (const who of sent) {
    expect(await duty.check('office', at, duty.told(who), null, entered[who])).toBeUndefined()
    const township = who === 'resident' ? 'qingxi' : 'shiqiao'
    expect(await duty.ask(township, { post: duty.posts[who], from: at.slice(0, 10), to: at.slice(0, 10) }, leave[who])).toBeUndefined()
    await desk.done('office', 'POST', '/api/duty-sheets', { id: randomUUID(), post: duty.posts[who], month, days: '1' })
  }
  const all = await duty.findings('office')
  const findingOf = (who: (typeof sent)[number]) => all.find(({ name }) => name === who)?.id ?? ''
  for (const name of castNames) {
    const mayRead = !readsNone.includes(name)
    const own = sent.filter((who) => readsAll.includes(name) || (concerned[who] as readonly CastName[]).includes(name))
    for (const path of ['/api/duty', '/api/duty-leave', '/api/duty-sheets']) {
      const listed = (await desk.ask(name, 'GET', path)).body as { rows?: { name: string }[]; total?: number }
      expect([name, path, listed.rows?.map((row) => row.name).sort(), listed.total]).toEqual([name, path, mayRead ? [...own].sort() : undefined, mayRead ? own.length : undefined])
    }
    const checksSeen = (await desk.ask(name, 'GET', '/api/duty-checks')).body as { rows?: { id: string }[] }
    expect([name, checksSeen.rows?.map(({ id }) => id).sort()]).toEqual([name, mayRead ? own.map((who) => entered[who]).sort() : undefined])
    expect([name, ((await desk.ask(name, 'GET', '/api/duty-counts')).body as { open?: number }).open]).toEqual([name, mayRead ? own.length : undefined])
    expect([name, (await desk.ask(name, 'GET', '/api/duty-sheets.xlsx')).status]).toEqual([name, mayRead ? 200 : 403])
    for (const who of sent) {
      const status = !mayRead ? 403 : own.includes(who) ? 200 : 404
      for (const path of [`/api/duty/${findingOf(who)}`, `/api/duty-checks/${entered[who]}`]) expect([name, path, (await desk.ask(name, 'GET', path)).status]).toEqual([name, path, status])
      const village = who === 'resident' ? 'pingan' : 'baiyun'
      const may = checks[name]?.includes(village) ?? false
      expect([name, village, (await desk.ask(name, 'GET', `/api/duty-frame?village=${villages[village]}&day=${at.slice(0, 10)}`)).status]).toEqual([name, village, may ? 200 : checks[name] ? 404 : 403])
      // Whoever may check there is told what is wrong with the check.
      const refused = await duty.check(name, at, duty.told(who, { signedBy: '' }))
      expect([name, village, refused]).toEqual([name, village, may ? 'duty-not-signed' : checks[name] ? 'not-found' : 'not-permitted'])
    }
  }
}
