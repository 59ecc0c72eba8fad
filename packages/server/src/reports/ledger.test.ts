import { savePosts } from '../access/save.queries.ts'
import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { readXlsx } from 'hucre/xlsx'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Locale } from '@lookback/core/kernel'
import type { ProblemAction, ProblemFilter } from '@lookback/core/problems'
import { actorScope } from '../kit/actor.ts'
import { accessRoutes } from '../access/routes.ts'
import { buildServer } from '../build-server.ts'
import { actOn } from '../problems/commands.ts'
import { openByOffice } from '../problems/open.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import type { Duty } from '@lookback/core/access'
import { checkedCounty, county, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'
import { writeLedger } from './ledger.ts'
import { reportsRoutes } from './routes.ts'
import { daySerial } from '../kit/workbook/written-sheet.ts'
import { streamWorkbook } from '../kit/workbook/write-workbook.ts'

const evidence = [{ sha256: 'a'.repeat(64), kind: 'photo' as const, madeAt: '2020-03-20T01:00:00.000Z' }]
const measures = [{ kind: 'policy' as const, text: '=HYPERLINK("http://x","点我")' }, { kind: 'own-drive' as const, text: '亲帮亲' }]

describe('the ledger', () => {
  let checked: CheckedCounty
  const household = numberIn(villages.pingan, 0)

  beforeAll(async () => {
    checked = await checkedCounty()
    checked.setTime('2020-03-10T02:00:00.000Z')
    await record(checked, 'qingxi', [
      { household, found: ['H01', 'H02'], notes: { H01: '=1+1', H02: '+漏雨 &lt;东屋&gt; _x0041_' } },
    ])
    await record(checked, 'shiqiao', [{ household: numberIn(villages.baiyun, 0), found: ['E01'] }])
    await act('office', 'H02', { action: 'dispatch', unit: 'housing' }, '2020-03-11T02:00:00.000Z')
    await post('second', 'leader', 'leader-in-charge', '431999101')
    await post('supervision', 'leader', 'leader-in-charge', villages.pingan)
    await post('pingan', 'village', 'resident-team', villages.pingan)
    await post('pingan', 'village', 'helper', villages.pingan)
    await help('pingan', household)
    // Who holds no post as a helper any more helps nobody.
    await help('qingxi', household)
    await act('qingxi', 'H01', { action: 'fix-on-the-spot', measures, evidence }, '2020-03-20T02:00:00.000Z')
    checked.setTime('2020-04-20T02:00:00.000Z')
    await record(checked, 'office', [{ household, round: 2, found: ['H01', 'D01'], notes: { H01: '仍未搬入' } }])
    await act('qingxi', 'D01', { action: 'fix-on-the-spot', measures, evidence: [{ ...evidence[0]!, madeAt: '2020-04-20T03:00:00.000Z' }] },
      '2020-04-20T04:00:00.000Z')
    checked.setTime('2020-05-07T02:00:00.000Z')
  })
  afterAll(() => checked.close())

  async function act(name: CastName, item: string, action: ProblemAction, at: string) {
    checked.setTime(at)
    const problem = await checked.database
      .selectFrom('problem').select(['id', 'version']).where('item', '=', item).executeTakeFirstOrThrow()
    await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: problem.id, version: problem.version, action })
  }

  async function post(name: CastName, role: 'leader' | 'village', duty: Duty, region: string) {
    await savePosts(checked.application, county, [{
      id: randomUUID(), person: checked.actors[name].person, unit: 'pingan', role, title: '—', region, department: null, duty,
      validFrom: '2020-01-01', validTo: null,
    }], null)
  }

  async function help(name: CastName, number: string) {
    const { id } = await checked.database.selectFrom('household').select('id').where('number', '=', number).executeTakeFirstOrThrow()
    await checked.database.insertInto('household_helper').values({
      county, id: randomUUID(), household: id, person: checked.actors[name].person, valid_from: '2020-01-01', valid_to: null,
    }).execute()
  }

  async function bytes(name: CastName, filter: ProblemFilter = {}, locale: Locale = 'zh-CN') {
    const scope = actorScope(checked.actors[name], 'problems:read')
    return buffer(await writeLedger(checked.application, scope, filter, locale))
  }

  /** The rows as records of heading → value. */
  async function rowsOf(workbook: Uint8Array) {
    const sheet = (await readXlsx(workbook)).sheets[0]
    const [headings = [], ...rows] = sheet?.rows.slice(3) ?? []
    return rows.map((row) => Object.fromEntries(headings.map((heading, index) => [String(heading), row[index] ?? null])))
  }

  it('has merged group headings over the columns, a frozen heading, widths and a filter over all rows', async () => {
    const workbook = await bytes('office')
    const sheet = (await readXlsx(workbook)).sheets[0]
    expect(sheet?.name).toBe('问题台账')
    expect(sheet?.rows.slice(0, 2).map(([cell]) => cell)).toEqual(['云岭县问题台账（截至 2020-05-07）', '制表日期：2020-05-07　　单位：件'])
    const groups = sheet?.rows[2]?.filter(Boolean)
    // On a sheet of paper that begins in the middle of a group its heading stands again.
    expect([...new Set(groups)]).toEqual(['来源', '对象', '问题', '责任', '整改', '验收', '备注'])
    expect(sheet?.rows[3]?.slice(0, 5)).toEqual(['编号', '轮次', '来源', '乡镇', '村'])
    expect(sheet?.merges).toContainEqual(expect.objectContaining({ startRow: 2, endRow: 2, startCol: 3, endCol: 8 }))
    const xml = await (await JSZip.loadAsync(workbook)).file('xl/worksheets/sheet1.xml')?.async('string')
    expect(xml).toContain('<pane xSplit="1" ySplit="4"')
    expect(xml).toContain('<autoFilter ref="A4:AN8"/>')
    expect(xml).toContain('<dimension ref="A1:AN8"/>')
    expect(xml).toMatch(/<col min="1" max="1" width="22"/)
  })

  it('tells each problem with its rounds, dates, deadline, measures and state', async () => {
    const rows = await rowsOf(await bytes('office'))
    expect(rows.map((row) => row['编号'])).toEqual([
      `${household}-D01`, `${household}-H01`, `${household}-H02`, `${numberIn(villages.baiyun, 0)}-E01`,
    ])
    expect(rows[1]).toMatchObject({
      轮次: '乡镇自查、县级普查', 来源: '乡镇自查', 乡镇: '清溪镇', 村: '平安村', 户主或名称: '石大山0', 户类型: '脱贫户', 大类: '住房',
      '小类（检查项）': '建房未入住', 问题描述: '仍未搬入', 硬伤: '硬伤', 牵头单位: '住建局', 责任单位: '清溪镇', 包保领导: 'second、supervision', 包村单位: '平安村', 帮扶责任人: 'pingan', 回访期限: null, 状态: '待交办',
      虚报次数: 1, 反弹次数: 0, 报改日期: null, 整改时限: null, 剩余天数: null,
    })
    expect(rows[0]).toMatchObject({
      轮次: '县级普查', 来源: '县级核查', 状态: '已报整改', '佐证（份）': 1, 报改人: 'qingxi', 剩余天数: null,
      整改措施: '[政策措施] =HYPERLINK("http://x","点我")；[激发内生动力] 亲帮亲',
    })
    expect(rows[2]).toMatchObject({ 责任单位: '住建局', 整改时限: new Date('2020-04-01'), 剩余天数: -36 })
  })

  it('writes days as days', async () => {
    const xml = await (await JSZip.loadAsync(await bytes('office'))).file('xl/worksheets/sheet1.xml')?.async('string')
    expect(xml).toContain(`<v>${daySerial('2020-04-01')}</v>`)
    expect(daySerial('2020-05-07')).toBe(43_958)
  })

  it('is as high as its texts need', async () => {
    const columns = [{ group: '', heading: '甲', width: 10, kind: 'prose' as const }, { group: '', heading: '乙', width: 300, kind: 'text' as const }]
    const texts = ['短', '一二三四五六七八九十一二三四五', '甲\n乙\n丙']
    const workbook = await JSZip.loadAsync(await buffer(await streamWorkbook([{
      name: '测试', mark: undefined, columns, frozenColumns: 0, rowCount: texts.length, rows: (async function* () { for (const text of texts) yield [text, text] })(),
    }])))
    const xml = await workbook.file('xl/worksheets/sheet1.xml')?.async('string') ?? ''
    expect([...xml.matchAll(/<row r="[3-9]"([^>]*)>/g)].map(([, more]) => more)).toEqual(['', ' ht="56" customHeight="1"', ' ht="42" customHeight="1"'])
  })

  it('never writes a formula, whatever a text begins with, and keeps texts as they are', async () => {
    const notes = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '正常 & <角> _x0041_']
    const columns = [{ group: '甲', heading: '乙', width: 10, kind: 'prose' as const }]
    const workbook = await buffer(await streamWorkbook([{
      name: '测试', mark: undefined, columns, frozenColumns: 0, rowCount: notes.length,
      rows: (async function* () { for (const note of notes) yield [note] })(),
    }]))
    const xml = await (await JSZip.loadAsync(workbook)).file('xl/worksheets/sheet1.xml')?.async('string')
    expect(xml).not.toContain('<f>')
    const cells = [...(xml ?? '').matchAll(/<row r="(\d+)"[^>]*>(<c [^>]*>)/g)].filter(([, row]) => Number(row) > 2)
    expect(cells).toHaveLength(notes.length)
    expect(cells.every(([, , cell]) => cell?.includes('t="inlineStr"'))).toBe(true)
    const rows = (await readXlsx(workbook)).sheets[0]?.rows.slice(2).map(([cell]) => cell)
    expect(rows).toEqual(notes.map((note) => note.replace('\r', '\n')))
  })

  it('goes on in another sheet with the same headings where one is full', async () => {
    const columns = [{ group: '甲', heading: '乙', width: 10, kind: 'number' as const }]
    const workbook = await buffer(await streamWorkbook([{
      name: '测试', mark: undefined, columns, frozenColumns: 0, rowCount: 5,
      rows: (async function* () { for (const value of [1, 2, 3, 4, 5]) yield [value] })(),
    }], 2))
    const { sheets } = await readXlsx(workbook)
    expect(sheets.map(({ name, rows }) => [name, rows.slice(2).flat()])).toEqual([
      ['测试', [1, 2]], ['测试2', [3, 4]], ['测试3', [5]],
    ])
    expect(sheets.every(({ rows }) => rows[1]?.[0] === '乙')).toBe(true)
  })

  it('keeps to the scope and to the filter', async () => {
    const numbers = async (name: CastName, filter: ProblemFilter = {}) =>
      (await rowsOf(await bytes(name, filter))).map((row) => String(row['编号']).split('-')[1])
    expect(await numbers('office', { text: '漏雨' })).toEqual(['H02'])
    expect(await numbers('qingxi', { text: '仍未搬', order: 'newest' })).toEqual(['H01'])
    expect((await numbers('office', { order: 'newest' }))[0]).toBe('D01')
    expect(await numbers('office')).toEqual(['D01', 'H01', 'H02', 'E01'])
    expect(await numbers('qingxi')).toEqual(['D01', 'H01', 'H02'])
    expect(await numbers('shiqiao')).toEqual(['E01'])
    expect(await numbers('housing')).toEqual(['H01', 'H02'])
    expect(await numbers('census')).toEqual([])
    expect(await numbers('office', { severity: 'hard' })).toEqual(['H01', 'E01'])
    expect(await numbers('qingxi', { region: villages.baiyun })).toEqual([])
  })

  it('holds no phone and no ID number, and speaks English to whom asks', async () => {
    const workbook = await JSZip.loadAsync(await bytes('office', {}, 'en'))
    const xml = await Promise.all(Object.values(workbook.files).map((part) => part.async('string')))
    expect(xml.join('')).not.toMatch(/13812341234|431999197003050010/)
    const shared = await workbook.file('xl/sharedStrings.xml')?.async('string')
    expect(shared).toContain('Rectification')
  })

  it('goes out over HTTP as a file, to whoever is signed in', async () => {
    const server = await buildServer(checked.application, { routes: [...accessRoutes, ...reportsRoutes], webFolder: null, log: false })
    expect((await server.inject({ method: 'GET', url: '/api/ledger.xlsx' })).statusCode).toBe(401)
    const payload = { county, loginName: 'shiqiao', password }
    const signedIn = await server.inject({ method: 'POST', url: '/api/session', payload })
    const headers = { authorization: `Bearer ${String(signedIn.headers['x-session-token'])}` }
    const reply = await server.inject({ method: 'GET', url: '/api/ledger.xlsx', headers })
    expect(reply.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('问题台账-2020-05-07.xlsx')}`)
    expect(await rowsOf(reply.rawPayload)).toHaveLength(1)
    const wrong = await server.inject({ method: 'GET', url: '/api/ledger.xlsx?state=nonsense', headers })
    expect(wrong.json()).toMatchObject({ code: 'request-invalid' })
    // The log keeps that words were looked for, and for ever no name.
    expect((await server.inject({ method: 'GET', url: `/api/ledger.xlsx?order=due&text=${encodeURIComponent('石大山')}`, headers })).statusCode).toBe(200)
    const { payload: logged } = await checked.database.selectFrom('log_entry').select('payload')
      .where('kind', '=', 'ledger-exported').orderBy('sequence', 'desc').limit(1).executeTakeFirstOrThrow()
    expect(logged).toEqual({ filter: { order: 'due', text: '…' } })
    await server.close()
  })

  it('lets go of its connection when the reader leaves early', async () => {
    // More readers than the pool has connections: were one kept, the next would wait for ever.
    for (let reader = 0; reader < 20; reader += 1) {
      const stream = await writeLedger(checked.application, actorScope(checked.actors.office, 'problems:read'), {}, 'zh-CN')
      await new Promise((resolve) => stream.once('close', resolve).destroy())
    }
    expect(await rowsOf(await bytes('office'))).toHaveLength(4)
  })

  it('has what was opened by hand and no round has found', async () => {
    const { id: standard } = await checked.database.selectFrom('standard').select('id').executeTakeFirstOrThrow()
    const opening = { id: randomUUID(), subject: { village: villages.heshan, thing: '卫生室' }, standard, item: 'D01', note: '来信反映' }
    await openByOffice(checked.application, checked.actors.office, opening)
    expect(await rowsOf(await bytes('office', { region: villages.heshan }))).toMatchObject([{ 户主或名称: '卫生室', 轮次: null, 问题描述: '来信反映' }])
  })

  it('tells nothing of an earlier spell, whatever the clock of the phone says that found it again', async () => {
    const other = numberIn(villages.baiyun, 1)
    checked.setTime('2020-05-02T02:00:00.000Z')
    await record(checked, 'office', [{ household: other, round: 2, found: ['E01'] }])
    const { id } = await checked.database.selectFrom('problem').innerJoin('household', 'household.id', 'problem.subject')
      .select('problem.id').where('household.number', '=', other).executeTakeFirstOrThrow()
    const done = async (name: CastName, action: ProblemAction, version: number) =>
      actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: id, version, action })
    const made = [{ ...evidence[0]!, madeAt: '2020-05-03T01:00:00.000Z' }]
    checked.setTime('2020-05-03T02:00:00.000Z')
    await done('shiqiao', { action: 'fix-on-the-spot', measures, evidence: made }, 1)
    await done('office', { action: 'void', reason: '已转学', evidence: made }, 2)
    const told = async () => JSON.stringify((await rowsOf(await bytes('office'))).find((row) => row['编号'] === `${other}-E01`))
    expect(await told()).toContain('亲帮亲')
    checked.setTime('2020-05-05T02:00:00.000Z')
    await record(checked, 'office', [{ household: other, round: 2, found: ['E01'], endedAt: '2020-05-02T09:30:00.000+08:00' }])
    expect(await told()).toContain('待交办')
    expect(await told()).not.toContain('亲帮亲')
    expect(await told()).not.toContain('已转学')
  })
})
