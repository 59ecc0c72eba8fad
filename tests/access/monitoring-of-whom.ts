import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { dayOf } from '@lookback/core/kernel'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { castNames, numberIn, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import { clueOf, MonitoringDesk } from '../../packages/server/src/monitoring/monitoring.fixture.ts'

type Place = 'pingan' | 'baiyun'

/** Monitoring is seen in the own places: by the village, its township, and whoever looks after the whole county. */
const sees: Readonly<Partial<Record<CastName, readonly Place[]>>> = {
  office: ['pingan', 'baiyun'], second: ['pingan', 'baiyun'], supervision: ['pingan', 'baiyun'], leader: ['pingan', 'baiyun'], qingxi: ['pingan'], shiqiao: ['baiyun'], pingan: ['pingan'],
}
const acts: readonly CastName[] = ['office', 'second', 'qingxi', 'shiqiao', 'pingan']

export async function expectMonitoring(desk: Desk, { application, database }: CheckedCounty): Promise<void> {
  const monitoring = new MonitoringDesk(desk)
  const today = dayOf(application.clock())
  const places: readonly Place[] = ['pingan', 'baiyun']
  const numbers = places.map((place) => numberIn(villages[place], 1))
  const found = await database.selectFrom('household').select(['id', 'number']).where('number', 'in', numbers).execute()
  const idOf = (place: Place) => found.find(({ number }) => number === numberIn(villages[place], 1))?.id ?? ''
  const cases: Readonly<Record<Place, string>> = { pingan: randomUUID(), baiyun: randomUUID() }
  for (const [name, place] of [['shiqiao', 'pingan'], ['qingxi', 'baiyun'], ['pingan', 'baiyun']] as const) expect(await monitoring.open(name, idOf(place), clueOf(today))).toBe('not-found')
  for (const place of places) expect(await monitoring.open('office', idOf(place), clueOf(today), cases[place])).toBeUndefined()
  await database.updateTable('household').set({ monitored_class: 'unstable', risk_removed: false }).where('number', 'in', numbers).execute()
  for (const name of castNames) {
    const own = sees[name]
    const listed = async (path: string, of: 'id' | 'household' | 'village') => ((await desk.ask(name, 'GET', path)).body as { rows?: Record<string, string>[] }).rows?.map((row) => row[of] ?? '').sort()
    expect([name, await listed('/api/monitoring-cases', 'id')]).toEqual([name, own?.map((place) => cases[place]).sort()])
    expect([name, await listed('/api/monitoring-differences', 'household')]).toEqual([name, own?.map(idOf).sort()])
    expect([name, await listed('/api/monitoring-villages?standing=some', 'village')]).toEqual([name, own?.map((place) => villages[place]).sort()])
    expect([name, ((await desk.ask(name, 'GET', '/api/monitoring-counts')).body as { total?: { takingUp: number } }).total?.takingUp]).toEqual([name, own?.length])
    for (const place of places) {
      const status = own === undefined ? 403 : own.includes(place) ? 200 : 404
      for (const path of [`/api/monitoring-cases/${cases[place]}`, `/api/households/${idOf(place)}/monitoring`]) expect([name, path, (await desk.ask(name, 'GET', path)).status]).toEqual([name, path, status])
      const code = (otherwise: string) => (!acts.includes(name) ? 'not-permitted' : status === 200 ? otherwise : 'not-found')
      expect([name, place, await monitoring.open(name, idOf(place), clueOf(today))]).toEqual([name, place, code('monitoring-case-open')])
      expect([name, place, await monitoring.act(name, cases[place], 0, { act: 'decline', reason: '不想往下办了' })]).toEqual([name, place, code(name === 'pingan' ? 'monitoring-not-visited' : 'monitoring-not-your-step')])
    }
  }
}
