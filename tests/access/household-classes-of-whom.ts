import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { dayOf } from '@lookback/core/kernel'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { castNames, numberIn, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { ClassDesk } from '../../packages/server/src/household-classes/household-classes.fixture.ts'
import type { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'

type Place = 'pingan' | 'baiyun'

/** Classes are seen in the own places: by the village, its township, and whoever looks after the whole county. */
const sees: Readonly<Partial<Record<CastName, readonly Place[]>>> = {
  office: ['pingan', 'baiyun'], second: ['pingan', 'baiyun'], supervision: ['pingan', 'baiyun'], leader: ['pingan', 'baiyun'], qingxi: ['pingan'], shiqiao: ['baiyun'], pingan: ['pingan'],
}
const closes: readonly CastName[] = ['office', 'second', 'qingxi', 'shiqiao', 'pingan']

export async function expectHouseholdClasses(desk: Desk, { application, database }: CheckedCounty): Promise<void> {
  const classes = new ClassDesk(desk)
  const today = dayOf(application.clock())
  const places: readonly Place[] = ['pingan', 'baiyun']
  const numbers = places.map((place) => numberIn(villages[place], 0))
  const found = await database.selectFrom('household').select(['id', 'number']).where('number', 'in', numbers).execute()
  const idOf = (place: Place) => found.find(({ number }) => number === numberIn(villages[place], 0))?.id ?? ''
  for (const [name, place] of [['shiqiao', 'pingan'], ['qingxi', 'baiyun']] as const) {
    expect((await classes.bring(name, [[numberIn(villages[place], 0), '绿色', today, '']])).outcomes).toEqual([{ outcome: 'refused', rows: 1 }])
  }
  await classes.bring('office', numbers.map((number) => [number, '绿色', today, '看法'] as const))
  for (const name of castNames) {
    const own = sees[name]
    const listed = ((await desk.ask(name, 'GET', '/api/household-classes')).body as { rows?: { household: string }[] }).rows?.map(({ household }) => household).sort()
    expect([name, listed]).toEqual([name, own?.map(idOf).sort()])
    expect([name, ((await desk.ask(name, 'GET', '/api/household-class-counts')).body as { total?: { classified: number } }).total?.classified]).toEqual([name, own?.length])
    for (const place of places) {
      const status = own === undefined ? 403 : own.includes(place) ? 200 : 404
      expect([name, place, (await desk.ask(name, 'GET', `/api/households/${idOf(place)}/class`)).status]).toEqual([name, place, status])
      const code = (may: readonly CastName[], otherwise: string) => (!may.includes(name) ? 'not-permitted' : status === 200 ? otherwise : 'not-found')
      expect([name, place, await classes.give(name, idOf(place), { day: today })]).toEqual([name, place, code(['pingan'], 'household-class-lacks')])
      expect([name, place, await classes.close(name, idOf(place), randomUUID())]).toEqual([name, place, code(closes, 'household-class-none')])
    }
  }
}
