import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { sql } from 'kysely'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submissionFields } from '@lookback/core/checklists'
import { verifyLog } from '../../packages/server/src/database/verify-log.ts'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { verifyContents } from '../../packages/server/src/evidence/verify-contents.ts'
import type { CheckedCounty, FilledForm } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, record, submissionXml, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { withoutValues } from '../../packages/server/src/http/errors.ts'
import { phoneAt } from '../../packages/server/src/sync/phone.fixture.ts'
import { verifyState } from '../../packages/server/src/verify-state.ts'

const nil = '00000000-0000-0000-0000-000000000000'
const max = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

describe('what is accepted, verifies', () => {
  let checked: CheckedCounty
  let server: TestServer
  let phone: Awaited<ReturnType<typeof phoneAt>>

  beforeAll(async () => {
    checked = await checkedCounty(3)
    server = await testServer(checked.application)
    checked.setTime('2020-03-10T02:00:00.000Z')
    phone = await phoneAt(checked, server, 'pingan')
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  async function verify(): Promise<void> {
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(0)
    const compared = await verifyState(checked.database, county)
    const { count } = await checked.database.selectFrom('visit').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    expect(compared['visits']).toBe(count)
    await verifyContents(checked.application, county)
  }

  /** Over OpenRosa, as whatever client sends it. */
  async function submit(xml: string): Promise<number> {
    const form = new FormData()
    form.append('xml_submission_file', new Blob([xml], { type: 'text/xml' }), 'submission.xml')
    return (await fetch(`${server.url}/openrosa/submission`, { method: 'POST', headers: phone.headers, body: form })).status
  }

  const household = (index: number) => numberIn(villages.pingan, index)

  it.each([nil, max, randomUUID().toUpperCase()])('a visit and an action named %s', async (id) => {
    expect(await submit(submissionXml({ household: household(0), id, found: ['H01'] }))).toBe(201)
    await verify()
    const [{ id: problem, version } = { id: '', version: 0 }] = await checked.database.selectFrom('problem').select(['id', 'version']).execute()
    const acted = await phone.ask('POST', `/api/problems/${problem.toUpperCase()}/actions`, {
      id: randomUUID().toUpperCase(), version, action: { action: 'comment', text: '看过' },
    })
    expect(acted.status).toBe(200)
    const operation = phone.operation('problem-action', { problem: problem.toUpperCase(), version: version + 1, action: { action: 'comment', text: '又看' } })
    expect(await phone.send({ ...operation, id: operation.id.toUpperCase() })).toMatchObject([{ id: operation.id, result: 'accepted' }])
    expect(await phone.send({ ...operation, id: operation.id.toUpperCase() })).toMatchObject([{ id: operation.id, result: 'known' }])
    await verify()
  })

  it('whatever else is taken in of what a broken phone could send', async () => {
    const instant = fc.oneof(
      fc.date({ noInvalidDate: false }).map((date) => (Number.isNaN(date.getTime()) ? 'never' : date.toISOString())),
      fc.constantFrom(
        '0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '-000001-12-31T23:59:59Z', '9999-12-31T23:59:59.999999-12:00', '+275760-09-13T00:00:00Z',
        '2020-03-10T09:59:60+08:00', '2020-02-30', '2020-03-10 08:00', '20200310', '1', 'Tue', '2020-03-09T18:00:00.123456789+00:00', '２０２０',
      ),
    )
    const strangeText = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.replace(/[<&\p{Cc}\ufffe\uffff]|\]\]>/gu, '·'))
    const filled = fc.record({
      id: fc.oneof(fc.uuid(), fc.uuid().map((id) => id.toUpperCase())), startedAt: instant, endedAt: instant, position: fc.oneof(
        strangeText, fc.tuple(fc.double(), fc.double()).map((pair) => pair.join(' ')), fc.constantFrom('1e-320 1e-320', '-0 -0', '0x10 1', '90 180 3 4 5')),
      note: strangeText, mark: fc.constantFrom('', '\ufeff', '\ufeff\ufeff', ' '), outcome: fc.constantFrom('completed', 'nobody-home', 'other'),
    })
    const statuses: number[] = []
    await fc.assert(fc.asyncProperty(filled, async ({ id, startedAt, endedAt, position, note, mark, outcome }) => {
      const form: FilledForm = { household: household(1), id, outcome, found: ['H02'], notes: { H02: note } }
      const leaves = Object.entries({ startedAt, endedAt, position }).map(([name, value]) => {
        const field = submissionFields[name as 'startedAt']
        return `<${field}>${value.replace(/[<&]/g, '')}</${field}>`
      })
      statuses.push(await submit(`${mark}${submissionXml(form).replace('<meta>', `${leaves.join('')}<meta>`)}`))
    }), { numRuns: 60, seed: 18 })
    expect(new Set(statuses)).toEqual(new Set([201, 400]))
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(30)
    await verify()
  })
})

describe('what cannot be taken is refused in words', () => {
  let checked: CheckedCounty
  let server: TestServer
  let phone: Awaited<ReturnType<typeof phoneAt>>
  let problem: { id: string; version: number }

  beforeAll(async () => {
    checked = await checkedCounty(3)
    server = await testServer(checked.application)
    checked.setTime('2020-03-10T02:00:00.000Z')
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01'] }])
    problem = await checked.database.selectFrom('problem').select(['id', 'version']).executeTakeFirstOrThrow()
    phone = await phoneAt(checked, server, 'pingan')
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  /** @returns the status, and the Chinese sentence without what English could stand in it for a reason */
  async function ask(path: string, init: RequestInit = {}): Promise<[number, string]> {
    const reply = await fetch(`${server.url}${path}`, { ...init, headers: { ...phone.headers, ...(init.headers as Record<string, string>) } })
    return [reply.status, ((await reply.json()) as { message: string }).message]
  }
  const json = (path: string, body: string) => ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const comment = (text: string) => `{"id":"${randomUUID()}","version":${problem.version},"action":{"action":"comment","text":${text}}}`
  const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const [unkeepable, unreadable, beyond] = ['不能保存的字符', '不完整或格式不对', '超出了能保存的范围']
  const multipart = { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' } }

  it.each<[string, () => Promise<[number, string]>, number, string]>([
    ['NUL in a comment', () => json(`/api/problems/${problem.id}/actions`, comment('"a\\u0000b"')), 400, unkeepable],
    ['half an emoji', () => json(`/api/problems/${problem.id}/actions`, comment('"\\ud83d"')), 400, unkeepable],
    ['a control character', () => json(`/api/problems/${problem.id}/actions`, comment('"\\u0007"')), 400, unkeepable],
    ['a hundred thousand brackets', () => json(`/api/problems/${problem.id}/actions`, comment(deep)), 400, unkeepable],
    ['a body cut off', () => json(`/api/problems/${problem.id}/actions`, comment('"')), 400, unreadable],
    ['no body', () => json(`/api/problems/${problem.id}/actions`, ''), 400, unreadable],
    ['a body too large', () => json(`/api/problems/${problem.id}/actions`, comment(`"${'长'.repeat(400_000)}"`)), 413, '内容太大'],
    ['NUL in an address', () => ask('/api/problems?unit=%00'), 400, unkeepable],
    ['no address', () => ask('/api/problems/%zz'), 404, '没有这个页面'],
    ['a cursor that is none', () => ask('/api/problems?cursor=x'), 400, unreadable],
    ['a cursor of other things', () => ask(`/api/problems?cursor=${cursor('a', 'b', 'c', 'd')}`), 400, beyond],
    ['a cursor with NUL', () => ask(`/api/problems?cursor=${cursor('a\u0000', 'b', 'c', nil)}`), 400, beyond],
    ['a cursor of an impossible day', () => ask(`/api/notices?cursor=${cursor('+275760-09-13T00:00:00Z', nil)}`), 400, beyond],
    ['a year beyond all', () => json(`/api/problems/${problem.id}/actions`,
      `{"id":"${randomUUID()}","version":1,"action":{"action":"ask-extension","until":"0000-01-01","reason":"x"}}`), 400, '填写有误'],
    ['a number beyond all', () => json(`/api/problems/${problem.id}/actions`, comment('1e999')), 400, '填写有误'],
    ['a workbook that ends early', () => ask('/api/sheets/progress', { ...multipart, body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\nabc' }), 400, unreadable],
    ['a head of 40 kB', () => ask(`/api/problems?unit=${'x'.repeat(40_000)}`), 431, '内容太大'],
    // More than one piece of it is on its way when it is refused: the answer must outlive what comes after.
    ['a head of 1 MB', () => ask(`/api/problems?unit=${'x'.repeat(1_000_000)}`), 431, '内容太大'],
    ['multipart without its boundary', () => ask('/api/sheets/progress', { method: 'POST', headers: { 'content-type': 'multipart/form-data' }, body: 'x' }), 400, unreadable],
  ])('%s', async (_, send, status, words) => {
    const before = await verifyLog(checked.database, county)
    expect(await send()).toEqual([status, expect.stringContaining(words)])
    expect(await verifyLog(checked.database, county)).toBe(before)
  })

  it('a fault of the database is told to the process’s own log without what it is about', async () => {
    const faults = [sql`select ${'杨秀英'}::text::integer`, sql`insert into subject (county, name) values (${county}, '杨秀英')`]
    for (const fault of faults) {
      const thrown: unknown = await fault.execute(checked.database).catch((error: unknown) => error)
      expect(inspect(thrown)).toContain('杨秀英')
      expect(inspect(withoutValues(thrown))).not.toContain('杨秀英')
      expect(withoutValues(thrown)).toMatchObject({ type: 'DatabaseError', code: expect.stringMatching(/^2/) as string })
    }
  })

  it('an OpenRosa client gets a document that is well-formed, whatever it named', async () => {
    const form = new FormData()
    form.append('xml_submission_file', new Blob([submissionXml({ household: `\u0001<&\ufffe${'长'.repeat(300)}` })]), 'submission.xml')
    const said = await (await fetch(`${server.url}/openrosa/submission`, { method: 'POST', headers: phone.headers, body: form })).text()
    const broken = await fetch(`${server.url}/openrosa/submission`, { ...multipart, headers: { ...phone.headers, ...multipart.headers }, body: '--x\r\n' })
    expect([broken.status, await broken.text()]).toEqual([400, expect.stringContaining(unreadable)])
    for (const text of [said]) new SaxesParser().write(text).close()
  })

  it('one bad operation refuses no batch, and is kept', async () => {
    const visit = (index: number) => phone.visit({ household: numberIn(villages.pingan, index) })
    const [good, last] = [visit(1), visit(2)]
    const marked = phone.operation('problem-action', { problem: problem.id, version: problem.version, action: { action: 'comment', text: '门窗\u0000没装\ud83d' } })
    const bad = [
      7, null, 'text', { id: 'no id' }, { ...visit(0), schemaVersion: 1e12 }, { ...visit(0), schemaVersion: 'one' }, { ...visit(0), sequence: 2 ** 60 },
      { ...visit(0), deviceTime: '0000-01-01T00:00:00Z' }, { ...visit(0), clockOffset: 1e308 }, { ...visit(0), kind: '\u0000' },
      { ...visit(0), payload: { submission: '\u0000\ud83d' } },
    ]
    const body = JSON.stringify({ device: phone.device, answered: null, operations: [good, ...bad, marked, 'deep', last] })
      .replace('"deep"', `{"id":"${randomUUID()}","payload":${deep}}`)
    const reply = await fetch(`${server.url}/api/sync/operations`, { method: 'POST', headers: { ...phone.headers, 'content-type': 'application/json' }, body })
    expect(reply.status).toBe(200)
    const { answers } = (await reply.json()) as { answers: { id: string; result: string }[] }
    expect(answers.map(({ result }) => result)).toEqual(['accepted', ...bad.map(() => 'refused'), 'accepted', 'refused', 'accepted'])
    const kept = await checked.database.selectFrom('operation').select('id').where('refusal', 'is not', null).execute()
    expect(kept).toHaveLength(bad.length + 1)
    const { payload } = await checked.database.selectFrom('log_entry').select('payload').where('id', '=', marked.id).executeTakeFirstOrThrow()
    expect(payload).toMatchObject({ text: '门窗\ufffd没装\ufffd' })
    expect((await (await phoneAt(checked, server, 'office')).ask('GET', '/api/sync/refused?limit=200')).status).toBe(200)
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(0)
    await verifyState(checked.database, county)
  })

  it('an upload that is too large, without a length or strangely named is answered in words', async () => {
    const begin = (headers: Record<string, string>) => ask('/api/evidence-uploads', { method: 'POST', headers: { 'tus-resumable': '1.0.0', ...headers } })
    const named = (fileName: string) => `sha256 ${Buffer.from('a'.repeat(64)).toString('base64')},fileName ${Buffer.from(fileName).toString('base64')}`
    expect(await begin({ 'upload-length': '99999999999', 'upload-metadata': named('a.jpg') })).toEqual([413, '文件太大，上限 50 MB。'])
    expect(await begin({ 'upload-defer-length': '1', 'upload-metadata': named('a.jpg') })).toEqual([413, '文件太大，上限 50 MB。'])
    expect(await begin({ 'upload-length': '10' })).toEqual([400, '上传不完整：没有收到文件的校验码，请重新上传。'])
    // What the protocol itself refuses is told in the same words, with the same headers, as everything else.
    expect(await begin({ 'upload-length': 'many', 'upload-metadata': named('a.jpg') })).toEqual([400, expect.stringContaining(unreadable)])
    expect(await begin({ 'upload-length': '10', 'upload-metadata': '!!' })).toEqual([400, '上传不完整：没有收到文件的校验码，请重新上传。'])
    expect(await ask('/api/evidence-uploads', { method: 'POST' })).toEqual([400, expect.stringContaining(unreadable)])
    const content = await jpeg(24, 18, 5)
    const sha256 = createHash('sha256').update(content).digest('hex')
    const metadata = named(`\u0000${'长'.repeat(300)}.jpg`).replace(/sha256 [^,]+/, `sha256 ${Buffer.from(sha256).toString('base64')}`)
    const tus = { ...phone.headers, 'tus-resumable': '1.0.0' }
    const begun = await fetch(`${server.url}/api/evidence-uploads`, { method: 'POST', headers: { ...tus, 'upload-length': String(content.length), 'upload-metadata': metadata } })
    expect(begun.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await ask(new URL(begun.headers.get('location') ?? '', server.url).pathname, {
      method: 'PATCH', headers: { 'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream', 'upload-offset': '7' }, body: 'x',
    })).toEqual([409, '这一段和已经收到的接不上，请重新打开再接着传。'])
    const sent = await fetch(new URL(begun.headers.get('location') ?? '', server.url), {
      method: 'PATCH', headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }, body: new Uint8Array(content),
    })
    expect([begun.status, sent.status]).toEqual([201, 204])
    const { file_name: kept } = await checked.database.selectFrom('evidence_file').select('file_name').executeTakeFirstOrThrow()
    expect(kept).toBe(`${'长'.repeat(196)}.jpg`)
  })
})
