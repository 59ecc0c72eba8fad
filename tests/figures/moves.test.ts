import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { CompiledQuery } from 'kysely'
import { CompiledQuery as RawQuery, Kysely, PostgresDialect, sql } from 'kysely'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { scopeOf } from '@lookback/core/access'
import type { EntryKind } from '@lookback/core/capabilities'
import { entries, entryKinds } from '@lookback/core/capabilities'
import type { EntryDeclaration } from '@lookback/core/kernel'
import { addDays, dayOf } from '@lookback/core/kernel'
import type { LetterAct } from '@lookback/core/letters'
import type { ProblemAction } from '@lookback/core/problems'
import { backupProof, headerBytes, writeParcel } from '@lookback/core/sync'
import { findFactor } from '../../packages/server/src/access/second-factor.queries.ts'
import { codeAt, stepOf } from '../../packages/server/src/access/totp.ts'
import { unlockAccount } from '../../packages/server/src/access/rescue.ts'
import { savePeople } from '../../packages/server/src/access/save.queries.ts'
import { boardOf, leaderChecksOf } from '../../packages/server/src/boards/boards.ts'
import { systemClock } from '../../packages/server/src/clock.ts'
import { compareRounds } from '../../packages/server/src/comparison/comparison.ts'
import type { Entry } from '../../packages/server/src/database/log.ts'
import { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import { boardOf as boardOfIndicators } from '../../packages/server/src/indicators/board.ts'
import { stagesOf } from '../../packages/server/src/indicators/stages.ts'
import { answered, asked, LetterDesk, recipient } from '../../packages/server/src/letters/letters.fixture.ts'
import { judgeCommitments, urgeDecisions } from '../../packages/server/src/meetings/by-the-clock.ts'
import { MeetingDesk, ofCounty } from '../../packages/server/src/meetings/meetings.fixture.ts'
import { SharedDesk } from '../../packages/server/src/shared-work/shared-work.fixture.ts'
import { urgeAnswers } from '../../packages/server/src/letters/urge.ts'
import { DutyDesk, seatResidents } from '../../packages/server/src/duty/duty.fixture.ts'
import { classify, climb, instructAll, keepDay, meetInVillage, monitor } from './at-desks.ts'
import { reported, seatSecondTeam, sent, SupervisionDesk } from '../../packages/server/src/supervision/supervision.fixture.ts'
import { sentTo } from '../../packages/server/src/staffing/staffing.fixture.ts'
import { freezeWeeks } from '../../packages/server/src/supervision/weekly.ts'
import { append, readHead } from '../../packages/server/src/database/log.ts'
import type { DB } from '../../packages/server/src/database/types.gen.ts'
import { verifyLog } from '../../packages/server/src/database/verify-log.ts'
import { write } from '../../packages/server/src/database/write.ts'
import { confirmClock } from '../../packages/server/src/jobs/clock.ts'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { takeIn } from '../../packages/server/src/evidence/take-in.ts'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import {
  checkedCounty, county, numberIn, password, record, rounds, villages,
} from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { couple, headings } from '../../packages/server/src/fixtures/workbook.fixture.ts'
import { fresh } from '../../packages/server/src/kit/fresh.ts'
import { overviewOf } from '../../packages/server/src/overview/index.ts'
import { paceOf } from '../../packages/server/src/pace/pace.ts'
import { actOnMany } from '../../packages/server/src/problems/commands.ts'
import { carryOut } from '../../packages/server/src/retention/carry-out.ts'
import { findMaker } from '../../packages/server/src/sync/devices.queries.ts'
import { phoneAt } from '../../packages/server/src/sync/phone.fixture.ts'

const still = entryKinds(({ moves }) => moves.figures === 'none')
const moving = entryKinds(({ moves }) => moves.figures !== 'none')

const evidence = [{ sha256: 'b'.repeat(64), kind: 'photo' as const, madeAt: '2020-03-10T02:00:00.000Z' }]
const wayToClosing: readonly [CastName, ProblemAction][] = [
  ['office', { action: 'dispatch' }],
  ['pingan', { action: 'report', measures: [{ kind: 'own-drive', text: '自己动手' }], evidence }],
  ['qingxi', { action: 'review' }],
  ['supervision', { action: 'site-check', stillThere: false }],
  ['second', { action: 'accept' }],
]

/** Caches believe what a kind of entry declares of figures: here it is held against what really is written. */
describe('what an entry moves', () => {
  let checked: CheckedCounty
  let server: TestServer
  const headers = new Map<CastName, Record<string, string>>()

  beforeAll(async () => {
    checked = await checkedCounty(3)
    await seatSecondTeam(checked)
    server = await testServer(checked.application)
    checked.setTime('2020-03-10T02:00:00.000Z')
    for (const name of ['office', 'admin', 'pingan', 'qingxi'] as const) headers.set(name, await server.signIn(county, name, password))
  })
  afterEach(() => { vi.useRealTimers() })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  async function ask(name: CastName, method: string, path: string, body?: object): Promise<unknown> {
    const isForm = body instanceof FormData
    const reply = await fetch(`${server.url}${path}`, {
      method, headers: { ...headers.get(name), ...(body && !isForm && { 'content-type': 'application/json' }) },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    })
    const content = Buffer.from(await reply.arrayBuffer())
    expect(reply.ok, `${method} ${path}: ${content.subarray(0, 200).toString()}`).toBe(true)
    return reply.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(content.toString()) : content
  }

  function form(content: Uint8Array, fileName: string): FormData {
    const made = new FormData()
    made.append('file', new Blob([content as BlobPart]), fileName)
    return made
  }

  /** The tables that figures are read from: those that the database locks to plan the queries that count them. */
  async function tablesOfFigures(): Promise<string[]> {
    const asked: CompiledQuery[] = []
    const database = new Kysely<DB>({ dialect: new PostgresDialect({ pool: checked.pool }), log: ({ query }) => void asked.push(query) })
    const application = { ...checked.application, database }
    for (const name of ['office', 'housing', 'qingxi'] as const) {
      const scope = scopeOf(county, checked.actors[name].posts, 'problems:read')
      await overviewOf(application, scope)
      for (const by of ['township', 'department'] as const) await boardOf(application, scope, { by }, 'zh-CN')
      await leaderChecksOf(application, scope, undefined)
      await paceOf(application, scope, undefined, 'zh-CN')
      await boardOfIndicators(application, scope, {})
      await stagesOf(application, { indicators: scope, problems: scope }, undefined, 'zh-CN')
      await compareRounds(application, scope, { earlier: rounds.first.id, later: rounds.second.id }, 'inspector', 'zh-CN')
    }
    return checked.database.transaction().execute(async (transaction) => {
      for (const query of asked.filter((one) => /^\s*(select|with)\b/i.test(one.sql))) {
        await transaction.executeQuery(RawQuery.raw(`explain ${query.sql}`, [...query.parameters]))
      }
      const { rows } = await sql<{ name: string }>`
        select distinct relname as name from pg_locks join pg_class on pg_class.oid = relation
        where pid = pg_backend_pid() and relkind = 'r' and relnamespace = current_schema()::regnamespace`.execute(transaction)
      return rows.map(({ name }) => name).filter((name) => !name.startsWith('log_')).sort()
    })
  }

  /** From now on it is noted which transaction writes which of the tables. */
  async function watch(tables: readonly string[]): Promise<void> {
    const run = (statement: string) => sql.raw(statement).execute(checked.database)
    await run('create table written (transaction text not null, name text not null)')
    await run(`create function note_written() returns trigger language plpgsql as $$
      begin insert into written values (pg_current_xact_id()::xid::text, tg_table_name); return null; end $$`)
    for (const table of tables) {
      await run(`create trigger noted after insert or update or delete on "${table}" for each row execute function note_written()`)
    }
  }

  /** Everything happens that moves no figures, as the ways in do it, among what does. */
  async function everythingStill(): Promise<void> {
    await record(checked, 'qingxi', [0, 1].map((index) => ({ household: numberIn(villages.pingan, index), found: ['H01'] })))
    const problems = await checked.database.selectFrom('problem').select(['id', 'version']).execute()
    for (const [step, [name, action]] of wayToClosing.entries()) {
      await actOnMany(checked.application, county, problems.map(({ id, version }) => ({
        actor: checked.actors[name], at: checked.application.clock(), request: { id: randomUUID(), problem: id, version: version + step, action },
      })))
    }
    await ask('office', 'POST', '/api/revisit-draws', { id: randomUUID(), preview: false })
    await signInAndOut()
    await accounts()
    await office()
    await givenOut()
    await doubts()
    await letters()
    await supervision()
    await duty()
    await staffing()
    await meetings()
    await sharing()
    for (const work of [climb, instructAll, meetInVillage, classify, monitor, keepDay]) await work(new Desk(checked, server, headers), checked)
    await phones()
  }

  async function signInAndOut(): Promise<void> {
    headers.set('qingxi', await server.signIn(county, 'qingxi', password))
    await ask('qingxi', 'POST', '/api/password', { current: password, next: '梨花院落溶溶月柳絮池塘' })
    for (let status = 0; status !== 423;) {
      ({ status } = await fetch(`${server.url}/api/session`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ county, loginName: 'census', password: '不是这个' }),
      }))
      expect([401, 423]).toContain(status)
    }
    headers.set('education', await server.signIn(county, 'education', password))
    await ask('education', 'POST', '/api/second-factor', {})
    const { account } = await checked.database.selectFrom('second_factor').select('account').executeTakeFirstOrThrow()
    const { key = Buffer.alloc(0) } = await findFactor(checked.database, { county, account }) ?? {}
    await ask('education', 'PUT', '/api/second-factor', { code: codeAt(key, stepOf(systemClock())) })
    await ask('admin', 'POST', `/api/people/${checked.actors.education.person}/second-factor`, { id: randomUUID() })
  }

  async function accounts(): Promise<void> {
    await savePeople(checked.application, county, [{ id: checked.actors.leader.person, name: '石县长', phone: null }], null)
    const person = randomUUID()
    const post = { id: randomUUID(), unit: 'qingxi', role: 'township', title: '副镇长', region: '431999101', duty: null, validFrom: '2020-03-10' }
    await ask('admin', 'POST', '/api/people', { person: { id: person, name: '杨青', loginName: null }, post })
    await ask('admin', 'POST', `/api/people/${person}/account`, { id: randomUUID(), loginName: 'yangqing' })
    await ask('admin', 'POST', `/api/people/${person}/password`, { id: randomUUID() })
    await unlockAccount(checked.application, county, 'yangqing')
    await ask('admin', 'PUT', `/api/people/${person}/account`, { id: randomUUID(), disabled: true })
  }

  async function givenOut(): Promise<void> {
    const { id: household } = await checked.database.selectFrom('household').select('id').where('village', '=', villages.pingan).limit(1).executeTakeFirstOrThrow()
    const portion = { village: villages.pingan, inspectors: [checked.actors.qingxi.person] }
    await ask('office', 'POST', `/api/rounds/${rounds.first.id}/assignments`, { id: randomUUID(), given: [portion, { ...portion, household }] })
    await ask('office', 'GET', `/api/rounds/${rounds.first.id}/assignments.xlsx`)
  }

  async function office(): Promise<void> {
    for (const path of ['/api/ledger.xlsx', '/api/three-lists.xlsx', '/api/audit.xlsx', '/api/indicators.xlsx', '/api/register.xlsx', '/api/register.xlsx?full=true']) await ask('office', 'GET', path)
    await ask('office', 'POST', '/api/bulletins', { id: randomUUID(), title: '第一期', earlier: rounds.first.id, later: rounds.second.id })
    const template = await ask('office', 'GET', '/api/bulletin-template.docx') as Buffer
    await ask('office', 'PUT', '/api/bulletin-template.docx', form(template, 'template.docx'))
    const { id } = await checked.database.selectFrom('household').select('id').limit(1).executeTakeFirstOrThrow()
    await ask('office', 'POST', `/api/households/${id}/reveal`, { purpose: '核对身份' })
    const { number } = await checked.database.selectFrom('member').select('number').where('household', '=', id).limit(1).executeTakeFirstOrThrow()
    await ask('office', 'POST', `/api/households/${id}/person-file`, { member: number, purpose: '本人要求' })
    const { version } = await checked.database.selectFrom('household').select('version').where('id', '=', id).executeTakeFirstOrThrow()
    await ask('office', 'POST', `/api/households/${id}/corrections`, { id: randomUUID(), version, member: number, what: 'ethnicity', value: '苗族', reason: '登记有误', paper: '户口簿' })
    await ask('office', 'PUT', '/api/imports/headings', { heading: '联系方式', column: 'phone' })
    const rows = [[...headings], ...couple(numberIn(villages.pingan, 8), 1), ...couple('N9', 2, [{ 户类型: '大户' }, { 户类型: '大户' }])]
    const started = await ask('office', 'POST', '/api/imports/households', form(await writeXlsx({ sheets: [{ name: '户', rows }] }), '户.xlsx'))
    await vi.waitFor(async () => {
      expect(await ask('office', 'GET', `/api/imports/${(started as { id: string }).id}`)).not.toMatchObject({ state: 'running' })
    }, { timeout: 30_000 })
    await ask('office', 'GET', `/api/imports/${(started as { id: string }).id}/errors.xlsx`)
    await checked.database.updateTable('register_import').set({ errors_workbook: Buffer.from('旧'), finished_at: '2010-01-01T00:00:00.000Z' }).execute()
    await write(checked.database, checked.application.clock, county, (transaction) =>
      carryOut.step({ transaction, county, now: checked.application.clock(), work: [], days: [], retained: checked.application.retained, contents: checked.application.contents }))
    await ask('qingxi', 'POST', '/api/day-closes', { id: randomUUID(), unit: 'qingxi', day: dayOf(checked.application.clock()), word: '明天办完' })
    await ask('office', 'POST', '/api/day-briefs', { id: randomUUID() })
    await ask('office', 'POST', '/api/sheets/progress?dryRun=true', form(await ask('office', 'GET', '/api/three-lists.xlsx') as Buffer, '任务清单.xlsx'))
    const unknown = [['编号', '户主或名称', '第几次', '政策措施', '内生动力措施', '进展情况', '佐证文件'], ['x', '', '', '看过', '', '', '']]
    const returned = await ask('office', 'POST', '/api/sheets/progress', form(await writeXlsx({ sheets: [{ name: '表', rows: unknown }] }), '进展.xlsx'))
    await ask('office', 'GET', `/api/sheets/${(returned as { id: string }).id}/refused.xlsx`)
    const photo = await jpeg(20, 20)
    await takeIn(checked.application, checked.actors.pingan, { sha256: createHash('sha256').update(photo).digest('hex'), fileName: 'a.jpg', content: photo })
  }

  async function doubts(): Promise<void> {
    await checked.database.updateTable('household').set({ attributes: JSON.stringify({ safeWater: false }) }).where('number', '=', numberIn(villages.pingan, 1)).execute()
    await ask('office', 'POST', '/api/doubts/hand-out', { dueOn: '2020-12-31' })
    const { rows } = await ask('pingan', 'GET', '/api/doubts-to-check') as { rows: { id: string }[] }
    await ask('pingan', 'POST', `/api/doubts/${rows[0]?.id ?? ''}/result`, { result: 'unfounded', note: '已经通水' })
    await ask('office', 'GET', '/api/doubts.xlsx')
  }

  /** A letter to a unit that answers, and to two that object and send it back. */
  async function letters(): Promise<void> {
    for (const name of ['education', 'housing', 'supervision'] as const) headers.set(name, await server.signIn(county, name, password))
    const desk = new LetterDesk(new Desk(checked, server, headers))
    const to = { qingxi: recipient({ unit: 'qingxi' }), housing: recipient({ unit: 'housing' }) }
    const item = asked('请到户看一次')
    const { id } = await desk.issue('office', { title: '督办', recipients: Object.values(to), items: [item] })
    const objection = randomUUID()
    const until = addDays((await desk.view('office', id)).recipients[0]?.dueOn ?? '', 6)
    const acts: [CastName, keyof typeof to, LetterAct, string?][] = [
      ['qingxi', 'qingxi', { act: 'sign' }], ['qingxi', 'qingxi', { act: 'ask-extension', until, reason: '下雨' }],
      ['office', 'qingxi', { act: 'decide-extension', until: null, reason: '来得及' }], ['qingxi', 'qingxi', { act: 'object', item: null, reason: '不在本镇' }, objection],
      ['supervision', 'qingxi', { act: 'examine', objection, isUpheld: false, reason: '在本镇' }], ['qingxi', 'qingxi', answered(item.id, '看过了')],
      ['office', 'qingxi', { act: 'decide-answer', item: item.id, isConfirmed: false, reason: '没有写看到什么' }],
      ['housing', 'housing', { act: 'send-back', reason: '收错了' }], ['office', 'housing', { act: 'decide-send-back', isAccepted: false, reason: '是住房的事', replacement: null }],
    ]
    for (const [name, at, action, request] of acts) expect([action.act, await desk.act(name, id, to[at].id, action, request)]).toEqual([action.act, undefined])
    await ask('office', 'GET', '/api/letters.xlsx')
    const paper = '/api/letter-templates/notice'
    await ask('office', 'PUT', `${paper}/document.docx`, form(await ask('office', 'GET', `${paper}/document.docx`) as Buffer, '提示.docx'))
    await ask('office', 'DELETE', paper)
    await checked.database.updateTable('letter_recipient').set({ next_on: '2020-03-01' }).execute()
    await checked.database.updateTable('letter').set({ next_on: '2020-03-01' }).execute()
    await write(checked.database, checked.application.clock, county, (transaction) =>
      urgeAnswers.step({ transaction, county, now: checked.application.clock(), work: [], days: [], retained: [], contents: checked.application.contents }))
  }

  /** A department on the list from its reasons to its end, with a check and an acceptance by another team. */
  async function supervision(): Promise<void> {
    headers.set('leader', await server.signIn(county, 'leader', password))
    const all = new Map<string, Record<string, string>>([...headers, ['acceptor', await server.signIn(county, 'acceptor', password)]])
    const desk = new SupervisionDesk(new Desk(checked, server, all), checked.actors.leader.person)
    const today = dayOf(checked.application.clock())
    const terms = { ...desk.asked().terms, until: addDays(today, 30) }
    const { id } = await desk.list('office', { terms, subject: { kind: 'department', code: 'housing' }, conditions: [{ measure: 'returned', to: 1 }] })
    const check = randomUUID()
    expect(await desk.act('supervision', id, sent(today), check)).toBeUndefined()
    expect(await desk.act('supervision', id, reported(check))).toBeUndefined()
    expect(await desk.act('office', id, { act: 'change', terms, reason: '再看一个月' })).toBeUndefined()
    await checked.database.updateTable('supervision_listing').set({ listed_on: addDays(today, -20) }).execute()
    await write(checked.database, checked.application.clock, county, (transaction) =>
      freezeWeeks.step({ transaction, county, now: checked.application.clock(), work: [], days: [], retained: [], contents: checked.application.contents }))
    expect(await desk.act('acceptor', id, { act: 'accept', isPassed: true, seen: '看了' })).toBeUndefined()
    expect(await desk.act('office', id, { act: 'end', reason: '达到了' })).toBeUndefined()
  }

  /** A slip, a sheet, and an absence that is answered and excused. */
  async function duty(): Promise<void> {
    const names = ['resident', 'neighbour'] as const
    const posts = await seatResidents(checked)
    const all = new Map<string, Record<string, string>>(headers)
    for (const name of names) all.set(name, await server.signIn(county, name, password))
    for (const name of ['qingxi', 'housing'] as const) all.set(name, headers.get(name) ?? await server.signIn(county, name, password))
    const desk = new Desk(checked, server, all)
    const miss = new DutyDesk(desk, posts)
    const at = checked.application.clock().toISOString()
    expect(await miss.check('office', at, miss.told('resident'))).toBeUndefined()
    const [finding] = await miss.findings('office')
    const leave = randomUUID()
    const day = at.slice(0, 10)
    expect(await miss.ask('resident', { from: day, to: day }, leave)).toBeUndefined()
    await desk.done('office', 'POST', '/api/duty-sheets', { id: randomUUID(), post: posts.resident, month: day.slice(0, 7), days: '1' })
    await desk.ask('office', 'GET', '/api/duty-sheets.xlsx')
    await checked.database.updateTable('duty_leave').set({ tier: 'county' }).execute()
    expect(await miss.approve('office', leave)).toBeUndefined()
    for (const name of ['resident', 'housing'] as const) expect(await miss.act(name, finding?.id ?? '', { act: 'answer', text: '去县里开会' })).toBeUndefined()
    expect(await miss.act('office', finding?.id ?? '', { act: 'decide', isExcused: true, reason: '确实在开会' })).toBeUndefined()
    await checked.database.updateTable('duty_leave').set({ tier: 'township' }).execute()
  }

  /** Somebody is sent and called back, and the table is taken away; households that change hands move figures. */
  async function staffing(): Promise<void> {
    const today = dayOf(checked.application.clock())
    const stay = sentTo(villages.heshan, checked.actors.education.person, today, addDays(today, 5))
    await ask('office', 'POST', '/api/staffing-reinforcements', { id: randomUUID(), reinforcements: [stay] })
    await ask('office', 'POST', `/api/staffing-reinforcements/${stay.id}/end`, { id: randomUUID(), reason: '另有任务' })
    await ask('office', 'GET', '/api/staffing.xlsx')
  }

  /** A meeting with all that comes of it, by people and by the clock. */
  async function meetings(): Promise<void> {
    headers.set('leader', await server.signIn(county, 'leader', password))
    headers.set('second', await server.signIn(county, 'second', password))
    const desk = new MeetingDesk(new Desk(checked, server, headers), [checked.actors.leader.person, checked.actors.second.person])
    const today = dayOf(checked.application.clock())
    const { id: rained } = await desk.convene('office', today)
    expect(await desk.act('office', rained, { act: 'call-off', reason: '下雨' })).toBeUndefined()
    const { id } = await desk.convene('office', today)
    const [first, second] = [randomUUID(), randomUUID()]
    const promised = { ...ofCounty, direction: 'at-most' as const, target: 0 }
    expect(await desk.act('office', id, { act: 'change', terms: desk.terms(today) })).toBeUndefined()
    expect(await desk.act('office', id, { act: 'freeze', figures: [ofCounty] })).toBeUndefined()
    expect(await desk.record('office', id, {
      decisions: [desk.decision('qingxi', { id: first, dueOn: today }), desk.decision('qingxi', { id: second })], commitments: [desk.commitment('qingxi', { promised, day: today })],
    })).toBeUndefined()
    expect(await desk.act('office', id, { act: 'issue' })).toBeUndefined()
    await checked.database.updateTable('meeting_commitment').set({ day: addDays(today, -1) }).execute()
    for (const job of [judgeCommitments, urgeDecisions]) {
      await write(checked.database, checked.application.clock, county, (transaction) =>
        job.step({ transaction, county, now: checked.application.clock(), work: [], days: [], retained: [], contents: checked.application.contents }))
    }
    const after = { text: '改为下周', lead: 'qingxi', co: [], dueOn: addDays(today, 9) }
    expect(await desk.act('office', id, { act: 'correct', decision: second, after, reason: '写错了' })).toBeUndefined()
    const acts: [CastName, string, Parameters<MeetingDesk['actOn']>[2]][] = [
      ['qingxi', first, { act: 'note', text: '在办' }], ['qingxi', first, { act: 'ask-extension', until: addDays(today, 2), reason: '下雨' }], ['office', first, { act: 'decide-extension', isGranted: false, reason: '来得及' }],
      ['qingxi', first, { act: 'report', text: '办完了' }], ['leader', first, { act: 'return', reason: '再看看' }], ['qingxi', first, { act: 'report', text: '办完了' }],
      ['leader', first, { act: 'endorse', text: '' }], ['second', first, { act: 'endorse', text: '' }],
    ]
    for (const [name, decision, action] of acts) expect([action.act, await desk.actOn(name, decision, action)]).toEqual([action.act, undefined])
  }

  /** What units share, from its beginning to its end. */
  async function sharing(): Promise<void> {
    const desk = new SharedDesk(new Desk(checked, server, headers))
    const { id } = await checked.database.selectFrom('problem').select('id').executeTakeFirstOrThrow()
    const matter = await desk.open('office', { kind: 'problem', id }, 'housing', ['qingxi'])
    const since = dayOf(checked.application.clock())
    const [first, second] = [randomUUID(), randomUUID()]
    for (const wait of [first, second]) expect(await desk.act('housing', matter, { act: 'wait', waiting: 'housing', waitedOn: 'qingxi', text: '手续', since }, wait)).toBeUndefined()
    expect(await desk.act('qingxi', matter, { act: 'answer', wait: first, text: '批了' })).toBeUndefined()
    expect(await desk.act('housing', matter, { act: 'take-back', wait: second, reason: '不用了' })).toBeUndefined()
    expect(await desk.act('office', matter, { act: 'change', shares: { lead: 'housing', co: ['education', 'qingxi'] }, reason: '加一个单位' })).toBeUndefined()
    expect(await desk.act('office', matter, { act: 'end', reason: '办完了' })).toBeUndefined()
  }

  async function phones(): Promise<void> {
    const phone = await phoneAt(checked, server, 'pingan')
    const strange = [0, 1].map((index) => phone.visit({ household: numberIn(villages.heshan, index) }))
    await phone.send(...strange)
    await parcelOf(phone.device, [phone.visit({ household: numberIn(villages.pingan, 2) })])
    const { rows } = await ask('office', 'GET', '/api/sync/refused?state=open') as { rows: { id: string; hash: string }[] }
    const [first, second] = rows
    await checked.database.updateTable('post').set({ region: county }).where('person', '=', checked.actors.pingan.person).execute()
    checked.application.actors.clear()
    await ask('office', 'POST', `/api/sync/refused/${first?.id ?? ''}/${first?.hash ?? ''}/take-in`)
    await ask('office', 'POST', `/api/sync/refused/${second?.id ?? ''}/${second?.hash ?? ''}/set-aside`, { reason: '另一村已核过' })
    const { sequence, hash } = await checked.database.selectFrom('log_head').selectAll().executeTakeFirstOrThrow()
    await ask('office', 'POST', '/api/sync/backup', { proof: backupProof({ sequence, hash: hash.toString('hex') }) })
    // The phone says what is on it, and is heard of no more: the next one's sign-in tells.
    const work = { id: randomUUID(), kind: 'visit', subject: null, madeAt: null, files: 0 }
    await phone.ask('PUT', `/api/sync/devices/${phone.device}/work`, { works: [work] })
    await phoneAt(checked, server, 'pingan')
    await ask('office', 'DELETE', `/api/sync/devices/${phone.device}`)
    await confirmClock(checked.application, county)
  }

  /** Hands in a phone's unsent work as a file. */
  async function parcelOf(device: string, operations: readonly object[]): Promise<void> {
    const header = { format: 'lookback-outbox', version: 1, county, device } as const
    const maker = await findMaker(checked.database, county, device)
    const key = await crypto.subtle.importKey('raw', new Uint8Array(maker?.secret ?? []), 'AES-GCM', false, ['encrypt'])
    const iv = new Uint8Array(randomBytes(12))
    const list = new TextEncoder().encode(JSON.stringify({ operations, files: [] }))
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: headerBytes(header) }, key, list)
    await ask('office', 'POST', '/api/sync/outbox-files', form(writeParcel(header, [Buffer.concat([iv, new Uint8Array(sealed)])]), '未上传.lookback'))
  }

  it('is declared: whatever says that it moves no figures writes nothing that figures are read from', async () => {
    const tables = await tablesOfFigures()
    expect(tables).toEqual(expect.arrayContaining(['check_item', 'finding', 'household', 'person', 'post', 'problem', 'round_sample', 'visit']))
    await watch(tables)
    const since = await readHead(checked.database, county)
    await everythingStill()
    const happened = await checked.database.selectFrom('log_entry').select('kind').distinct().where('sequence', '>', since).execute()
    const tried = new Set(happened.map(({ kind }) => kind))
    expect(still.filter((kind) => !tried.has(kind)), 'a kind that is to move no figures has to happen in `everythingStill`').toEqual([])
    const { rows: unsaid } = await sql<{ kind: string; name: string }>`
      select distinct entry.kind, written.name from written join log_entry as entry on entry.xmin::text = written.transaction
      where not exists (select 1 from log_entry as other where other.xmin = entry.xmin and other.kind = any(${moving}::text[]))`
      .execute(checked.database)
    expect(unsaid).toEqual([])
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(still.length)
  })

  it('is believed by what is kept of figures: an entry of any kind leaves it or refreshes it, as the kind declares', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    for (const kind of Object.keys(entries) as EntryKind[]) {
      let computed = 0
      const look = async () => (await fresh(checked.application, county, ['looked at', kind], async () => (computed += 1))).value
      await look()
      await plant(kind)
      // So old that it is shown no more once anything has moved it.
      vi.setSystemTime(Date.now() + 60_000)
      const { moves } = entries[kind] as EntryDeclaration
      expect([kind, await look()]).toEqual([kind, moves.figures === 'none' ? 1 : 2])
      vi.setSystemTime(Date.now() + 60_000)
      expect(await look()).toBe(computed)
    }
  })

  function plant(kind: EntryKind): Promise<number> {
    const frame = { id: randomUUID(), actor: null, region: county, subject: null, problem: null, happenedAt: '2020-03-10T02:00:00.000Z' }
    // Past the check of what it carries, of which nothing is read here.
    return checked.database.transaction().execute((transaction) =>
      append(transaction, county, [{ ...frame, kind, payload: {} } as unknown as Entry], checked.application.clock()))
  }
})
