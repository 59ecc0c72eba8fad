import { expect } from 'vitest'
import { randomUUID } from 'node:crypto'
import type { CastName } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { castNames } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import type { Actor } from '../../packages/server/src/kit/actor.ts'
import { MeetingDesk } from '../../packages/server/src/meetings/meetings.fixture.ts'
import { SharedDesk } from '../../packages/server/src/shared-work/shared-work.fixture.ts'
import { idOf } from '../../packages/server/src/indicators/indicators.fixture.ts'

const readsNone: readonly CastName[] = ['census', 'admin']
/** The office keeps the meetings; of what is shared, whoever looks after the whole county sees all. */
const office: readonly CastName[] = ['office', 'second']
const everywhere: readonly CastName[] = [...office, 'supervision', 'leader']

/** What a meeting decided for two units and what one of them promised, and what they share, are seen by them and by nobody else. */
export async function expectMeetings(desk: Desk, actors: Record<CastName, Actor>): Promise<void> {
  const meetings = new MeetingDesk(desk, [actors.leader.person, actors.second.person])
  const today = (await meetings.desk.done<{ today: string }>('office', 'GET', '/api/meeting-frame')).today
  const decision = randomUUID()
  const { id } = await meetings.convene('office', today, { units: ['qingxi'] })
  await meetings.record('office', id, { decisions: [meetings.decision('qingxi', { id: decision, co: ['housing'] })], commitments: [meetings.commitment('qingxi')] })
  expect(await meetings.act('office', id, { act: 'issue' })).toBeUndefined()
  const shared = new SharedDesk(desk)
  const matter = await shared.open('office', { kind: 'indicator', id: idOf('R01') }, 'housing', ['qingxi'])
  expect(await shared.act('housing', matter, { act: 'wait', waiting: 'housing', waitedOn: 'qingxi', text: '用地', since: today })).toBeUndefined()
  for (const name of castNames) {
    const mayRead = !readsNone.includes(name)
    const status = (sees: boolean) => (!mayRead ? 403 : sees ? 200 : 404)
    const ids = async (path: string) => ((await desk.ask(name, 'GET', path)).body as { rows?: { id: string }[] }).rows?.map((row) => row.id)
    const decides = office.includes(name) || name === 'qingxi' || name === 'housing' || name === 'leader'
    expect([name, (await desk.ask(name, 'GET', `/api/meetings/${id}`)).status]).toEqual([name, status(decides)])
    expect([name, await ids('/api/meetings')]).toEqual([name, mayRead ? (decides ? [id] : []) : undefined])
    expect([name, (await desk.ask(name, 'GET', `/api/meeting-decisions/${decision}`)).status]).toEqual([name, status(decides)])
    expect([name, await ids('/api/meeting-decisions')]).toEqual([name, mayRead ? (decides ? [decision] : []) : undefined])
    expect([name, (await ids('/api/meeting-commitments'))?.length]).toEqual([name, mayRead ? (office.includes(name) || name === 'qingxi' ? 1 : 0) : undefined])
    expect([name, (await desk.ask(name, 'GET', `/api/meetings/${id}/minutes.docx`)).status]).toEqual([name, office.includes(name) ? 200 : 403])
    const shares = everywhere.includes(name) || name === 'housing' || name === 'qingxi'
    expect([name, (await desk.ask(name, 'GET', `/api/shared-work/${matter}`)).status]).toEqual([name, status(shares)])
    expect([name, await ids('/api/shared-work')]).toEqual([name, mayRead ? (shares ? [matter] : []) : undefined])
    expect([name, (await ids('/api/shared-waits'))?.length]).toEqual([name, mayRead ? (shares ? 1 : 0) : undefined])
    // Whoever does not lead it is told so; whom it does not concern hears of nothing.
    const note = await meetings.actOn(name, decision, { act: 'note', text: '看过了' })
    expect([name, note]).toEqual([name, !mayRead ? 'not-permitted' : !decides ? 'not-found' : name === 'qingxi' || name === 'housing' ? undefined : 'decision-act-not-yours'])
    const wait = await shared.act(name, matter, { act: 'wait', waiting: name, waitedOn: 'qingxi', text: '再等等', since: '2099-01-01' })
    expect([name, wait]).toEqual([name, !mayRead ? 'not-permitted' : !shares ? 'not-found' : name === 'housing' ? 'shared-since-wrong' : name === 'qingxi' ? 'shared-wait-on-wrong' : 'shared-act-not-yours'])
  }
}
