import type { HouseholdHelper } from '../database/types.gen.ts'
import { savePeople, savePosts } from '../access/save.queries.ts'
import { saveUnits } from '../places/save.queries.ts'
import { saveHouseholds } from '../register/save-households.ts'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { CellValue } from 'hucre/xlsx'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import JSZip from 'jszip'
import type { Updateable } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemAction } from '@lookback/core/problems'
import type { SheetImport } from '@lookback/core/returned-tables'
import { SheetImport as SheetImportShape } from '@lookback/core/returned-tables'
import { verifyState } from '../verify-state.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { actOn } from '../problems/commands.ts'
import { readBack, writeRawWorkbook } from '../fixtures/workbook.fixture.ts'
import type { CastName, CheckedCounty, ItemCode } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, householdIn, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'
import { verifyHelpers } from '../helpers/verify-helpers.ts'

const now = '2020-05-07T02:00:00.000Z'
const { pingan, xinglong, baiyun } = villages
type Line = Record<string, CellValue>

describe('tables that go out and come back', () => {
  let checked: CheckedCounty
  let server: TestServer
  const headers = new Map<CastName, Record<string, string>>()

  beforeAll(async () => {
    checked = await checkedCounty(4)
    checked.setTime('2020-03-10T02:00:00.000Z')
    for (const [village, name] of [[pingan, 'qingxi'], [xinglong, 'qingxi'], [baiyun, 'shiqiao']] as const) {
      await record(checked, name, [0, 1, 2, 3].map((index) => ({ household: numberIn(village, index), found: ['H01', 'H02'] })))
    }
    server = await testServer(checked.application)
    for (const name of ['office', 'qingxi', 'shiqiao', 'housing', 'census', 'pingan'] as const) {
      headers.set(name, await server.signIn(county, name, password))
    }
    checked.setTime(now)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  const number = (village: string, index: number, item: ItemCode = 'H01') => `${numberIn(village, index)}-${item}`

  async function problem(of: string) {
    const [household = '', item = ''] = of.split('-')
    return checked.database.selectFrom('problem').selectAll('problem')
      .innerJoin('household', 'household.id', 'problem.subject')
      .where('household.number', '=', household).where('problem.item', '=', item).executeTakeFirstOrThrow()
  }

  async function act(name: CastName, of: string, action: ProblemAction) {
    const { id, version } = await problem(of)
    await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: id, version, action })
  }

  async function uploaded(name: CastName, fileName: string, sha256 = `${randomUUID()}${randomUUID()}`.replaceAll('-', '')) {
    await checked.database.insertInto('evidence_file').values({
      county, sha256: Buffer.from(sha256, 'hex'), content: Buffer.from(sha256, 'hex'), media_type: 'image/jpeg', bytes: 1, file_name: fileName, taken_at: '2020-05-06T02:00:00.000Z',
      latitude: null, longitude: null, maker: checked.actors[name].person, received_at: now,
    }).execute()
    await checked.database.insertInto('evidence_holder')
      .values({ county, sha256: Buffer.from(sha256, 'hex'), person: checked.actors[name].person, file_name: fileName }).execute()
    return sha256
  }

  async function lists(name: CastName, query = '') {
    const reply = await fetch(`${server.url}/api/three-lists.xlsx${query}`, { headers: headers.get(name) ?? {} })
    expect(reply.status).toBe(200)
    return new Uint8Array(await reply.arrayBuffer())
  }

  /** The list of tasks as a unit has it: its cells, and its rows by number to be filled in. */
  async function tasks(name: CastName) {
    const sheet = (await readXlsx(await lists(name))).sheets[2]
    const rows = (sheet?.rows ?? []).map((row) => [...row])
    const labels = (rows[3] ?? []).map((cell, index) => String(cell ?? rows[2]?.[index] ?? ''))
    const place = (label: string) => labels.indexOf(label)
    const byNumber = (of: string) => rows.find((row) => row[place('编号')] === of) ?? []
    return {
      fill: (of: string, line: Line) => {
        for (const [label, value] of Object.entries(line)) byNumber(of)[place(label)] = value
      },
      line: (of: string) => Object.fromEntries(labels.map((label, index) => [label, byNumber(of)[index] ?? null])),
      rows,
      workbook: () => writeXlsx({ sheets: [{ name: '说明', rows: [['请填黄色各列']] }, { name: '任务清单', rows }] }),
    }
  }

  async function send(name: CastName, kind: string, content: Uint8Array, dryRun = false): Promise<{ status: number; body: SheetImport }> {
    const form = new FormData()
    form.append('file', new Blob([Buffer.from(content)]), '任务清单.xlsx')
    const reply = await fetch(`${server.url}/api/sheets/${kind}?dryRun=${String(dryRun)}`, {
      method: 'POST', headers: headers.get(name) ?? {}, body: form,
    })
    const body: unknown = await reply.json()
    return { status: reply.status, body: reply.status === 201 ? SheetImportShape.parse(body) : body as SheetImport }
  }

  const outcomes = ({ body }: { body: SheetImport }) => Object.fromEntries(body.outcomes.map(({ outcome, rows }) => [outcome, rows]))
  const logLength = async () => Number((await checked.database
    .selectFrom('log_entry').select((row) => row.fn.countAll().as('count')).where('kind', 'like', 'problem-%').executeTakeFirstOrThrow()).count)

  async function refused(name: CastName, { id }: SheetImport) {
    const reply = await fetch(`${server.url}/api/sheets/${id}/refused.xlsx`, { headers: headers.get(name) ?? {} })
    return { status: reply.status, content: new Uint8Array(await reply.arrayBuffer()) }
  }

  it('go out as three sheets with a title and headings over two rows, within the scope', async () => {
    const { sheets } = await readXlsx(await lists('qingxi'))
    expect(sheets.map(({ name }) => name)).toEqual(['问题清单', '责任清单', '任务清单'])
    expect(sheets.map(({ rows }) => rows[0]?.[0])).toEqual([
      '云岭县清溪镇问题清单（截至 2020-05-07）', '云岭县清溪镇责任清单（截至 2020-05-07）', '云岭县清溪镇任务清单（截至 2020-05-07）',
    ])
    const forHousing = (await readXlsx(await lists('office', '?unit=housing&counted=open'))).sheets[2]?.rows ?? []
    expect([forHousing[0]?.[0], forHousing[1]?.[0]]).toEqual(['云岭县住建局任务清单（截至 2020-05-07）', '制表日期：2020-05-07　　单位：件'])
    const tasksSheet = sheets[2]
    // What is filled in goes over two sheets of paper, each with its heading.
    expect(tasksSheet?.rows[2]?.filter(Boolean)).toEqual([
      '序号', '编号', '对象', '问题', '责任单位', '帮扶责任人', '时限', '整改进展（黄色各列填好后传回）', '整改进展（黄色各列填好后传回）', '现在状态', '备注',
    ])
    const merged = [{ startRow: 0, endRow: 0, startCol: 0 }, { startRow: 2, endRow: 3, startCol: 0, endCol: 0 }]
    for (const one of merged) expect(tasksSheet?.merges).toContainEqual(expect.objectContaining(one))
    for (const { rows } of sheets) {
      expect(rows.slice(4).map((row) => [row[0], String(row[1]).slice(0, 9)])).toEqual(Array.from({ length: 16 }, (_, index) => [index + 1, '431999101']))
    }
    const archive = await JSZip.loadAsync(await lists('qingxi', `?region=${pingan}`))
    const text = (await Promise.all(Object.values(archive.files).map((part) => part.async('string')))).join('')
    expect(text).not.toMatch(/13812341234|431999197003050010/)
    expect(text).toContain('已签收,整改中,已整改')
  })

  it.each([
    ['office', 24, () => true], ['shiqiao', 8, (of: string) => of.startsWith('431999102')], ['housing', 24, (of: string) => /H0[12]$/.test(of)],
    ['pingan', 8, (of: string) => of.startsWith(pingan)],
  ] as const)('hold what is theirs and no more: %s', async (name, count, own) => {
    for (const { rows } of (await readXlsx(await lists(name))).sheets) {
      const numbers = rows.slice(4).map((row) => String(row[1]))
      expect([numbers.length, numbers.filter((of) => !own(of))]).toEqual([count, []])
    }
    expect((await fetch(`${server.url}/api/three-lists.xlsx`, { headers: headers.get('census') ?? {} })).status).toBe(403)
  })

  it('come back: each row goes through as a click would, and the same table again changes nothing', async () => {
    for (const index of [0, 1, 2, 3]) await act('office', number(pingan, index), { action: 'dispatch' })
    const photo = await uploaded('qingxi', '新居.jpg')
    const sheet = await tasks('qingxi')
    sheet.fill(number(pingan, 0), { 进展情况: '已签收' })
    sheet.fill(number(pingan, 1), { 进展情况: '整改中', 政策措施: '纳入危房改造', 内生动力措施: '亲友帮工\n自备砖瓦' })
    sheet.fill(number(pingan, 2), { 进展情况: '已整改', 政策措施: '协调搬迁入住', 佐证文件: '新居.jpg' })
    sheet.fill(number(pingan, 3), { 进展情况: '已整改', 政策措施: '补发搬迁补助' })
    const workbook = await sheet.workbook()
    const before = await logLength()

    const dry = await send('qingxi', 'progress', workbook, true)
    expect(outcomes(dry)).toEqual({ acknowledged: 1, planned: 1, reported: 1, 'planned-without-evidence': 1, empty: 12 })
    expect(await logLength()).toBe(before)

    expect(outcomes(await send('qingxi', 'progress', workbook))).toEqual(outcomes(dry))
    expect(await Promise.all([0, 1, 2, 3].map(async (index) => (await problem(number(pingan, index))).state)))
      .toEqual(['acknowledged', 'acknowledged', 'reported', 'acknowledged'])
    expect(await problem(number(pingan, 2))).toMatchObject({ reported_by: checked.actors.qingxi.person, reporter_tier: 'township' })
    const { payload } = await checked.database.selectFrom('log_entry').select('payload').where('kind', '=', 'problem-reported').executeTakeFirstOrThrow()
    expect(payload).toMatchObject({ evidence: [{ sha256: photo }], measures: [{ kind: 'policy', text: '协调搬迁入住' }] })
    const after = await logLength()
    expect(after).toBe(before + 1 + 2 + 1 + 2)

    expect(outcomes(await send('qingxi', 'progress', workbook))).toEqual({ unchanged: 3, 'planned-without-evidence': 1, empty: 12 })
    expect(await logLength()).toBe(after)
    expect((await tasks('qingxi')).line(number(pingan, 1))).toMatchObject({
      政策措施: '纳入危房改造', 内生动力措施: '亲友帮工\n自备砖瓦', 进展情况: '整改中', 状态: '整改中',
    })

    // What was sent back is not reported once more by the same table.
    await act('office', number(pingan, 2), { action: 'return', reason: '照片不是本户' })
    expect(outcomes(await send('qingxi', 'progress', workbook))).toMatchObject({ known: 1 })
    expect((await problem(number(pingan, 2))).state).toBe('dispatched')
    await verifyState(checked.database, county)
  })

  it('two of the same at once are one', async () => {
    for (const index of [0, 1]) await act('office', number(baiyun, index), { action: 'dispatch' })
    const sheet = await tasks('shiqiao')
    for (const index of [0, 1]) sheet.fill(number(baiyun, index), { 进展情况: '整改中', 政策措施: `修缮 ${index}` })
    const workbook = await sheet.workbook()
    const before = await logLength()
    await Promise.all([1, 2, 3].map(() => send('shiqiao', 'progress', workbook)))
    expect(await logLength()).toBe(before + 4)
  })

  it('give refused rows back with the cell marked and the reason; corrected they go in', async () => {
    for (const index of [0, 1, 2, 3]) await act('office', number(xinglong, index), { action: 'dispatch' })
    await uploaded('qingxi', '同名.jpg')
    await uploaded('qingxi', '同名.jpg')
    const sheet = await tasks('qingxi')
    sheet.fill(number(xinglong, 0), { 进展情况: '差不多了' })
    sheet.fill(number(xinglong, 1), { 进展情况: '整改中' })
    sheet.fill(number(xinglong, 2), { 进展情况: '已整改', 政策措施: '修好了', 佐证文件: '没有传过.jpg' })
    sheet.fill(number(xinglong, 3), { 进展情况: '已整改', 政策措施: '修好了', 佐证文件: '同名.jpg' })
    sheet.fill(number(xinglong, 0, 'H02'), { 进展情况: '已签收' })
    sheet.fill(number(xinglong, 1, 'H02'), { 户主或名称: '别的户', 进展情况: '已签收' })
    sheet.fill(number(xinglong, 2, 'H02'), { 第几次: 2, 进展情况: '已签收' })
    sheet.rows.push([99, number(baiyun, 3), ...(sheet.rows[4] ?? []).slice(2)], [100, number(pingan, 0), ...(sheet.rows[4] ?? []).slice(2)])
    const reply = await send('qingxi', 'progress', await sheet.workbook())
    expect(outcomes(reply)).toMatchObject({ refused: 9 })
    const reasons = reply.body.refusals.map(({ reason }) => reason)
    expect(reasons).toEqual(expect.arrayContaining([
      expect.stringContaining('进展“差不多了”不认识，请填：已签收、整改中、已整改'),
      expect.stringContaining('措施'),
      expect.stringContaining('没有找到您上传过的文件“没有传过.jpg”'),
      expect.stringContaining('不止一个叫“同名.jpg”的文件'),
      expect.stringContaining('户主“别的户”与登记的“石大山1”不一致'),
      expect.stringContaining('现在是第 1 次'),
      expect.stringContaining(`没有编号为“${number(baiyun, 3)}”的问题`),
      expect.stringMatching(/与第 \d+ 行是同一个/),
      expect.stringContaining('问题现在是“待交办”'),
    ]))
    expect((await problem(number(xinglong, 1))).state).toBe('dispatched')

    expect((await refused('shiqiao', reply.body)).status).toBe(404)
    const back = (await refused('qingxi', reply.body)).content
    const { rows, marked } = await readBack(back)
    expect(rows).toHaveLength(4 + 9)
    expect(marked).toHaveLength(9)
    const labels = rows[3]?.map((cell, index) => String(cell ?? rows[2]?.[index] ?? '')) ?? []
    const at = (label: string) => labels.indexOf(label)
    const wrong = rows.findIndex((row) => row[at('进展情况')] === '差不多了')
    expect(marked).toContain(`${wrong},${at('进展情况')}`)
    expect(rows[wrong]?.[labels.length - 1]).toContain('不认识')

    const corrected = rows.map((row, index) => row.map((cell, place) => (index === wrong && place === at('进展情况') ? '已签收' : cell)))
    checked.setTime('2020-05-07T03:00:00.000Z')
    const again = await send('qingxi', 'progress', await writeXlsx({ sheets: [{ name: '退回的行', rows: corrected }] }))
    expect(outcomes(again)).toEqual({ acknowledged: 1, refused: 7, unchanged: 1 })
    expect((await problem(number(xinglong, 0))).state).toBe('acknowledged')
  })

  it('keeps a list of one’s own imports', async () => {
    const reply = await fetch(`${server.url}/api/sheets?kind=progress&limit=2`, { headers: headers.get('qingxi') ?? {} })
    const page = await reply.json() as { rows: SheetImport[]; total: number; next: string | null }
    expect(page.rows).toHaveLength(2)
    expect(page.total).toBeGreaterThan(4)
    expect(page.rows[0]).toMatchObject({ fileName: '任务清单.xlsx', kind: 'progress', hasRefusedWorkbook: true })
    const rest = await fetch(`${server.url}/api/sheets?kind=progress&limit=200&cursor=${page.next ?? ''}`, { headers: headers.get('qingxi') ?? {} })
    expect(((await rest.json()) as { rows: SheetImport[] }).rows).toHaveLength(page.total - 2)
    const others = await fetch(`${server.url}/api/sheets`, { headers: headers.get('office') ?? {} })
    expect(await others.json()).toMatchObject({ rows: [], total: 0 })
  })

  it('are refused as a whole where they are no such table, with nothing done', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-sheets-'))
    const before = await logLength()
    const code = async (content: Uint8Array, kind = 'progress', name: CastName = 'qingxi') => {
      const { status, body } = await send(name, kind, content)
      return [status, (body as unknown as { code: string }).code]
    }
    const of = (rows: CellValue[][]) => writeXlsx({ sheets: [{ name: '表', rows }] })
    expect(await code(Buffer.from('不是工作簿'))).toEqual([422, 'workbook-unreadable'])
    expect(await code(await of([]))).toEqual([422, 'workbook-empty'])
    expect(await code(await of([['编号', '进展情况']]))).toEqual([422, 'workbook-empty'])
    expect(await code(await of([['编号', '户主'], ['x', 'y']]))).toEqual([422, 'workbook-columns-missing'])
    expect(await code(await of([['编号', '进展情况'], ...Array.from({ length: 20_001 }, () => ['x', '已签收'])]))).toEqual([413, 'workbook-too-large'])
    const blank = Array.from({ length: 100_000 }, (_, index) => `<row r="${index + 3}"><c r="A${index + 3}" s="0"/></row>`).join('')
    const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`
    const raw = async (rows: string) => readFile(await writeRawWorkbook(path.join(folder, 'raw.xlsx'), `<sheetData>${rows}</sheetData>`))
    const head = `<row r="1">${text('A1', '编号')}${text('B1', '进展情况')}</row>`
    const formula = `<row r="2">${text('A2', number(pingan, 0, 'H02'))}<c r="B2" t="str"><f>A1</f><v>已签收</v></c></row>`
    const withFormula = await send('qingxi', 'progress', await raw(head + formula + blank))
    expect(withFormula.body).toMatchObject({ rows: 1, refusals: [{ row: 2, reason: expect.stringContaining('公式') as string }] })
    expect(await code(await raw(`${head}<row r="1048577">${text('A1048577', 'x')}</row>`))).toEqual([413, 'workbook-too-large'])
    expect(await code(await of([['编号', '进展情况'], ['x', '已签收']]), 'nothing')).toEqual([404, 'not-found'])
    expect(await code(await of([['编号', '进展情况'], ['x', '已签收']]), 'progress', 'census')).toEqual([403, 'not-permitted'])
    expect(await code(await of([['户编号', '帮扶责任人'], ['x', 'y']]), 'helpers', 'pingan')).toEqual([403, 'not-permitted'])
    expect(await logLength()).toBe(before)
  })

  it('are read from every worksheet that has the table; hidden ones, examples and others are told; a damaged number is refused', async () => {
    const line = (village: string, index: number) => [['编号', '进展情况'], [number(village, index, 'H02'), '']]
    const content = await writeXlsx({
      sheets: [
        { name: '填写要求', rows: [['每个问题一行']] }, { name: '填写样例', rows: [['编号', '进展情况'], [number(pingan, 0, 'H02'), '已整改']] },
        { name: '平安村', rows: [...line(pingan, 1), ['合计', '1 个'], ['填表人：张三', '']] },
        { name: '旧表', hidden: true, rows: line(pingan, 2) },
        { name: '兴隆村', rows: [...line(xinglong, 1), [4_319_991_012_010_001_000, '已签收']] },
      ],
    })
    const { body } = await send('qingxi', 'progress', content, true)
    expect(outcomes({ body })).toEqual({ empty: 2, refused: 1 })
    expect(body.sheetsLeftOut).toEqual(['填写要求', '填写样例', '旧表'])
    expect(body.passedOver).toBe(2)
    expect(body.refusals).toEqual([{ row: 3, sheet: '兴隆村', reason: expect.stringContaining('编号已被 Excel 损坏') as string }])
  })

  describe('helpers', () => {
    const people = ['杨阳', '李娜', '李娜'].map((name, index) => ({ id: randomUUID(), name, phone: `1390000000${index}` }))

    beforeAll(async () => {
      await savePeople(checked.application, county, [...people, { id: randomUUID(), name: '离任', phone: null }], null)
      await savePosts(checked.application, county, people.map(({ id }, index) => ({
        id: randomUUID(), person: id, unit: ['housing', 'pingan', 'education'][index] ?? 'housing', role: 'village', title: '帮扶责任人',
        region: pingan, department: null, duty: 'helper', validFrom: '2020-01-01', validTo: null,
      })), null)
    })

    const helpersOf = async (of: string) => (await checked.database.selectFrom('household_helper as helper')
      .innerJoin('household', 'household.id', 'helper.household').innerJoin('person', 'person.id', 'helper.person')
      .select(['person.name', 'helper.person', 'helper.valid_from', 'helper.valid_to']).where('household.number', '=', of)
      .orderBy('helper.valid_from').execute())

    const table = (rows: CellValue[][]) => writeXlsx({
      sheets: [{ name: '帮扶', rows: [['帮扶责任人花名册'], ['帮扶单位', '户主姓名', '户编号', '帮扶责任人', '备注'], ...rows] }],
    })

    it('are taken in by name and unit, in any order of columns; the same table again changes nothing; a hand-over keeps its past', async () => {
      const first = await table([
        ['住建局', '石大山0', numberIn(pingan, 0), '杨 阳', ''],
        ['教育局', '石大山1', numberIn(pingan, 1), '李娜', ''],
        ['', '石大山2', numberIn(pingan, 2), '李娜', '是哪一个'],
        ['', '石大山3', numberIn(pingan, 3), '离任', ''],
        ['', '', numberIn(baiyun, 0), '杨阳', '外乡镇'],
        ['', '石大山9', numberIn(xinglong, 0), '杨阳', '错行'],
      ])
      expect(outcomes(await send('qingxi', 'helpers', first, true))).toEqual({ assigned: 2, refused: 4 })
      expect(await helpersOf(numberIn(pingan, 0))).toEqual([])
      const reply = await send('qingxi', 'helpers', first)
      expect(outcomes(reply)).toEqual({ assigned: 2, refused: 4 })
      expect(reply.body.refusals.map(({ reason }) => reason)).toEqual([
        expect.stringContaining('有 2 个叫“李娜”的帮扶责任人'), expect.stringContaining('没有叫“离任”的在任帮扶责任人'),
        expect.stringContaining('没有户编号'), expect.stringContaining('户主“石大山9”与登记的“石大山0”不一致'),
      ])
      expect(await helpersOf(numberIn(pingan, 1))).toMatchObject([{ person: people[2]?.id, valid_from: '2020-05-07', valid_to: null }])
      expect(outcomes(await send('qingxi', 'helpers', first))).toEqual({ unchanged: 2, refused: 4 })

      checked.setTime('2020-05-20T02:00:00.000Z')
      const handOver = await table([['', '', numberIn(pingan, 0), '李娜', '']].map((row) => ['村委会', ...row.slice(1)]))
      expect(outcomes(await send('qingxi', 'helpers', handOver))).toEqual({ refused: 1 })
      const right = await table([['平安村', '', numberIn(pingan, 0), '李娜', '']])
      expect(outcomes(await send('qingxi', 'helpers', right))).toEqual({ 'handed-over': 1 })
      expect(await helpersOf(numberIn(pingan, 0))).toMatchObject([
        { name: '杨阳', valid_from: '2020-05-07', valid_to: '2020-05-20' }, { name: '李娜', valid_from: '2020-05-20', valid_to: null },
      ])
      expect(outcomes(await send('qingxi', 'helpers', right))).toEqual({ unchanged: 1 })
      const responsibility = (await readXlsx(await lists('qingxi', `?region=${pingan}`))).sheets[1]
      const labels = responsibility?.rows[3] ?? []
      expect(responsibility?.rows[4]?.[labels.indexOf('帮扶责任人')]).toBe('李娜')
    })

    it('who is not registered yet is, with the unit; access stays with administrators', async () => {
      const staff = { id: randomUUID(), name: '老王', phone: null }
      await savePeople(checked.application, county, [staff], null)
      await savePosts(checked.application, county, [{
        id: randomUUID(), person: staff.id, unit: 'housing', role: 'department', title: '科员', region: county, department: 'housing',
        duty: null, validFrom: '2020-01-01', validTo: null,
      }], null)
      const content = await table([
        ['教育局', '', numberIn(xinglong, 1), '新来', ''], ['教育局', '', numberIn(xinglong, 2), '新 来', ''],
        ['住建局', '', numberIn(xinglong, 3), '老王', ''],
        ['住建局', '', numberIn(pingan, 2), 'housing', ''], ['没有的局', '', numberIn(pingan, 3), '新来', ''],
      ])
      const people = async () => Number((await checked.database.selectFrom('person').select((row) => row.fn.countAll().as('count')).executeTakeFirstOrThrow()).count)
      const before = await people()
      expect(outcomes(await send('qingxi', 'helpers', content, true))).toEqual({ 'assigned-newcomer': 3, refused: 2 })
      expect(await people()).toBe(before)
      const reply = await send('qingxi', 'helpers', content)
      expect(outcomes(reply)).toEqual({ 'assigned-newcomer': 3, refused: 2 })
      expect(reply.body.refusals.map(({ reason }) => reason)).toEqual([
        expect.stringContaining('已有账号'), expect.stringContaining('没有叫“没有的局”的单位'),
      ])
      expect(await people()).toBe(before + 1)
      expect(await helpersOf(numberIn(xinglong, 3))).toMatchObject([{ person: staff.id }])
      const [first] = await helpersOf(numberIn(xinglong, 1))
      expect(await helpersOf(numberIn(xinglong, 2))).toMatchObject([{ person: first?.person, name: '新来' }])
      expect(await checked.database.selectFrom('post').select(['unit', 'duty', 'region']).where('person', '=', first?.person ?? '').execute())
        .toEqual([{ unit: 'education', duty: 'helper', region: xinglong }])
      expect(outcomes(await send('qingxi', 'helpers', content))).toEqual({ unchanged: 3, refused: 2 })
      expect(await people()).toBe(before + 1)
    })

    it('28, 29: a number that a spreadsheet damaged, 无, two names and a remark behind a name make no helper and nobody new', async () => {
      const damaged = '4319991010010010'
      const numbers = [damaged, 'B0213', 'B0216', 'B0218']
      await saveHouseholds(checked.application, county, numbers.map((one) => ({
        ...householdIn(pingan, 0), number: one, members: householdIn(pingan, 0).members.map((member) => ({ ...member, number: `${one}-1` })),
      })), null)
      await saveUnits(checked.application, county, [{ code: 'agriculture', name: '云岭县农业农村局', kind: 'department', region: county }], null)
      const people = () => checked.database.selectFrom('person').select('id').execute()
      const before = await people()
      for (const name of ['28-helper-number-as-number', '29-helper-names']) {
        const reply = await send('office', 'helpers', await readFile(path.join(import.meta.dirname, 'cases', `${name}.xlsx`)))
        expect(outcomes(reply)).toEqual({ refused: reply.body.rows })
      }
      expect(await people()).toEqual(before)
      for (const one of numbers) expect(await helpersOf(one)).toEqual([])
    })

    it('are read from every worksheet that has the table; the others are told, and so are rows that are no data; a telephone is known however it is written', async () => {
      const line = (of: string) => [['帮扶单位', '户编号', '帮扶责任人'], ['平安村', of, '李娜']]
      const content = await writeXlsx({
        sheets: [
          { name: '样表', rows: line(numberIn(pingan, 1)) }, { name: '平安村', rows: [...line(numberIn(pingan, 2)), ['合计', '', '1 人']] },
          { name: '兴隆村', rows: line(numberIn(xinglong, 2)) }, { name: '往年', hidden: true, rows: line(numberIn(pingan, 3)) },
          { name: '电话表', rows: [['姓名', '电话'], ['李娜', '13900000001']] },
        ],
      })
      expect((await send('qingxi', 'helpers', content, true)).body).toMatchObject({ rows: 2, sheetsLeftOut: ['样表', '往年', '电话表'], passedOver: 1, refusals: [] })
      const calling = (phone: string) => writeXlsx({ sheets: [{ name: '表', rows: [['户编号', '帮扶责任人', '帮扶电话'], [numberIn(pingan, 1), '李娜', phone]] }] })
      expect((await send('qingxi', 'helpers', await calling('139 0000-0001'), true)).body.refusals).toEqual([])
      expect((await send('qingxi', 'helpers', await calling('1390000'), true)).body.refusals).toMatchObject([{ reason: expect.stringContaining('不是 11 位手机号码') as string }])
    })

    it('stand as the log says, also after a second hand-over on one day; a row changed behind its back is found', async () => {
      const back = await table([['教育局', '', numberIn(xinglong, 3), '李娜', '']])
      expect(outcomes(await send('qingxi', 'helpers', back))).toEqual({ 'handed-over': 1 })
      const count = await verifyHelpers(checked.database, county)
      expect(count).toBe(6)
      const tampered = (change: Updateable<HouseholdHelper>) => checked.database.transaction().execute(async (transaction) => {
        const changed = await transaction.updateTable('household_helper').set(change).where('valid_to', 'is', null).returning('id').execute()
        expect(changed.length).toBeGreaterThan(0)
        await expect(verifyHelpers(transaction, county)).rejects.toMatchObject({ code: 'state-differs' })
        throw new Error('undone')
      }).catch((error: unknown) => expect(error).toMatchObject({ message: 'undone' }))
      await tampered({ person: people[2]?.id ?? '' })
      await tampered({ valid_from: '2020-05-01' })
      await tampered({ valid_to: '2021-01-01' })
      expect(await verifyHelpers(checked.database, county)).toBe(count)
      await checked.database.deleteFrom('household_helper').where('person', '=', people[1]?.id ?? '').execute()
      await expect(verifyHelpers(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
    })
  })
})
