import { savePosts } from '../access/save.queries.ts'
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemAction } from '@lookback/core/problems'
import { addDays, dayOf } from '@lookback/core/kernel'
import { getActor } from '../access/queries.ts'
import { verifyLog } from '../database/verify-log.ts'
import { insertUses, keepContent, takeIn, verifyContents } from '../evidence/index.ts'
import { jpeg, withCameraData } from '../evidence/pictures.fixture.ts'
import { listNoticeRows } from '../notices/queries.ts'
import { actOn } from '../problems/commands.ts'
import { verifyProblems } from '../problems/verify-problems.ts'
import { verifyState } from '../verify-state.ts'
import { parseSubmission, recordVisits } from '../visits/index.ts'
import { owedBy } from '../work/owed-by.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { castNames, checkedCounty, county, numberIn, record, submissionXml, villages } from '../fixtures/checked-county.fixture.ts'
import { confirmClock } from './clock.ts'
import { runDaily } from './run.ts'

const evidence = (at: string) => [{ sha256: 'a'.repeat(64), kind: 'photo' as const, madeAt: at }]
const nameOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')
const measures = [{ kind: 'policy' as const, text: '纳入危房改造' }]

describe('the day’s work', () => {
  let checked: CheckedCounty
  const located = randomUUID()

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
    const placed = submissionXml({ household: numberIn(villages.heshan, 0), id: located, photo: '门口.jpg' }).replace('<meta>', '<position>26.87014 109.725 410.0 5.0</position><ditch>26.1 109.2 0 0; 26.2 109.3 0 0</ditch><meta>')
    const { sha256, original, bytes, mediaType } = await keepContent(checked.application, county, await jpeg(70, 30), () => true)
    await recordVisits(checked.application, county, [{
      actor: checked.actors.shiqiao, submission: parseSubmission(Buffer.from(placed)), incomplete: false,
      attachments: [{ name: '门口.jpg', sha256, original, bytes, mediaType }],
    }])
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
    const entries = await checked.database.selectFrom('log_entry').select('payload').where('kind', '=', 'kept-data-deleted').execute()
    expect(entries).toEqual([{ payload: { what: 'returned-workbooks', count: 1, before: addDays(day, -180), digest: null } }])
  })

  it('lets go of positions, photos and traces of sign-ins by the county’s rule, and the log and every backup stay true', async () => {
    const { application, database, actors: { pingan } } = checked
    // Planted without an entry, for the chain of responsibility above.
    await database.deleteFrom('household_helper').execute()
    const [loose, shown] = [withCameraData(await jpeg(60, 40)), await jpeg(50, 50)]
    for (const content of [loose, shown]) await takeIn(application, pingan, { sha256: nameOf(content), fileName: '照片.jpg', content })
    const problem = await database.selectFrom('problem').select('id').where('state', '=', 'found').limit(1).executeTakeFirstOrThrow()
    const used = { entry: randomUUID(), sha256: nameOf(shown), problem: problem.id, person: pingan.person }
    await database.transaction().execute((transaction) => insertUses(transaction, county, [used]))
    await database.insertInto('sign_in_door').values({ county, kind: 'account', login_name: 'pingan', place: '', attempts: 1, locks: 0, last_at: application.clock() }).execute()
    const [device, refused] = [randomUUID(), randomUUID()]
    await database.insertInto('device').values({ county, id: device, person: pingan.person, name: 'phone', secret: Buffer.alloc(1), registered_at: application.clock(), last_seen_at: application.clock() }).execute()
    await database.insertInto('operation').values({
      county, id: refused, content_hash: Buffer.alloc(32), device, actor: pingan.person, kind: 'visit', sequence: 1, schema_version: 1, subject: null, device_time: application.clock(), clock_offset: 0,
      received_at: application.clock(), log_sequence: 1, outside_scope: false, refusal: JSON.stringify({ code: 'round-not-open', details: {} }),
      content: JSON.stringify({ kind: 'visit', payload: { submission: '<data><position>26.87014 109.725 410.0 5.0</position><note>屋面漏雨</note></data>', position: { latitude: 26.87014, longitude: 109.725 } } }),
    }).execute()
    const visit = () => database.selectFrom('visit').select(['submission', 'position_latitude', 'position_let_go_in']).where('id', '=', located).executeTakeFirstOrThrow()
    expect(await visit()).toMatchObject({ position_latitude: 26.87014, position_let_go_in: null })
    const isKept = async (content: Buffer) => {
      const file = await database.selectFrom('evidence_file').selectAll().where('sha256', '=', Buffer.from(nameOf(content), 'hex')).executeTakeFirstOrThrow()
      const kept = await application.contents.read({ sha256: file.content }).then((stream) => { stream.destroy(); return true }, () => false)
      return { letGo: file.let_go_in !== null, kept, hasPosition: file.latitude !== null }
    }
    expect(await isKept(loose)).toEqual({ letGo: false, kept: true, hasPosition: true })
    for (const day of ['2022-08-01', '2030-08-01']) {
      checked.setTime(`${day}T01:00:00.000Z`)
      await confirmClock(application, county)
      await on(day)
      await verifyLog(database, county)
      await verifyState(database, county)
      await verifyContents(application, county)
      expect(await visit()).toMatchObject({ position_latitude: null })
      expect((await visit()).submission).not.toMatch(/26\.87014|26\.1/)
      expect(await isKept(loose)).toEqual(day < '2030' ? { letGo: false, kept: true, hasPosition: false } : { letGo: true, kept: false, hasPosition: false })
    }
    expect(await isKept(shown)).toEqual({ letGo: false, kept: true, hasPosition: false })
    expect((await database.selectFrom('operation').select('content').where('id', '=', refused).executeTakeFirstOrThrow()).content)
      .toEqual({ kind: 'visit', payload: { submission: '<data><position></position><note>屋面漏雨</note></data>' } })
    expect(await database.selectFrom('attachment').select('let_go_in').where('visit', '=', located).execute()).not.toContainEqual({ let_go_in: null })
    expect(await database.selectFrom('sign_in_door').select('last_at').execute()).toEqual([])
    const told = await database.selectFrom('log_entry').select('payload').where('kind', '=', 'kept-data-deleted').orderBy('sequence').execute()
    expect(told.slice(1).map(({ payload }) => payload)).toMatchObject([
      { what: 'sign-in-traces', count: 1, before: '2021-08-01' }, { what: 'returned-workbooks' },
      { what: 'positions', count: 1, before: '2020-08-01' }, { what: 'positions', count: 1 }, { what: 'positions', count: 1 },
      { what: 'photos', count: 2, before: '2020-08-03' },
    ])
    // A file that somebody has taken away cannot be passed off as let go.
    await database.updateTable('evidence_file').set({ let_go_in: randomUUID() }).where('sha256', '=', Buffer.from(nameOf(shown), 'hex')).execute()
    await expect(verifyState(database, county)).rejects.toMatchObject({ code: 'state-differs' })
  })
})
