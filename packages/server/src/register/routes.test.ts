import { randomUUID } from 'node:crypto'
import { saveCodeLists } from '../foundation/save-code-lists.queries.ts'
import { createReadStream } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sql } from 'kysely'
import type { HouseholdView, PersonFile } from '@lookback/core/household-file'
import type { HouseholdRow, RegisterImport } from '@lookback/core/register'
import { verifyLog } from '../database/verify-log.ts'
import { personal } from '../household-file/person-records.queries.ts'
import { verifyState } from '../verify-state.ts'
import { lineTo } from '../fixtures/line.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { saveHouseholds } from './save-households.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { castNames, checkedCounty, county, householdIn, numberIn, password, record, rounds, villages } from '../fixtures/checked-county.fixture.ts'
import type { Line } from '../fixtures/workbook.fixture.ts'
import { couple, headings, idNumber, readBack, writeWorkbook } from '../fixtures/workbook.fixture.ts'
import { importHouseholdsFile } from './import/import-households.ts'
import { interruptImports, startImport } from './import/run-import.ts'
import { nationalCodeLists } from '../foundation/national-code-lists.ts'

interface Page { rows: HouseholdRow[]; next: string | null; total: number }

describe('the register over HTTP', () => {
  let checked: CheckedCounty
  let server: TestServer
  const sessions = new Map<CastName, Record<string, string>>()

  beforeAll(async () => {
    checked = await checkedCounty(6)
    const lists = nationalCodeLists().filter(({ list }) => list !== 'household-category')
    await saveCodeLists(checked.application, county, lists, '2020-01-01', null)
    await record(checked, 'qingxi', [
      { household: numberIn(villages.pingan, 0), found: ['H01', 'E01'], notAssessed: ['D01'], notes: { H01: '门窗没有装' } },
    ])
    server = await testServer(checked.application)
    for (const name of castNames) sessions.set(name, await server.signIn(county, name, password))
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const ask = (name: CastName, route: string, options: RequestInit = {}) =>
    fetch(`${server.url}${route}`, { ...options, headers: { ...sessions.get(name), ...options.headers as Record<string, string> } })
  const json = async <Reply>(reply: Response) => (await reply.json()) as Reply
  const list = async (name: CastName, query = '') => json<Page>(await ask(name, `/api/households?${query}`))
  async function idOf(number: string): Promise<string> {
    const row = await checked.database
      .selectFrom('household').select('id').where('number', '=', number).executeTakeFirstOrThrow()
    return row.id
  }
  const reveal = async (name: CastName, id: string, purpose = '核对身份') =>
    ask(name, `/api/households/${id}/reveal`, {
      method: 'POST', body: JSON.stringify({ purpose }), headers: { 'content-type': 'application/json' },
    })

  it('goes out as a workbook of the own place, numbers in full only to whoever may see them, and the log says which', async () => {
    const out = async (name: CastName, query: string) => {
      const reply = await ask(name, `/api/register.xlsx${query}`)
      return { status: reply.status, text: reply.ok ? JSON.stringify((await readXlsx(new Uint8Array(await reply.arrayBuffer()))).sheets[0]?.rows) : '' }
    }
    const masked = (await out('qingxi', '')).text
    expect([masked.includes('138****1234'), masked.includes('13812341234'), masked.includes('平安村'), masked.includes('白云村')]).toEqual([true, false, true, false])
    const full = (await out('qingxi', '?full=true')).text
    expect([full.includes('13812341234'), full.includes('431999197003050010'), full.includes('白云村')]).toEqual([true, true, false])
    expect([(await out('census', '')).status, (await out('census', '?full=true')).status, (await out('admin', '')).status]).toEqual([200, 403, 403])
    const logged = await checked.database.selectFrom('log_entry').select('kind').where('kind', 'like', 'register-exported%').orderBy('sequence').execute()
    expect(logged.map(({ kind }) => kind)).toEqual(['register-exported', 'register-exported-whole', 'register-exported'])
  })

  describe('the list', () => {
    it('goes through all households once, page by page', async () => {
      const seen: string[] = []
      let cursor = ''
      for (;;) {
        const page = await list('office', `limit=7${cursor}`)
        expect(page.total).toBe(24)
        seen.push(...page.rows.map((row) => row.number))
        if (page.next === null) break
        cursor = `&cursor=${page.next}`
      }
      expect(seen).toHaveLength(24)
      expect(seen).toEqual([...new Set(seen)].sort())
    })

    it('shows names, masked phones and open problems', async () => {
      const { rows: [row] } = await list('office', 'limit=1')
      expect(row).toMatchObject({
        number: numberIn(villages.pingan, 0), villageName: '平安村', townshipName: '清溪镇', memberCount: 1,
        phone: '138****1234', openProblems: 2,
      })
    })

    it.each([
      ['the start of a number', `search=${villages.baiyun}`, 6],
      ['a group within a round', `group=3组&round=${rounds.first.id}`, 0],
      ['a group that somebody types within a round', `search=3组&round=${rounds.first.id}`, 0],
      ['the start of a name', `search=${encodeURIComponent('石大山3')}`, 4],
      ['a surname alone', `search=${encodeURIComponent('石')}`, 24],
      ['a whole ID number', 'search=431999197003050010', 24],
      ['a part of an ID number', 'search=4319991970030500', 0],
      ['signs of a pattern', `search=${encodeURIComponent('%大')}`, 0],
      ['a township', 'region=431999102', 12],
      ['a category', 'category=non-poor', 8],
      ['all at once', `search=${encodeURIComponent('石')}&region=${villages.heshan}&category=lifted`, 4],
    ])('is narrowed by %s', async (_, query, total) => {
      const page = await list('office', query)
      expect([page.total, page.rows.length]).toEqual([total, total])
    })

    it('is narrowed by a village group as the register calls it', async () => {
      const [household] = [{ ...householdIn(villages.heshan, 5), attributes: { villagerGroup: '3组' } }]
      await saveHouseholds(checked.application, county, [household], null)
      for (const typed of ['3组', ' 3 组 ']) expect((await list('office', `search=${encodeURIComponent(typed)}`)).rows.map(({ number }) => number)).toEqual([household.number])
      expect((await list('office', `search=${encodeURIComponent('3组')}&region=431999101`)).total).toBe(0)
    })

    it('refuses a cursor that it did not make', async () => {
      expect((await ask('office', '/api/households?cursor=abc')).status).toBe(400)
    })
  })

  describe('one household', () => {
    it('comes with masked numbers and what its visits said about every item', async () => {
      const view = await json<HouseholdView>(await ask('office', `/api/households/${await idOf(numberIn(villages.pingan, 0))}`))
      expect(view.household).toMatchObject({ phone: '138****1234', members: [{ documentNumber: '43*************010', phone: '138****1234' }] })
      expect(view.visits).toHaveLength(1)
      expect(view.visits[0]).toMatchObject({ roundName: '乡镇自查', outcome: 'completed', inspectorName: 'qingxi' })
      expect(view.visits[0]?.observations.map(({ item, observation, note }) => [item, observation, note])).toEqual([
        ['H01', 'problem', '门窗没有装'], ['H02', 'ok', null], ['E01', 'problem', null], ['D01', 'not-assessed', null],
      ])
      expect(view.problems.map(({ item, state, severity }) => [item, state, severity])).toEqual([
        ['H01', 'found', 'hard'], ['E01', 'found', 'hard'],
      ])
    })

    it('shows a department its own items only, and a census team no finding at all', async () => {
      const id = await idOf(numberIn(villages.pingan, 0))
      const seenBy = async (name: CastName) => json<HouseholdView>(await ask(name, `/api/households/${id}`))
      const housing = await seenBy('housing')
      expect(housing.visits[0]?.observations.map(({ item }) => item)).toEqual(['H01', 'H02'])
      expect(housing.problems.map(({ item }) => item)).toEqual(['H01'])
      const census = await seenBy('census')
      expect([census.visits, census.problems]).toEqual([[], []])
      expect((await list('census', 'limit=1')).rows[0]?.openProblems).toBe(0)
    })

    it('has a person’s data put right at that person’s request, who stays who they are; the log has no value of it, and holds what is sealed', async () => {
      const number = numberIn(villages.pingan, 4)
      const id = await idOf(number)
      const memberId = async () => (await checked.database.selectFrom('member').select('id').where('household', '=', id).executeTakeFirstOrThrow()).id
      const before = await memberId()
      const put = async (name: CastName, change: object) => {
        const { version } = await checked.database.selectFrom('household').select('version').where('id', '=', id).executeTakeFirstOrThrow()
        const body = { id: randomUUID(), version, member: `${number}-1`, reason: '登记有误', paper: '居民身份证', ...change }
        const reply = await ask(name, `/api/households/${id}/corrections`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
        return { status: reply.status, ...await json<{ state?: string; code?: string; message?: string }>(reply) }
      }
      expect(await put('office', { what: 'documentNumber', value: '431999197003050011' })).toMatchObject({ status: 422, code: 'correction-wrong', message: '证件号码：证件号码校验码不对，请核对每一位。' })
      expect(await put('office', { what: 'name', value: '' })).toMatchObject({ code: 'correction-wrong' })
      expect(await put('office', { what: 'memberPhone', value: '13812341234' })).toMatchObject({ code: 'correction-changes-nothing' })
      expect(await put('office', { what: 'name', value: '石小山', version: 7 })).toMatchObject({ code: 'household-changed-meanwhile' })
      expect(await put('qingxi', { what: 'name', value: '石小山' })).toMatchObject({ status: 403 })
      const asked = { id: randomUUID(), what: 'name', value: '石小山' }
      expect(await put('office', asked)).toMatchObject({ state: 'done' })
      expect(await put('office', asked)).toMatchObject({ state: 'known' })
      expect(await put('second', asked)).toMatchObject({ code: 'already-exists' })
      expect(await put('office', { what: 'documentNumber', value: '431999194901010311' })).toMatchObject({ state: 'done' })
      expect(await put('office', { what: 'birthDate', value: '1971-01-01' })).toMatchObject({ code: 'correction-wrong' })
      expect(await put('office', { what: 'phone', value: '' })).toMatchObject({ state: 'done' })
      const view = await json<HouseholdView>(await ask('office', `/api/households/${id}`))
      expect(view.household).toMatchObject({ headName: '石小山', phone: null, members: [{ name: '石小山', birthDate: '1949-01-01', sex: 'male' }] })
      expect(await memberId()).toBe(before)
      const { rows } = await json<{ rows: { what: string }[] }>(await ask('second', '/api/corrections'))
      expect(rows.sort((one, other) => (one.what < other.what ? -1 : 1))).toMatchObject([{ what: 'documentNumber' }, { what: 'name', number, name: '石小山', by: 'office', reason: '登记有误', paper: '居民身份证' }, { what: 'phone' }])
      expect((await ask('qingxi', '/api/corrections')).status).toBe(403)
      const logged = JSON.stringify(await checked.database.selectFrom('log_entry').select('payload').where('kind', '=', 'person-corrected').execute())
      for (const secret of ['石小山', '石大山', '13812341234', '431999']) expect(logged).not.toContain(secret)
      await verifyState(checked.database, county)
      await checked.database.updateTable('correction').set({ paper: '口头' }).where('id', '=', asked.id).execute()
      await expect(verifyState(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
      await checked.database.updateTable('correction').set({ paper: '居民身份证' }).where('id', '=', asked.id).execute()
    })

    it('gives a person all that is kept of the person: whatever row of whatever table names them or what is theirs', async () => {
      const number = numberIn(villages.pingan, 0)
      const id = await idOf(number)
      const given = await ask('office', `/api/households/${id}/person-file`, {
        method: 'POST', body: JSON.stringify({ member: `${number}-1`, purpose: '应本人要求' }), headers: { 'content-type': 'application/json' },
      })
      const file = await json<PersonFile>(given)
      expect(file).toMatchObject({ member: { documentNumber: '431999197003050010', phone: '13812341234' }, household: { phone: '13812341234' } })
      const ids = (table: 'visit' | 'problem' | 'member') => (file.records[table] ?? []).map((row) => String(row['id']))
      expect([ids('visit').length, ids('problem').length, ids('member').length]).toEqual([1, 2, 1])
      const own = [id, ...ids('visit'), ...ids('problem'), ...ids('member')]
      const { rows: tables } = await sql<{ name: string }>`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migration'`.execute(checked.database)
      const naming: Record<string, number> = {}
      for (const { name } of tables) {
        const { rows: [row] } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(name)} as kept
          where exists (select 1 from unnest(${own}::text[]) as own where position(own in kept::text) > 0)`.execute(checked.database)
        if (row && row.count > 0) naming[name] = row.count
        expect(personal, name).toHaveProperty(name)
      }
      expect(Object.keys(naming)).toEqual(expect.arrayContaining(['finding', 'household', 'log_entry', 'member', 'problem', 'subject', 'visit']))
      for (const [name, count] of Object.entries(naming)) {
        if ('excluded' in personal[name as keyof typeof personal]) continue
        expect([name, file.records[name]?.length ?? 0]).toEqual([name, count])
      }
      expect((await ask('housing', `/api/households/${id}/person-file`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })).status).toBe(403)
    })

    it('gives its numbers in full to whoever says what for, and the log keeps that', async () => {
      const id = await idOf(numberIn(villages.pingan, 1))
      expect(await json(await reveal('qingxi', id))).toEqual({
        phone: '13812341234',
        members: [{ number: `${numberIn(villages.pingan, 1)}-1`, documentNumber: '431999197003050010', phone: '13812341234' }],
      })
      const entry = await checked.database
        .selectFrom('log_entry').selectAll().where('kind', '=', 'numbers-shown').executeTakeFirstOrThrow()
      expect(entry).toMatchObject({
        actor: checked.actors.qingxi.person, subject: id, region: villages.pingan,
        payload: { number: numberIn(villages.pingan, 1), purpose: '核对身份' },
      })
      expect((await reveal('qingxi', id, ' ')).status).toBe(400)
      expect(await verifyLog(checked.database, county)).toBeGreaterThan(0)
    })
  })

  describe('scope', () => {
    const everywhere = Object.values(villages)
    /** Told here once more, independently of the code: whose villages each one may see, and whose numbers in full. */
    const mayRead: Record<CastName, readonly string[]> = {
      office: everywhere, second: everywhere, supervision: everywhere, leader: everywhere, census: everywhere, housing: [], education: [],
      admin: [],
      qingxi: [villages.pingan, villages.xinglong], shiqiao: [villages.baiyun, villages.heshan], pingan: [villages.pingan],
    }
    const mayReveal: readonly CastName[] = ['office', 'second', 'qingxi', 'shiqiao', 'pingan']
    const departments: readonly CastName[] = ['housing', 'education']

    it.each(castNames)('%s sees the households of the own area and no other', async (name) => {
      const reply = await ask(name, '/api/households?limit=200')
      if (name === 'admin') return expect(reply.status).toBe(403)
      const { rows, total } = await json<Page>(reply)
      // A department sees the households that have a problem in its items.
      const expected = departments.includes(name) ? [numberIn(villages.pingan, 0)] : mayRead[name].flatMap((village) =>
        Array.from({ length: 6 }, (_, index) => numberIn(village, index)))
      expect(rows.map((row) => row.number).sort()).toEqual([...expected].sort())
      expect(total).toBe(expected.length)
    })

    it.each(castNames)('%s opens and reveals what is there and finds nothing elsewhere', async (name) => {
      for (const village of everywhere) {
        const id = await idOf(numberIn(village, 2))
        const inside = mayRead[name].includes(village)
        const allowed = name === 'admin' ? 403 : inside ? 200 : 404
        expect((await ask(name, `/api/households/${id}`)).status).toBe(allowed)
        const revealing = mayReveal.includes(name) ? (inside ? 200 : 404) : departments.includes(name) ? 404 : 403
        expect((await reveal(name, id)).status).toBe(revealing)
      }
      expect((await ask(name, '/api/households/not-an-id')).status).toBe(name === 'admin' ? 403 : 404)
    })
  })

  describe('an import', () => {
    async function upload(name: CastName, rows: (typeof headings | ReturnType<typeof couple>[number])[], query = '') {
      const file = await writeWorkbook(path.join('/tmp', `lookback-${randomUUID()}.xlsx`), rows.map((row) => [...row]))
      const form = new FormData()
      form.set('file', new Blob([await readFile(file)]), '清溪镇农户.xlsx')
      await rm(file)
      return ask(name, `/api/imports/households${query}`, { method: 'POST', body: form })
    }
    const ended = (name: CastName, id: string) => vi.waitFor(async () => {
      const row = await json<RegisterImport>(await ask(name, `/api/imports/${id}`))
      expect(row.state).not.toBe('running')
      return row
    }, { timeout: 50_000, interval: 100 })

    it('goes on while the caller looks, and gives the refused rows back', async () => {
      const reply = await upload('qingxi', [headings, ...couple('N1', 1), ...couple('N2', 2, [{ 户类型: '大户' }, { 户类型: '大户' }])])
      expect(reply.status).toBe(201)
      const started = await json<RegisterImport>(reply)
      expect(started).toMatchObject({ state: 'running', fileName: '清溪镇农户.xlsx', dryRun: false, hasErrorsWorkbook: false })
      const done = await ended('qingxi', started.id)
      expect(done).toMatchObject({
        state: 'finished', rowsRead: 4, rowsTotal: 4, householdsAdded: 1, rowsRefused: 2, failure: null, hasErrorsWorkbook: true,
      })
      const workbook = await ask('qingxi', `/api/imports/${started.id}/errors.xlsx`)
      expect(workbook.headers.get('content-disposition')).toContain(encodeURIComponent('清溪镇农户-errors.xlsx'))
      expect((await readBack(new Uint8Array(await workbook.arrayBuffer()))).rows).toHaveLength(3)
      expect(await checked.database.selectFrom('log_entry').select(['actor', 'payload']).where('kind', '=', 'refused-households-taken').execute())
        .toEqual([{ actor: checked.actors.qingxi.person, payload: { import: started.id } }])
      expect((await list('qingxi', 'search=N')).rows.map((row) => row.number)).toEqual(['N1'])
      for (const other of ['shiqiao', 'office'] as const) {
        const status = other === 'office' ? 200 : 404
        expect((await ask(other, `/api/imports/${started.id}`)).status).toBe(status)
        expect((await ask(other, `/api/imports/${started.id}/errors.xlsx`)).status).toBe(status)
        expect((await json<{ imports: unknown[] }>(await ask(other, '/api/imports'))).imports).toHaveLength(other === 'office' ? 1 : 0)
      }
    })

    it('may be tried dry, tells in words why a workbook is refused, and keeps no file', async () => {
      const dry = await json<RegisterImport>(await upload('office', [headings, ...couple('D1', 11)], '?dryRun=true'))
      expect(await ended('office', dry.id)).toMatchObject({ state: 'finished', dryRun: true, householdsAdded: 1, hasErrorsWorkbook: false })
      expect((await list('office', 'search=D1')).total).toBe(0)
      expect((await ask('office', `/api/imports/${dry.id}/errors.xlsx`)).status).toBe(404)
      const bad = await json<RegisterImport>(await upload('office', [['姓名', '性别', '民族']]))
      expect(await ended('office', bad.id)).toMatchObject({ state: 'failed', failure: '缺少必需的列：村、户编号、户类型、证件号码、与户主关系。' })
    })

    it('is for those whose post allows it, and needs a file', async () => {
      for (const name of ['leader', 'village', 'census', 'housing'].filter((one): one is CastName => castNames.includes(one as CastName))) {
        expect((await upload(name, [headings])).status).toBe(403)
      }
      expect((await ask('office', '/api/imports/households', { method: 'POST' })).status).toBe(400)
    })

    it('is the county’s only one: of two that begin in the same moment the second is refused in words', async () => {
      const replies = await Promise.all([upload('office', [headings, ...couple('C1', 31)]), upload('office', [headings, ...couple('C2', 32)])])
      expect(replies.map(({ status }) => status).sort()).toEqual([201, 409])
      const [refused, taken] = [replies.find(({ status }) => status === 409), replies.find(({ status }) => status === 201)]
      expect(await refused?.json()).toMatchObject({ code: 'import-running' })
      const { id } = await json<RegisterImport>(taken ?? new Response())
      expect(await ended('office', id)).toMatchObject({ state: 'finished', householdsAdded: 1 })
      expect((await list('office', 'search=C')).total).toBe(1)
    })

    it('that a stop cut off is told so at the next start, and the next one is not kept waiting', async () => {
      await checked.database
        .insertInto('register_import')
        .values({
          county, id: '018f0000-0000-7000-8000-000000000001', file_name: 'a.xlsx', dry_run: false, state: 'running',
          started_by: checked.actors.office.person, started_at: checked.application.clock(),
        })
        .execute()
      expect((await upload('office', [headings])).status).toBe(409)
      expect(await interruptImports(checked.application)).toBe(1)
      expect(await json(await ask('office', '/api/imports/018f0000-0000-7000-8000-000000000001'))).toMatchObject({ state: 'interrupted' })
      const next = await json<RegisterImport>(await upload('office', [headings, ...couple('S1', 21)]))
      expect(await ended('office', next.id)).toMatchObject({ state: 'finished', householdsAdded: 1 })
    })

    it('that was under way when the database went away is told so once it is there again, and the next one is not kept waiting', async () => {
      const line = await lineTo(checked)
      const file = await writeWorkbook(path.join('/tmp', `lookback-${randomUUID()}.xlsx`), [[...headings], ...couple('W1', 41)])
      const id = await startImport({ ...checked.application, database: line.database }, checked.actors.office, {
        fileName: '户.xlsx', content: createReadStream(file), dryRun: false, choices: { emptyClears: false, unlistedLeave: false, replacedFamilies: [] }, locale: 'zh-CN',
      })
      line.cut()
      await vi.waitFor(() => expect(line.refused()).toBeGreaterThan(2), { timeout: 50_000 })
      expect(await json(await ask('office', `/api/imports/${id}`))).toMatchObject({ state: 'running' })
      line.mend()
      expect(await ended('office', id)).toMatchObject({ state: 'failed', failure: '数据库正在重新启动，请过几秒再试；已经保存的都在。' })
      const next = await json<RegisterImport>(await upload('office', [headings, ...couple('W1', 41)]))
      expect(await ended('office', next.id)).toMatchObject({ state: 'finished', householdsAdded: 1 })
      await rm(file)
      await line.close()
    })
  })

  it('keeps what was put right when an older workbook comes, which says so; what is new in it counts', async () => {
    const number = `${villages.pingan}9001`
    const bring = async (changes: readonly [Line?, Line?] = []) => {
      const file = path.join(tmpdir(), `${randomUUID()}.xlsx`)
      await writeWorkbook(file, [[...headings], ...couple(number, 90, changes)])
      return (await importHouseholdsFile(checked.application, county, checked.actors.office, file)).summary
    }
    expect(await bring()).toMatchObject({ added: 1 })
    const id = await idOf(number)
    const household = async () => json<HouseholdView>(await ask('office', `/api/households/${id}`))
    const [head, spouse] = (await household()).household.members.map((member) => member.number)
    const put = async (change: object) => {
      const { version } = await household()
      const body = { id: randomUUID(), version, reason: '登记有误', paper: '居民身份证', ...change }
      expect((await ask('office', `/api/households/${id}/corrections`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })).status).toBe(200)
    }
    // Both what people are told apart by; and once more, so that the workbook is older than two corrections.
    await put({ member: head, what: 'documentNumber', value: idNumber('1970-03-05', '男', 91) })
    await put({ member: head, what: 'name', value: '石小山' })
    await put({ member: head, what: 'documentNumber', value: idNumber('1971-03-05', '男', 92) })
    await put({ member: spouse, what: 'memberPhone', value: '13900001111' })
    await put({ member: head, what: 'phone', value: '13900002222' })
    const right = await household()
    const { report, changed } = await bring()
    expect([changed, report.joined.count, report.left.count, report.unlisted.count]).toEqual([0, 0, 0, 0])
    expect(report.changes.filter(({ outdated }) => outdated > 0).map(({ column, outdated }) => [column, outdated]).sort()).toEqual([['documentNumber', 1], ['name', 1], ['phone', 1]])
    expect((await household()).household).toEqual(right.household)
    expect(await bring([{ 联系电话: '13700003333' }, { 联系电话: '13700003333' }])).toMatchObject({ changed: 1 })
    const file = await json<PersonFile>(await ask('office', `/api/households/${id}/person-file`, {
      method: 'POST', body: JSON.stringify({ member: head, purpose: '应本人要求' }), headers: { 'content-type': 'application/json' },
    }))
    expect(file).toMatchObject({ member: { name: '石小山', birthDate: '1971-03-05', documentNumber: idNumber('1971-03-05', '男', 92) }, household: { phone: '13700003333' } })
    await verifyState(checked.database, county)
  })
})
