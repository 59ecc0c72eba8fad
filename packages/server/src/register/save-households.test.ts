import { saveRegions } from '../places/save.queries.ts'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keysOf } from '../database/sealing-keys.ts'
import { openMember } from './sealed-fields.ts'
import { heldPost } from '@lookback/core/capabilities'
import type { Actor } from '../kit/actor.ts'
import { verifyLog } from '../database/verify-log.ts'
import type { TestCounty } from '../fixtures/county.fixture.ts'
import { county, household, member, testCounty, villages } from '../fixtures/county.fixture.ts'
import { saveHouseholds } from './save-households.ts'

describe('saving households', () => {
  let opened: TestCounty

  beforeAll(async () => {
    opened = await testCounty()
  })
  afterAll(() => opened.close())

  const log = () =>
    opened.database.selectFrom('log_entry').select(['kind', 'payload', 'region', 'actor'])
      .where('kind', 'like', 'household-%').orderBy('sequence').execute()

  it('adds, changes, and leaves alone what is the same', async () => {
    const { application } = opened
    const households = Array.from({ length: 2_500 }, (_, index) => household(`A${index}`))
    expect(await saveHouseholds(application, county, households, null)).toEqual({ added: 2_500, changed: 0, unchanged: 0 })
    const again = households.map((one) => ({ ...one, members: [...one.members].reverse() }))
    expect(await saveHouseholds(application, county, again, null)).toEqual({ added: 0, changed: 0, unchanged: 2_500 })
    expect(await log()).toHaveLength(2_500)
    const moved = household('A7', { village: villages.baiyun, members: [member('A7-1')] })
    expect(await saveHouseholds(application, county, [moved, household('A8')], null))
      .toEqual({ added: 0, changed: 1, unchanged: 1 })
    const row = await opened.database.selectFrom('household').selectAll().where('number', '=', 'A7').executeTakeFirstOrThrow()
    expect(row).toMatchObject({ village: villages.baiyun, version: 2, member_count: 1 })
    const members = await opened.database.selectFrom('member').select('number').where('household', '=', row.id).execute()
    expect(members).toEqual([{ number: 'A7-1' }])
    expect((await log()).at(-1)).toEqual({
      kind: 'household-changed', region: villages.baiyun, actor: null,
      payload: { number: 'A7', version: 2, contentHash: row.content_hash.toString('hex') },
    })
    expect(await verifyLog(opened.database, county)).toBe(2_503)
  })

  it('keeps a member’s record whole', async () => {
    const whole = member('B1-1', {
      birthDate: '1949-10-01', documentKind: 'identity-card', documentNumber: '431999194910012312', phone: '13912345678',
      attributes: { health: ['chronic', 'disabled'], minimumLiving: true, monthsAway: 3.5, education: 'primary' },
    })
    await saveHouseholds(opened.application, county, [household('B1', { members: [whole] })], null)
    const row = await opened.database.selectFrom('member').selectAll().where('number', '=', 'B1-1').executeTakeFirstOrThrow()
    expect(row).toMatchObject({ birth_date: whole.birthDate, attributes: { minimumLiving: true, monthsAway: 3.5, education: 'primary' }, sex: 'male' })
    expect(openMember(keysOf(opened.database), county, row)).toEqual({
      documentKind: whole.documentKind, documentNumber: whole.documentNumber, phone: whole.phone, attributes: whole.attributes,
    })
  })

  it('keeps who a member is through every import, and takes household and members along when they move', async () => {
    const { application, database } = opened
    const members = [
      member('M1-1', { documentNumber: '431999197003050011' }), member('M1-2', { name: '杨小梅', sex: 'female', relation: '配偶', birthDate: '1972-01-01' }),
      member('M1-3', { name: '石春', relation: '之子', birthDate: '1995-01-01' }),
    ] as const
    const save = (changes: Partial<ReturnType<typeof household>>) => saveHouseholds(application, county, [household('M1', changes)], null)
    const idsByName = async () => {
      const rows = await database
        .selectFrom('member')
        .innerJoin('subject', (join) => join.onRef('subject.county', '=', 'member.county').onRef('subject.id', '=', 'member.id'))
        .select(['member.id', 'member.name', 'subject.name as readable', 'subject.region', 'subject.number'])
        .where('member.number', 'like', 'M1-%').execute()
      for (const { name, readable, region } of rows) expect({ readable, region }).toEqual({ readable: name, region: village })
      return new Map(rows.map(({ name, id }) => [name, id]))
    }
    let village: string = villages.pingan
    await save({ members: [...members] })
    const first = await idsByName()
    // Numbered anew after the wife has left; the head's name is put right; a grandchild is born.
    await save({ members: [member('M1-1', { name: '石大川', documentNumber: '431999197003050011' }), { ...members[2], number: 'M1-2' }, member('M1-3', { name: '石小苗', birthDate: '2019-11-11' })] })
    const second = await idsByName()
    expect(second.get('石大川')).toBe(first.get('石大山'))
    expect(second.get('石春')).toBe(first.get('石春'))
    expect([...first.values()]).not.toContain(second.get('石小苗'))
    expect(await database.selectFrom('subject').select('id').where('id', '=', first.get('杨小梅') ?? '').execute()).toEqual([])
    village = villages.baiyun
    await save({ village, members: [{ ...members[2], number: 'M1-9', phone: '13912345678' }, member('M1-1', { name: '石大川', documentNumber: '431999197003050011' })] })
    const third = await idsByName()
    expect(third).toEqual(new Map([['石大川', first.get('石大山')], ['石春', first.get('石春')]]))
    const { id } = await database.selectFrom('household').select('id').where('number', '=', 'M1').executeTakeFirstOrThrow()
    expect(await database.selectFrom('subject').select(['kind', 'region', 'name', 'number']).where('id', '=', id).execute())
      .toEqual([{ kind: 'household', region: village, name: '石大山', number: 'M1' }])
  })

  it('does nothing by halves', async () => {
    const unknownVillage = household('C2', { village: '431999101299' })
    await expect(saveHouseholds(opened.application, county, [household('C1'), unknownVillage], null))
      .rejects.toMatchObject({ code: 'reference-missing' })
    const rows = await opened.database.selectFrom('household').select('number').where('number', 'in', ['C1', 'C2']).execute()
    expect(rows).toEqual([])
  })

  it('lets a township touch its own villages only, nor take a household from another', async () => {
    const township: Actor = {
      county, account: randomUUID(), person: randomUUID(), name: '龙主任',
      posts: [heldPost({
        role: 'township', region: '431999101', department: null, title: '扶贫站长', unit: 'office', unitName: '清溪镇', regionName: '清溪镇',
      })],
    }
    const save = (number: string, village: string) =>
      saveHouseholds(opened.application, county, [household(number, { village })], township)
    expect(await save('D1', villages.pingan)).toMatchObject({ added: 1 })
    await expect(save('D2', villages.baiyun)).rejects.toMatchObject({ code: 'not-permitted' })
    await saveHouseholds(opened.application, county, [household('D3', { village: villages.baiyun })], null)
    await expect(save('D3', villages.pingan)).rejects.toMatchObject({ code: 'not-permitted' })
    expect((await log()).at(-2)).toMatchObject({ kind: 'household-registered', actor: township.person })
  })

  it('saves households of one number once when two do so at the same time', async () => {
    const saves = [1, 2].map((income) =>
      saveHouseholds(opened.application, county, [household('E1', { attributes: { income } })], null))
    const results = await Promise.all(saves)
    expect(results.map(({ added, changed }) => added * 10 + changed).sort()).toEqual([1, 10])
  })

  it('refuses a region whose code does not say its level', async () => {
    const region = { code: '431999103', name: '金龙乡', level: 'village' as const, parent: '431999' }
    await expect(saveRegions(opened.application, county, [region], null)).rejects.toMatchObject({ code: 'region-code-invalid' })
    const saved = await saveRegions(opened.application, county, [{ ...region, level: 'township' }], null)
    expect(saved).toEqual({ added: 1, changed: 0, unchanged: 0 })
  })
})
