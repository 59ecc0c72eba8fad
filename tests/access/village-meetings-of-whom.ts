import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { dayOf } from '@lookback/core/kernel'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { castNames, seat, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import { openNotice, takeObjection, writeMinutes } from '../../packages/server/src/village-meetings/index.ts'
import { minutesOf } from '../../packages/server/src/village-meetings/village-meetings.fixture.ts'

/** What villages resolve is seen in the own places: by the village, its township, and whoever looks after the whole county. */
const sees: Readonly<Partial<Record<CastName, readonly ('pingan' | 'baiyun')[]>>> = {
  office: ['pingan', 'baiyun'], second: ['pingan', 'baiyun'], supervision: ['pingan', 'baiyun'], leader: ['pingan', 'baiyun'], qingxi: ['pingan'], shiqiao: ['baiyun'], pingan: ['pingan'],
}
const pointsOut: readonly CastName[] = ['office', 'second', 'supervision', 'leader', 'qingxi', 'shiqiao']
const takesDown: readonly CastName[] = ['office', 'second', 'qingxi', 'shiqiao', 'pingan']
const seesObjectors: readonly CastName[] = ['office', 'second', 'qingxi', 'shiqiao']

export async function expectVillageMeetings(desk: Desk, { application, actors }: CheckedCounty): Promise<void> {
  const today = dayOf(application.clock())
  const { secretary } = await seat(application, { secretary: [{ unit: 'shiqiao', role: 'village' as const, region: villages.baiyun, department: null }] })
  const held = { pingan: randomUUID(), baiyun: randomUUID() }
  const hung = { pingan: randomUUID(), baiyun: randomUUID() }
  const objected = { pingan: randomUUID(), baiyun: randomUUID() }
  for (const [where, actor] of [['pingan', actors.pingan], ['baiyun', secretary]] as const) {
    await writeMinutes(application, actor, { id: held[where], told: minutesOf(today, { village: villages[where] }) })
    await openNotice(application, actor, held[where], { id: hung[where], topic: 1, place: '公开栏', from: today }, 'zh-CN')
    await takeObjection(application, actor, hung[where], { id: objected[where], day: today, text: '不公平', objector: { name: '杨有意见', phone: '' } })
  }
  for (const name of castNames) {
    const own = sees[name]
    const of = (ids: typeof held) => own?.map((where) => ids[where]).sort()
    const listed = async (path: string) => ((await desk.ask(name, 'GET', path)).body as { rows?: { id: string }[] }).rows?.map(({ id }) => id).sort()
    expect([name, await listed('/api/village-meetings'), await listed('/api/village-notices'), await listed('/api/village-objections')]).toEqual([name, of(held), of(hung), of(objected)])
    expect([name, ((await desk.ask(name, 'GET', '/api/village-meeting-counts')).body as { total?: { running: number } }).total?.running]).toEqual([name, own?.length])
    const places = ((await desk.ask(name, 'GET', '/api/village-meeting-villages')).body as { rows?: { village: string }[] }).rows?.map(({ village }) => village)
    expect([name, own?.every((where) => places?.includes(villages[where])), places?.includes(villages.baiyun)]).toEqual([name, own && true, own?.includes('baiyun')])
    for (const where of ['pingan', 'baiyun'] as const) {
      const status = own === undefined ? 403 : own.includes(where) ? 200 : 404
      for (const path of [`/api/village-meetings/${held[where]}`, `/api/village-notices/${hung[where]}`, `/api/village-meetings/${held[where]}/minutes.docx`, `/api/village-notices/${hung[where]}/notice.docx`]) {
        expect([name, path, (await desk.ask(name, 'GET', path)).status]).toEqual([name, path, status])
      }
      const code = (may: readonly CastName[]) => (!may.includes(name) ? 'not-permitted' : status === 200 ? undefined : 'not-found')
      const ask = (path: string, body: object) => desk.code(name, 'POST', path, { id: randomUUID(), ...body })
      expect([name, where, await ask(`/api/village-meetings/${held[where]}/remarks`, { text: '请看' })]).toEqual([name, where, code(pointsOut)])
      expect([name, where, await ask(`/api/village-notices/${hung[where]}/objections`, { day: '2000-01-01', text: '不公平', objector: { name: '某人', phone: '' } })])
        .toEqual([name, where, code(takesDown) ?? 'village-objection-day-wrong'])
      expect([name, where, await ask(`/api/village-objections/${objected[where]}/objector`, {})]).toEqual([name, where, code(seesObjectors)])
      expect([name, where, await ask(`/api/village-notices/${hung[where]}/acts`, { action: { act: 'end' } })]).toEqual([name, where, code(['pingan']) ?? 'village-notice-not-over'])
      expect([name, where, await ask('/api/village-meetings', { told: minutesOf(today, { village: villages[where], body: '茶话会' }) })]).toEqual([name, where, code(['pingan']) ?? 'village-body-unknown'])
    }
  }
}
