import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MeetingCounts } from '@lookback/core/meetings'
import { meetingCounts } from '@lookback/core/meetings'
import { verifyLog } from '../database/verify-log.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, record, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { Desk } from '../indicators/desk.fixture.ts'
import { runDaily } from '../jobs/run.ts'
import { actOnMany } from '../problems/commands.ts'
import { verifyState } from '../verify-state.ts'
import { MeetingDesk, ofCounty, ofTownship } from './meetings.fixture.ts'

const people = ['office', 'second', 'qingxi', 'shiqiao', 'pingan', 'housing', 'education', 'leader', 'census'] as const
const qingxi = '431999101'
const shiqiao = '431999102'

describe('meetings', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk
  let meetings: MeetingDesk

  beforeAll(async () => {
    checked = await checkedCounty(2)
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    meetings = new MeetingDesk(desk, [checked.actors.leader.person, checked.actors.second.person])
    checked.setTime('2020-03-20T02:00:00.000Z')
    await record(checked, 'qingxi', [0, 1].map((index) => ({ household: numberIn(villages.pingan, index), found: ['H01', 'E01'] })))
    await record(checked, 'shiqiao', [0, 1].map((index) => ({ household: numberIn(villages.baiyun, index), found: ['H01'] })))
    await desk.itIs('2020-04-26T02:00:00.000Z', people)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const daily = () => runDaily(checked.application)
  const counts = (name: CastName) => desk.done<MeetingCounts>(name, 'GET', '/api/meeting-counts')
  const notices = async (name: CastName) => (await desk.done<{ rows: { kind: string }[] }>(name, 'GET', '/api/notices')).rows.map(({ kind }) => kind).filter((kind) => /^(meeting|decision|commitment)/.test(kind))
  const queues = async (name: CastName) => Object.fromEntries((await desk.done<{ queues: { queue: string; count: number; overdue: number }[] }>(name, 'GET', '/api/work')).queues
    .filter(({ queue, count }) => /^(decisions|commitments)-/.test(queue) && count > 0).map(({ queue, count }) => [queue, count]))
  const due = async (name: CastName, day: string) => (await desk.done<{ rows: { kind: string; unit: string; standing: string }[] }>(name, 'GET', `/api/day-matters?day=${day}`)).rows
    .filter(({ kind }) => kind === 'decision-to-do' || kind === 'commitment-due').map(({ kind, unit, standing }) => [kind, unit, standing])
  /** Both of Qingxi's problems of a household are closed, by what people do. */
  async function close(index: number): Promise<void> {
    const problems = await checked.database.selectFrom('problem').select(['id', 'version']).where('number', '=', numberIn(villages.pingan, index)).execute()
    const evidence = [{ sha256: 'e'.repeat(64), kind: 'photo' as const, madeAt: checked.application.clock().toISOString() }]
    const way: [CastName, Parameters<typeof actOnMany>[2][number]['request']['action']][] = [
      ['office', { action: 'dispatch' }], ['pingan', { action: 'report', measures: [{ kind: 'own-drive', text: '自己动手' }], evidence }], ['qingxi', { action: 'review' }],
      ['supervision', { action: 'site-check', stillThere: false }], ['second', { action: 'accept' }],
    ]
    for (const [step, [name, action]] of way.entries()) {
      const done = await actOnMany(checked.application, county, problems.map(({ id, version }) => ({
        actor: checked.actors[name], at: checked.application.clock(), request: { id: randomUUID(), problem: id, version: version + step, action },
      })))
      for (const one of done) expect(one).not.toBeInstanceOf(Error)
    }
  }

  it('are convened by the office alone, once, under the next number of their kind, with the figures of that moment', async () => {
    const body = { id: randomUUID(), kind: 'leading-group', terms: meetings.terms('2020-04-26'), figures: [ofCounty, ofTownship(qingxi, 'closedShare'), ofTownship(shiqiao, 'coverage')] }
    expect(await desk.code('qingxi', 'POST', '/api/meetings', body)).toBe('not-permitted')
    expect(await desk.code('office', 'POST', '/api/meetings', { ...body, kind: 'party' })).toBe('meeting-kind-unknown')
    expect(await desk.code('office', 'POST', '/api/meetings', { ...body, terms: meetings.terms('2022-04-26') })).toBe('meeting-day-wrong')
    expect(await desk.code('office', 'POST', '/api/meetings', { ...body, terms: meetings.terms('2020-04-26', { units: ['nobody'] }) })).toBe('meeting-unit-unknown')
    expect(await desk.code('office', 'POST', '/api/meetings', { ...body, figures: [{ ...ofCounty, figure: 'indicator' }] })).toBe('meeting-figure-wrong')
    const unknown = meetings.terms('2020-04-26', { agenda: [{ id: randomUUID(), text: '看一个问题', about: { kind: 'problem', id: randomUUID() } }] })
    expect(await desk.code('office', 'POST', '/api/meetings', { ...body, terms: unknown })).toBe('meeting-about-unknown')
    const [one, again] = await Promise.all([1, 2].map(() => desk.done<{ number: string }>('office', 'POST', '/api/meetings', body)))
    expect([one?.number, again?.number]).toEqual(['领导小组会议2020年第1次', '领导小组会议2020年第1次'])
    const { papers, state, acts } = await meetings.view('office', body.id)
    expect([state, acts]).toEqual(['convened', ['change', 'freeze', 'record', 'call-off']])
    expect(papers[0]?.figures.map(({ name, value, part, whole }) => [name, value, part, whole])).toEqual([['云岭县', 6, 6, null], ['清溪镇', 0, 0, 4], ['石桥乡', 50, 2, 4]])
    expect(await notices('qingxi')).toEqual(['meeting-convened'])
    const found = async (name: CastName) => (await desk.done<{ groups: { kind: string; hits: object[] }[] }>(name, 'GET', `/api/search?text=${encodeURIComponent(body.terms.title)}`)).groups
      .flatMap(({ kind, hits }) => (kind === 'meeting' ? hits : []))
    expect(await found('qingxi')).toEqual([{ id: body.id, name: body.terms.title, detail: '领导小组会议2020年第1次 2020-04-26' }])
    expect([(await found('office')).length, (await found('education')).length]).toEqual([1, 0])
    // Other places' figures and people are not theirs.
    const own = await meetings.view('qingxi', body.id)
    expect(own.papers[0]?.figures.map(({ name }) => name)).toEqual(['云岭县', '清溪镇'])
    expect((await desk.ask('education', 'GET', `/api/meetings/${body.id}`)).status).toBe(404)
    expect((await desk.ask('census', 'GET', `/api/meetings/${body.id}`)).status).toBe(403)
  })

  it('are written down whole, or it is said what is wrong', async () => {
    const { id } = await meetings.convene('office', '2020-04-26')
    const { decision, commitment } = { decision: meetings.decision('qingxi'), commitment: meetings.commitment('qingxi') }
    const attended = { id: randomUUID(), unit: 'shiqiao', person: null, name: '', title: '', isPresent: false, reason: '' }
    const why = (more: Parameters<MeetingDesk['record']>[2]) => meetings.record('office', id, more)
    expect(await why({ attendance: [attended] })).toBe('meeting-absence-without-reason')
    expect(await why({ attendance: [{ ...attended, isPresent: true }] })).toBe('meeting-attendance-without-name')
    expect(await why({ decisions: [{ ...decision, lead: 'nobody' }] })).toBe('meeting-unit-unknown')
    expect(await why({ decisions: [{ ...decision, co: ['qingxi'] }] })).toBe('decision-unit-twice')
    expect(await why({ decisions: [{ ...decision, closers: [checked.actors.leader.person, checked.actors.leader.person] }] })).toBe('decision-closers-wrong')
    expect(await why({ decisions: [{ ...decision, closers: [checked.actors.leader.person, checked.actors.qingxi.person] }] })).toBe('decision-closers-wrong')
    expect(await why({ decisions: [{ ...decision, dueOn: '2020-04-20' }] })).toBe('decision-due-past')
    expect(await why({ decisions: [decision, decision] })).toBe('meeting-twice')
    expect(await why({ commitments: [{ ...commitment, day: '2020-04-01' }] })).toBe('commitment-day-past')
    expect(await why({ commitments: [{ ...commitment, promised: { ...ofTownship(qingxi, 'coverage'), subject: { kind: 'department', code: 'housing' }, direction: 'at-least', target: 90 } }] })).toBe('commitment-figure-wrong')
    expect(await meetings.act('office', id, { act: 'issue' })).toBe('meeting-not-recorded')
    expect(await meetings.act('office', id, { act: 'correct', decision: decision.id, after: { text: '改了', lead: 'qingxi', co: [], dueOn: '2020-05-01' }, reason: '写错' })).toBe('meeting-not-issued')
    // A day set by the rule: five working days from Sunday, 26 April, which was worked, around Labour Day.
    expect(await why({ attendance: [{ ...attended, reason: '下乡' }], decisions: [decision], commitments: [commitment] })).toBeUndefined()
    const seen = await meetings.view('office', id)
    expect(seen.decisions[0]).toMatchObject({ isDueByRule: true, state: 'open' })
    expect(seen.attendance[0]).toMatchObject({ isPresent: false, reason: '下乡', unitName: '石桥乡' })
    // Until the minutes are issued nothing is owed and nobody else sees it.
    expect(await counts('qingxi')).toMatchObject({ openDecisions: 0, uncheckableCommitments: 0 })
    expect((await desk.ask('qingxi', 'GET', `/api/meeting-decisions/${decision.id}`)).status).toBe(404)
    const later = await meetings.convene('office', '2020-04-30')
    // Two write it down: whoever began before the other saved is told, and saves nothing over it.
    const { recordedAt, agenda, units, title, day, startsAt, place, chair } = await meetings.view('office', later.id)
    const before = { title, day, startsAt, place, chair, agenda: agenda.map(({ id: item, text, about }) => ({ id: item, text, about })), units: units.map(({ unit }) => unit) }
    const written = { attendance: [], decisions: [], commitments: [] }
    expect(await meetings.act('office', later.id, { act: 'record', record: { ...written, decisions: [meetings.decision('qingxi')] }, seen: recordedAt })).toBeUndefined()
    expect(await meetings.act('second', later.id, { act: 'record', record: written, seen: recordedAt })).toBe('written-meanwhile')
    expect((await meetings.view('office', later.id)).decisions).toHaveLength(1)
    expect(await meetings.act('office', later.id, { act: 'change', terms: { ...before, place: '三楼会议室' }, seen: before })).toBeUndefined()
    expect(await meetings.act('second', later.id, { act: 'change', terms: { ...before, chair: '县长' }, seen: before })).toBe('written-meanwhile')
    expect(await meetings.view('office', later.id)).toMatchObject({ place: '三楼会议室', chair })
    expect(await meetings.record('office', later.id, {})).toBeUndefined()
    expect(await meetings.act('office', later.id, { act: 'issue' })).toBe('meeting-not-held')
  })

  describe('what was decided', () => {
    let meeting: string
    const ids = { open: randomUUID(), told: randomUUID(), quiet: randomUUID() }

    it('is owed by its units from the minutes on, which are a paper that never changes', async () => {
      meeting = await meetings.held('office', '2020-04-26', {
        decisions: [
          meetings.decision('qingxi', { id: ids.open, co: ['housing'], dueOn: '2020-05-06' }), meetings.decision('shiqiao', { id: ids.told, isForInformation: true, closers: [] }),
          meetings.decision('education', { id: ids.quiet, isUrged: false, dueOn: '2020-05-06' }),
        ],
      })
      expect(await Promise.all(['qingxi', 'housing', 'shiqiao', 'education', 'pingan'].map((name) => queues(name as CastName)))).toEqual([
        { 'decisions-to-do': 1 }, { 'decisions-to-do': 1 }, {}, { 'decisions-to-do': 1 }, {},
      ])
      expect((await notices('leader'))).toContain('meeting-minutes-issued')
      expect((await meetings.decisions('housing')).map(({ id }) => id)).toEqual([ids.open])
      expect((await meetings.decisions('shiqiao')).map(({ id, state }) => [id, state])).toEqual([[ids.told, 'for-information']])
      expect((await meetings.view('housing', meeting)).decisions.map(({ id }) => id)).toEqual([ids.open])
      expect(await meetings.record('office', meeting, {})).toBe('meeting-issued')
      expect((await desk.ask('qingxi', 'GET', `/api/meetings/${meeting}/minutes.docx`)).status).toBe(403)
      const { body } = await desk.ask('office', 'GET', `/api/meetings/${meeting}/minutes.docx`)
      const text = (await (await JSZip.loadAsync(body as Buffer)).file('word/document.xml')?.async('string') ?? '').replace(/<[^>]+>/g, '')
      for (const said of ['会议纪要〔2020〕1号', '云岭县会议纪要', '建房未入住的逐户搬进去', '2020年5月6日', 'leader、second', '阅知']) expect(text).toContain(said)
      expect(text).not.toMatch(/[{}]/)
    })

    it('is urged from some days before its end, once a day; what is for information or shall not be urged is not', async () => {
      await desk.itIs('2020-05-02T02:00:00.000Z', people)
      await daily()
      expect((await meetings.decided('qingxi', ids.open)).urged).toBe(0)
      await desk.itIs('2020-05-03T02:00:00.000Z', people)
      await daily()
      await daily()
      expect([(await meetings.decided('qingxi', ids.open)).urged, (await meetings.decided('education', ids.quiet)).urged]).toEqual([1, 0])
      expect((await notices('qingxi')).filter((kind) => kind === 'decision-urged')).toHaveLength(1)
      expect(await notices('shiqiao')).not.toContain('decision-urged')
    })

    it('is put off only when asked before the end, by the lead, and decided by the office', async () => {
      expect(await meetings.actOn('housing', ids.open, { act: 'ask-extension', until: '2020-05-12', reason: '下雨' })).toBe('decision-lead-reports')
      expect(await meetings.actOn('qingxi', ids.open, { act: 'ask-extension', until: '2020-07-12', reason: '下雨' })).toBe('decision-extension-out-of-range')
      expect(await meetings.actOn('qingxi', ids.open, { act: 'ask-extension', until: '2020-05-12', reason: '下雨' })).toBeUndefined()
      expect(await meetings.actOn('qingxi', ids.open, { act: 'ask-extension', until: '2020-05-13', reason: '下雨' })).toBe('decision-extension-asked')
      expect(await queues('office')).toMatchObject({ 'decisions-to-extend': 1 })
      expect(await meetings.actOn('qingxi', ids.open, { act: 'decide-extension', isGranted: true, reason: '' })).toBe('decision-act-not-yours')
      expect(await meetings.actOn('office', ids.open, { act: 'decide-extension', isGranted: false, reason: '' })).toBe('decision-reason-missing')
      expect(await meetings.actOn('office', ids.open, { act: 'decide-extension', isGranted: true, reason: '' })).toBeUndefined()
      expect(await meetings.decided('qingxi', ids.open)).toMatchObject({ dueOn: '2020-05-12', extensions: 1 })
      expect(await meetings.actOn('qingxi', ids.open, { act: 'ask-extension', until: '2020-05-13', reason: '下雨' })).toBe('decision-extensions-used')
      await desk.itIs('2020-05-07T02:00:00.000Z', people)
      expect(await meetings.actOn('education', ids.quiet, { act: 'ask-extension', until: '2020-05-12', reason: '下雨' })).toBe('decision-extension-late')
      expect(await counts('education')).toMatchObject({ openDecisions: 1, overdueDecisions: 1 })
      expect(await due('education', '2020-05-07')).toEqual([['decision-to-do', 'education', 'carried-over']])
    })

    it('is closed only when both leaders agree', async () => {
      expect(await meetings.actOn('leader', ids.open, { act: 'endorse', text: '' })).toBe('decision-not-reported')
      expect(await meetings.actOn('housing', ids.open, { act: 'report', text: '都搬进去了' })).toBe('decision-lead-reports')
      expect(await meetings.actOn('housing', ids.open, { act: 'note', text: '水电已经接通' })).toBeUndefined()
      const id = randomUUID()
      expect(await meetings.actOn('qingxi', ids.open, { act: 'report', text: '都搬进去了' }, id)).toBeUndefined()
      expect(await meetings.actOn('qingxi', ids.open, { act: 'report', text: '都搬进去了' }, id)).toBeUndefined()
      expect([await queues('leader'), await queues('second')]).toMatchObject([{ 'decisions-to-endorse': 1 }, { 'decisions-to-endorse': 1 }])
      expect(await meetings.actOn('office', ids.open, { act: 'endorse', text: '' })).toBe('decision-not-your-word')
      expect(await meetings.actOn('leader', ids.open, { act: 'return', reason: '有一户锁着门' })).toBeUndefined()
      expect(await meetings.decided('qingxi', ids.open)).toMatchObject({ state: 'open', endorsed: [] })
      expect(await meetings.actOn('qingxi', ids.open, { act: 'report', text: '那一户也搬了' })).toBeUndefined()
      expect(await meetings.actOn('leader', ids.open, { act: 'endorse', text: '看过了' })).toBeUndefined()
      expect(await meetings.actOn('leader', ids.open, { act: 'endorse', text: '' })).toBe('decision-endorsed')
      expect(await meetings.decided('qingxi', ids.open)).toMatchObject({ state: 'reported', closedOn: null })
      expect(await meetings.actOn('second', ids.open, { act: 'endorse', text: '' })).toBeUndefined()
      expect(await meetings.decided('qingxi', ids.open)).toMatchObject({ state: 'closed', closedOn: '2020-05-07' })
      expect(await meetings.actOn('qingxi', ids.open, { act: 'note', text: '再说一句' })).toBe('decision-closed')
      expect(await meetings.actOn('shiqiao', ids.told, { act: 'report', text: '知道了' })).toBe('decision-for-information')
      expect((await desk.ask('pingan', 'POST', `/api/meeting-decisions/${ids.open}/acts`, { id: randomUUID(), action: { act: 'note', text: '看看' } })).status).toBe(404)
    })

    it('is changed after the minutes only by a numbered correction that keeps what was said', async () => {
      const after = { text: '失学的孩子逐人劝返', lead: 'education', co: ['qingxi'], dueOn: '2020-05-15' }
      expect(await meetings.act('office', meeting, { act: 'correct', decision: ids.open, after, reason: '写错了' })).toBe('decision-closed')
      expect(await meetings.act('office', meeting, { act: 'correct', decision: ids.quiet, after: { ...after, co: ['education'] }, reason: '写错了' })).toBe('decision-unit-twice')
      const { text, lead, co, dueOn } = await meetings.decided('office', ids.quiet)
      const seen = { text, lead: lead.unit, co: co.map(({ unit }) => unit), dueOn }
      expect(await meetings.act('office', meeting, { act: 'correct', decision: ids.quiet, after, reason: '写错了', seen })).toBeUndefined()
      // Somebody who had the old words before them writes nothing over the new ones.
      expect(await meetings.act('second', meeting, { act: 'correct', decision: ids.quiet, after: { ...after, text: '又一种' }, reason: '写错了', seen })).toBe('written-meanwhile')
      expect(await meetings.decided('qingxi', ids.quiet)).toMatchObject({
        text: after.text, dueOn: '2020-05-15', corrections: [{ ordinal: 1, reason: '写错了', before: { text: '建房未入住的逐户搬进去', dueOn: '2020-05-06' }, byName: 'office' }],
      })
    })
  })

  describe('what was promised', () => {
    let first: string

    it('is judged when its day is over, by the same figure as everywhere, and kept as it was', async () => {
      const promised = (code: string, target: number) => ({ ...ofTownship(code, 'open'), direction: 'at-most' as const, target })
      first = await meetings.held('office', '2020-05-07', {
        commitments: [
          meetings.commitment('qingxi', { text: '到 5 月 9 日只剩两个', promised: promised(qingxi, 2), day: '2020-05-09' }),
          meetings.commitment('shiqiao', { text: '到 5 月 9 日清零', promised: promised(shiqiao, 0), day: '2020-05-09' }),
          meetings.commitment('housing', { text: '到 5 月 20 日只剩一个', promised: { ...ofCounty, subject: { kind: 'department', code: 'housing' }, direction: 'at-most', target: 1 }, day: '2020-05-20' }),
          meetings.commitment('education', { text: '加紧办' }),
        ],
      })
      expect(await queues('qingxi')).toMatchObject({ 'commitments-to-keep': 1 })
      expect(await queues('education')).not.toHaveProperty('commitments-to-keep')
      await desk.itIs('2020-05-08T02:00:00.000Z', people)
      await close(0)
      await desk.itIs('2020-05-09T15:00:00.000Z', people)
      await daily()
      expect((await meetings.commitments('office', '?state=waiting')).map(({ unit }) => unit).sort()).toEqual(['housing', 'qingxi', 'shiqiao'])
      expect(await due('shiqiao', '2020-05-09')).toEqual([['commitment-due', 'shiqiao', 'carried-over']])
      await desk.itIs('2020-05-10T02:00:00.000Z', people)
      await daily()
      await daily()
      const judged = await meetings.commitments('office', `?meeting=${first}`)
      expect(judged.map(({ unit, state, judged: figure }) => [unit, state, figure?.value ?? null]).sort()).toEqual([
        ['education', 'uncheckable', null], ['housing', 'waiting', null], ['qingxi', 'kept', 2], ['shiqiao', 'missed', 2],
      ])
      const listed = await desk.done<{ total: number }>('office', 'GET', `/api/problems?region=${qingxi}&counted=open`)
      expect(listed.total).toBe(2)
      expect(await notices('qingxi')).toContain('commitment-judged')
      // What happens afterwards changes nothing of it.
      await close(1)
      expect((await meetings.commitments('qingxi')).map(({ state, judged: figure }) => [state, figure?.value])).toEqual([['uncheckable', undefined], ['kept', 2]].slice(1))
    })

    it('is read out at the next meeting, and carried over until then where it was not kept', async () => {
      expect(await due('shiqiao', '2020-05-10')).toEqual([['commitment-due', 'shiqiao', 'carried-over']])
      expect(await due('qingxi', '2020-05-10')).toEqual([])
      const { id } = await meetings.convene('office', '2020-05-10', { kind: 'leading-group' })
      const readings = (await meetings.view('office', id)).papers[0]?.readings.filter(({ meeting }) => meeting === first) ?? []
      expect(readings.map(({ unit, state, judged }) => [unit, state, judged?.value ?? null])).toEqual([['qingxi', 'kept', 2], ['shiqiao', 'missed', 2], ['housing', 'waiting', null], ['education', 'uncheckable', null]])
      expect((await meetings.view('shiqiao', id)).papers[0]?.readings.map(({ unit }) => unit)).toEqual(['shiqiao'])
      expect(await due('shiqiao', '2020-05-10')).toEqual([['commitment-due', 'shiqiao', 'done']])
      // Frozen again it says the same; the meeting after that hears only what is new.
      expect(await meetings.act('office', id, { act: 'freeze', figures: [ofTownship(qingxi)] })).toBeUndefined()
      const again = await meetings.view('office', id)
      expect(again.papers.map(({ figures, readings: read }) => [figures.map(({ value }) => value), read.filter(({ meeting }) => meeting === first).length])).toEqual([[[], 4], [[0], 4]])
      await desk.itIs('2020-05-21T02:00:00.000Z', people)
      await daily()
      const next = await meetings.convene('office', '2020-05-21', { kind: 'video' })
      expect((await meetings.view('office', next.id)).papers[0]?.readings.map(({ unit, state }) => [unit, state])).toEqual([['housing', 'missed']])
      expect((await meetings.commitments('office', `?meeting=${first}&unit=shiqiao`))[0]?.readAt).toBe('领导小组会议2020年第2次')
      // Called off with why, it keeps its number and nobody has read anything out there.
      expect(await meetings.act('qingxi', next.id, { act: 'call-off', reason: '领导外出' })).toBe('not-permitted')
      expect(await meetings.act('office', next.id, { act: 'call-off', reason: '领导外出，改期再开' })).toBeUndefined()
      expect(await meetings.view('qingxi', next.id)).toMatchObject({ number: next.number, state: 'called-off', calledOffReason: '领导外出，改期再开' })
      expect(await notices('qingxi')).toContain('meeting-called-off')
      expect([await meetings.record('office', next.id, {}), await meetings.act('office', next.id, { act: 'issue' }), (await meetings.view('office', next.id)).acts]).toEqual(['meeting-called-off', 'meeting-called-off', []])
      const another = await meetings.convene('office', '2020-05-21', { kind: 'video' })
      expect(another.number).not.toBe(next.number)
      expect((await meetings.view('office', another.id)).papers[0]?.readings.map(({ unit, state }) => [unit, state])).toEqual([['housing', 'missed']])
      expect(await meetings.record('office', another.id, {})).toBeUndefined()
      expect(await meetings.act('office', another.id, { act: 'call-off', reason: '没有开' })).toBe('meeting-recorded')
    })
  })

  it('are counted as their lists say, for whoever looks', async () => {
    for (const name of ['office', 'qingxi', 'shiqiao', 'housing', 'education', 'leader'] as const) {
      const told = await counts(name)
      for (const [key, { list, where }] of Object.entries(meetingCounts)) {
        const { total } = await desk.done<{ total: number }>(name, 'GET', `${list.path}?${new URLSearchParams(where).toString()}`)
        expect([name, key, total]).toEqual([name, key, told[key as keyof MeetingCounts]])
      }
    }
    expect((await counts('office')).closedDecisions).toBe(1)
  })

  it('stand as the log says', async () => {
    await verifyLog(checked.database, county)
    await verifyState(checked.database, county)
    await checked.database.updateTable('meeting_commitment').set({ state: 'kept' }).where('state', '=', 'missed').execute()
    await expect(verifyState(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
  })
})
