import { createHash, randomUUID } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { listRoundCoverage } from '@lookback/core/rounds'
import { listEmptyVisits } from '@lookback/core/visits'
import { saveHouseholds } from '../register/save-households.ts'
import { checkForm, publishForm } from '../checklists/forms.ts'
import { verifyLog } from '../database/verify-log.ts'
import { verifyState } from '../verify-state.ts'
import { createRound } from '../rounds/create-round.ts'
import { jpeg, withCameraData } from '../evidence/pictures.fixture.ts'
import { takeIn } from '../evidence/take-in.ts'
import { verifyContents } from '../evidence/verify-contents.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import {
  checkedCounty, checklist, checklistSheets, county, householdIn, items, numberIn, password, rounds, submissionXml, villages,
} from '../fixtures/checked-county.fixture.ts'

describe('submissions over OpenRosa', () => {
  let checked: CheckedCounty
  let server: TestServer
  const headers = new Map<CastName, Record<string, string>>()

  beforeAll(async () => {
    checked = await checkedCounty(12)
    server = await testServer(checked.application, { ownAddress: true })
    for (const name of ['office', 'qingxi', 'pingan', 'census', 'leader'] as const) {
      headers.set(name, await server.signIn(county, name, password))
    }
  })
  beforeEach(() => checked.setTime('2020-03-20T02:00:00.000Z'))
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  async function send(name: CastName, xml: string | Uint8Array | null, files: Record<string, string | Buffer> = {}, incomplete = false) {
    const form = new FormData()
    if (xml !== null) form.append('xml_submission_file', new Blob([xml as BlobPart], { type: 'text/xml' }), 'submission.xml')
    if (incomplete) form.append('*isIncomplete*', 'yes')
    for (const [file, content] of Object.entries(files)) form.append(file, new Blob([content as BlobPart], { type: 'image/jpeg' }), file)
    const reply = await fetch(`${server.url}/openrosa/submission`, {
      method: 'POST', headers: headers.get(name) ?? {}, body: form,
    })
    return { status: reply.status, text: await reply.text() }
  }

  async function counts() {
    const count = async (table: 'visit' | 'finding' | 'problem' | 'log_entry' | 'attachment') => {
      const row = await checked.database.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
      return row.n
    }
    return {
      visits: await count('visit'), findings: await count('finding'), problems: await count('problem'),
      entries: await count('log_entry'), attachments: await count('attachment'),
    }
  }

  it('a visit opens its problems and answers 201; the same again answers 201 and changes nothing', async () => {
    const before = await counts()
    const xml = submissionXml({ household: numberIn(villages.pingan, 0), found: ['H01', 'D01'], notes: { H01: '未搬入' } })
    expect(await send('qingxi', xml)).toMatchObject({ status: 201 })
    const after = await counts()
    expect(after).toMatchObject({ visits: before.visits + 1, findings: before.findings + 2, problems: before.problems + 2 })
    expect(await send('qingxi', xml)).toMatchObject({ status: 201 })
    expect(await counts()).toEqual(after)
  })

  it('the same identifier with another content is refused, and the first is kept', async () => {
    const id = randomUUID()
    const household = numberIn(villages.pingan, 1)
    await send('qingxi', submissionXml({ household, id, found: ['H02'] }))
    const after = await counts()
    expect(await send('qingxi', submissionXml({ household, id, found: [] }))).toMatchObject({ status: 409 })
    expect(await counts()).toEqual(after)
  })

  it('twenty at once are all taken, each once, and the log verifies', async () => {
    const before = await counts()
    const forms = Array.from({ length: 10 }, (_, index) =>
      submissionXml({ household: numberIn(villages.xinglong, index), found: ['H02'] }))
    const replies = await Promise.all([...forms, ...forms].map((xml) => send('qingxi', xml)))
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([201]))
    expect((await counts()).visits).toBe(before.visits + 10)
    expect(await verifyLog(checked.database, county)).toBe((await counts()).entries)
  })

  it('forty visits of one household at once are all kept, and open each problem once', async () => {
    const before = await counts()
    const household = numberIn(villages.xinglong, 11)
    const forms = Array.from({ length: 40 }, () => submissionXml({ household, found: ['H01', 'H02', 'D01'] }))
    const replies = await Promise.all(forms.map((xml) => send('qingxi', xml)))
    expect(replies.filter((reply) => reply.status !== 201)).toEqual([])
    const after = await counts()
    expect(after).toMatchObject({
      visits: before.visits + 40, findings: before.findings + 120, problems: before.problems + 3,
    })
    expect(await verifyLog(checked.database, county)).toBe(after.entries)
  })

  it('a bad one among good ones hinders no other', async () => {
    const before = await counts()
    const replies = await Promise.all([
      send('qingxi', submissionXml({ household: numberIn(villages.pingan, 4) })),
      send('qingxi', submissionXml({ household: 'nobody' })),
      send('qingxi', submissionXml({ household: numberIn(villages.pingan, 5) })),
    ])
    expect(replies.map((reply) => reply.status)).toEqual([201, 422, 201])
    expect((await counts()).visits).toBe(before.visits + 2)
  })

  it('attachments are on disk before the answer, under the name of their content', async () => {
    const xml = submissionXml({ household: numberIn(villages.pingan, 6), photo: 'door.jpg' })
    expect(await send('qingxi', xml, { 'door.jpg': 'a recording' })).toMatchObject({ status: 201 })
    const row = await checked.database.selectFrom('attachment').selectAll().where('name', '=', 'door.jpg').executeTakeFirstOrThrow()
    expect((await buffer(await checked.application.contents.read({ sha256: row.sha256 }))).toString()).toBe('a recording')
  })

  it('a picture is kept without what its camera wrote, also when the same was sent as evidence, and every content is what its name says', async () => {
    const photo = withCameraData(await jpeg(300, 200, 5))
    const original = createHash('sha256').update(photo)
    const xml = submissionXml({ household: numberIn(villages.pingan, 10), photo: 'yard.jpg' })
    expect(await send('qingxi', xml, { 'yard.jpg': photo })).toMatchObject({ status: 201 })
    const sha256 = original.digest('hex')
    await takeIn(checked.application, checked.actors.qingxi, { sha256, fileName: 'yard.jpg', content: photo })
    const [row] = await checked.database.selectFrom('attachment').selectAll().where('name', '=', 'yard.jpg').execute()
    expect(row?.original.toString('hex')).toBe(sha256)
    const [id] = /[0-9a-f-]{36}/.exec(xml) ?? []
    for (const address of [`/api/visits/${id}/attachments/yard.jpg`, `/api/evidence/${sha256}/content`]) {
      const reply = await fetch(`${server.url}${address}`, { headers: headers.get('qingxi') ?? {} })
      expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
      const kept = Buffer.from(await reply.arrayBuffer())
      expect(kept.includes('Exif')).toBe(false)
      expect(createHash('sha256').update(kept).digest('hex')).toBe(row?.sha256.toString('hex'))
    }
    expect(await verifyContents(checked.application, county)).toBeGreaterThan(1)
  })

  it('a refused submission leaves none of its files behind, and one whose picture cannot be read is refused', async () => {
    const files = async () => (await readdir(checked.application.filesFolder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile()).map(({ name }) => name).sort()
    const before = await files()
    const photo = await jpeg(64, 48, 77)
    const name = 'left.jpg'
    const refused = [
      await send('qingxi', submissionXml({ household: 'nobody', photo: name }), { [name]: photo }),
      await send('qingxi', 'no form', { [name]: photo }),
      await send('qingxi', submissionXml({ household: numberIn(villages.pingan, 11), photo: 'another.jpg' }), { [name]: photo }),
      await send('qingxi', submissionXml({ household: numberIn(villages.pingan, 11), photo: name }), { [name]: photo.subarray(0, 300) }),
      await send('qingxi', submissionXml({ household: numberIn(villages.pingan, 11), photo: name }), { [name]: Buffer.from('GIF89a\x01\x00\x01\x00') }),
      await send('qingxi', submissionXml({ household: numberIn(villages.pingan, 11) }), { [`${'长'.repeat(201)}.jpg`]: photo }),
    ]
    expect(refused.map(({ status }) => status)).toEqual([422, 400, 422, 422, 415, 422])
    expect(await files()).toEqual(before)
  })

  it('an attachment that is named but missing is refused, unless more is announced to follow', async () => {
    const xml = submissionXml({ household: numberIn(villages.pingan, 7), photo: 'later.jpg' })
    const refused = await send('qingxi', xml)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('later.jpg')
    expect(await send('qingxi', xml, {}, true)).toMatchObject({ status: 201 })
    const before = await counts()
    expect(await send('qingxi', xml, { 'later.jpg': 'came later' })).toMatchObject({ status: 201 })
    expect(await counts()).toMatchObject({ visits: before.visits, attachments: before.attachments + 1 })
  })

  const household = numberIn(villages.pingan, 8)
  const valid = submissionXml({ household })
  it.each<[string, string | Uint8Array | null, number, string]>([
    ['no part with the submission', null, 400, 'xml_submission_file'],
    ['not XML', 'PK\u0003\u0004 not xml', 400, '第 1 行有不允许的字符'],
    ['broken XML', valid.replace('</data>', ''), 400, '第 10 行标签没有成对闭合。'],
    ['an entity unknown', valid.replace('<door_photo/>', '<door_photo>&nbsp;</door_photo>'), 400, '有不认识的实体'],
    ['nothing', '', 400, 'XML：第 1 行里面没有内容。'],
    ['bytes that are no UTF-8', Buffer.concat([Buffer.from('<a>\n'), Buffer.from([0xff])]), 400, '第 2 行不是 UTF-8 编码'],
    ['no round named', valid.replace('<round_ordinal>1<', '<round_ordinal><'), 422, '没有写明是哪一轮'],
    ['an external entity', `<!DOCTYPE data [<!ENTITY x SYSTEM "file:///etc/passwd">]>${valid.replace('<meta>', '<a>&x;</a><meta>')}`, 400, 'DOCTYPE'],
    ['a billion laughs', `<!DOCTYPE data [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${valid}`, 400, 'DOCTYPE'],
    ['no instanceID', valid.replace(/<instanceID>.*<\/instanceID>/, ''), 400, 'instanceID'],
    ['a form version unknown', submissionXml({ household, formVersion: '99' }), 422, '99'],
    ['a round unknown', valid.replace('<round_ordinal>1<', '<round_ordinal>7<'), 422, '7'],
    ['a household unknown', submissionXml({ household: '000' }), 422, '000'],
    ['a household outside the inspector’s scope', submissionXml({ household: numberIn(villages.baiyun, 0) }), 422, '管辖'],
    ['an outcome unknown', submissionXml({ household, outcome: 'on-holiday' }), 422, 'on-holiday'],
    ['an answer that is no observation', valid.replace('<H01>0</H01>', '<H01>maybe</H01>'), 422, 'H01'],
    ['XML nested a hundred thousand deep', `<data id="short-check">${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</data>`, 400, 'XML'],
    ['a submission of two megabytes', valid.replace('<H01_note>', '').replace('<meta>', `<H01_note>${'长'.repeat(700_000)}</H01_note><meta>`), 413, ''],
  ])('%s is refused with a reason, and nothing is done', async (_, xml, status, named) => {
    const before = await counts()
    const reply = await send('qingxi', xml)
    expect(reply.status).toBe(status)
    expect(reply.text).toContain(named)
    expect(await counts()).toEqual(before)
  })

  it('a round takes visits of its own tiers, and of its own days', async () => {
    const one = numberIn(villages.pingan, 9)
    expect(await send('pingan', submissionXml({ household: one }))).toMatchObject({ status: 201 })
    expect(await send('census', submissionXml({ household: one }))).toMatchObject({ status: 403 })
    expect(await send('census', submissionXml({ household: one, round: 2 }))).toMatchObject({ status: 422 })
    checked.setTime('2020-04-20T02:00:00.000Z')
    expect(await send('census', submissionXml({ household: one, round: 2 }))).toMatchObject({ status: 201 })
    expect(await send('qingxi', submissionXml({ household: one, round: 2 }))).toMatchObject({ status: 403 })
  })

  it.each([
    ['reset to 1970', '1970-01-01T08:00:00.000+08:00', '1970-01-01T08:30:00.000+08:00', 2],
    ['a year behind', '2019-05-06T09:00:00.000+08:00', '2019-05-06T09:30:00.000+08:00', 2],
    ['before the round began', '2020-02-20T09:00:00.000+08:00', '2020-02-20T09:30:00.000+08:00', 2],
    ['after it came in', '2020-03-20T10:05:00.000+08:00', '2031-01-01T09:30:00.000+08:00', 2],
    ['without a zone', '2020-03-19T23:00:00.000', '2020-03-19T23:30:00.000', 2],
    ['an end before the beginning', '2020-03-19T10:00:00.000+08:00', '2020-03-19T09:00:00.000+08:00', 2],
    ['an end that is empty', '2020-03-19T10:00:00.000+08:00', '', 0],
    ['damaged', '2020-03-19T10:00:00.000+08:00', '2020-13-40T99:00', 1],
  ])('31: a clock %s decides nothing; what it says is kept', async (_, startedAt, endedAt, setAside) => {
    const id = randomUUID()
    const household = numberIn(villages.pingan, 10)
    expect(await send('pingan', submissionXml({ household, id, found: ['H01'], startedAt, endedAt }))).toMatchObject({ status: 201 })
    const visit = await checked.database.selectFrom('visit').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const times = [visit.started_at, visit.ended_at].map((time) => time?.toISOString() ?? null)
    expect(times).toEqual([setAside < 2 ? '2020-03-19T02:00:00.000Z' : null, null])
    expect(visit.submission).toContain(endedAt)
    const entry = await checked.database.selectFrom('log_entry').select(['happened_at', 'payload']).where('id', '=', id).executeTakeFirstOrThrow()
    expect(entry.happened_at.toISOString()).toBe(setAside < 2 ? '2020-03-19T02:00:00.000Z' : '2020-03-20T02:00:00.000Z')
    expect(entry.payload).toEqual(setAside === 0 ? expect.not.objectContaining({ timesSetAside: expect.anything() as unknown })
      : expect.objectContaining({ timesSetAside: [startedAt, endedAt].slice(2 - setAside) }))
    const { rows } = await sql<{ early: number }>`select count(*)::int as early from problem where found_at < '2020-03-01'`.execute(checked.database)
    expect(rows[0]?.early).toBe(0)
  })

  it('31: a visit that comes after its round is taken where it can have been made in it, and not on the word of a broken clock', async () => {
    checked.setTime('2020-04-12T02:00:00.000Z')
    const household = numberIn(villages.pingan, 11)
    expect(await send('pingan', submissionXml({ household, endedAt: '1970-01-01T08:00:00.000+08:00' }))).toMatchObject({ status: 422 })
    expect(await send('pingan', submissionXml({ household, endedAt: '2020-04-09T08:00:00.000+08:00' }))).toMatchObject({ status: 201 })
  })

  it('32: an item in a repeat is a problem once it is 1, ok only where it is 0 every time, and that is said before it is published', async () => {
    const sheets = checklistSheets()
    const at = sheets.survey.findIndex(([, name]) => name === 'H01_seen')
    sheets.survey.splice(at, 0, ['begin repeat', 'person', '每个成员', ''])
    sheets.survey.splice(at + 4, 0, ['end repeat', '', '', ''])
    sheets.settings = [['form_id', 'version', 'form_title'], ['short-check', '2', '逐人核查']]
    const workbook = await checklist(sheets)
    const { checklist: preview, warnings } = await checkForm(checked.application, county, workbook)
    expect(preview).not.toBeNull()
    expect(warnings).toContainEqual(expect.objectContaining({ cell: `B${at + 3}`, message: expect.stringContaining('H01') as string }))
    await publishForm(checked.application, county, workbook, null)
    const third = { ...rounds.first, id: randomUUID(), ordinal: 3, name: '逐人核查', formVersion: '2' }
    await createRound(checked.application, county, third, [], null, null)
    const observed = async (values: readonly string[]) => {
      const id = randomUUID()
      const people = values.map((value) => `<person><H01>${value}</H01><H01_note>${value === '1' ? '老二' : ''}</H01_note></person>`)
      const xml = submissionXml({ household: numberIn(villages.pingan, 3), id, round: 3, formVersion: '2' })
        .replace('<H01>0</H01>', people.join(''))
      expect(await send('qingxi', xml)).toMatchObject({ status: 201 })
      const visit = await checked.database.selectFrom('visit').select('assessed').where('id', '=', id).executeTakeFirstOrThrow()
      const found = await checked.database.selectFrom('finding').select(['item', 'note']).where('visit', '=', id).execute()
      return [visit.assessed.slice(0, 1), found]
    }
    expect(await observed(['0', '1', '0'])).toEqual(['1', [{ item: 'H01', note: '老二' }]])
    expect(await observed(['', '1'])).toEqual(['1', [{ item: 'H01', note: '老二' }]])
    expect(await observed(['0', '0'])).toEqual(['1', []])
    expect(await observed(['0', ''])).toEqual(['0', []])
    expect(await observed([])).toEqual(['0', []])
    const twice = submissionXml({ household: numberIn(villages.pingan, 3) }).replace('<meta>', '<other><household_number>B1</household_number></other><meta>')
    expect(await send('qingxi', twice)).toMatchObject({ status: 422, text: expect.stringContaining('household_number') as string })
    sheets.survey.splice(at, 0, ['begin repeat', 'who', '谁', ''], ['text', 'household_number', '户编号', ''], ['end repeat', '', '', ''])
    sheets.survey.splice(sheets.survey.findIndex(([, name]) => name === 'household_number'), 1)
    const { problems } = await checkForm(checked.application, county, await checklist(sheets))
    expect(problems).toContainEqual(expect.objectContaining({ cell: `B${at + 1}`, message: expect.stringContaining('重复组') as string }))
  })

  it('33: a completed visit in which too little was assessed is not seen, and is listed by who made it; who moved away is gone', async () => {
    const progress = async () => {
      const { rounds: [first] } = listRoundCoverage.reply.parse(await (await fetch(`${server.url}/api/round-coverage`, { headers: headers.get('office') ?? {} })).json())
      return { visited: first?.visited ?? 0, gone: first?.gone ?? 0 }
    }
    const empty = async () => listEmptyVisits.reply.parse(await (await fetch(
      `${server.url}/api/round-empty-visits?round=${rounds.first.id}`, { headers: headers.get('office') ?? {} })).json())
    const before = await progress()
    expect((await empty()).rows.filter(({ assessed }) => assessed > 0)).toEqual([])
    const household = numberIn(villages.xinglong, 11)
    const unseen = householdIn(villages.pingan, 40)
    await saveHouseholds(checked.application, county, [unseen, householdIn(villages.pingan, 41), householdIn(villages.pingan, 42)], null)
    const nothing = items.map(({ code }) => code)
    expect(await send('qingxi', submissionXml({ household: unseen.number, notAssessed: nothing }))).toMatchObject({ status: 201 })
    const without = submissionXml({ household: unseen.number }).replace(/<([HED]0\d)>0<\/\1>/g, '')
    expect(await send('pingan', without)).toMatchObject({ status: 201 })
    expect(await send('pingan', submissionXml({ household: unseen.number, notAssessed: ['H01', 'H02', 'E01'] }))).toMatchObject({ status: 201 })
    expect(await progress()).toEqual(before)
    expect((await empty()).rows.filter((row) => row.household.number === unseen.number)
      .map(({ inspectorName, assessed, applicable }) => [inspectorName, assessed, applicable]).sort()).toEqual([
      ['pingan', 0, 0], ['pingan', 1, 4], ['qingxi', 0, 4],
    ])
    await send('qingxi', submissionXml({ household: numberIn(villages.pingan, 41), outcome: 'moved' }))
    await send('qingxi', submissionXml({ household: numberIn(villages.pingan, 42), outcome: 'nobody-home' }))
    await send('qingxi', submissionXml({ household, outcome: 'deceased' }))
    expect(await progress()).toEqual({ visited: before.visited, gone: before.gone + 1 })
    await send('qingxi', submissionXml({ household: unseen.number, notAssessed: ['H01', 'H02'] }))
    expect(await progress()).toEqual({ visited: before.visited + 1, gone: before.gone + 1 })
    await verifyState(checked.database, county)
  })

  it('who may not record visits may not, and nobody may without signing in', async () => {
    expect(await send('leader', valid)).toMatchObject({ status: 403 })
    expect(await send('shiqiao', valid)).toMatchObject({ status: 401 })
  })

  it('two files of one name are refused, together or one after the other; the same again is no second one', async () => {
    const id = randomUUID()
    const xml = submissionXml({ household: numberIn(villages.pingan, 7), id, photo: 'yard.txt' })
    const twice = new FormData()
    twice.append('xml_submission_file', new Blob([xml]), 'submission.xml')
    for (const content of ['one', 'other']) twice.append('yard.txt', new Blob([content], { type: 'text/plain' }), 'yard.txt')
    const before = await counts()
    const reply = await fetch(`${server.url}/openrosa/submission`, { method: 'POST', headers: headers.get('qingxi') ?? {}, body: twice })
    expect([reply.status, await reply.text()]).toEqual([422, expect.stringContaining('yard.txt') as string])
    expect(await counts()).toEqual(before)
    expect(await send('qingxi', xml, { 'yard.txt': 'one' })).toMatchObject({ status: 201 })
    expect(await send('qingxi', xml, { 'yard.txt': 'one' })).toMatchObject({ status: 201 })
    expect(await send('qingxi', xml, { 'yard.txt': 'other' })).toMatchObject({ status: 422, text: expect.stringContaining('yard.txt') as string })
  })

  it('a household number is held against the name that the form asks for', async () => {
    const household = numberIn(villages.pingan, 3)
    const named = (name: string) => submissionXml({ household }).replace('<meta>', `<head_name>${name}</head_name><meta>`)
    const before = await counts()
    expect(await send('qingxi', named('杨小梅'))).toMatchObject({ status: 422, text: expect.stringContaining('石大山3') as string })
    expect(await counts()).toEqual(before)
    for (const name of ['石大山3', '石 大山3', '']) expect(await send('qingxi', named(name))).toMatchObject({ status: 201 })
    const { warnings } = await checkForm(checked.application, county, await checklist())
    expect(warnings).toContainEqual(expect.objectContaining({ message: expect.stringContaining('head_name') as string }))
  })

  it('ODK Collect’s way in: it is asked who it is, and finds the current forms with their files', async () => {
    const basic = { authorization: `Basic ${Buffer.from(`census:${password}`).toString('base64')}` }
    const asked = await fetch(`${server.url}/openrosa/formList`)
    expect([asked.status, asked.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('Basic realm=') as string])
    expect((await fetch(`${server.url}/openrosa/submission`, { method: 'HEAD' })).headers.get('www-authenticate')).toContain('Basic')
    expect((await fetch(`${server.url}/api/session`)).headers.get('www-authenticate')).toBeNull()
    const list = await fetch(`${server.url}/openrosa/formList`, { headers: basic })
    expect(list.headers.get('x-openrosa-version')).toBe('1.0')
    const listed = await list.text()
    const versions = () => [...listed.matchAll(/<version>(.+?)<\/version>/g)].map(([, version]) => version)
    const inUse = (await checked.database.selectFrom('round').select('form_version').distinct().where('ends_on', '>=', '2020-03-20').execute())
    expect(versions().sort()).toEqual(inUse.map(({ form_version: version }) => version).sort())
    const external = checklistSheets()
    external.survey.splice(4, 0, ['text', 'place', '地点', ''], ['select_one_external spots', 'spot', '在哪', ''])
    external.survey[0]?.push('choice_filter')
    external.survey[5]?.push(...Array.from({ length: external.survey[0]!.length - 5 }, () => ''), 'area=${place}')
    external.settings = [['form_id', 'version', 'form_title'], ['other-check', '1', '另一张表']]
    await publishForm(checked.application, county, await checklist({ ...external, external_choices: [['list_name', 'name', 'label', 'area'], ['spots', 'yard', '院子', 'a']] } as typeof external), null)
    const withMedia = await (await fetch(`${server.url}/openrosa/formList`, { headers: basic })).text()
    const [, entry = ''] = /<formID>other-check<\/formID>(.+?)<\/xform>/.exec(withMedia) ?? []
    const address = (tag: string, text: string) => new RegExp(`<${tag}>(.+?)</${tag}>`).exec(text)?.[1] ?? ''
    const form = await (await fetch(address('downloadUrl', entry), { headers: basic })).text()
    expect(form).toContain('<h:html')
    expect(address('hash', entry)).toBe(`md5:${createHash('md5').update(form).digest('hex')}`)
    const plain = await fetch(`${server.url}/openrosa/forms/short-check/1/manifest.xml`, { headers: basic })
    expect([plain.status, await plain.text()]).toEqual([200, '<manifest xmlns="http://openrosa.org/xforms/xformsManifest"></manifest>'])
    const manifest = await (await fetch(address('manifestUrl', entry), { headers: basic })).text()
    expect(address('filename', manifest)).toBe('itemsets.csv')
    expect(await (await fetch(address('downloadUrl', manifest), { headers: basic })).text()).toContain('院子')
    for (const path of ['submission', 'formList']) {
      const head = await fetch(`${server.url}/openrosa/${path}`, { method: 'HEAD', headers: basic })
      expect([head.status < 300, head.headers.get('x-openrosa-version')]).toEqual([true, '1.0'])
    }
    const wrong = { authorization: `Basic ${Buffer.from('census:wrong').toString('base64')}` }
    expect((await fetch(`${server.url}/openrosa/formList`, { headers: wrong })).status).toBe(401)
  })

  it('hands on the tiles of the server that the county names: pictures only, from there only', async () => {
    const picture = await jpeg(16, 16)
    const asked: string[] = []
    const ground = createServer(({ url = '' }, reply) => {
      asked.push(url)
      if (url.startsWith('/moved')) reply.writeHead(302, { location: '/tiles/1/0/0.png' }).end()
      else reply.end(url.includes('/1/0/1') ? '<script>alert(1)</script>' : picture)
    })
    await new Promise<void>((resolve) => ground.listen(0, '127.0.0.1', resolve))
    const { port } = ground.address() as AddressInfo
    const tile = (place: string, name: CastName = 'census') => fetch(`${server.url}/api/map-tiles/${place}`, { headers: headers.get(name) ?? {} })
    const name = (tiles: string, validFrom: string) => checked.database.insertInto('parameter')
      .values({ county, name: 'positions', valid_from: validFrom, value: JSON.stringify({ taken: true, tiles }) }).execute()
    expect((await tile('1/0/0')).status).toBe(404)
    await name(`http://127.0.0.1:${port}/tiles/{z}/{x}/{y}.png`, '2020-03-18')
    const found = await tile('1/0/0')
    expect([found.status, found.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(Buffer.from(await found.arrayBuffer()).equals(picture)).toBe(true)
    for (const place of ['1/0/1', '1/2/0', '1/..%2F/0', '20/0/0']) expect([place, (await tile(place)).status]).toEqual([place, 404])
    expect(asked).toEqual(['/tiles/1/0/0.png', '/tiles/1/0/1.png'])
    await name(`http://127.0.0.1:${port}/moved/{z}/{x}/{y}.png`, '2020-03-19')
    expect((await tile('1/0/0')).status).toBe(404)
    await new Promise((resolve) => ground.close(resolve))
    expect((await fetch(`${server.url}/api/map-tiles/1/0/0`)).status).toBe(401)
  })
})
