import { savePosts } from '../access/save.queries.ts'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemAction } from '@lookback/core/problems'
import { addDays, dayOf } from '@lookback/core/kernel'
import { getActor } from '../access/queries.ts'
import { verifyLog } from '../database/verify-log.ts'
import { listNoticeRows } from '../notices/queries.ts'
import { actOn } from '../problems/commands.ts'
import { verifyProblems } from '../problems/verify-problems.ts'
import { owedBy } from '../work/owed-by.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { castNames, checkedCounty, county, numberIn, record, villages } from '../fixtures/checked-county.fixture.ts'
import { confirmClock } from './clock.ts'
import { runDaily } from './run.ts'

const evidence = (at: string) => [{ sha256: 'a'.repeat(64), kind: 'photo' as const, madeAt: at }]
const measures = [{ kind: 'policy' as const, text: '纳入危房改造' }]

describe('the day’s work', () => {
  let checked: CheckedCounty

  beforeAll(async () => {
    checked = await checkedCounty(6)
    checked.setTime('2020-03-01T02:00:00.000Z')
    const { pingan, qingxi, leader } = checked.actors
    const duty = { unit: 'office', validFrom: '2020-01-01', validTo: null, department: null } as const
    await savePosts(checked.application, county, [
      { ...duty, id: randomUUID(), person: pingan.person, role: 'village', title: '村支书', region: villages.pingan, duty: 'village-lead' },
      { ...duty, id: randomUUID(), person: qingxi.person, role: 'township', title: '镇长', region: '431999101', duty: 'township-lead' },
      { ...duty, id: randomUUID(), person: leader.person, role: 'leader', title: '县长', region: county, duty: 'county-lead' },
    ], null)
    for (const actor of [pingan, qingxi, leader]) {
      const seated = await getActor(checked.database, actor, '2020-03-01')
      Object.assign(actor, { posts: seated.posts })
    }
    await checked.database.insertInto('household_helper').columns(['county', 'id', 'household', 'person', 'valid_from'])
      .expression((row) => row.selectFrom('household').where('number', '=', numberIn(villages.baiyun, 0)).select([
        'county', 'id', 'id as household', row.val(pingan.person).as('person'), row.val('2020-01-01').as('valid_from'),
      ])).execute()
    checked.setTime('2020-03-10T02:00:00.000Z')
    const forms = (village: string) => Array.from({ length: 6 }, (_, index) => ({ household: numberIn(village, index), found: ['H01', 'E01'] as const }))
    await record(checked, 'qingxi', forms(villages.pingan))
    await record(checked, 'shiqiao', forms(villages.baiyun))
    // E01 is due on 20 March, H01 on 9 April.
    for (const index of [0, 1, 2, 3, 4]) await act('office', index, 'E01', { action: 'dispatch', unit: 'office' })
    for (const index of [0, 1]) await act('office', index, 'H01', { action: 'dispatch', unit: 'housing' })
    await act('pingan', 3, 'E01', { action: 'ask-extension', until: '2020-04-05', reason: '外出务工' })
    await act('pingan', 4, 'E01', { action: 'report', measures, evidence: evidence('2020-03-10T02:00:00.000Z') })
  })
  afterAll(() => checked.close())

  async function act(name: CastName, index: number, item: string, action: ProblemAction) {
    const problem = await checked.database
      .selectFrom('problem').innerJoin('household', 'household.id', 'problem.subject').select(['problem.id', 'problem.version'])
      .where('item', '=', item).where('household.number', '=', numberIn(villages.pingan, index)).executeTakeFirstOrThrow()
    await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: problem.id, version: problem.version, action })
  }

  const raised = async () => (await checked.database
    .selectFrom('log_entry').select(['payload', 'actor', 'happened_at']).where('kind', '=', 'problem-escalated').orderBy('sequence').execute())
    .map(({ payload, actor, happened_at }) => ({ ...(payload as { level: string; people: string[] }), actor, day: dayOf(happened_at) }))
  const on = async (day: string, processes = 1) => {
    checked.setTime(`${day}T01:00:00.000Z`)
    const before = (await raised()).length
    await Promise.all(Array.from({ length: processes }, () => runDaily(checked.application)))
    return (await raised()).slice(before)
  }
  const noticesOf = async (name: CastName) =>
    (await listNoticeRows(checked.database, checked.actors[name], { unread: false, after: null, limit: 200 })).rows

  it('raises nothing before its day, then each step once, to whoever holds the post, without an actor', async () => {
    expect(await on('2020-03-20')).toEqual([])
    const first = await on('2020-03-21')
    expect(first).toHaveLength(4)
    expect(first[0]).toMatchObject({ level: 'village', people: [checked.actors.pingan.person], actor: null, reason: null })
    expect((await noticesOf('pingan')).filter(({ kind }) => kind === 'problem-escalated'))
      .toMatchObject(Array.from({ length: 4 }, () => ({ actorName: null, detail: { level: 'village', day: '2020-03-20' } })))
    expect(await on('2020-03-21')).toEqual([])
    expect(await on('2020-03-22')).toEqual([])
  })

  it('two processes at once do it once, and days that were missed are made up for', async () => {
    const steps = await on('2020-03-29', 2)
    expect(steps.map(({ level }) => level)).toEqual(['department', 'department', 'department', 'department'])
    expect(steps[0]?.people).toEqual([checked.actors.education.person])
    const runs = await checked.database.selectFrom('daily_run').selectAll().execute()
    expect(runs.every(({ finished_at }) => finished_at !== null)).toBe(true)
  })

  it('goes on from where a run was killed', async () => {
    await checked.database.insertInto('daily_run').values({ county, day: '2020-04-03', started_at: '2020-04-03T00:00:00.000Z' }).execute()
    expect((await on('2020-04-03')).map(({ level }) => level)).toEqual(Array.from({ length: 4 }, () => 'county-lead'))
  })

  it('begins anew where more time was granted', async () => {
    checked.setTime('2020-04-03T03:00:00.000Z')
    await act('second', 3, 'E01', { action: 'grant-extension', until: '2020-04-05' })
    expect(await on('2020-04-05')).toEqual([])
    expect(await on('2020-04-06')).toMatchObject([{ level: 'village' }])
  })

  it('tells everybody once a day what they owe: the numbers of “my work”', async () => {
    const today = '2020-04-08'
    await on(today)
    await on(today, 2)
    for (const name of castNames) {
      const digests = (await noticesOf(name)).filter(({ kind, detail }) => kind === 'digest' && detail.day === today)
      const work = (await owedBy(checked.application, checked.actors[name], today)).filter(({ count }) => count > 0)
      expect([name, digests.map(({ detail }) => detail.queues)]).toEqual([name, work.length > 0 ? [work] : []])
    }
    const own = (await noticesOf('pingan')).find(({ kind }) => kind === 'digest')
    expect(own?.detail.queues).toContainEqual({ queue: 'to-acknowledge', count: 6, overdue: 4, dueSoon: 2 })
  })

  it('forgets notices that were read long ago, and keeps the log whole', async () => {
    await checked.database.updateTable('notice').set({ read_at: '2020-04-01T00:00:00.000Z' }).where('kind', '=', 'problem-escalated').execute()
    const kept = async () => (await noticesOf('pingan')).filter(({ kind }) => kind === 'problem-escalated').length
    checked.setTime(`${addDays('2020-04-01', 89)}T01:00:00.000Z`)
    await confirmClock(checked.application, county)
    await on(addDays('2020-04-01', 89))
    expect(await kept()).toBeGreaterThan(0)
    await checked.database.deleteFrom('daily_run').execute()
    checked.setTime(`${addDays('2020-04-01', 91)}T01:00:00.000Z`)
    await checked.database.updateTable('notice').set({ read_at: '2020-04-01T00:00:00.000Z' }).where('read_at', 'is', null).where('kind', '=', 'problem-escalated').execute()
    await runDaily(checked.application)
    expect((await noticesOf('pingan')).filter(({ kind, read }) => kind === 'problem-escalated' && read)).toEqual([])
    await verifyLog(checked.database, county)
    await verifyProblems(checked.database, county)
  })

  it('deletes workbooks of refused rows that the county keeps no longer, and says so in the log', async () => {
    const { person } = checked.actors.qingxi
    const common = { county, started_by: person, file_name: '户.xlsx', dry_run: false, state: 'finished', started_at: '2020-01-10T00:00:00.000Z' }
    const [old, recent] = [randomUUID(), randomUUID()]
    await checked.database.insertInto('register_import').values([
      { ...common, id: old, finished_at: '2020-01-10T00:00:00.000Z', errors_workbook: Buffer.from('x') },
      { ...common, id: recent, finished_at: '2020-07-10T00:00:00.000Z', errors_workbook: Buffer.from('x') },
    ]).execute()
    const day = addDays('2020-01-10', 182)
    checked.setTime(`${day}T01:00:00.000Z`)
    await confirmClock(checked.application, county)
    await on(day)
    const kept = await checked.database.selectFrom('register_import').select('id').where('errors_workbook', 'is not', null).execute()
    expect(kept).toEqual([{ id: recent }])
    const entries = await checked.database.selectFrom('log_entry').select('payload').where('kind', '=', 'returned-workbooks-deleted').execute()
    expect(entries).toEqual([{ payload: { count: 1, before: addDays(day, -180) } }])
  })
})
