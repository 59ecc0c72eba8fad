import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LetterAct, LetterCounts, LetterDraft, LetterRow } from '@lookback/core/letters'
import { letterCounts } from '@lookback/core/letters'
import { verifyLog } from '../database/verify-log.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { castNames, checkedCounty, county, numberIn, record, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { Desk } from '../indicators/desk.fixture.ts'
import { runDaily } from '../jobs/run.ts'
import { actOn } from '../problems/commands.ts'
import { paragraphsOf } from '../reports/template-text.ts'
import { verifyState } from '../verify-state.ts'
import { issueLetter } from './issue.ts'
import { answered, asked, deferred, LetterDesk, recipient } from './letters.fixture.ts'

const people = castNames.filter((name) => name !== 'admin')

describe('letters', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk
  let letters: LetterDesk
  let problems: { id: string; number: string }[]

  beforeAll(async () => {
    checked = await checkedCounty(2)
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    letters = new LetterDesk(desk)
    checked.setTime('2020-03-20T02:00:00.000Z')
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01', 'E01'] }])
    await record(checked, 'shiqiao', [{ household: numberIn(villages.baiyun, 0), found: ['E01'] }])
    const found = await checked.database.selectFrom('problem').select(['id', 'number', 'version']).orderBy('number').execute()
    for (const { id, version } of found) await actOn(checked.application, checked.actors.office, { id: randomUUID(), problem: id, version, action: { action: 'dispatch' } })
    problems = found
    await desk.itIs('2020-05-07T01:00:00.000Z', people)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const leader = () => checked.actors.leader.person
  const listed = async (name: CastName, query = '') => (await desk.done<{ rows: LetterRow[] }>(name, 'GET', `/api/letters?limit=200${query}`)).rows
  const counts = (name: CastName) => desk.done<LetterCounts>(name, 'GET', '/api/letter-counts')
  const queues = async (name: CastName) =>
    Object.fromEntries((await desk.done<{ queues: { queue: string; count: number }[] }>(name, 'GET', '/api/work')).queues
      .filter(({ queue, count }) => queue.startsWith('letters-') && count > 0).map(({ queue, count }) => [queue, count]))
  const paperOf = async (name: CastName, id: string) => (await desk.ask(name, 'GET', `/api/letters/${id}/document.docx`)).body as Buffer

  describe('to a leader, a township and a department at once', () => {
    let id: string
    const to = { leader: recipient({ role: 'lead' }), qingxi: recipient({ role: 'co', unit: 'qingxi', dueOn: '2020-05-15' }), housing: recipient({ role: 'co', unit: 'housing' }) }
    const items = {
      house: asked('平安村石大山户建房未入住', [to.qingxi.id, to.housing.id]), road: asked('平安村组路开裂', [to.qingxi.id]),
      water: asked('枯水期供水点', [to.housing.id]), all: asked('主要领导到现场看一次', null),
    }
    const act = (name: CastName, at: keyof typeof to, action: LetterAct, request?: string) => letters.act(name, id, to[at].id, action, request)
    const at = async (name: CastName, one: keyof typeof to) => {
      const found = (await letters.view(name, id)).recipients.find((row) => row.id === to[one].id)
      if (!found) throw new Error(`${name} does not see ${one}`)
      return found
    }

    it('is refused in words where it is not whole, and changes nothing', async () => {
      to.leader.person = leader()
      const whole: LetterDraft = { kind: 'supervise', title: '关于住房安全问题整改的督办函', body: '5 月 6 日会议议定，\n请逐项办理。', contact: '李明 0731-1234', recipients: Object.values(to), items: Object.values(items), attachments: [] }
      const tried = async (content: Partial<LetterDraft>, name: CastName = 'office') => {
        const { id: draft, version } = await letters.write(name, { ...whole, ...content })
        return desk.code(name, 'POST', `/api/letter-drafts/${draft}/issue`, { version })
      }
      expect(await tried({ title: '' })).toBe('letter-title-missing')
      expect(await tried({ kind: 'nobody-knows' })).toBe('letter-kind-unknown')
      expect(await tried({ recipients: [] })).toBe('letter-recipients-none')
      expect(await tried({ items: [] })).toBe('letter-items-none')
      expect(await tried({ items: [asked('无人办', [randomUUID()])] })).toBe('letter-item-for-nobody')
      expect(await tried({ items: [items.house] })).toBe('letter-recipient-without-item')
      expect(await tried({ recipients: [to.qingxi, to.housing] })).toBe('letter-leads-wrong')
      expect(await tried({ recipients: [...Object.values(to), recipient({ unit: 'qingxi' })] })).toBe('letter-recipient-twice')
      // Nor under the same id, which would be one row for two.
      expect(await tried({ recipients: [...Object.values(to), recipient({ id: to.qingxi.id, unit: 'shiqiao' })] })).toBe('letter-recipient-twice')
      expect(await tried({ items: [...Object.values(items), { ...asked('又一件'), id: items.road.id }] })).toBe('already-exists')
      expect(await tried({ recipients: [...Object.values(to), recipient({ unit: 'nowhere' })] })).toBe('letter-recipient-wrong')
      expect(await tried({ recipients: [{ ...to.qingxi, role: 'addressee', dueOn: '2020-05-06' }], items: [items.road] })).toBe('letter-due-past')
      expect(await tried({ items: [...Object.values(items), { ...asked('没有的'), kind: 'problem', about: randomUUID() }] })).toBe('letter-item-unknown')
      // A township writes to its own villages, and to nobody else.
      expect(await tried({ recipients: [recipient({ unit: 'housing' })], items: [items.all] }, 'qingxi')).toBe('letter-recipient-outside')
      expect(await desk.code('pingan', 'POST', '/api/letter-drafts', { id: randomUUID(), problems: [] })).toBe('not-permitted')
      expect((await counts('office')).all).toBe(0)
    })

    it('is issued once, whole, with its number and its paper; the paper stands', async () => {
      const draft = await letters.write('office', {
        kind: 'supervise', title: '关于住房安全问题整改的督办函', body: '5 月 6 日会议议定，\n请逐项办理。', contact: '李明 0731-1234', recipients: Object.values(to), items: Object.values(items),
      })
      const issue = () => desk.ask('office', 'POST', `/api/letter-drafts/${draft.id}/issue`, { version: draft.version })
      expect(await desk.code('second', 'POST', `/api/letter-drafts/${draft.id}/issue`, { version: draft.version - 1 })).toBe('letter-draft-changed')
      expect((await issue()).body).toEqual({ id: draft.id, number: '脱贫督〔2020〕1号' })
      expect((await issue()).body).toEqual({ id: draft.id, number: '脱贫督〔2020〕1号' })
      id = draft.id
      const paper = await paperOf('office', id)
      const text = await paragraphsOf(paper)
      expect(text).toEqual(expect.arrayContaining([
        '领导小组办公室', '关于住房安全问题整改的督办函', 'leader同志、清溪镇、住建局：', '5 月 6 日会议议定，', '请逐项办理。', '联系人：李明 0731-1234', '2020年5月7日',
        '2020年5月15日', '2020年5月13日', '平安村石大山户建房未入住', '清溪镇、住建局',
      ]))
      expect(text.join('')).not.toMatch(/[{}]/)
      expect((await letters.view('office', id)).documentHash).toBe(createHash('sha256').update(paper).digest('hex'))
      expect((await paperOf('leader', id)).equals(paper)).toBe(true)
    })

    it('is seen by whom it concerns, each as far as it does, and told to them', async () => {
      const seen = async (name: CastName) => (await listed(name)).some((row) => row.id === id)
      expect(await Promise.all((['office', 'leader', 'qingxi', 'housing', 'supervision', 'pingan', 'shiqiao', 'education'] as const).map(seen)))
        .toEqual([true, true, true, true, true, false, false, false])
      expect((await desk.ask('shiqiao', 'GET', `/api/letters/${id}`)).status).toBe(404)
      expect((await desk.ask('census', 'GET', `/api/letters/${id}`)).status).toBe(403)
      const view = await letters.view('qingxi', id)
      expect([view.recipients.map(({ name }) => name), view.others]).toEqual([['清溪镇'], 2])
      expect((await letters.tasks('qingxi', id)).map(({ text }) => text)).toEqual([items.house.text, items.road.text, items.all.text])
      // Its copy of the paper says what it is asked, and not what its neighbours are.
      const copy = (await paragraphsOf(await paperOf('qingxi', id))).join('\n')
      expect(copy).toContain(items.road.text)
      expect(copy).not.toContain(items.water.text)
      expect(await queues('qingxi')).toEqual({ 'letters-to-sign': 1 })
      expect(await queues('leader')).toEqual({ 'letters-to-sign': 1 })
      expect(await queues('office')).toEqual({})
      const { rows } = await desk.done<{ rows: { kind: string; about: { text: string } | null }[] }>('qingxi', 'GET', '/api/notices')
      expect(rows[0]).toMatchObject({ kind: 'letter-issued', about: { text: '脱贫督〔2020〕1号《关于住房安全问题整改的督办函》' } })
    })

    it('is signed for and answered, item by item, by whom it went to', async () => {
      expect(await act('qingxi', 'qingxi', answered(items.road.id, '已经浇了 80 米水泥'))).toBe('letter-not-signed')
      expect(await act('shiqiao', 'qingxi', { act: 'sign' })).toBe('not-found')
      expect(await act('office', 'qingxi', { act: 'sign' })).toBe('letter-act-not-yours')
      const request = randomUUID()
      expect([await act('qingxi', 'qingxi', { act: 'sign' }, request), await act('qingxi', 'qingxi', { act: 'sign' }, request)]).toEqual([undefined, undefined])
      expect(await act('qingxi', 'qingxi', { act: 'sign' })).toBe('letter-signed-already')
      expect([await act('leader', 'leader', { act: 'sign' }), await act('housing', 'housing', { act: 'sign' })]).toEqual([undefined, undefined])
      expect(await act('qingxi', 'qingxi', answered(items.water.id, '不归我们'))).toBe('letter-item-not-yours')
      expect(await act('qingxi', 'qingxi', answered(items.road.id, ''))).toBe('letter-answer-empty')
      expect(await act('qingxi', 'qingxi', answered(items.road.id, '正在推进，下周完工', 'under-way'))).toBeUndefined()
      // What is under way is no answer: it is owed still.
      expect((await letters.tasks('office', id, `&recipient=${to.qingxi.id}&taskStanding=owed`)).map(({ text }) => text)).toEqual([items.house.text, items.road.text, items.all.text])
      expect(await act('qingxi', 'qingxi', answered(items.road.id, '组路裂缝已经灌浆，村民代表到场看过，共修 80 米'))).toBeUndefined()
      expect(await act('qingxi', 'qingxi', answered(items.road.id, '再说一遍'))).toBe('letter-answer-waits')
      expect(await queues('office')).toEqual({ 'letters-to-decide': 1 })
    })

    it('points out an answer that was copied, one that says the same again, and a set phrase', async () => {
      // Later than the first one: which was copied goes by when they came.
      checked.setTime(new Date(checked.application.clock().getTime() + 300_000).toISOString())
      expect(await act('qingxi', 'qingxi', answered(items.all.id, '组路裂缝已经灌浆，村民代表到场看过，共修80米。'))).toBeUndefined()
      expect(await act('qingxi', 'qingxi', answered(items.house.id, '正在推进，下周完工', 'under-way'))).toBeUndefined()
      expect(await act('qingxi', 'qingxi', answered(items.house.id, '正在推进，下周完工', 'under-way'))).toBeUndefined()
      const tasks = await letters.tasks('office', id, `&recipient=${to.qingxi.id}`)
      const points = Object.fromEntries(tasks.map(({ text, answers }) => [text, answers.map((answer) => [...answer.points, answer.sameAsText].join(' '))]))
      expect(points).toEqual({
        [items.road.text]: ['phrase ', ''],
        [items.all.text]: [`copied 2. ${items.road.text}`],
        // The same was said of the road.
        [items.house.text]: [`copied phrase 2. ${items.road.text}`, `copied repeated phrase 2. ${items.road.text}`],
      })
    })

    it('names no answer of somebody who is not seen: whoever answers alike learns only that it was said before', async () => {
      expect(await act('housing', 'housing', answered(items.house.id, '组路裂缝已经灌浆，村民代表到场看过，共修 80 米', 'under-way'))).toBeUndefined()
      const toldTo = async (name: CastName) => (await letters.tasks(name, id, `&recipient=${to.housing.id}`)).flatMap(({ answers }) => answers.map(({ points, sameAsText }) => [points.includes('copied'), sameAsText]))
      expect([await toldTo('housing'), await toldTo('office')]).toEqual([[[true, null]], [[true, `2. ${items.road.text}`]]])
    })

    it('is confirmed or returned by the issuer, and not by whoever answered', async () => {
      const decide = (item: string, isConfirmed: boolean, reason = ''): LetterAct => ({ act: 'decide-answer', item, isConfirmed, reason })
      expect(await act('leader', 'qingxi', decide(items.road.id, true))).toBe('letter-act-not-yours')
      expect(await act('second', 'qingxi', decide(items.all.id, false))).toBe('letter-reason-missing')
      expect(await act('second', 'qingxi', decide(items.all.id, false, '和组路的答复一样，请写明看了哪里'))).toBeUndefined()
      expect(await act('second', 'qingxi', decide(items.road.id, true))).toBeUndefined()
      expect(await act('second', 'qingxi', decide(items.road.id, true))).toBe('letter-answer-decided')
      expect(await at('office', 'qingxi')).toMatchObject({ owed: 2, submitted: 0, confirmed: 1, nextOn: '2020-05-15', answeredAt: null })
    })

    it('is deferred with a reason and a day on which it is owed again', async () => {
      expect(await act('housing', 'housing', deferred(items.water.id, '要等枯水期水位下来', '2020-05-07'))).toBe('letter-look-again-wrong')
      expect(await act('housing', 'housing', deferred(items.water.id, '要等枯水期水位下来', '2020-05-25'))).toBeUndefined()
      expect(await act('office', 'housing', { act: 'decide-answer', item: items.water.id, isConfirmed: true, reason: '' })).toBeUndefined()
      for (const item of [items.house, items.all]) expect(await act('housing', 'housing', answered(item.id, `${item.text}：已经到户看过并办完`))).toBeUndefined()
      for (const item of [items.house, items.all]) expect(await act('office', 'housing', { act: 'decide-answer', item: item.id, isConfirmed: true, reason: '' })).toBeUndefined()
      expect(await at('housing', 'housing')).toMatchObject({ state: 'signed', owed: 0, confirmed: 2, deferred: 1, nextOn: '2020-05-25', answeredAt: null, isOverdue: false })
      expect(await queues('housing')).toEqual({})
      expect((await listed('office', '&standing=deferred')).map((row) => row.id)).toEqual([id])
    })

    it('can be objected to within days; somebody else than who decided examines it', async () => {
      const objection = randomUUID()
      expect(await act('leader', 'leader', { act: 'object', item: null, reason: '' })).toBe('letter-reason-missing')
      expect(await act('leader', 'leader', { act: 'object', item: null, reason: '这个村不归我联系' }, objection)).toBeUndefined()
      expect(await act('leader', 'leader', { act: 'object', item: null, reason: '再提一次' })).toBe('letter-objected-already')
      const examine: LetterAct = { act: 'examine', objection, isUpheld: true, reason: '查联系分工，确实不是' }
      expect(await act('office', 'leader', examine)).toBe('letter-examiner-has-decided')
      expect(await act('leader', 'leader', examine)).toBe('letter-examiner-has-decided')
      expect(await act('housing', 'leader', examine)).toBe('not-found')
      expect(await queues('supervision')).toEqual({ 'letters-to-examine': 1 })
      expect(await act('supervision', 'leader', examine)).toBeUndefined()
      expect(await at('leader', 'leader')).toMatchObject({ state: 'done', lifted: 1, owed: 0 })
      expect(await queues('supervision')).toEqual({})
    })

    it('puts its deadline off where that is asked before the end', async () => {
      const ask = (until: string): LetterAct => ({ act: 'ask-extension', until, reason: '连续下雨' })
      expect(await act('qingxi', 'qingxi', ask('2020-05-15'))).toBe('letter-extension-out-of-range')
      expect(await act('qingxi', 'qingxi', ask('2020-06-30'))).toBe('letter-extension-out-of-range')
      expect(await act('qingxi', 'qingxi', ask('2020-05-20'))).toBeUndefined()
      expect(await act('qingxi', 'qingxi', ask('2020-05-20'))).toBe('letter-extension-asked')
      expect(await act('office', 'qingxi', { act: 'decide-extension', until: null, reason: '' })).toBe('letter-reason-missing')
      expect(await act('office', 'qingxi', { act: 'decide-extension', until: '2020-05-18', reason: '' })).toBeUndefined()
      expect(await at('qingxi', 'qingxi')).toMatchObject({ dueOn: '2020-05-18', nextOn: '2020-05-18', extensions: 1, extensionAsked: null })
      expect(await act('qingxi', 'qingxi', ask('2020-05-20'))).toBe('letter-extensions-used')
    })

    it('is urged by rule, once a day, and is a matter of its day', async () => {
      await desk.itIs('2020-05-16T23:30:00.000Z', people)
      await runDaily(checked.application)
      await runDaily(checked.application)
      expect(await at('office', 'qingxi')).toMatchObject({ urged: 1, urgedOn: '2020-05-17' })
      const { rows: urged } = await sql<{ payload: { told: number } }>`select payload from log_entry where kind = 'letter-urged'`.execute(checked.database)
      expect(urged.map(({ payload }) => payload.told)).toEqual([1])
      await desk.itIs('2020-05-18T01:00:00.000Z', people)
      const matters = async (name: CastName) => (await desk.done<{ rows: { kind: string; about: string; unit: string; standing: string }[] }>(name, 'GET', '/api/day-matters')).rows
        .filter(({ kind }) => kind === 'letter-to-answer').map(({ about, unit, standing }) => [about, unit, standing])
      expect(await matters('office')).toEqual([[id, 'qingxi', 'carried-over']])
      expect([await matters('qingxi'), await matters('shiqiao'), await matters('housing')]).toEqual([[[id, 'qingxi', 'carried-over']], [], []])
      for (const item of [items.house, items.all]) expect(await act('qingxi', 'qingxi', answered(item.id, `${item.text}，镇长 17 日去看了，家具已经搬进去`))).toBeUndefined()
      expect(await matters('qingxi')).toEqual([[id, 'qingxi', 'done']])
      for (const item of [items.house, items.all]) expect(await act('office', 'qingxi', { act: 'decide-answer', item: item.id, isConfirmed: true, reason: '' })).toBeUndefined()
      expect(await at('qingxi', 'qingxi')).toMatchObject({ state: 'done', confirmed: 3, urged: 1 })
    })

    it('is owed again on the day of what was deferred', async () => {
      await desk.itIs('2020-05-25T01:00:00.000Z', people)
      expect(await queues('housing')).toEqual({ 'letters-to-answer': 1 })
      await runDaily(checked.application)
      expect(await at('housing', 'housing')).toMatchObject({ urged: 1, urgedOn: '2020-05-25' })
      expect(await act('housing', 'housing', answered(items.water.id, '枯水期水位已经下来，新打的井出水每天 30 立方，化验合格'))).toBeUndefined()
      expect(await act('office', 'housing', { act: 'decide-answer', item: items.water.id, isConfirmed: true, reason: '' })).toBeUndefined()
      expect((await listed('office', '&standing=done')).map((row) => row.id)).toEqual([id])
      await desk.itIs('2020-05-26T01:00:00.000Z', people)
    })
  })

  it('hands several problems over in one act, each to the unit that has to rectify it, and goes back where it was wrong', async () => {
    const draft = await letters.begin('office', problems.map(({ id }) => id))
    expect(draft.content.recipients.map(({ unit }) => unit)).toEqual(['qingxi', 'shiqiao'])
    expect(draft.content.items.map(({ text }) => text)).toEqual([
      `${numberIn(villages.pingan, 0)} 义务教育阶段辍学`, `${numberIn(villages.pingan, 0)} 建房未入住`, `${numberIn(villages.baiyun, 0)} 义务教育阶段辍学`,
    ])
    const saved = await desk.done<{ version: number }>('office', 'PUT', `/api/letter-drafts/${draft.id}`, { version: 1, content: { ...draft.content, kind: 'hand-over', title: '关于“回头看”问题的交办函' } })
    const { id, number } = await desk.done<{ id: string; number: string }>('office', 'POST', `/api/letter-drafts/${draft.id}/issue`, { version: saved.version })
    expect(number).toBe('脱贫交〔2020〕1号')
    const [wrong] = (await letters.view('shiqiao', id)).recipients
    if (!wrong) throw new Error('it went to nobody')
    expect((await letters.tasks('shiqiao', id)).map(({ about }) => about)).toEqual([problems.find(({ number: at }) => at.startsWith(villages.baiyun))?.id])
    expect(await letters.act('shiqiao', id, wrong.id, { act: 'send-back', reason: '学籍在县里，应当教育局办' })).toBeUndefined()
    const instead = randomUUID()
    const accept = (unit: string | null): LetterAct => ({ act: 'decide-send-back', isAccepted: true, reason: '', replacement: unit === null ? null : { id: instead, unit, person: null } })
    expect(await letters.act('office', id, wrong.id, accept(null))).toBe('letter-replacement-missing')
    expect(await letters.act('office', id, wrong.id, accept('qingxi'))).toBe('letter-recipient-twice')
    // Under the id of another recipient it would take that one's place.
    for (const { id: known } of (await letters.view('office', id)).recipients) {
      expect(await letters.act('office', id, wrong.id, { act: 'decide-send-back', isAccepted: true, reason: '', replacement: { id: known, unit: 'education', person: null } })).toBe('letter-recipient-twice')
    }
    expect(await letters.act('office', id, wrong.id, accept('education'))).toBeUndefined()
    expect((await letters.tasks('education', id)).map(({ text, recipient: at }) => [text, at])).toEqual([[`${numberIn(villages.baiyun, 0)} 义务教育阶段辍学`, instead]])
    expect(await letters.tasks('shiqiao', id)).toEqual([])
    await desk.itIs('2020-06-02T01:00:00.000Z', people)
    const late = (await letters.view('education', id)).recipients.find((one) => one.id === instead)
    expect(await letters.act('education', id, late?.id ?? '', { act: 'send-back', reason: '不归我们' })).toBe('letter-send-back-late')
  })

  it('numbers without gaps and never twice, whoever issues at the same moment, and a letter that fails takes none', async () => {
    const pool = new pg.Pool({ connectionString: checked.connectionString, max: 2 })
    const other = { ...checked.application, database: new Kysely<never>({ dialect: new PostgresDialect({ pool }) }) as unknown as typeof checked.database }
    const drafts = await Promise.all(Array.from({ length: 8 }, (_, index) => letters.write('office', {
      kind: 'notice', title: `工作提示之${index}`, recipients: [recipient({ unit: index === 5 ? 'nowhere' : 'qingxi' })], items: [asked('请看')],
    })))
    const issued = await Promise.allSettled(drafts.map(({ id, version }, index) => issueLetter(index % 2 === 0 ? checked.application : other, checked.actors.office, id, version)))
    expect(issued.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    const numbers = (await listed('office', '&kind=notice')).map(({ number }) => number).sort()
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7].map((ordinal) => `脱贫示〔2020〕${ordinal}号`))
    // One draft by two processes at once is one letter.
    const [twice] = await Promise.all([letters.write('office', { kind: 'notice', title: '同一份', recipients: [recipient({ unit: 'qingxi' })], items: [asked('请看')] })])
    const both = await Promise.all([checked.application, other].map((application) => issueLetter(application, checked.actors.office, twice.id, twice.version)))
    expect(both.map(({ number }) => number)).toEqual(['脱贫示〔2020〕8号', '脱贫示〔2020〕8号'])
    await pool.end()
  })

  it('counts what its lists hold, for whoever asks', async () => {
    for (const name of people.filter((one) => one !== 'census')) {
      const told = await counts(name)
      for (const [figure, { where }] of Object.entries(letterCounts)) {
        const { total } = await desk.done<{ total: number }>(name, 'GET', `/api/letters?${new URLSearchParams(where).toString()}`)
        expect([name, figure, told[figure as keyof LetterCounts]]).toEqual([name, figure, total])
      }
      const owed = await queues(name)
      for (const queue of ['letters-to-sign', 'letters-to-answer', 'letters-to-decide', 'letters-to-examine']) {
        expect([name, queue, (await listed(name, `&queue=${queue}`)).length]).toEqual([name, queue, owed[queue] ?? 0])
      }
    }
  })

  it('is repeated by the audit to whom it concerns only: an administrator learns that something was answered, and no word of it', async () => {
    await desk.itIs('2020-06-02T01:00:00.000Z', castNames)
    const told = async (name: CastName, kind: string) => (await desk.done<{ rows: { sentence: string }[] }>(name, 'GET', `/api/audit?kind=${kind}&limit=200`)).rows.map(({ sentence }) => sentence)
    for (const kind of ['letter-issued', 'letter-answered', 'letter-answer-decided', 'letter-objected']) expect(new Set(await told('admin', kind)).size, kind).toBe(1)
    expect(await told('admin', 'letter-answered')).toContain('答复函件')
    expect((await told('office', 'letter-answered')).join()).toContain('组路裂缝已经灌浆')
    expect((await told('office', 'letter-issued')).join()).toContain('关于住房安全问题整改的督办函')
  })

  it('is what the log says; what was issued cannot be changed unnoticed', async () => {
    await verifyLog(checked.database, county)
    await verifyState(checked.database, county)
    const tampered = async (change: string, back: string) => {
      await sql.raw(change).execute(checked.database)
      await expect(verifyState(checked.database, county), change).rejects.toMatchObject({ code: 'state-differs' })
      await sql.raw(back).execute(checked.database)
    }
    await tampered("update letter set body = body || '。'", "update letter set body = left(body, -1)")
    await tampered("update letter_item set text = text || '。'", 'update letter_item set text = left(text, -1)')
    await tampered('update letter set document = document || \'\\x00\'', 'update letter set document = substring(document for length(document) - 1)')
    await tampered('update letter_recipient set urged = urged + 1', 'update letter_recipient set urged = urged - 1')
    await tampered('update letter set owing = owing + 1', 'update letter set owing = owing - 1')
    await verifyState(checked.database, county)
  })
})
