import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MeetingVillageRow, VillageMeetingCounts } from '@lookback/core/village-meetings'
import { villageMeetingCounts } from '@lookback/core/village-meetings'
import { verifyLog } from '../database/verify-log.ts'
import { jpeg } from '../evidence/pictures.fixture.ts'
import { takeIn } from '../evidence/take-in.ts'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, seat, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { Desk } from '../indicators/desk.fixture.ts'
import { paragraphsOf } from '../reports/template-text.ts'
import { verifyState } from '../verify-state.ts'
import { minutesOf, topicOf, VillageDesk } from './village-meetings.fixture.ts'
import { resolutionOnHousehold } from './view.ts'

const people = ['office', 'qingxi', 'shiqiao', 'pingan', 'baiyun', 'housing', 'supervision', 'leader'] as const

describe('meetings of villages', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk
  let meetings: VillageDesk
  let household: string
  let photo: string
  const [first, noticeId, objectionId] = [randomUUID(), randomUUID(), randomUUID()]

  beforeAll(async () => {
    checked = await checkedCounty(3)
    await seat(checked.application, { baiyun: [{ unit: 'shiqiao', role: 'village' as const, region: villages.baiyun, department: null }] })
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    meetings = new VillageDesk(desk)
    await desk.itIs('2020-05-07T02:00:00.000Z', people)
    const { id } = await checked.database.selectFrom('household').select('id').where('number', '=', numberIn(villages.pingan, 0)).executeTakeFirstOrThrow()
    household = id
    const content = await jpeg(40, 30)
    photo = createHash('sha256').update(content).digest('hex')
    await takeIn(checked.application, checked.actors.pingan, { sha256: photo, fileName: '公示.jpg', content })
    // The fixture's villages have three people each: the law is tried with as many.
    await checked.database.insertInto('member').values(Array.from({ length: 40 }, (_, index) => ({
      county, id: randomUUID(), household, number: `m${index}`, name: `村民${index}`, sex: 'male', birth_date: '1980-01-01', ethnicity: null, relation: '其他', sealed: null, identity_hash: null, attributes: '{}',
    }))).execute()
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const queues = async (name: string) =>
    Object.fromEntries((await desk.done<{ queues: { queue: string; count: number }[] }>(name, 'GET', '/api/work')).queues
      .filter(({ queue, count }) => queue.startsWith('village-') && count > 0).map(({ queue, count }) => [queue, count]))
  const counts = async (name: string) => (await desk.done<{ total: VillageMeetingCounts }>(name, 'GET', '/api/village-meeting-counts')).total
  const about = () => resolutionOnHousehold(checked.database, county, { meeting: first, topic: 1, household })

  it('are owed: no village has met', async () => {
    expect(await counts('office')).toMatchObject({ noneThisMonth: 4, owed: 4, noneThisYear: 4 })
    expect(await counts('qingxi')).toMatchObject({ noneThisMonth: 2, noneThisYear: 2 })
    expect(await queues('pingan')).toEqual({ 'village-meeting-owed': 1 })
    expect(await queues('office')).toEqual({})
    const owing = await desk.done<{ rows: MeetingVillageRow[] }>('pingan', 'GET', '/api/village-meeting-villages?queue=village-meeting-owed')
    expect(owing.rows.map(({ village, owes, lastDay }) => [village, owes, lastDay])).toEqual([[villages.pingan, ['村民代表会议'], null]])
  })

  it.each([
    ['village-body-unknown', { body: '茶话会' }], ['village-base-wrong', { base: 'adults' }], ['village-meeting-day-wrong', { day: '2020-05-08', calledOn: '2020-05-07' }],
    ['village-called-after', { calledOn: '2020-05-07' }], ['village-women-over-due', { women: 31 }], ['village-representatives-over-due', { representatives: 31 }],
    ['village-notice-kind-unknown', { topics: [topicOf(22, { notice: '广播' })] }],
    ['village-household-without-notice', { topics: [topicOf(22, { notice: null, households: [{ household: '00000000-0000-4000-8000-000000000001', decided: '纳入' }] })] }],
    ['village-household-unknown', { topics: [topicOf(22, { households: [{ household: '00000000-0000-4000-8000-000000000001', decided: '纳入' }] })] }],
    ['evidence-not-uploaded', { papers: ['f'.repeat(64)] }], ['request-invalid', { topics: [] }], ['not-found', { village: villages.baiyun }],
  ] as const)('refuses minutes: %s', async (code, more) => {
    expect(await meetings.write('pingan', minutesOf('2020-05-05', more as object))).toBe(code)
    expect(await meetings.list('office')).toEqual([])
  })

  it('names the field that is wrong, in the reader’s words', async () => {
    const { body } = await desk.ask('pingan', 'POST', '/api/village-meetings', { id: randomUUID(), told: { ...minutesOf('2020-05-05'), due: 0 } })
    expect((body as { message: string }).message).toContain('应到人数')
  })

  it('are written by the village and by nobody else, once', async () => {
    const told = minutesOf('2020-05-05', { present: 18, topics: [topicOf(18, { households: [{ household, decided: '同意纳入低保' }] })] })
    expect(await meetings.write('office', told)).toBe('not-permitted')
    expect(await meetings.write('qingxi', told)).toBe('not-permitted')
    for (let time = 0; time < 2; time += 1) expect(await meetings.write('pingan', told, first)).toBeUndefined()
    expect((await meetings.list('office')).map(({ id, townshipName, villageName, hasQuorum }) => [id, townshipName, villageName, hasQuorum])).toEqual([[first, '清溪镇', '平安村', false]])
    expect((await meetings.list('shiqiao')).length).toBe(0)
    expect((await desk.ask('shiqiao', 'GET', `/api/village-meetings/${first}`)).status).toBe(404)
    expect((await desk.ask('housing', 'GET', `/api/village-meetings/${first}`)).status).toBe(403)
  })

  it('without a quorum nothing is valid: it says why, with the base, and gives no notice', async () => {
    const view = await meetings.view('pingan', first)
    expect(view.quorum).toEqual({ share: 'two-thirds', of: 30, needed: 20, counted: 18, isReached: false })
    expect(view.topics[0]).toMatchObject({ why: ['no-quorum'], standing: 'invalid', majority: { base: 'present', of: 18, needed: 10, counted: 18, isReached: true } })
    expect(view.contradictions).toEqual(['passed-without-quorum'])
    expect(await meetings.notice('pingan', first, '2020-05-05')).toBe('village-resolution-invalid')
    const { body } = await desk.ask('pingan', 'POST', `/api/village-meetings/${first}/notices`, { id: randomUUID(), topic: 1, place: '公开栏', from: '2020-05-05' })
    expect((body as { message: string }).message).toContain('实到没有达到法定人数')
    expect((await about())?.standing).toBe('invalid')
    // It was no meeting by law: what is owed is still owed.
    expect(await counts('office')).toMatchObject({ noneThisMonth: 3, owed: 4, noneThisYear: 3, contradicting: 1 })
  })

  it('are corrected by another entry that keeps what stood, and never over what was written meanwhile', async () => {
    const { told } = await meetings.view('pingan', first)
    const right = minutesOf('2020-05-05', { papers: [photo], topics: [topicOf(22, { households: [{ household, decided: '同意纳入低保' }] })] })
    expect(await meetings.correct('baiyun', first, right)).toBe('not-found')
    expect(await meetings.correct('pingan', first, right, { seen: { ...told, due: 31 } })).toBe('written-meanwhile')
    const id = randomUUID()
    for (let time = 0; time < 2; time += 1) expect(await meetings.correct('pingan', first, right, { ...(time === 0 && { seen: told }), id })).toBeUndefined()
    const view = await meetings.view('qingxi', first)
    expect(view.entries.map(({ number, reason, told: { present } }) => [number, reason, present])).toEqual([[1, '', 18], [2, '数写错了', 22]])
    expect([view.contradictions, view.topics[0]?.standing, view.shortcomings]).toEqual([[], 'to-be-noticed', []])
    expect((await desk.ask('qingxi', 'GET', `/api/village-meetings/${first}/photos/${photo}`)).status).toBe(200)
    expect((await desk.ask('shiqiao', 'GET', `/api/village-meetings/${first}/photos/${photo}`)).status).toBe(404)
  })

  it('what is wrong is pointed out from above, and the village hears of it', async () => {
    const point = (name: string) => desk.code(name, 'POST', `/api/village-meetings/${first}/remarks`, { id: randomUUID(), text: '请补拍会场照片' })
    expect([await point('pingan'), await point('shiqiao'), await point('qingxi')]).toEqual(['not-permitted', 'not-found', undefined])
    expect((await meetings.view('pingan', first)).remarks.map(({ text, writtenByName }) => [text, writtenByName])).toEqual([['请补拍会场照片', 'qingxi']])
    const { rows } = await desk.done<{ rows: { kind: string; about: { text: string } | null }[] }>('pingan', 'GET', '/api/notices?limit=200')
    expect(rows.filter(({ kind }) => kind === 'village-meeting-pointed-out').map(({ about: of }) => of?.text)).toEqual(['平安村 村民代表会议 2020-05-05'])
  })

  it('a notice hangs for the days of its kind, is printed masked, and stands in the way of corrections', async () => {
    expect(await meetings.notice('pingan', first, '2020-05-04')).toBe('village-notice-days-wrong')
    expect(await meetings.notice('pingan', first, '2020-05-08')).toBe('village-notice-days-wrong')
    expect(await meetings.notice('pingan', first, '2020-05-06', noticeId, 2)).toBe('village-resolution-unknown')
    for (let time = 0; time < 2; time += 1) expect(await meetings.notice('pingan', first, '2020-05-06', noticeId)).toBeUndefined()
    expect(await meetings.notice('pingan', first, '2020-05-06')).toBe('village-notice-there')
    expect(await meetings.viewNotice('qingxi', noticeId)).toMatchObject({ days: 5, from: '2020-05-06', to: '2020-05-10', state: 'running', acts: [] })
    expect(await meetings.correct('pingan', first, minutesOf('2020-05-05'))).toBe('village-minutes-under-notice')
    const { content } = { content: (await desk.ask('pingan', 'GET', `/api/village-notices/${noticeId}/notice.docx`)).body as Buffer }
    const text = (await paragraphsOf(content)).join('\n')
    expect(text).toContain('2020年5月6日至2020年5月10日')
    expect(text).toContain('石***')
    expect(text).not.toContain('石大山')
    expect(text).not.toContain(numberIn(villages.pingan, 0))
    const minutes = (await paragraphsOf((await desk.ask('pingan', 'GET', `/api/village-meetings/${first}/minutes.docx`)).body as Buffer)).join('\n')
    expect(minutes).toContain('应到 30 人，实到 22 人，按“三分之二以上”需要 20 人，达到')
    expect(minutes).not.toContain('{')
  })

  it('an objection is taken down in its days, who objects is kept apart, and nothing ends before it is answered', async () => {
    expect(await meetings.object('pingan', noticeId, '2020-05-05')).toBe('village-objection-day-wrong')
    expect(await meetings.object('pingan', noticeId, '2020-05-08')).toBe('village-objection-day-wrong')
    expect(await meetings.object('shiqiao', noticeId, '2020-05-07')).toBe('not-found')
    expect(await meetings.object('leader', noticeId, '2020-05-07')).toBe('not-permitted')
    for (let time = 0; time < 2; time += 1) expect(await meetings.object('qingxi', noticeId, '2020-05-07', objectionId)).toBeUndefined()
    expect((await meetings.objections('pingan', `?notice=${noticeId}`)).map(({ objector, text, mayAnswer }) => [objector, text, mayAnswer])).toEqual([['杨***', '他家有车', true]])
    const see = (name: string) => desk.ask(name, 'POST', `/api/village-objections/${objectionId}/objector`, { id: randomUUID() })
    expect([(await see('pingan')).status, (await see('shiqiao')).status, (await see('qingxi')).body]).toEqual([403, 404, { name: '杨有意见', phone: '13987654321' }])
    const kept = await checked.database.selectFrom('log_entry').select(['kind', 'payload']).where('kind', 'like', 'village-object%').execute()
    expect([kept.map(({ kind }) => kind).sort(), JSON.stringify(kept).includes('杨有意见')]).toEqual([['village-objection-taken', 'village-objector-seen'], false])
    expect(await counts('office')).toMatchObject({ running: 1, toEnd: 0, objected: 1 })
    expect(await queues('pingan')).toEqual({ 'village-objection-to-answer': 1 })
    expect(await meetings.act('pingan', noticeId, { act: 'end' })).toBe('village-notice-not-over')
    await desk.itIs('2020-05-11T02:00:00.000Z', people)
    expect(await meetings.act('pingan', noticeId, { act: 'end' })).toBe('village-objection-open')
    expect(await meetings.answer('qingxi', objectionId)).toBe('not-permitted')
    expect(await meetings.answer('pingan', objectionId)).toBeUndefined()
    expect(await meetings.answer('pingan', objectionId)).toBe('village-objection-answered')
    expect(await queues('pingan')).toEqual({ 'village-notice-to-end': 1 })
    expect(await meetings.act('pingan', noticeId, { act: 'end' })).toBe('village-notice-without-photo')
    expect(await meetings.act('pingan', noticeId, { act: 'photograph', photos: [photo] })).toBeUndefined()
    expect((await about())?.standing).toBe('running')
    expect(await meetings.act('pingan', noticeId, { act: 'end' })).toBeUndefined()
    expect(await meetings.act('pingan', noticeId, { act: 'withdraw', reason: '不要了' })).toBe('village-notice-closed')
    expect(await about()).toMatchObject({ standing: 'stands', decided: '同意纳入低保', body: '村民代表会议' })
  })

  it('minutes copied from another village are found, named only to whoever sees both', async () => {
    const text = '会议讨论了本村饮水管网改造、入户道路硬化和危房改造三件事，决定由各组组长逐户核实，月底前报村委会'
    const copied = (present: number) => [topicOf(present, { title: '研究饮水、道路和住房', resolution: text, notice: null })]
    const [own, copy] = [randomUUID(), randomUUID()]
    expect(await meetings.write('pingan', minutesOf('2020-05-08', { topics: copied(22) }), own)).toBeUndefined()
    expect(await meetings.write('baiyun', minutesOf('2020-05-09', { village: villages.baiyun, topics: copied(22) }), copy)).toBeUndefined()
    const [seenByOffice, seenByVillage] = [await meetings.view('office', copy), await meetings.view('baiyun', copy)]
    expect([seenByOffice.likeness, seenByOffice.resembles?.id, seenByVillage.likeness, seenByVillage.resembles]).toEqual([100, own, 100, null])
    expect((await meetings.list('office', '?standing=copied')).map(({ id }) => id)).toEqual([copy])
  })

  it('more are due than the village has', async () => {
    expect(await meetings.write('baiyun', minutesOf('2020-05-10', { village: villages.baiyun, body: '村民会议', base: 'adults', due: 300, present: 200, topics: [topicOf(199, { title: '另一件事情', resolution: '同意修建村级文化广场', notice: null })] }))).toBeUndefined()
    const [row] = await meetings.list('office', '?standing=contradicting')
    expect(row?.contradictions).toEqual(['votes-differ', 'due-over-register'])
  })

  it('figures equal the lists that they open, for everybody, in all and in each place', async () => {
    for (const name of ['office', 'qingxi', 'shiqiao', 'pingan', 'baiyun', 'supervision', 'leader'] as const) {
      const { total, rows } = await desk.done<{ total: VillageMeetingCounts; rows: (VillageMeetingCounts & { key: string })[] }>(name, 'GET', '/api/village-meeting-counts')
      for (const [key, { list, where }] of Object.entries(villageMeetingCounts)) {
        const listed = async (more: Record<string, string> = {}) => (await desk.done<{ total: number }>(name, 'GET', `${list.path}?${new URLSearchParams({ ...where, ...more }).toString()}`)).total
        expect([name, key, await listed()]).toEqual([name, key, total[key as keyof VillageMeetingCounts]])
        for (const row of rows) expect([name, key, row.key, await listed({ region: row.key })]).toEqual([name, key, row.key, row[key as keyof VillageMeetingCounts]])
      }
    }
  })

  it('go out as a table', async () => {
    const reply = await desk.ask('office', 'GET', '/api/village-meetings.xlsx')
    const { sheets: [sheet] } = await readXlsx(reply.body as Buffer)
    expect(sheet?.rows.flat()).toEqual(expect.arrayContaining(['平安村', '村民代表会议', '达到']))
    expect(String(sheet?.rows[0]?.[0])).toContain('村级会议')
    expect(sheet?.rows.filter((row) => row.includes('清溪镇') || row.includes('石桥乡')).length).toBe(4)
  })

  it('agree with the log', async () => {
    await verifyLog(checked.database, county)
    await verifyState(checked.database, county)
  })
})
