import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '@lookback/core/kernel'
import { accessRoutes } from '../access/routes.ts'
import { buildServer } from '../build-server.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { county, password, rounds } from '../fixtures/checked-county.fixture.ts'
import { reportsRoutes } from './routes.ts'
import { checkArchive } from './template-archive.ts'
import { twoRounds } from './two-rounds.fixture.ts'
import { townshipOf } from '@lookback/core/places'

const request = { id: randomUUID(), title: '第一期', earlier: rounds.first.id, later: rounds.second.id }

describe('bulletins over HTTP', () => {
  let checked: CheckedCounty
  let server: FastifyInstance
  const sessions = new Map<CastName, Record<string, string>>()

  beforeAll(async () => {
    checked = await twoRounds()
    server = await buildServer(checked.application, { routes: [...accessRoutes, ...reportsRoutes], webFolder: null, log: false })
    for (const loginName of ['office', 'qingxi', 'shiqiao', 'housing', 'pingan', 'census'] as const) {
      const reply = await server.inject({ method: 'POST', url: '/api/session', payload: { county, loginName, password } })
      sessions.set(loginName, { authorization: `Bearer ${String(reply.headers['x-session-token'])}` })
    }
    expect((await send('office', 'POST', '/api/bulletins', request)).statusCode).toBe(200)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  function send(name: CastName, method: 'GET' | 'POST', url: string, payload?: object) {
    return server.inject({ method, url, headers: sessions.get(name) ?? {}, ...(payload ? { payload } : {}) })
  }

  /** Uploads a template as a browser does. */
  async function upload(name: CastName, content: Uint8Array) {
    const form = new FormData()
    form.append('file', new Blob([content as BlobPart]), 'template.docx')
    const body = new Response(form)
    return server.inject({
      method: 'PUT', url: '/api/bulletin-template.docx', payload: Buffer.from(await body.arrayBuffer()),
      headers: { ...sessions.get(name), 'content-type': body.headers.get('content-type') ?? '' },
    })
  }

  async function shippedTemplate(): Promise<JSZip> {
    return JSZip.loadAsync((await send('office', 'GET', '/api/bulletin-template.docx')).rawPayload)
  }

  /** The shipped template with its body replaced by one paragraph. */
  async function templateSaying(text: string): Promise<Uint8Array> {
    const archive = await shippedTemplate()
    const xml = await archive.file('word/document.xml')?.async('string') ?? ''
    archive.file('word/document.xml', xml.replace(/<w:body>.*<w:sectPr>/s, `<w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p><w:sectPr>`))
    return archive.generateAsync({ type: 'uint8array' })
  }

  it('only the county office makes one; a village and a census team read none', async () => {
    for (const name of ['qingxi', 'housing', 'pingan', 'census'] as const) {
      expect((await send(name, 'POST', '/api/bulletins', { ...request, id: randomUUID() })).json()).toMatchObject({ code: 'not-permitted' })
    }
    expect((await send('pingan', 'GET', '/api/bulletins')).statusCode).toBe(403)
    expect((await send('census', 'GET', `/api/bulletins/${request.id}/document.docx`)).statusCode).toBe(403)
    expect((await send('qingxi', 'GET', '/api/bulletins')).json()).toMatchObject({
      bulletins: [{ id: request.id, ordinal: 1, title: '第一期', earlierName: '乡镇自查', laterName: '县级普查', publishedByName: 'office' }],
    })
  })

  it('everybody reads the same figures, and opens the rows of their own part only', async () => {
    const shown = async (name: CastName, figure: string) => {
      const { total, outside, rows, figure: { value } } = (await send(name, 'GET', `/api/bulletins/${request.id}/figures/${figure}`))
        .json<{ total: number; outside: number; rows: { region: string; item: string }[]; figure: { value: number } }>()
      expect(rows).toHaveLength(total)
      return { value, total, outside, places: [...new Set(rows.map((row) => townshipOf(row.region)))] }
    }
    expect(await shown('office', 'found-later')).toMatchObject({ value: 8, total: 8, outside: 0 })
    expect(await shown('qingxi', 'found-later')).toEqual({ value: 8, total: 5, outside: 3, places: ['431999101'] })
    expect(await shown('shiqiao', 'found-later')).toEqual({ value: 8, total: 3, outside: 5, places: ['431999102'] })
    expect(await shown('housing', 'found-later')).toMatchObject({ value: 8, total: 5, outside: 3 })
    expect(await shown('shiqiao', 'found-later.township.431999101')).toEqual({ value: 5, total: 0, outside: 5, places: [] })
    expect((await send('office', 'GET', `/api/bulletins/${request.id}/figures/nonsense`)).json()).toMatchObject({ code: 'not-found' })
    expect((await send('office', 'GET', '/api/bulletins/nonsense')).json()).toMatchObject({ code: 'not-found' })
  })

  it('pages through the rows of a figure', async () => {
    const url = `/api/bulletins/${request.id}/figures/distinct-problems?limit=5`
    const seen: string[] = []
    let cursor = ''
    for (;;) {
      const page = (await send('office', 'GET', url + cursor)).json<{ rows: { id: string }[]; next: string | null }>()
      seen.push(...page.rows.map((row) => row.id))
      if (!page.next) break
      cursor = `&cursor=${page.next}`
    }
    expect(seen).toHaveLength(12)
    expect(new Set(seen).size).toBe(12)
  })

  it('gives the document away as a file, the same bytes each time', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => send('qingxi', 'GET', `/api/bulletins/${request.id}/document.docx`)))
    expect(one?.headers['content-disposition']).toContain(encodeURIComponent('通报-1.docx'))
    expect(one?.rawPayload.equals(other?.rawPayload ?? Buffer.alloc(0))).toBe(true)
    expect((await JSZip.loadAsync(one?.rawPayload ?? Buffer.alloc(0))).file('word/document.xml')).not.toBeNull()
  })

  it('lists what a template may name, and the shipped one names nothing else', async () => {
    const { tags } = (await send('office', 'GET', '/api/bulletin-template/tags')).json<{ tags: { tag: string; kind: string }[] }>()
    const known = new Set(tags.map(({ tag }) => tag))
    expect(tags.filter(({ kind }) => kind === 'list').map(({ tag }) => tag)).toContain('各乡镇')
    const xml = await (await shippedTemplate()).file('word/document.xml')?.async('string') ?? ''
    const named = [...xml.replace(/<[^>]+>/g, '').matchAll(/\{[#/]?([^}]+)\}/g)].map(([, tag]) => tag ?? '')
    expect(named.filter((tag) => !known.has(tag))).toEqual([])
  })

  it('an office’s own template is used from then on; what it does not know it names', async () => {
    expect((await upload('qingxi', await templateSaying('{漏查}'))).json()).toMatchObject({ code: 'not-permitted' })
    const unknown = await upload('office', await templateSaying('{漏查} {漏查·清溪镇} {漏查·火星镇} {销号率}'))
    expect(unknown.json()).toMatchObject({ code: 'template-figure-unknown', details: { names: ['漏查·火星镇', '销号率'] } })
    expect(unknown.json<{ details: { places: string[] } }>().details.places[0]).toContain('{漏查·清溪镇} {漏查·火星镇} {销号率}')
    const own = await templateSaying('清溪镇漏查{漏查·清溪镇}个，住房{后轮查出·住房}个，入住{后轮查出·建房未入住}个')
    expect((await upload('office', own)).json()).toEqual({})
    const second = { ...request, id: randomUUID(), title: '第二期' }
    await send('office', 'POST', '/api/bulletins', second)
    const document = (await send('office', 'GET', `/api/bulletins/${second.id}/document.docx`)).rawPayload
    const xml = await (await JSZip.loadAsync(document)).file('word/document.xml')?.async('string')
    expect(xml?.replace(/<[^>]+>/g, '')).toContain('清溪镇漏查1个，住房5个，入住4个')
    expect((await send('office', 'GET', `/api/bulletins/${second.id}`)).json()).toMatchObject({
      figures: [
        { name: 'missed.township.431999101', label: '漏查（清溪镇）', value: 1, rows: 1 },
        { name: 'found-later.dimension.housing', value: 5 }, { name: 'found-later.item.H01', value: 4 },
      ],
    })
  })

  it('repeats a list within a paragraph, figures and all, and keeps the format around them', async () => {
    const listed = await templateSaying('共{漏查}个。{#各乡镇}{名称}查出{后轮查出}个；{/各乡镇}完。')
    const archive = await JSZip.loadAsync(listed)
    const bold = await archive.file('word/document.xml')?.async('string') ?? ''
    archive.file('word/document.xml', bold.replace('<w:r><w:t>', '<w:r><w:rPr><w:b/></w:rPr><w:t>'))
    await upload('office', await archive.generateAsync({ type: 'uint8array' }))
    const third = { ...request, id: randomUUID(), title: '第三期' }
    await send('office', 'POST', '/api/bulletins', third)
    const document = (await send('office', 'GET', `/api/bulletins/${third.id}/document.docx`)).rawPayload
    const xml = await (await JSZip.loadAsync(document)).file('word/document.xml')?.async('string') ?? ''
    expect(xml.replace(/<[^>]+>/g, '')).toContain('共1个。清溪镇查出5个；石桥乡查出3个；完。')
    expect(xml.match(/<w:hyperlink /g)).toHaveLength(3)
    const runs = xml.match(/<w:r[ >].*?<\/w:r>/g)?.filter((run) => run.includes('<w:t')) ?? []
    expect(runs.filter((run) => !run.includes('<w:b/>'))).toEqual([])
    expect(xml).not.toContain('lookback')
  })

  it('points out braces as a Chinese input method types them, and unknown tags in headers and footers, with their place', async () => {
    const wide = await upload('office', await templateSaying('共漏查｛漏查｝个，另有{漏查}个'))
    expect(wide.json()).toMatchObject({ code: 'template-braces-wide', details: { places: ['“共漏查｛漏查｝个，另有{漏查}个”'] } })
    expect((await upload('office', await templateSaying('漏查{漏查｝个'))).json()).toMatchObject({ code: 'template-braces-wide' })
    const archive = await JSZip.loadAsync(await templateSaying('{漏查}'))
    const footer = Object.keys(archive.files).find((name) => /footer\d*\.xml$/.test(name)) ?? ''
    const xml = await archive.file(footer)?.async('string') ?? ''
    archive.file(footer, xml.replace(/<\/w:ftr>/, '<w:p><w:r><w:t>县办{销号</w:t></w:r><w:r><w:t>率}印</w:t></w:r></w:p></w:ftr>'))
    const inFooter = await upload('office', await archive.generateAsync({ type: 'uint8array' }))
    expect(inFooter.json()).toMatchObject({ code: 'template-figure-unknown', details: { names: ['销号率'], places: ['“县办{销号率}印”'] } })
  })

  it('refuses what is no template, with the reason', async () => {
    const refused = async (content: Uint8Array) => (await upload('office', content)).json<{ code: string }>().code
    const lookedInto = (content: Uint8Array) => checkArchive(content).then(() => undefined, (error: unknown) => (error instanceof Refusal ? error.code : String(error)))
    expect(await refused(Buffer.from('not a document'))).toBe('template-unreadable')
    expect(await refused(await new JSZip().file('a.txt', 'x').generateAsync({ type: 'uint8array' }))).toBe('template-unreadable')
    expect(await refused(await templateSaying('{漏查'))).toBe('template-unreadable')
    expect(await refused(await templateSaying('{#各乡镇}{漏查}'))).toBe('template-unreadable')
    const withEntity = await shippedTemplate()
    withEntity.file('word/styles.xml', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    expect(await refused(await withEntity.generateAsync({ type: 'uint8array' }))).toBe('template-unreadable')
    const relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const outside = (type: string) => `${relations}<Relationship Id="r1" Type="${office}/${type}" Target="http://elsewhere.example/x" TargetMode="External"/></Relationships>`
    const field = (instruction: string) => `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r>${
      instruction.match(/.{1,6}/g)?.map((part) => `<w:instrText>${part}</w:instrText>`).join('') ?? ''}</w:r></w:p></w:hdr>`
    for (const [name, content, code] of [
      ['word/vbaProject.bin', 'x', 'template-macros'], ['word/activeX/activeX1.xml', '<x/>', 'template-macros'], ['word/embeddings/oleObject1.bin', 'x', 'template-macros'],
      ['word/_rels/settings.xml.rels', outside('attachedTemplate'), 'template-remote'], ['word/_rels/header9.xml.rels', outside('image'), 'template-remote'],
      ['word/header9.xml', field('INCLUDEPICTURE "http://elsewhere.example/x.png"'), 'template-remote'], ['word/header9.xml', field('DDEAUTO c:\\\\cmd.exe'), 'template-remote'],
      ['word/_rels/header9.xml.rels', outside('hyperlink'), undefined],
    ] as const) {
      const changed = await shippedTemplate()
      changed.file(name, content)
      expect([name, await lookedInto(await changed.generateAsync({ type: 'uint8array' }))]).toEqual([name, code])
    }
    const bomb = await shippedTemplate()
    bomb.file('word/media/bomb.bin', Buffer.alloc(120 * 1_048_576))
    const packed = await bomb.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 1 } })
    expect(packed.length).toBeLessThan(1_048_576)
    expect(await refused(packed)).toBe('template-unreadable')
    expect((await server.inject({
      method: 'PUT', url: '/api/bulletin-template.docx', headers: sessions.get('office') ?? {}, payload: { a: 1 },
    })).statusCode).toBe(400)
  })
})
