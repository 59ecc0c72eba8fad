import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LadderCounts } from '@lookback/core/ladder'
import { initialLadder, ladderCounts } from '@lookback/core/ladder'
import type { LetterDraftView } from '@lookback/core/letters'
import { verifyLog } from '../database/verify-log.ts'
import { DutyDesk, seatResidents } from '../duty/duty.fixture.ts'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, record, villages } from '../fixtures/checked-county.fixture.ts'
import { insertParameter } from '../foundation/index.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { Desk } from '../indicators/desk.fixture.ts'
import { answered, LetterDesk } from '../letters/letters.fixture.ts'
import { actOn } from '../problems/commands.ts'
import { SupervisionDesk } from '../supervision/supervision.fixture.ts'
import { aside, confirmed, LadderDesk } from './ladder.fixture.ts'
import { verifyLadder } from './verify-ladder.ts'

const people = ['office', 'second', 'qingxi', 'shiqiao', 'pingan', 'housing', 'education', 'supervision', 'leader', 'resident', 'neighbour'] as const
const unit = (code: string) => ({ kind: 'unit' as const, code })

describe('the ladder', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk
  let ladder: LadderDesk
  let duty: DutyDesk

  beforeAll(async () => {
    checked = await checkedCounty(1)
    const posts = await seatResidents(checked)
    // In a county as small as this one a single false report is already too many.
    const rules = initialLadder.rules.map((rule) => (rule.measure === 'false-reports' && rule.rung === 'supervise' ? { ...rule, from: 1 } : rule))
    await checked.database.transaction().execute((transaction) => insertParameter(transaction, county, 'ladder', '2020-01-01', { ...initialLadder, rules }))
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    ladder = new LadderDesk(desk)
    duty = new DutyDesk(desk, posts)
    await desk.itIs('2020-03-20T02:00:00.000Z', people)
  }, 120_000)
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const counts = () => desk.done<LadderCounts>('office', 'GET', '/api/ladder-counts')
  const notices = async (name: string) => (await desk.done<{ rows: { kind: string }[] }>(name, 'GET', '/api/notices')).rows.filter(({ kind }) => kind.startsWith('ladder')).length
  const queue = async (name: string) => (await desk.done<{ queues: { queue: string; count: number }[] }>(name, 'GET', '/api/work')).queues.find((one) => one.queue === 'ladder-to-decide')?.count
  /** Every number opens as many records as it says. */
  const expectLists = async () => {
    for (const { subject, hits } of await ladder.proposals()) {
      for (const { rule, count, fresh } of hits) {
        const { rows, total } = await ladder.facts(subject, rule.measure)
        expect([subject.code, rule.name, total, rows.filter(({ isNew }) => isNew).length]).toEqual([subject.code, rule.name, count, fresh])
      }
    }
    const counted = await counts()
    for (const [name, { list, where }] of Object.entries(ladderCounts)) {
      const { total } = await desk.done<{ total: number }>('office', 'GET', `${list.path}?${new URLSearchParams(where).toString()}`)
      expect([name, total]).toEqual([name, counted[name as keyof LadderCounts]])
    }
  }

  it('proposes nothing where nothing is late; then a reminder of the unit whose letter is', async () => {
    expect(await ladder.proposals()).toEqual([])
    await ladder.ask('qingxi', '2020-03-24')
    const { id, recipient, item } = await ladder.ask('shiqiao', '2020-03-24')
    const letters = new LetterDesk(desk)
    for (const action of [{ act: 'sign' } as const, answered(item, '已经入户看了，三户修好')]) expect(await letters.act('shiqiao', id, recipient, action)).toBeUndefined()
    await desk.itIs('2020-03-24T02:00:00.000Z', ['office'])
    expect(await ladder.proposals()).toEqual([])
    await desk.itIs('2020-03-25T02:00:00.000Z', people)
    expect((await ladder.proposals()).map(({ subject, name, rung, hits }) => [subject, name, rung, hits.map(({ rule, count }) => [rule.name, count])]))
      .toEqual([[unit('qingxi'), (await ladder.view(unit('qingxi'))).name, 'remind', [['函件到期没答复 1 次', 1]]]])
    expect([await queue('office'), await queue('leader'), await queue('qingxi')]).toEqual([1, undefined, undefined])
    await expectLists()
  })

  it('is for the office of the whole county alone', async () => {
    const { version = '' } = (await ladder.view(unit('qingxi'))).proposal ?? {}
    for (const name of people.filter((one) => one !== 'office' && one !== 'second')) {
      for (const path of ['/api/ladder', '/api/ladder-counts', '/api/ladder-subject?kind=unit&code=qingxi', '/api/ladder-facts?kind=unit&code=qingxi']) expect([name, path, await desk.code(name, 'GET', path)]).toEqual([name, path, 'not-permitted'])
      expect([name, await ladder.decide(name, unit('qingxi'), aside(), { version })]).toEqual([name, 'not-permitted'])
      expect([name, await ladder.steps(name)]).toEqual([name, []])
    }
  })

  it('is decided once, with organ, number and day, on what was seen; the same again changes nothing', async () => {
    const { version = '' } = (await ladder.view(unit('qingxi'))).proposal ?? {}
    const id = randomUUID()
    expect(await ladder.decide('office', unit('qingxi'), confirmed('remind', '2020-03-26'))).toBe('ladder-day-ahead')
    expect(await ladder.decide('office', unit('nobody'), aside(), { version })).toBe('ladder-subject-unknown')
    await ladder.ask('qingxi', '2020-03-25')
    await desk.itIs('2020-03-26T02:00:00.000Z', people)
    // Another one came meanwhile: what was seen is not what would be decided.
    expect(await ladder.decide('office', unit('qingxi'), confirmed('remind', '2020-03-26'), { version })).toBe('ladder-proposal-changed')
    expect((await ladder.view(unit('qingxi'))).proposal).toMatchObject({ rung: 'supervise', hits: [{ rule: { measure: 'unanswered', from: 2 }, count: 2, fresh: 2 }] })
    const now = (await ladder.view(unit('qingxi'))).proposal?.version ?? ''
    // Two who decide at once: one is told that nothing is left. People may take a milder rung.
    const both = await Promise.all([ladder.decide('office', unit('qingxi'), confirmed('remind', '2020-03-26'), { id, version: now }), ladder.decide('second', unit('qingxi'), aside(), { version: now })])
    expect(both.filter((code) => code !== undefined)).toEqual(['ladder-nothing-proposed'])
    if (both[0] === undefined) expect(await ladder.decide('office', unit('qingxi'), confirmed('remind', '2020-03-26'), { id, version: now })).toBeUndefined()
    expect(await ladder.steps('office')).toHaveLength(1)
    expect(await ladder.proposals()).toEqual([])
    await expectLists()
  })

  it('counts on after a reminder; what was put aside counts no more; each decision keeps the records behind it', async () => {
    const [first] = await ladder.ask('shiqiao', '2020-03-26').then(async () => {
      await desk.itIs('2020-03-27T02:00:00.000Z', people)
      return ladder.proposals()
    })
    expect(first).toMatchObject({ subject: unit('shiqiao'), rung: 'remind' })
    expect(await ladder.decide('second', unit('shiqiao'), aside())).toBeUndefined()
    await ladder.ask('shiqiao', '2020-03-27')
    await desk.itIs('2020-03-28T02:00:00.000Z', people)
    // The one put aside is none of two.
    expect((await ladder.view(unit('shiqiao'))).proposal).toMatchObject({ rung: 'remind', hits: [{ count: 1, fresh: 1 }], confirmed: 0 })
    const id = randomUUID()
    expect(await ladder.decide('office', unit('shiqiao'), confirmed('remind', '2020-03-28'), { id })).toBeUndefined()
    await ladder.ask('shiqiao', '2020-03-28')
    await desk.itIs('2020-03-29T02:00:00.000Z', people)
    expect((await ladder.view(unit('shiqiao'))).proposal).toMatchObject({ rung: 'supervise', hits: [{ rule: { measure: 'unanswered', from: 2 }, count: 2, fresh: 1 }], confirmed: 1 })
    expect((await ladder.facts(unit('shiqiao'), 'unanswered', id)).total).toBe(1)
    expect((await ladder.view(unit('shiqiao'))).steps.map(({ outcome }) => outcome)).toEqual(['confirmed', 'put-aside'])
    await expectLists()
  })

  it('tells those whom it concerns what was decided and issued, and nothing of others, of counts or of what was put aside', async () => {
    expect((await ladder.steps('shiqiao')).map(({ outcome, rung, organ, reasons }) => [outcome, rung, organ, reasons])).toEqual([['confirmed', 'remind', '县脱贫攻坚领导小组', []]])
    const [own] = await ladder.steps('shiqiao')
    expect([await notices('shiqiao'), await notices('housing'), await notices('pingan')]).toEqual([1, 0, 0])
    for (const name of people) expect([name, (await desk.ask(name, 'GET', `/api/ladder-steps/${own?.id ?? ''}`)).status]).toEqual([name, ['office', 'second', 'shiqiao'].includes(name) ? 200 : 404])
    expect(await desk.done('shiqiao', 'GET', `/api/ladder-steps/${own?.id ?? ''}`)).toMatchObject({ isForOffice: false, letter: null, reasons: [] })
    expect(await desk.done('office', 'GET', `/api/ladder-steps/${own?.id ?? ''}`)).toMatchObject({ isForOffice: true, letter: 'remind', reasons: [{ count: 1 }] })
    expect(await ladder.decide('office', unit('shiqiao'), confirmed('transfer', '2020-03-29', { organ: '县纪委监委', number: '移〔2020〕1号' }))).toBeUndefined()
    expect([(await ladder.steps('shiqiao')).length, (await ladder.steps('office', '?rung=transfer')).length, await notices('shiqiao')]).toEqual([1, 1, 1])
  })

  it('goes out as a letter of its kind, to the unit', async () => {
    const draft = await desk.done<LetterDraftView>('office', 'POST', '/api/letter-drafts', {
      id: randomUUID(), title: '提醒', kind: 'remind', findings: [{ kind: 'text', about: null, text: '到期没有答复', region: null, unit: 'shiqiao' }],
    })
    expect([draft.content.kind, draft.content.recipients.map((one) => one.unit), draft.content.items.map(({ text }) => text)]).toEqual(['remind', ['shiqiao'], ['到期没有答复']])
  })

  it('counts absences without an excuse of the post, false reports and listings of the unit', async () => {
    for (const [index, day] of ['2020-03-30', '2020-04-02', '2020-04-05'].entries()) {
      await desk.itIs(`${day}T02:00:00.000Z`, people)
      expect(await duty.check('supervision', `${day}T01:30:00.000Z`, duty.told('resident'))).toBeUndefined()
      const finding = (await duty.findings('office', '?standing=open'))[0]?.id ?? ''
      for (const name of ['resident', 'housing'] as const) expect(await duty.act(name, finding, { act: 'answer', text: '家里有事' })).toBeUndefined()
      expect(await duty.act('office', finding, { act: 'decide', isExcused: index === 1, reason: '看了材料' })).toBeUndefined()
    }
    const post = { kind: 'post' as const, code: duty.posts.resident }
    // The one that was excused is none.
    expect((await ladder.view(post)).proposal).toMatchObject({ rung: 'remind', hits: [{ count: 2 }] })
    expect(await ladder.decide('office', post, confirmed('remind', '2020-04-05'))).toBeUndefined()
    expect([(await ladder.steps('resident')).length, (await ladder.steps('neighbour')).length, (await ladder.steps('housing')).length, (await ladder.steps('pingan')).length]).toEqual([1, 0, 0, 0])

    checked.setTime('2020-04-04T02:00:00.000Z')
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01'] }])
    checked.setTime('2020-04-05T02:00:00.000Z')
    const act = async (name: 'office' | 'qingxi', action: Parameters<typeof actOn>[2]['action']) => {
      const { id, version } = await checked.database.selectFrom('problem').select(['id', 'version']).where('item', '=', 'H01').executeTakeFirstOrThrow()
      await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: id, version, action })
    }
    await act('office', { action: 'dispatch', unit: 'qingxi' })
    await act('qingxi', { action: 'report', measures: [{ kind: 'policy', text: '修好了' }], evidence: [{ sha256: 'e'.repeat(64), kind: 'photo', madeAt: '2020-04-05T01:00:00.000Z' }] })
    checked.setTime('2020-04-20T02:00:00.000Z')
    await record(checked, 'census', [{ household: numberIn(villages.pingan, 0), round: 2, found: ['H01'] }])
    await desk.itIs('2020-04-21T02:00:00.000Z', people)
    expect((await ladder.view(unit('qingxi'))).proposal).toMatchObject({ rung: 'supervise', hits: [{ rule: { measure: 'false-reports' }, count: 1 }] })

    const list = new SupervisionDesk(desk, checked.actors.leader.person)
    const terms = { ...list.asked().terms, until: '2020-05-21' }
    for (const [state, proposes] of [['off', null], ['listed', 'talk']] as const) {
      const { id } = await list.list('office', { terms, subject: { kind: 'department', code: 'education' } })
      await checked.database.updateTable('supervision_listing').set({ state }).where('id', '=', id).execute()
      expect((await ladder.view(unit('education'))).proposal?.rung ?? null).toBe(proposes)
    }
    await expectLists()
  })

  it('is what the log says', async () => {
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(0)
    expect(await verifyLadder(checked.database, county)).toBeGreaterThan(8)
    await checked.database.updateTable('ladder_step').set({ rung: 'talk' }).where('rung', '=', 'remind').execute()
    await expect(verifyLadder(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
  })
})
