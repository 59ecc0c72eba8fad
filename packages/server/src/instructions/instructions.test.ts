import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { InstructionAbout, InstructionCandidate, InstructionCounts } from '@lookback/core/instructions'
import { instructionCounts } from '@lookback/core/instructions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLog } from '../database/verify-log.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, record, seat, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { Desk } from '../indicators/desk.fixture.ts'
import { asked as letterItem, LetterDesk, recipient } from '../letters/letters.fixture.ts'
import { verifyState } from '../verify-state.ts'
import { InstructionDesk } from './instructions.fixture.ts'
import { verifyInstructions } from './verify-instructions.ts'

const people = ['office', 'second', 'housing', 'education', 'qingxi', 'shiqiao', 'pingan', 'leader', 'nearby', 'census', 'admin'] as const
type Name = (typeof people)[number]

describe('what leaders write on something', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk
  let instructions: InstructionDesk
  let problem: InstructionAbout
  let household: InstructionAbout
  let first: string
  let nearby: string
  /** A household of which housing has no problem, and which lies in another township. */
  let elsewhere: string

  beforeAll(async () => {
    checked = await checkedCounty(1)
    nearby = (await seat(checked.application, { nearby: [{ unit: 'qingxi', role: 'leader' as const, region: '431999101', department: null, duty: 'leader-in-charge' as const }] })).nearby.person
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    instructions = new InstructionDesk(desk, checked)
    checked.setTime('2020-03-20T02:00:00.000Z')
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01'] }])
    const { id, subject } = await checked.database.selectFrom('problem').select(['id', 'subject']).executeTakeFirstOrThrow()
    problem = { kind: 'problem', id }
    household = { kind: 'household', id: subject }
    elsewhere = (await checked.database.selectFrom('household').select('id').where('village', '=', villages.baiyun).executeTakeFirstOrThrow()).id
    await desk.itIs('2020-05-07T02:00:00.000Z', people)
  }, 120_000)
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const counts = (name: Name) => desk.done<InstructionCounts>(name, 'GET', '/api/instruction-counts')
  const queue = async (name: Name, asked: string) => (await desk.done<{ queues: { queue: string; count: number; overdue: number }[] }>(name, 'GET', '/api/work')).queues.find((one) => one.queue === asked)
  const notices = async (name: Name) => (await desk.done<{ rows: { kind: string }[] }>(name, 'GET', '/api/notices')).rows.map(({ kind }) => kind).filter((kind) => kind.startsWith('instruction'))
  /** Everything has a minute of its own. */
  const later = () => checked.setTime(new Date(checked.application.clock().getTime() + 60_000).toISOString())
  const give = (name: Name, named: readonly CastName[], more: Parameters<InstructionDesk['asked']>[2] = {}, about = problem, id?: string) => {
    later()
    return instructions.give(name, instructions.asked(about, named, more), id)
  }
  const act: InstructionDesk['act'] = (...told) => {
    later()
    return instructions.act(...told)
  }
  /** Every figure is as many as the list that it opens, for everybody. */
  async function expectLists(): Promise<void> {
    for (const name of ['leader', 'nearby', 'office', 'qingxi', 'housing', 'pingan'] as const) {
      const counted = await counts(name)
      for (const [figure, { list, where }] of Object.entries(instructionCounts)) {
        const { total } = await desk.done<{ total: number }>(name, 'GET', `${list.path}?${new URLSearchParams(where).toString()}`)
        expect([name, figure, total]).toEqual([name, figure, counted[figure as keyof InstructionCounts]])
      }
      const owed = await queue(name, 'instructions-to-answer')
      expect([name, owed?.count]).toEqual([name, counted.owedByMe])
    }
  }

  it('names people of the leader’s area to whom it is shown, and nobody else', async () => {
    const candidates = async (name: Name, about: InstructionAbout) => (await desk.done<{ candidates: InstructionCandidate[] }>(name, 'GET', `/api/instruction-frame?kind=${about.kind}&about=${about.id}`)).candidates.map((one) => one.name)
    expect(await candidates('leader', problem)).toEqual(expect.arrayContaining(['pingan', 'qingxi', 'housing', 'office', 'nearby']))
    for (const name of ['education', 'shiqiao', 'census', 'admin', 'leader']) expect(await candidates('leader', problem)).not.toContain(name)
    // The other leader has one township: nobody of the county is of that area.
    expect((await candidates('nearby', problem)).sort()).toEqual(['pingan', 'qingxi'])
    expect(await give('office', ['qingxi'])).toBe('not-permitted')
    expect(await give('leader', ['shiqiao'])).toBe('instruction-person-not-of-it')
    expect(await give('leader', ['education'])).toBe('instruction-person-not-of-it')
    expect(await give('nearby', ['housing'])).toBe('instruction-person-outside')
    expect(await give('leader', ['leader'])).toBe('instruction-person-twice')
    expect(await give('leader', ['qingxi', 'qingxi'])).toBe('instruction-person-twice')
    expect(await give('leader', ['admin'])).toBe('instruction-person-outside')
    expect(await give('leader', ['qingxi'], { named: [{ person: randomUUID(), unit: 'qingxi' }] })).toBe('instruction-person-unknown')
    expect(await give('leader', ['qingxi'], { named: [{ person: checked.actors.qingxi.person, unit: 'housing' }] })).toBe('instruction-person-unknown')
    expect(await give('leader', ['qingxi'], {}, { kind: 'problem', id: randomUUID() })).toBe('instruction-about-unknown')
    expect(await give('leader', ['qingxi'], { dueOn: '2020-05-06' })).toBe('instruction-day-wrong')
    expect(await give('leader', ['qingxi'], { dueOn: '2021-06-07' })).toBe('instruction-day-wrong')
    expect(await give('nearby', ['qingxi'], {}, { kind: 'household', id: elsewhere })).toBe('instruction-about-unknown')
  })

  it('reaches whom it names at once, and nobody else but the office', async () => {
    first = randomUUID()
    for (let again = 0; again < 2; again += 1) expect(await give('leader', ['qingxi', 'housing'], { dueOn: '2020-05-09' }, problem, first)).toBeUndefined()
    expect(await Promise.all(['qingxi', 'housing', 'pingan'].map((name) => notices(name as Name)))).toEqual([['instruction-given'], ['instruction-given'], []])
    expect(await queue('qingxi', 'instructions-to-answer')).toMatchObject({ count: 1, overdue: 0 })
    for (const [name, status] of [['leader', 200], ['qingxi', 200], ['housing', 200], ['office', 200], ['second', 200], ['nearby', 404], ['education', 404], ['shiqiao', 404], ['pingan', 404], ['census', 403], ['admin', 403]] as const) {
      expect([name, (await desk.ask(name, 'GET', `/api/instructions/${first}`)).status]).toEqual([name, status])
      if (status !== 403) expect([name, (await instructions.list(name)).length]).toEqual([name, status === 200 ? 1 : 0])
    }
    await expectLists()
  })

  it('is answered by each whom it names, late or not, and waits for the leader’s word', async () => {
    expect(await act('pingan', first, { act: 'answer', text: '不是我的', shownIn: null })).toBe('not-found')
    expect(await act('office', first, { act: 'answer', text: '代答', shownIn: null })).toBe('instruction-not-yours')
    expect(await act('qingxi', first, { act: 'settle', text: '好了' })).toBe('instruction-not-yours')
    expect(await act('qingxi', first, { act: 'answer', text: '看过了', shownIn: { kind: 'problem', id: randomUUID() } })).toBe('instruction-done-unknown')
    const answer = randomUUID()
    for (let again = 0; again < 2; again += 1) expect(await act('qingxi', first, { act: 'answer', text: '到户看了，人已经搬进去', shownIn: problem }, answer)).toBeUndefined()
    expect(await act('qingxi', first, { act: 'answer', text: '再说一遍', shownIn: null })).toBe('instruction-answered-already')
    await desk.itIs('2020-05-12T02:00:00.000Z', people)
    expect(await counts('leader')).toEqual({ waitingByMe: 1, overdueByMe: 1, answeredByMe: 0, owedByMe: 0, overdueInstructions: 1 })
    expect(await queue('housing', 'instructions-to-answer')).toMatchObject({ count: 1, overdue: 1 })
    expect((await instructions.list('leader', '?side=by-me&standing=overdue')).map(({ dueOn, named }) => [dueOn, named.map(({ name, state }) => `${name} ${state}`)])).toEqual([['2020-05-09', ['housing owed', 'qingxi answered']]])
    await expectLists()
    expect(await act('housing', first, { act: 'answer', text: '验收过了', shownIn: { kind: 'household', id: elsewhere } })).toBe('instruction-done-unknown')
    expect(await act('housing', first, { act: 'answer', text: '验收过了', shownIn: null })).toBeUndefined()
    expect(await counts('leader')).toMatchObject({ waitingByMe: 0, overdueByMe: 0, answeredByMe: 1 })
    expect(await queue('leader', 'instructions-to-settle')).toMatchObject({ count: 1 })
    expect((await notices('leader'))).toEqual(['instruction-answered', 'instruction-answered'])
    await expectLists()
  })

  it('is sent back by another day, answered again, and settled; then it is over', async () => {
    const answerer = checked.actors.qingxi.person
    expect(await act('qingxi', first, { act: 'send-back', answerer, text: '自己退自己', dueOn: '2020-05-14' })).toBe('instruction-not-yours')
    expect(await act('leader', first, { act: 'send-back', answerer, text: '灶台是冷的', dueOn: '2020-05-11' })).toBe('instruction-day-wrong')
    expect(await act('leader', first, { act: 'send-back', answerer, text: '灶台是冷的，再去', dueOn: '2020-05-14' })).toBeUndefined()
    expect(await act('leader', first, { act: 'send-back', answerer, text: '又退一次', dueOn: '2020-05-14' })).toBe('instruction-not-answered-yet')
    expect((await instructions.view('qingxi', first)).acts).toEqual(['answer'])
    expect(await notices('qingxi')).toEqual(['instruction-sent-back', 'instruction-given'])
    await expectLists()
    expect(await act('qingxi', first, { act: 'answer', text: '晚上去看，住着人', shownIn: null })).toBeUndefined()
    expect(await act('leader', first, { act: 'settle', text: '办好了' })).toBeUndefined()
    expect(await act('leader', first, { act: 'settle', text: '办好了' })).toBe('instruction-settled')
    const { words, acts, state } = await instructions.view('housing', first)
    expect([state, acts, words.map(({ act, name, answererName }) => [act, name, answererName])]).toEqual(['settled', [], [
      ['answer', 'qingxi', null], ['answer', 'housing', null], ['send-back', 'leader', 'qingxi'], ['answer', 'qingxi', null], ['settle', 'leader', null],
    ]])
    await expectLists()
  })

  it('is written on a household and a letter, too, each for whom it concerns', async () => {
    expect(await give('nearby', ['pingan'], {}, household)).toBeUndefined()
    const { id } = await new LetterDesk(desk).issue('office', { title: '督办', recipients: [recipient({ unit: 'qingxi', dueOn: '2020-05-20' })], items: [letterItem('请报情况')] })
    expect(await give('leader', ['shiqiao'], {}, { kind: 'letter', id })).toBe('instruction-person-not-of-it')
    expect(await give('leader', ['qingxi'], {}, { kind: 'letter', id })).toBeUndefined()
    expect((await instructions.list('office')).map(({ about }) => about.kind)).toEqual(['letter', 'household', 'problem'])
    expect((await instructions.list('nearby')).map(({ about }) => about.kind)).toEqual(['household'])
    await expectLists()
  })

  it('passes to whoever succeeds to the post, of those named and of the leader', async () => {
    const postOf = async (person: string) => (await checked.database.selectFrom('post').select('id').where('person', '=', person).executeTakeFirstOrThrow()).id
    const [open] = await instructions.list('qingxi', '?side=owed-by-me')
    const leader = checked.actors.leader.person
    for (const [from, successor] of [[checked.actors.qingxi.person, checked.actors.shiqiao.person], [leader, nearby]] as const) {
      await desk.done('admin', 'POST', `/api/posts/${await postOf(from)}/hand-over`, { id: randomUUID(), successor: { person: successor }, on: '2020-05-12' })
    }
    await desk.itIs('2020-05-12T03:00:00.000Z', people.filter((name) => name !== 'qingxi' && name !== 'leader'))
    const { leaderName, named } = await instructions.view('office', open?.id ?? '')
    expect([leaderName, named.map(({ name }) => name)]).toEqual(['nearby', ['shiqiao']])
    expect(await notices('shiqiao')).toEqual(['instruction-passed-on'])
    expect(await act('shiqiao', open?.id ?? '', { act: 'answer', text: '接着办好了', shownIn: null })).toBeUndefined()
    // What was settled stays with those who did it.
    expect((await instructions.view('office', first)).leaderName).toBe('leader')
  })

  it('is what the log says', async () => {
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(0)
    await verifyState(checked.database, county)
    await checked.database.updateTable('instruction_named').set({ state: 'answered' }).execute()
    await expect(verifyInstructions(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
  })
})
