import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyLog } from '../database/verify-log.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, password, submissionXml, villages } from '../fixtures/checked-county.fixture.ts'

describe('submissions over OpenRosa', () => {
  let checked: CheckedCounty
  let server: TestServer
  const headers = new Map<CastName, Record<string, string>>()

  beforeAll(async () => {
    checked = await checkedCounty(12)
    server = await testServer(checked.application)
    for (const name of ['qingxi', 'pingan', 'census', 'leader'] as const) {
      headers.set(name, await server.signIn(county, name, password))
    }
  })
  beforeEach(() => checked.setTime('2020-03-20T02:00:00.000Z'))
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  async function send(name: CastName, xml: string | Uint8Array | null, files: Record<string, string> = {}, incomplete = false) {
    const form = new FormData()
    if (xml !== null) form.append('xml_submission_file', new Blob([xml as BlobPart], { type: 'text/xml' }), 'submission.xml')
    if (incomplete) form.append('*isIncomplete*', 'yes')
    for (const [file, content] of Object.entries(files)) form.append(file, new Blob([content], { type: 'image/jpeg' }), file)
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
    expect(await send('qingxi', xml, { 'door.jpg': 'a picture' })).toMatchObject({ status: 201 })
    const row = await checked.database.selectFrom('attachment').selectAll().where('name', '=', 'door.jpg').executeTakeFirstOrThrow()
    expect(await text(await checked.application.contents.read({ sha256: row.sha256 }))).toBe('a picture')
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

  it('who may not record visits may not, and nobody may without signing in', async () => {
    expect(await send('leader', valid)).toMatchObject({ status: 403 })
    expect(await send('shiqiao', valid)).toMatchObject({ status: 401 })
  })

  it('ODK Collect’s way in: HTTP Basic, the form list, the form, HEAD', async () => {
    const basic = { authorization: `Basic ${Buffer.from(`census:${password}`).toString('base64')}` }
    const list = await (await fetch(`${server.url}/openrosa/formList`, { headers: basic })).text()
    const url = /<downloadUrl>(.+)<\/downloadUrl>/.exec(list)?.[1] ?? ''
    const form = await fetch(url, { headers: basic })
    expect(await form.text()).toContain('<h:html')
    const head = await fetch(`${server.url}/openrosa/submission`, { method: 'HEAD', headers: basic })
    expect(head.status).toBe(204)
    const wrong = { authorization: `Basic ${Buffer.from('census:wrong').toString('base64')}` }
    expect((await fetch(`${server.url}/openrosa/formList`, { headers: wrong })).status).toBe(401)
  })
})
