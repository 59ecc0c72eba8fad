import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { initialStaffing } from '@lookback/core/staffing'
import type { Database } from '../../packages/server/src/database/connect.ts'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { county, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { write } from '../../packages/server/src/database/write.ts'
import type { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import { keepComputedDay } from '../../packages/server/src/indicators/index.ts'
import { indicatorTables } from '../../packages/server/src/indicators/indicators.fixture.ts'
import { DutyDesk, seatResidents } from '../../packages/server/src/duty/duty.fixture.ts'
import { MeetingDesk, ofTownship } from '../../packages/server/src/meetings/meetings.fixture.ts'
import { SharedDesk } from '../../packages/server/src/shared-work/shared-work.fixture.ts'
import { SupervisionDesk } from '../../packages/server/src/supervision/supervision.fixture.ts'
import { seatStaff, sentTo } from '../../packages/server/src/staffing/staffing.fixture.ts'
import { InstructionDesk } from '../../packages/server/src/instructions/instructions.fixture.ts'
import { aside, confirmed, LadderDesk } from '../../packages/server/src/ladder/ladder.fixture.ts'
import { classify } from './household-classes.ts'
import { monitor } from './monitoring.ts'
import { meetInVillage } from './village-meetings.ts'
import { answered, asked, LetterDesk, recipient } from '../../packages/server/src/letters/letters.fixture.ts'

export { classify, meetInVillage, monitor }

/** Doubts of two rules; of one, a township has handed some out, and some have come back. */
async function doubt(desk: Desk, database: Database): Promise<void> {
  await database.updateTable('household').set({ attributes: JSON.stringify({ safeWater: false, incomePerPerson: 3_000 }) }).where('category', '=', 'lifted').execute()
  await desk.done('qingxi', 'POST', '/api/doubts/hand-out', { rule: 'lowIncome', dueOn: '2020-07-01' })
  const { rows } = await desk.done<{ rows: { id: string }[] }>('qingxi', 'GET', '/api/doubts?standing=waiting')
  for (const [index, result] of ['confirmed', 'unfounded', 'confirmed'].entries()) {
    await desk.done('qingxi', 'POST', `/api/doubts/${rows[index]?.id ?? ''}/result`, { result, note: '入户看了' })
  }
}

/** Two letters: one late at one unit and answered at another, one that nobody has signed for. */
async function writeLetters(desk: Desk, database: Database): Promise<void> {
  const letters = new LetterDesk(desk)
  const [qingxi, shiqiao] = [recipient({ unit: 'qingxi', dueOn: '2020-06-20' }), recipient({ unit: 'shiqiao' })]
  const item = asked('看一次')
  const { id } = await letters.issue('office', { title: '督办', recipients: [qingxi, shiqiao], items: [item] })
  await letters.issue('office', { title: '提示', kind: 'notice', recipients: [recipient({ unit: 'housing' })], items: [asked('请看')] })
  for (const action of [{ act: 'sign' } as const, answered(item.id, '看过了')]) expect(await letters.act('shiqiao', id, shiqiao.id, action)).toBeUndefined()
  await database.updateTable('letter_recipient').set({ next_on: '2020-06-19' }).where('unit', '=', 'qingxi').execute()
  await database.updateTable('letter').set({ next_on: '2020-06-19' }).where('id', '=', id).execute()
}

/** On the list: a township that is past its day, and a department. */
async function keepList(desk: Desk, { database, actors }: CheckedCounty): Promise<void> {
  const listing = new SupervisionDesk(desk, actors.leader.person)
  const terms = { ...listing.asked().terms, until: '2020-08-01' }
  const { id } = await listing.list('office', { terms })
  await listing.list('office', { terms, subject: { kind: 'department', code: 'housing' } })
  await database.updateTable('supervision_listing').set({ until: '2020-06-01' }).where('id', '=', id).execute()
}

/** Absences in two villages: one past its hours, one excused, one answered by both; a sheet that says that somebody was there. */
async function missFromPosts(desk: Desk, checked: CheckedCounty): Promise<void> {
  const duty = new DutyDesk(desk, await seatResidents(checked))
  const at = checked.application.clock().toISOString()
  for (const who of ['resident', 'neighbour', 'neighbour', 'resident'] as const) expect(await duty.check('office', at, duty.told(who))).toBeUndefined()
  const [first, second, third] = await duty.findings('office')
  await checked.database.updateTable('duty_finding').set({ due_at: '2020-06-01T00:00:00.000Z' }).where('id', 'in', [first?.id ?? '', second?.id ?? '']).execute()
  for (const [one, isExcused] of [[first, true], [second, false]] as const) {
    expect(await duty.act('office', one?.id ?? '', { act: 'decide', isExcused, reason: '看了材料' })).toBeUndefined()
  }
  await checked.database.updateTable('duty_finding').set({ due_at: '2020-06-02T00:00:00.000Z' }).where('id', '=', third?.id ?? '').execute()
  const month = at.slice(0, 7)
  for (const post of Object.values(duty.posts)) await desk.done('office', 'POST', '/api/duty-sheets', { id: randomUUID(), post, month, days: `1-${Number(at.slice(8, 10))}` })
}

/** People in villages, some with too many households, and reinforcement that is there, about to end and to come. */
async function sendPeople(desk: Desk, checked: CheckedCounty): Promise<void> {
  const staff = await seatStaff(checked)
  await checked.database.insertInto('parameter').values({
    county, name: 'staffing', valid_from: '2020-01-02', value: JSON.stringify({ ...initialStaffing, helperHouseholds: 2, problemsEach: 1 }),
  }).execute()
  const stays = [
    sentTo(villages.pingan, staff['钱一'], '2020-06-21', '2020-07-20'), sentTo(villages.baiyun, staff['钱二'], '2020-06-21', '2020-06-22'), sentTo('431999102', staff['钱三'], '2020-07-01', '2020-07-02'),
  ]
  await desk.done('office', 'POST', '/api/staffing-reinforcements', { id: randomUUID(), reinforcements: stays })
}

/** A meeting's decisions in every standing, and commitments in every state; and what two units share, in which one waits long. */
async function holdMeetings(desk: Desk, { database, actors }: CheckedCounty): Promise<void> {
  const meetings = new MeetingDesk(desk, [actors.leader.person, actors.office.person])
  const { today } = await desk.done<{ today: string }>('office', 'GET', '/api/meeting-frame')
  const [closed, reported, late] = [randomUUID(), randomUUID(), randomUUID()]
  const promised = { ...ofTownship('431999101'), direction: 'at-most' as const, target: 1 }
  const states = ['waiting', 'kept', 'missed', 'untold'] as const
  const commitments = [...states.map((state) => meetings.commitment(state === 'kept' ? 'shiqiao' : 'qingxi', { promised, day: today })), meetings.commitment('housing')]
  await meetings.held('office', today, {
    decisions: [meetings.decision('qingxi', { id: closed }), meetings.decision('housing', { id: reported, co: ['qingxi'] }), meetings.decision('shiqiao', { id: late }), meetings.decision('education')],
    commitments,
  })
  for (const [name, id] of [['qingxi', closed], ['housing', reported]] as const) expect(await meetings.actOn(name, id, { act: 'report', text: '办完了' })).toBeUndefined()
  for (const name of ['leader', 'office'] as const) expect(await meetings.actOn(name, closed, { act: 'endorse', text: '' })).toBeUndefined()
  await database.updateTable('meeting_decision').set({ due_on: '2020-06-01' }).where('id', '=', late).execute()
  for (const [index, state] of states.entries()) await database.updateTable('meeting_commitment').set({ state }).where('id', '=', commitments[index]?.id ?? '').execute()
  const shared = new SharedDesk(desk)
  const indicator = await database.selectFrom('indicator').select('id').where('code', '=', 'R01').executeTakeFirstOrThrow()
  const matter = await shared.open('office', { kind: 'indicator', id: indicator.id }, 'housing', ['qingxi', 'education'])
  for (const [by, on] of [['housing', 'qingxi'], ['qingxi', 'housing'], ['education', 'qingxi']] as const) {
    expect(await shared.act(by, matter, { act: 'wait', waiting: by, waitedOn: on, text: '等手续', since: today })).toBeUndefined()
  }
  await database.updateTable('shared_wait').set({ due_on: '2020-06-01' }).where('waiting', '=', 'education').execute()
}

/** Letters that three units have not answered: one is reminded, of one it is put aside, of one it waits for the office. */
export async function climb(desk: Desk, { database, application }: Pick<CheckedCounty, 'database' | 'application'>): Promise<void> {
  const ladder = new LadderDesk(desk)
  const today = application.clock().toISOString().slice(0, 10)
  for (const [code, decision] of [['housing', confirmed('remind', today)], ['education', aside()], ['shiqiao', null]] as const) {
    const { id } = await ladder.ask(code, today)
    await database.updateTable('letter_recipient').set({ due_on: '2020-03-01' }).where('letter', '=', id).execute()
    if (decision) expect([code, await ladder.decide('office', { kind: 'unit', code }, decision)]).toEqual([code, undefined])
  }
  await desk.done('leader', 'POST', '/api/own-checks', { id: randomUUID(), told: { way: 'led', village: villages.pingan, on: today, seen: '和村里一起定了办法', witness: '户主', photos: [] } })
}

/** Three things that a leader wrote on a letter: one is past its day, one answered by all, one settled. */
async function instruct(desk: Desk, checked: CheckedCounty): Promise<void> {
  const instructions = new InstructionDesk(desk, checked)
  const { id } = await new LetterDesk(desk).issue('office', { title: '督办', recipients: [recipient({ unit: 'qingxi' }), recipient({ unit: 'housing' })], items: [asked('请报情况')] })
  const about = { kind: 'letter', id } as const
  const [late, answered, settled] = [randomUUID(), randomUUID(), randomUUID()]
  for (const one of [late, answered, settled]) expect(await instructions.give('leader', instructions.asked(about, ['qingxi', 'housing']), one)).toBeUndefined()
  for (const name of ['qingxi', 'housing'] as const) expect(await instructions.act(name, answered, { act: 'answer', text: '办好了', shownIn: about })).toBeUndefined()
  expect(await instructions.act('leader', settled, { act: 'settle', text: '不用办了' })).toBeUndefined()
  await checked.database.updateTable('instruction_named').set({ due_on: '2020-05-01' }).where('instruction', '=', late).where('person', '=', checked.actors.housing.person).execute()
}

/** An instruction from its being written to its being settled: answered, sent back, passed on with the post. */
export async function instructAll(desk: Desk, checked: CheckedCounty): Promise<void> {
  const instructions = new InstructionDesk(desk, checked)
  const problem = await checked.database.selectFrom('problem').select('id').executeTakeFirstOrThrow()
  const [id, { qingxi, shiqiao }] = [randomUUID(), checked.actors]
  const asking = instructions.asked({ kind: 'problem', id: problem.id }, ['qingxi'])
  expect(await instructions.give('leader', asking, id)).toBeUndefined()
  expect(await instructions.act('qingxi', id, { act: 'answer', text: '办好了', shownIn: null })).toBeUndefined()
  expect(await instructions.act('leader', id, { act: 'send-back', answerer: qingxi.person, text: '再看看', dueOn: asking.dueOn })).toBeUndefined()
  const post = await checked.database.selectFrom('post').selectAll().where('person', '=', qingxi.person).executeTakeFirstOrThrow()
  await checked.database.insertInto('post').values({ ...post, id: randomUUID() }).execute()
  await desk.done('admin', 'POST', `/api/posts/${post.id}/hand-over`, { id: randomUUID(), successor: { person: shiqiao.person }, on: asking.dueOn })
  expect(await instructions.act('leader', id, { act: 'settle', text: '办好了' })).toBeUndefined()
}

/** A night passes over indicators that the software counts by itself. */
export async function keepDay(desk: Desk, { application: { clock, contents, database } }: Pick<CheckedCounty, 'application'>): Promise<void> {
  for (const [kind, headings, rows] of indicatorTables) await desk.bring('office', kind, headings, rows)
  const now = clock()
  await write(database, () => now, county, (transaction) => keepComputedDay.step({ transaction, county, now, work: [], days: [], retained: [], contents }))
}

/** Everything that people do at their desks of which figures are counted. */
export async function workAtDesks(desk: Desk, checked: CheckedCounty): Promise<void> {
  await doubt(desk, checked.database)
  await writeLetters(desk, checked.database)
  await keepList(desk, checked)
  await missFromPosts(desk, checked)
  await sendPeople(desk, checked)
  await holdMeetings(desk, checked)
  await climb(desk, checked)
  await instruct(desk, checked)
  await meetInVillage(desk, checked)
  await classify(desk, checked)
  await monitor(desk, checked)
}
