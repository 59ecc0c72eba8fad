import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewListing, Proposal, VillageChecks } from '@lookback/core/supervision'
import { measures, supervisionCounts } from '@lookback/core/supervision'
import type { ProblemAction } from '@lookback/core/problems'
import { verifyLog } from '../database/verify-log.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, record, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { Desk } from '../indicators/desk.fixture.ts'
import { runDaily } from '../jobs/run.ts'
import { actOn } from '../problems/commands.ts'
import { verifyState } from '../verify-state.ts'
import { reported, seatSecondTeam, secondTeam, sent, SupervisionDesk } from './supervision.fixture.ts'

const people = ['office', 'second', 'qingxi', 'shiqiao', 'pingan', 'housing', 'education', 'supervision', 'leader', 'acceptor'] as const
const evidence = [{ sha256: 'e'.repeat(64), kind: 'photo' as const, madeAt: '2020-05-08T02:00:00.000Z' }]

/** A small county, in which two of two households are a rate. */
const rules = [
  { name: '问题发生率 10% 以上', of: 'township', measure: 'incidence', from: 0.1, rounds: 1, least: 1, grade: 'A' },
  { name: '连续两轮有问题', of: 'township', measure: 'incidence', from: 0.1, rounds: 2, least: 1, grade: 'A' },
  { name: '入户率不到 95%', of: 'township', measure: 'coverage', from: 0.95, rounds: 1, least: 1, grade: 'C' },
  { name: '行业问题没办结', of: 'department', measure: 'open', from: 0.5, rounds: 1, least: 1, grade: 'B' },
  { name: '挂牌乡镇 30% 以上', of: 'county', measure: 'listed-townships', from: 0.3, rounds: 1, least: 0, grade: 'A' },
]

describe('the supervision list', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk
  let listing: SupervisionDesk

  beforeAll(async () => {
    checked = await checkedCounty(2)
    await seatSecondTeam(checked)
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    listing = new SupervisionDesk(desk, checked.actors.leader.person)
    checked.setTime('2020-03-20T02:00:00.000Z')
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01', 'E01'] }, { household: numberIn(villages.pingan, 1) }, { household: numberIn(villages.xinglong, 0) }])
    await record(checked, 'shiqiao', [0, 1].flatMap((index) => [villages.baiyun, villages.heshan].map((village) => ({ household: numberIn(village, index) }))))
    const found = await checked.database.selectFrom('problem').select(['id', 'version']).execute()
    for (const { id, version } of found) await actOn(checked.application, checked.actors.office, { id: randomUUID(), problem: id, version, action: { action: 'dispatch' } })
    await desk.itIs('2020-05-05T10:00:00.000Z', ['office'])
    const value = { rules, contents: listing.asked().contents.map(({ name }) => name), number: '脱贫督战〔{year}〕{ordinal}号', checksAMonth: 1 }
    await desk.done('office', 'POST', '/api/parameters/supervision', { id: randomUUID(), version: null, validFrom: '2020-05-06', value, preview: false })
    await desk.itIs('2020-05-06T10:00:00.000Z', people)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const proposals = async () => (await desk.done<{ rows: Proposal[] }>('office', 'GET', '/api/supervision-proposals')).rows
  const counts = (name: CastName) => desk.done<Record<string, number>>(name, 'GET', '/api/supervision-counts')
  const queues = async (name: string) =>
    Object.fromEntries((await desk.done<{ queues: { queue: string; count: number }[] }>(name, 'GET', '/api/work')).queues
      .filter(({ queue, count }) => queue.startsWith('supervision-') && count > 0).map(({ queue, count }) => [queue, count]))
  const notices = async (name: string) => (await desk.done<{ rows: { kind: string }[] }>(name, 'GET', '/api/notices')).rows.map(({ kind }) => kind).filter((kind) => kind.startsWith('supervision'))
  const listed = async (count: { list: { path: string }; where: object }, filter: object) =>
    (await desk.done<{ total: number }>('office', 'GET', `${count.list.path}?${new URLSearchParams({ ...filter, ...count.where }).toString()}`)).total

  it('is proposed by rules, with figures that their lists hold; what lasted too short or of too few is not', async () => {
    const rows = await proposals()
    expect(rows.map(({ subject, grade, hits }) => [subject.code, grade, hits.map(({ rule }) => rule.name)])).toEqual([
      ['431999101', 'A', ['问题发生率 10% 以上', '入户率不到 95%']], ['education', 'B', ['行业问题没办结']], ['housing', 'B', ['行业问题没办结']],
    ])
    const [incidence, coverage] = rows[0]?.hits ?? []
    expect([incidence, coverage].map((hit) => [hit?.figures[0]?.part, hit?.figures[0]?.whole])).toEqual([[1, 3], [3, 4]])
    const round = incidence?.figures[0]?.round?.id ?? ''
    for (const [measure, value] of [['incidence', [1, 3]], ['coverage', [3, 4]]] as const) {
      const { part, whole } = measures[measure]
      expect([part && await listed(part, { region: '431999101', round }), whole && await listed(whole, { region: '431999101', round })]).toEqual(value)
    }
  })

  it('is kept by the office alone, and not before all is said', async () => {
    expect(await listing.whyNot('qingxi')).toBe('not-permitted')
    expect(await listing.whyNot('supervision')).toBe('not-permitted')
    expect(await listing.whyNot('office', { subject: { kind: 'village', code: '431999101' } })).toBe('supervision-subject-unknown')
    expect(await listing.whyNot('office', { subject: { kind: 'department', code: 'qingxi' } })).toBe('supervision-subject-unknown')
    const { terms } = listing.asked()
    expect(await listing.whyNot('office', { terms: { ...terms, lead: checked.actors.qingxi.person } })).toBe('supervision-lead-not-above')
    expect(await listing.whyNot('office', { terms: { ...terms, team: 'qingxi' } })).toBe('supervision-team-wrong')
    expect(await listing.whyNot('office', { subject: { kind: 'department', code: 'housing' }, terms: { ...terms, team: 'housing' } })).toBe('supervision-team-wrong')
    expect(await listing.whyNot('office', { terms: { ...terms, until: '2020-05-06' } })).toBe('supervision-until-wrong')
    expect(await listing.whyNot('office', { furtherReason: '' })).toBe('supervision-reasons-none')
    expect(await listing.whyNot('office', { furtherReason: '', rules: ['连续两轮有问题'] })).toBe('supervision-reasons-none')
    expect(await listing.whyNot('office', { contents: [] })).toBe('supervision-contents-missing')
    expect(await listing.whyNot('office', { conditions: [] })).toBe('supervision-condition-wrong')
    expect(await listing.whyNot('office', { conditions: [{ measure: 'listed-townships', to: 0 }] })).toBe('supervision-condition-wrong')
    expect(await counts('office')).toEqual({ listed: 0, overdue: 0, accepted: 0, again: 0, off: 0 })
  })

  describe('a township', () => {
    let id: string

    it('is listed under the next number with its reasons and the figures of that day, once', async () => {
      const asked = listing.asked({ rules: ['问题发生率 10% 以上'], conditions: [{ measure: 'open', to: 0 }, { measure: 'overdue', to: 0 }] })
      const [first, again] = await Promise.all([1, 2].map(() => desk.done<{ id: string; number: string }>('office', 'POST', '/api/supervision', asked)))
      expect(first).toEqual({ id: asked.id, number: '脱贫督战〔2020〕1号' })
      expect(again).toEqual(first)
      id = asked.id
      expect(await listing.whyNot('second')).toBe('supervision-listed-already')
      expect((await listing.view('qingxi', id)).reasons).toEqual([
        { text: '问题发生率 10% 以上', figures: [expect.objectContaining({ measure: 'incidence', part: 1, whole: 3 })] }, { text: '5 月 6 日会议点名', figures: [] },
      ])
      expect(await Promise.all(['qingxi', 'leader', 'supervision', 'housing', 'shiqiao'].map(notices))).toEqual([['supervision-listed'], ['supervision-listed'], ['supervision-listed'], [], []])
      expect((await proposals()).map(({ subject }) => subject.code)).toEqual([county, 'education', 'housing'])
    })

    it('is seen by whom it concerns, and found by its name', async () => {
      for (const [name, seen] of [['office', 1], ['supervision', 1], ['leader', 1], ['qingxi', 1], ['pingan', 1], ['shiqiao', 0], ['housing', 0]] as const) {
        expect([name, (await listing.rows(name)).length]).toEqual([name, seen])
        expect([name, (await desk.ask(name, 'GET', `/api/supervision/${id}`)).status]).toEqual([name, seen === 1 ? 200 : 404])
      }
      const { groups } = await desk.done<{ groups: { kind: string; hits: { id: string }[] }[] }>('office', 'GET', `/api/search?text=${encodeURIComponent('清溪')}`)
      expect(groups.find(({ kind }) => kind === 'listing')?.hits.map((hit) => hit.id)).toEqual([id])
      expect((await listing.view('qingxi', id)).acts).toEqual([])
      expect((await listing.view('supervision', id)).acts).toEqual(['send'])
      expect((await listing.view('acceptor', id)).acts).toEqual(['accept'])
    })

    it('shows what its villages had this month before another check goes, and says why where it is too much', async () => {
      expect(await listing.act('qingxi', id, sent('2020-05-07', [villages.pingan]))).toBe('not-permitted')
      expect(await listing.act('acceptor', id, sent('2020-05-07', [villages.pingan]))).toBe('supervision-act-not-yours')
      expect(await listing.act('supervision', id, sent('2020-05-07', [villages.baiyun]))).toBe('supervision-check-outside')
      expect(await listing.act('supervision', id, sent('2020-05-05', [villages.pingan]))).toBe('supervision-check-day-wrong')
      const check = randomUUID()
      for (let time = 0; time < 2; time += 1) expect(await listing.act('supervision', id, sent('2020-05-07', [villages.pingan]), check)).toBeUndefined()
      const { ceiling, rows } = await desk.done<{ ceiling: number; rows: VillageChecks[] }>('supervision', 'GET', `/api/supervision/${id}/village-checks?day=2020-05-20`)
      expect([ceiling, rows.map(({ name, checks }) => [name, checks])]).toEqual([1, [['平安村', [{ day: '2020-05-07', what: '小分队', households: null }]], ['兴隆村', []]]])
      const march = await desk.done<{ rows: VillageChecks[] }>('supervision', 'GET', `/api/supervision/${id}/village-checks?day=2020-03-31`)
      expect(march.rows.map(({ checks }) => checks)).toEqual([[{ day: '2020-03-20', what: '乡镇自查', households: 2 }], [{ day: '2020-03-20', what: '乡镇自查', households: 1 }]])
      const more = (overReason: string) => sent('2020-05-21', [villages.xinglong, villages.pingan], { form: 'unannounced', overReason })
      expect(await listing.act('leader', id, more(''))).toBe('supervision-too-many-checks')
      expect(await listing.act('leader', id, more('群众反映，要去看'))).toBeUndefined()
      expect(await listing.act('supervision', id, reported(check))).toBe('supervision-check-day-wrong')
    })

    it('is told what a check saw; problems found there are opened in the same act, or nothing is', async () => {
      await desk.itIs('2020-05-08T02:00:00.000Z', people)
      expect(await queues('supervision')).toEqual({ 'supervision-to-report': 1 })
      const [check] = (await listing.view('supervision', id)).checks
      const opening = { id: randomUUID(), subject: { village: villages.pingan, thing: '村卫生室' }, standard: 'short-check', item: 'H02', note: '门锁着，没有人' }
      const standard = (await checked.database.selectFrom('check_item').select('standard').limit(1).executeTakeFirstOrThrow()).standard
      expect(await listing.act('acceptor', id, reported(check?.id ?? ''))).toBe('supervision-act-not-yours')
      const outside = { ...opening, standard, subject: { village: villages.baiyun, thing: '村卫生室' } }
      expect(await listing.act('supervision', id, reported(check?.id ?? '', { openings: [{ ...opening, standard }, outside] }))).toBe('not-found')
      expect((await checked.database.selectFrom('problem').select('id').execute())).toHaveLength(2)
      const household = (number: string) => checked.database.selectFrom('household').select('id').where('number', '=', number).executeTakeFirstOrThrow()
      const atHome = { ...opening, id: randomUUID(), standard, item: 'H01', subject: await household(numberIn(villages.xinglong, 1)), note: '锁着门，没有搬进去' }
      const elsewhere = { ...atHome, id: randomUUID(), subject: await household(numberIn(villages.baiyun, 1)) }
      expect(await listing.act('supervision', id, reported(check?.id ?? '', { openings: [atHome, elsewhere] }))).toBe('not-found')
      expect((await checked.database.selectFrom('problem').select('id').execute())).toHaveLength(2)
      expect(await listing.act('supervision', id, reported(check?.id ?? '', { openings: [{ ...opening, standard }, atHome] }))).toBeUndefined()
      expect(await listing.act('supervision', id, reported(check?.id ?? ''))).toBe('supervision-check-reported')
      const [told] = (await listing.view('qingxi', id)).checks
      expect(told).toMatchObject({ households: 6, found: '两户没有搬进去', reportedByName: 'supervision', problems: [expect.any(String), expect.any(String)] })
      expect((await desk.done<{ rows: { id: string }[] }>('office', 'GET', `/api/problems?region=${villages.pingan}&item=H02`)).rows.map((row) => row.id)).toEqual(told?.problems.slice(0, 1))
      const [opened] = (await desk.done<{ rows: { id: string; subject: { kind: string } }[] }>('office', 'GET', `/api/problems?region=${villages.xinglong}&item=H01`)).rows
      expect([opened?.id, opened?.subject.kind]).toEqual([told?.problems[1], 'household'])
      expect(await queues('supervision')).toEqual({})
    })

    it('has the figures of each week frozen, once', async () => {
      checked.setTime('2020-05-11T02:00:00.000Z')
      await runDaily(checked.application)
      await runDaily(checked.application)
      const { weeks } = await listing.view('qingxi', id)
      expect(weeks.map(({ day }) => day)).toEqual(['2020-05-10'])
      expect(weeks[0]?.figures).toContainEqual({ measure: 'open', part: 4, whole: 4, round: null })
    })

    it('comes off only when the conditions hold and another team has accepted on site', async () => {
      await desk.itIs('2020-06-09T02:00:00.000Z', people)
      expect(await counts('qingxi')).toMatchObject({ listed: 1, overdue: 1 })
      expect(await queues('office')).toMatchObject({ 'supervision-to-end': 1 })
      const accept = { act: 'accept', isPassed: true, seen: '走了 8 户，都搬进去了' } as const
      const end = { act: 'end', reason: '条件都达到了' } as const
      expect(await listing.act('office', id, end)).toBe('supervision-not-accepted')
      expect(await listing.act('supervision', id, accept)).toBe('supervision-acceptor-stood-there')
      expect(await listing.act('leader', id, accept)).toBe('supervision-acceptor-stood-there')
      expect(await listing.act('acceptor', id, { ...accept, isPassed: false, seen: '还有一户门锁着' })).toBeUndefined()
      checked.setTime('2020-06-09T03:00:00.000Z')
      expect(await listing.act('office', id, end)).toBe('supervision-not-accepted')
      expect(await listing.act('acceptor', id, accept)).toBeUndefined()
      expect(await counts('office')).toMatchObject({ listed: 1, accepted: 1, off: 0 })
      expect(await listing.act('office', id, end)).toBe('supervision-conditions-open')
      await closeAll()
      expect((await listing.view('office', id)).acts).toContain('end')
      expect(await listing.act('office', id, end)).toBeUndefined()
      expect(await listing.view('qingxi', id)).toMatchObject({ state: 'off', endedOn: '2020-06-09', endedByName: 'office', acts: [], acceptances: [{ isPassed: false }, { isPassed: true, teamName: secondTeam.name }] })
      expect(await listing.act('office', id, { ...end, reason: '再来一次' })).toBe('supervision-is-off')
      expect(await queues('office')).toEqual({})
    })

    it('is listed anew with its count where it falls back, and its history stands', async () => {
      const { id: second, number } = await listing.list('office', { terms: { ...listing.asked().terms, until: '2020-07-09' } })
      expect(number).toBe('脱贫督战〔2020〕2号')
      expect(await listing.view('qingxi', second)).toMatchObject({ times: 2, others: [{ id, endedOn: '2020-06-09' }] })
      expect(await counts('office')).toMatchObject({ listed: 1, again: 1, off: 1 })
      const { grade, lead, leadName, team, until } = await listing.view('office', second)
      const seen = { grade, lead, leadName, team, until }
      expect(await listing.act('second', second, { act: 'change', reason: '升级', terms: { ...seen, grade: 'A', team: secondTeam.code, until: '2020-07-20' }, seen })).toBeUndefined()
      // Whoever had the old terms before them changes nothing of the new ones.
      expect(await listing.act('office', second, { act: 'change', reason: '延一天', terms: { ...seen, until: '2020-07-10' }, seen })).toBe('written-meanwhile')
      // Whoever stood there once does not accept either.
      for (const name of ['acceptor', 'supervision'] as const) expect(await listing.act(name, second, { act: 'accept', isPassed: true, seen: '看了' })).toBe('supervision-acceptor-stood-there')
    })
  })

  it('a department and the county are listed as well, each seen by its own', async () => {
    const { terms, contents } = listing.asked()
    const { id } = await listing.list('office', { subject: { kind: 'department', code: 'housing' }, terms: { ...terms, until: '2020-07-09' }, contents })
    expect(await Promise.all(['housing', 'education', 'qingxi'].map(async (name) => (await listing.rows(name as CastName, '?kind=department')).length))).toEqual([1, 0, 0])
    const found = async (name: CastName, text: string) => (await desk.done<{ groups: { kind: string; hits: { id: string }[] }[] }>(name, 'GET', `/api/search?text=${encodeURIComponent(text)}`))
      .groups.find(({ kind }) => kind === 'listing')?.hits.map((hit) => hit.id)
    expect(await Promise.all(['housing', 'education', 'office'].map((name) => found(name as CastName, '住建')))).toEqual([[id], undefined, [id]])
    // Whoever is of it is told so where the page begins; whoever looks after the whole county is of none.
    expect(await Promise.all(['housing', 'education', 'office', 'qingxi', 'pingan', 'shiqiao'].map(async (name) => (await listing.rows(name as CastName, '?own=true&standing=listed')).map(({ subject }) => subject.kind))))
      .toEqual([['department'], [], [], ['township'], ['township'], []])
    expect(await listing.act('housing', id, { act: 'accept', isPassed: true, seen: '自己看' })).toBe('supervision-acceptor-is-of-the-place')
    const whole: Partial<NewListing> & { terms: NewListing['terms'] } = { subject: { kind: 'county', code: county }, terms: { ...terms, lead: null, leadName: '市委副书记 杨明', until: '2020-07-09' }, rules: ['挂牌乡镇 30% 以上'], furtherReason: '' }
    expect(await listing.whyNot('office', { ...whole, terms: { ...whole.terms, lead: checked.actors.leader.person } })).toBe('supervision-lead-not-above')
    expect(await listing.whyNot('office', whole)).toBeUndefined()
    expect((await listing.rows('qingxi')).map(({ subject }) => subject.kind)).toEqual(['county', 'township', 'township'])
  })

  it('counts what its lists hold, for whoever asks, and is what the log says', async () => {
    for (const name of ['office', 'qingxi', 'housing'] as const) {
      const counted = await counts(name)
      for (const [figure, { where }] of Object.entries(supervisionCounts)) {
        expect([name, figure, (await listing.rows(name, `?${new URLSearchParams(where).toString()}`)).length]).toEqual([name, figure, counted[figure]])
      }
    }
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(20)
    await verifyState(checked.database, county)
    await checked.database.updateTable('supervision_listing').set({ grade: 'C' }).execute()
    await expect(verifyState(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
  })

  async function closeAll(): Promise<void> {
    const steps: [CastName | 'acceptor', ProblemAction][] = [
      ['office', { action: 'dispatch' }], ['qingxi', { action: 'report', measures: [{ kind: 'own-drive', text: '自己搬' }], evidence }], ['second', { action: 'review' }],
      ['supervision', { action: 'site-check', stillThere: false }], ['office', { action: 'accept' }],
    ]
    for (const { id } of await checked.database.selectFrom('problem').select('id').execute()) {
      for (const [name, action] of steps) {
        const { version } = await checked.database.selectFrom('problem').select('version').where('id', '=', id).executeTakeFirstOrThrow()
        await actOn(checked.application, checked.actors[name as CastName], { id: randomUUID(), problem: id, version, action }).catch(() => undefined)
      }
    }
  }
})
