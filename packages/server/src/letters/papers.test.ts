import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { Transformer } from '@napi-rs/image'
import { readXlsx } from 'hucre/xlsx'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LetterAct, LetterDraftView, LetterTemplateRow } from '@lookback/core/letters'
import { verifyLog } from '../database/verify-log.ts'
import { jpeg, scene } from '../evidence/pictures.fixture.ts'
import { takeIn } from '../evidence/take-in.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { castNames, checkedCounty, county, numberIn, record, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { Desk } from '../indicators/desk.fixture.ts'
import { paragraphsOf } from '../reports/template-text.ts'
import { verifyState } from '../verify-state.ts'
import { answered, asked, LetterDesk, recipient } from './letters.fixture.ts'

const people = castNames.filter((name) => name !== 'admin')

describe('letters and what goes with them', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk
  let letters: LetterDesk

  beforeAll(async () => {
    checked = await checkedCounty(1)
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    letters = new LetterDesk(desk)
    checked.setTime('2020-03-20T02:00:00.000Z')
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01'] }])
    await desk.itIs('2020-05-07T01:00:00.000Z', people)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const file = async (name: CastName, path: string) => (await desk.ask(name, 'GET', path)).body as Buffer
  const textOf = async (document: Buffer) => (await paragraphsOf(document)).join('\n')
  async function put(name: CastName, kind: string, document: Buffer): Promise<string | undefined> {
    const body = new FormData()
    body.append('file', new Blob([document as BlobPart]), '模板.docx')
    const reply = await fetch(`${server.url}/api/letter-templates/${kind}/document.docx`, { method: 'PUT', headers: desk.headersOf(name), body })
    return ((await reply.json()) as { code?: string }).code
  }
  /** The built-in paper with its text changed. */
  async function changed(change: (xml: string) => string): Promise<Buffer> {
    const archive = await JSZip.loadAsync(await file('office', '/api/letter-templates/supervise/document.docx'))
    const xml = await archive.file('word/document.xml')?.async('string') ?? ''
    expect(change(xml)).not.toBe(xml)
    archive.file('word/document.xml', change(xml))
    return archive.generateAsync({ type: 'nodebuffer' })
  }
  const withLine = (line: string) => changed((xml) => xml.replace('<w:body>', `<w:body><w:p><w:r><w:t>${line}</w:t></w:r></w:p>`))
  const issueTo = (unit: string, content: object = {}) => letters.issue('office', { title: '请办理', recipients: [recipient({ unit })], items: [asked('到户看一次')], ...content })

  it('each kind has a paper of its own where the office has put one in; what cannot be filled is refused, and letters keep theirs', async () => {
    const own = await withLine('云岭县自己的红头 {文号}')
    expect(await put('qingxi', 'supervise', own)).toBe('not-permitted')
    expect(await put('office', 'nobody-knows', own)).toBe('letter-kind-unknown')
    expect(await put('office', 'supervise', await withLine('今天 {天气}'))).toBe('template-tag-unknown')
    expect(await put('office', 'supervise', await changed((xml) => xml.replaceAll('{标题}', '标题')))).toBe('template-tag-missing')
    expect(await put('office', 'supervise', Buffer.from('no document'))).toBe('template-unreadable')
    const before = await issueTo('qingxi')
    expect(await put('office', 'supervise', own)).toBeUndefined()
    const { rows } = await desk.done<{ rows: LetterTemplateRow[] }>('office', 'GET', '/api/letter-templates')
    expect(rows.filter(({ isOwn }) => isOwn).map(({ kind, changedByName }) => [kind, changedByName])).toEqual([['supervise', 'office']])
    expect(await textOf(await file('office', '/api/letter-templates/supervise/preview.docx'))).toContain('云岭县自己的红头 脱贫督〔2020〕1号')
    expect(await textOf(await file('office', '/api/letter-templates/notice/preview.docx'))).not.toContain('自己的红头')
    const after = await letters.issue('office', { title: '请两家办理', recipients: [recipient({ unit: 'qingxi' }), recipient({ unit: 'housing' })], items: [asked('到户看一次')] })
    const paperOf = async (id: string, name: CastName = 'office') => textOf(await file(name, `/api/letters/${id}/document.docx`))
    expect(await paperOf(before.id)).not.toContain('自己的红头')
    expect(await paperOf(after.id)).toContain(`云岭县自己的红头 ${after.number}`)
    await desk.done('office', 'DELETE', '/api/letter-templates/supervise')
    // The copy of one of two recipients is made of the paper that the letter was issued on.
    expect(await paperOf(after.id, 'housing')).toContain(`云岭县自己的红头 ${after.number}`)
    expect(await paperOf((await issueTo('qingxi')).id)).not.toContain('自己的红头')
  })

  it('files go with a letter and with answers, and are had by those whom the letter concerns', async () => {
    async function upload(name: CastName, seed: number): Promise<string> {
      const content = await jpeg(20, 12, seed)
      const sha256 = createHash('sha256').update(content).digest('hex')
      await takeIn(checked.application, checked.actors[name], { sha256, fileName: '现场.jpg', content })
      return sha256
    }
    const [map, photo] = [await upload('office', 3), await upload('qingxi', 4)]
    const to = recipient({ unit: 'qingxi' })
    const other = recipient({ unit: 'housing' })
    const item = asked('看水源', [to.id])
    const content = { title: '带附件的函', recipients: [to, other], items: [item, asked('看房', [other.id])] }
    const strange = await letters.write('office', { ...content, attachments: [{ sha256: 'a'.repeat(64), fileName: '没有传.pdf' }] })
    expect(await desk.code('office', 'POST', `/api/letter-drafts/${strange.id}/issue`, { version: strange.version })).toBe('evidence-not-uploaded')
    const { id } = await letters.issue('office', { ...content, attachments: [{ sha256: map, fileName: '水源图.jpg' }] })
    await letters.act('qingxi', id, to.id, { act: 'sign' })
    const answer = { ...answered(item.id, '三处水源都看了，两处有水'), attachments: [{ sha256: photo, fileName: '水源照片.jpg' }] }
    expect(await letters.act('qingxi', id, to.id, { ...answer, attachments: [{ sha256: 'b'.repeat(64), fileName: '没有传.jpg' }] } as LetterAct)).toBe('evidence-not-uploaded')
    expect(await letters.act('qingxi', id, to.id, answer)).toBeUndefined()
    expect((await letters.view('housing', id)).attachments).toEqual([{ sha256: map, fileName: '水源图.jpg' }])
    expect((await letters.tasks('office', id)).flatMap(({ answers }) => answers.flatMap(({ attachments }) => attachments))).toEqual([{ sha256: photo, fileName: '水源照片.jpg' }])
    const status = async (name: CastName, sha256: string) => (await desk.ask(name, 'GET', `/api/letters/${id}/attachments/${sha256}`)).status
    expect(await Promise.all((['office', 'qingxi', 'housing', 'shiqiao'] as const).map((name) => status(name, map)))).toEqual([200, 200, 200, 404])
    expect(await Promise.all((['office', 'qingxi', 'housing', 'shiqiao'] as const).map((name) => status(name, photo)))).toEqual([200, 200, 404, 404])
  })

  it('points out a photo that an earlier answer had: the same file, and one that was made smaller', async () => {
    const place = await scene(400, 300, 1)
    const smaller = await new Transformer(place).resize(200, 150).jpeg(60)
    async function upload(name: CastName, content: Buffer): Promise<{ sha256: string; fileName: string }> {
      const named = { sha256: createHash('sha256').update(content).digest('hex'), fileName: '现场.jpg' }
      await takeIn(checked.application, checked.actors[name], { ...named, content })
      return named
    }
    const [to, other] = [recipient({ unit: 'qingxi' }), recipient({ unit: 'housing' })]
    const [well, road, house, roof] = [asked('挖塘', [to.id]), asked('修路', [to.id]), asked('看房', [other.id]), asked('补瓦', [other.id])]
    const { id } = await letters.issue('office', { title: '要照片的函', recipients: [to, other], items: [well, road, house, roof] })
    for (const [name, one] of [['qingxi', to], ['housing', other]] as const) await letters.act(name, id, one.id, { act: 'sign' })
    async function answer(name: CastName, one: { id: string }, item: { id: string; text: string }, content: Buffer): Promise<void> {
      const action = { ...answered(item.id, `${item.text}的事办好了，第${randomUUID()}号`), attachments: [await upload(name, content)] } as LetterAct
      expect(await letters.act(name, id, one.id, action)).toBeUndefined()
    }
    await answer('qingxi', to, well, place)
    await answer('qingxi', to, road, place)
    await answer('housing', other, house, smaller)
    await answer('housing', other, roof, await scene(400, 300, 2))
    const pointsFor = async (name: CastName) => Object.fromEntries((await letters.tasks(name, id)).map(({ text, answers }) => [text, answers.at(-1)?.photoPoints]))
    expect(await pointsFor('office')).toEqual({
      挖塘: [], 修路: [{ point: 'copied', isSameFile: true, sameAsText: '1. 挖塘' }], 看房: [{ point: 'copied', isSameFile: false, sameAsText: '1. 挖塘' }], 补瓦: [],
    })
    // Whoever does not see the other's answer learns only that there is one.
    expect(await pointsFor('housing')).toEqual({ 看房: [{ point: 'copied', isSameFile: false, sameAsText: null }], 补瓦: [] })
    const [returned] = (await letters.tasks('office', id)).flatMap(({ text, answers }) => (text === '挖塘' ? answers : []))
    await letters.act('office', id, to.id, { act: 'decide-answer', item: well.id, isConfirmed: false, reason: '照片看不出是哪口井' })
    expect(returned?.photoPoints).toEqual([])
    await answer('qingxi', to, well, place)
    expect((await pointsFor('office'))['挖塘']).toContainEqual({ point: 'repeated', isSameFile: true, sameAsText: '1. 挖塘' })
  })

  it('are found in the header by number and title, and in the list by words of what they say and ask', async () => {
    const { id, number } = await letters.issue('office', {
      title: '关于枯水期供水的函', kind: 'hand-over', body: '入夏以来雨水少', recipients: [recipient({ unit: 'shiqiao' })], items: [asked('白云村三组打井')],
    })
    const found = async (name: CastName, text: string) => (await desk.done<{ groups: { kind: string; hits: { id: string }[] }[] }>(name, 'GET', `/api/search?text=${encodeURIComponent(text)}`))
      .groups.find(({ kind }) => kind === 'letter')?.hits.map((hit) => hit.id)
    for (const text of ['枯水期', number]) expect([text, await found('office', text), await found('shiqiao', text), await found('qingxi', text)]).toEqual([text, [id], [id], undefined])
    const listed = async (name: CastName, words: string) => (await desk.done<{ rows: { id: string }[] }>(name, 'GET', `/api/letters?search=${encodeURIComponent(words)}`)).rows.map((row) => row.id)
    for (const words of ['雨水 打井', '三组', number]) expect([words, await listed('office', words), await listed('qingxi', words)]).toEqual([words, [id], []])
    expect(await listed('office', '雨水 修路')).toEqual([])
    expect(await desk.done<object>('office', 'GET', `/api/letter-counts?search=${encodeURIComponent('打井')}`)).toMatchObject({ all: 1, open: 1, done: 0 })
    const { sheets } = await readXlsx(await file('office', `/api/letters.xlsx?search=${encodeURIComponent('打井')}`))
    const rows = (sheets[0]?.rows ?? []).map((row) => row.map(String))
    expect(rows.filter((row) => row.some((cell) => cell.includes('〔2020〕')))).toEqual([expect.arrayContaining([number, '关于枯水期供水的函', '没办结'])])
    const all = await readXlsx(await file('qingxi', '/api/letters.xlsx'))
    expect((all.sheets[0]?.rows ?? []).flat().map(String)).not.toContain(number)
  })

  it('begin with findings of other lists, each for the township in which it lies or the unit that is named', async () => {
    const [problem] = await checked.database.selectFrom('problem').select('id').execute()
    const findings = [
      { kind: 'text', about: null, text: '431999102201 0001 收入低未监测', region: villages.baiyun, unit: null }, { kind: 'text', about: null, text: '行业台账没有更新', region: null, unit: 'housing' },
      { kind: 'text', about: null, text: '都要做到', region: null, unit: null },
    ]
    const { content } = await desk.done<LetterDraftView>('office', 'POST', '/api/letter-drafts', { id: randomUUID(), title: '疑点', problems: [problem?.id], findings })
    const unitOf = new Map(content.recipients.map(({ id, unit }) => [id, unit]))
    expect([content.title, content.recipients.map(({ unit }) => unit)]).toEqual(['疑点', ['housing', 'shiqiao']])
    expect(content.items.map(({ kind, recipients }) => [kind, recipients?.map((id) => unitOf.get(id)) ?? null])).toEqual([['problem', null], ['text', ['shiqiao']], ['text', ['housing']], ['text', null]])
  })

  it('are what the log says, papers and files too', async () => {
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(0)
    await verifyState(checked.database, county)
    await checked.database.updateTable('letter_attachment').set({ file_name: '别的.jpg' }).where('file_name', '=', '水源图.jpg').execute()
    await expect(verifyState(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
  })
})
