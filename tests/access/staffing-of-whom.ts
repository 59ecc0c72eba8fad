import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { dayOf } from '../../packages/core/src/kernel/index.ts'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { castNames, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import type { Actor } from '../../packages/server/src/kit/actor.ts'
import { seatStaff, sentTo } from '../../packages/server/src/staffing/staffing.fixture.ts'

/** Whose places they are, by what the code of the place begins with; departments look at no place, and see whom they send. */
const placesOf: Partial<Record<CastName, string>> = { office: '', second: '', supervision: '', leader: '', qingxi: '431999101', shiqiao: '431999102', pingan: villages.pingan }
const departments: readonly CastName[] = ['housing', 'education']

/** Who is sent where is seen by the place and by the department that sends. */
export async function expectStaffing(desk: Desk, _: Record<CastName, Actor>, checked: CheckedCounty): Promise<void> {
  const staff = await seatStaff(checked)
  const today = dayOf(checked.application.clock())
  await desk.done('office', 'POST', '/api/staffing-reinforcements', { id: randomUUID(), reinforcements: [sentTo(villages.baiyun, staff['钱一'], today, today), sentTo(villages.pingan, staff['钱二'], today, today)] })
  const posts = await checked.database.selectFrom('post').select(['id', 'region', 'unit', 'duty', 'role']).execute()
  const sent = posts.filter(({ duty, role }) => duty !== null || role === 'census-team' || role === 'supervision-team')
  const stays = await checked.database.selectFrom('reinforcement').select(['id', 'region', 'unit']).execute()
  const households = await checked.database.selectFrom('household_helper').innerJoin('household', 'household.id', 'household_helper.household').select(['household.id', 'village', 'person']).execute()
  const all = async (name: CastName, path: string) => {
    const { status, body } = await desk.ask(name, 'GET', `${path}${path.includes('?') ? '&' : '?'}limit=200`)
    return status === 403 ? null : (body as { rows: Record<string, string>[] }).rows
  }
  for (const name of castNames) {
    const place = placesOf[name]
    const isDepartment = departments.includes(name)
    const mine = ({ region, unit }: { region: string; unit: string }) => (isDepartment ? unit === name : region.startsWith(place ?? '?'))
    const expected = (rows: readonly { id: string; region: string; unit: string }[]) => (place === undefined && !isDepartment ? null : rows.filter(mine).map(({ id }) => id).sort())
    const idsOf = (rows: Record<string, string>[] | null, key: string) => rows?.map((row) => row[key] ?? '').sort() ?? null
    expect([name, idsOf(await all(name, '/api/staffing/postings'), 'id')]).toEqual([name, expected([...sent, ...stays])])
    expect([name, idsOf(await all(name, '/api/staffing/reinforcements'), 'id')]).toEqual([name, expected(stays)])
    const own = place === undefined ? null : Object.values(villages).filter((village) => village.startsWith(place)).sort()
    expect([name, idsOf(await all(name, '/api/staffing/villages'), 'village')]).toEqual([name, own])
    for (const person of [staff['赵帮扶'], staff['孙帮扶']]) {
      const helped = households.filter((row) => row.person === person && row.village.startsWith(place ?? '?')).map(({ id }) => id).sort()
      expect([name, idsOf(await all(name, `/api/staffing/households?helper=${person}`), 'id')]).toEqual([name, place === undefined ? null : helped])
      expect([name, idsOf(await all(name, '/api/staffing/helpers'), 'person')?.includes(person)]).toEqual([name, place === undefined ? undefined : helped.length > 0])
    }
    expect([name, (await desk.ask(name, 'GET', '/api/staffing-counts')).status]).toEqual([name, place === undefined && !isDepartment ? 403 : 200])
    expect([name, (await desk.ask(name, 'GET', '/api/staffing.xlsx')).status]).toEqual([name, place === undefined ? 403 : 200])
  }
}
