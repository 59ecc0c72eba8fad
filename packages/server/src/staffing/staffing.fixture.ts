import { randomUUID } from 'node:crypto'
import type { Duty, Post } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import type { NewReinforcement } from '@lookback/core/staffing'
import { savePeople, savePosts } from '../access/save.queries.ts'
import { write } from '../database/write.ts'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { county, villages } from '../fixtures/checked-county.fixture.ts'
import { assignHelpers } from '../helpers/assign-helpers.ts'
import { listHelped } from '../helpers/helpers.queries.ts'

/** Who is where: 平安村 has a whole team and two helpers, 白云村 a captain and a helper, the others nobody. 钱一 to 钱三 sit in the housing bureau. */
const seats: readonly { name: string; unit: string; duty: Duty | null; region: string }[] = [
  { name: '赵书记', unit: 'pingan', duty: 'village-lead', region: villages.pingan },
  { name: '赵队长', unit: 'education', duty: 'resident-team', region: villages.pingan },
  { name: '赵队员', unit: 'education', duty: 'resident-team', region: villages.pingan },
  { name: '赵二员', unit: 'education', duty: 'resident-team', region: villages.pingan },
  { name: '赵帮扶', unit: 'pingan', duty: 'helper', region: villages.pingan },
  { name: '赵同帮', unit: 'pingan', duty: 'helper', region: villages.pingan },
  { name: '孙队长', unit: 'housing', duty: 'resident-team', region: villages.baiyun },
  { name: '孙帮扶', unit: 'housing', duty: 'helper', region: villages.baiyun },
  { name: '李领导', unit: 'office', duty: 'leader-in-charge', region: '431999101' },
  { name: '李领导', unit: 'office', duty: 'leader-in-charge', region: villages.pingan },
  { name: '钱一', unit: 'housing', duty: null, region: county },
  { name: '钱二', unit: 'housing', duty: null, region: county },
  { name: '钱三', unit: 'housing', duty: null, region: county },
]

export type StaffName = '赵书记' | '赵队长' | '赵队员' | '赵二员' | '赵帮扶' | '赵同帮' | '孙队长' | '孙帮扶' | '李领导' | '钱一' | '钱二' | '钱三'

/** Seats people in villages; 赵帮扶 helps all of 平安村, 孙帮扶 all of 白云村. @returns their ids by name */
export async function seatStaff({ application }: Pick<CheckedCounty, 'application'>): Promise<Record<StaffName, string>> {
  const ids = new Map(seats.map(({ name }) => [name, randomUUID() as string]))
  const idOf = (name: string) => ids.get(name) ?? ''
  await savePeople(application, county, [...ids].map(([name, id]) => ({ id, name, phone: null })), null)
  await savePosts(application, county, seats.map(({ name, unit, duty, region }): Post => ({
    id: randomUUID(), person: idOf(name), unit, title: name, region, duty, validFrom: '2020-01-01', validTo: null,
    ...(duty === null ? { role: 'department', department: unit } : { role: duty === 'leader-in-charge' ? 'leader' : 'village', department: null }),
  })), null)
  await write(application.database, application.clock, county, async (transaction) => {
    const everywhere = { county, grants: [{ region: county, department: null }] }
    const rows = await transaction.selectFrom('household').select('number').where('village', 'in', [villages.pingan, villages.baiyun]).execute()
    const households = await listHelped(transaction, everywhere, rows.map(({ number }) => number), dayOf(application.clock()), { lock: true })
    const helped = [...households.values()].map((household) => ({ household, person: idOf(household.village === villages.pingan ? '赵帮扶' : '孙帮扶') }))
    return { result: undefined, entries: await assignHelpers(transaction, application, county, null, helped) }
  })
  return Object.fromEntries(ids) as Record<StaffName, string>
}

/** A reinforcement as it is asked for. */
export function sentTo(region: string, person: string, from: Day, until: Day): NewReinforcement {
  return { id: randomUUID(), person, region, from, until, task: '补齐工作队' }
}
