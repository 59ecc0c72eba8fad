import { createHash, randomUUID } from 'node:crypto'
import type { CellValue } from 'hucre/xlsx'
import { readXlsx } from 'hucre/xlsx'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { SheetImport } from '@lookback/core/returned-tables'
import type { getStages, listIndicatorDepartments, listIndicatorObjects, listIndicatorReports, ReportSubmission } from '@lookback/core/indicators'
import { getIndicator, listIndicators } from '@lookback/core/indicators'
import type { getWork } from '@lookback/core/work'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, items, numberIn, record, rounds, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { takeIn } from '../evidence/index.ts'
import { jpeg } from '../evidence/pictures.fixture.ts'
import { phoneAt } from '../sync/phone.fixture.ts'
import { paragraphsOf } from '../reports/template-text.ts'
import { verifyLog } from '../database/verify-log.ts'
import { verifyState } from '../verify-state.ts'
import { Desk } from './desk.fixture.ts'
import {
  catalogueHeadings, catalogueRows, idOf, objectHeadings, objectRows, report, reportHeadings, targetHeadings, targetRows,
} from './indicators.fixture.ts'

const qingxi = '431999101'
const shiqiao = '431999102'
const people = ['office', 'second', 'housing', 'education', 'qingxi', 'shiqiao', 'pingan', 'supervision', 'leader', 'census'] as const

describe('indicators', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk

  beforeAll(async () => {
    checked = await checkedCounty(3)
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    await itIs('2020-05-07T02:00:00.000Z')
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  const itIs = (instant: string, who: readonly CastName[] = people) => desk.itIs(instant, who)
  const ask: Desk['ask'] = (...asked) => desk.ask(...asked)
  const code: Desk['code'] = (...asked) => desk.code(...asked)
  const bring: Desk['bring'] = (...brought) => desk.bring(...brought)
  const done = <Reply>(...asked: Parameters<Desk['done']>) => desk.done<Reply>(...asked)
  const send = (name: CastName, one: ReportSubmission) => code(name, 'POST', '/api/indicator-reports', one)
  const decide = (name: CastName, reports: readonly string[], reason: string | null = null) => code(name, 'POST', '/api/indicator-report-decisions', {
    decisions: reports.map((id) => ({ report: id, isReturn: reason !== null, reason: reason ?? '' })),
  })

  const outcomes = (made: SheetImport) => Object.fromEntries(made.outcomes.map((one) => [one.outcome, one.rows]))
  const story = async (name: CastName, indicator: string, region?: string) =>
    getIndicator.reply.parse(await done(name, 'GET', `/api/indicators/${idOf(indicator)}${region ? `?region=${region}` : ''}`))
  const board = async (name: CastName) => listIndicators.reply.parse(await done(name, 'GET', '/api/indicators?year=2020'))
  const expected = (name: CastName, query: string) => done<z.infer<typeof listIndicatorReports.reply>>(name, 'GET', `/api/indicator-reports?${query}`)

  it('come in by the offices’ own tables, the same again changes nothing, what is wrong is told by its cell', async () => {
    expect(outcomes(await bring('office', 'indicators', catalogueHeadings, catalogueRows, true))).toEqual({ 'indicator-added': 6 })
    expect(outcomes(await bring('office', 'indicators', catalogueHeadings, catalogueRows))).toEqual({ 'indicator-added': 6 })
    expect(outcomes(await bring('office', 'indicators', catalogueHeadings, catalogueRows))).toEqual({ unchanged: 6 })
    const [road = []] = catalogueRows
    const changed = (at: number, value: CellValue, code: string) => road.map((cell, index) => (index === at ? value : index === 2 ? code : cell))
    const wrong = await bring('office', 'indicators', catalogueHeadings, [
      changed(10, 0, 'X1'), changed(6, '条目', 'X2'), changed(14, '没有的局', 'X3'), changed(13, '2019-06-30', 'X4'), changed(10, '约一百', 'X5'),
      changed(1, '今年', 'X6'), changed(19, '', 'X7'), changed(10, 120, 'R01'),
    ])
    expect(outcomes(wrong)).toEqual({ refused: 8 })
    expect(wrong.refusals.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('目标不能是 0'), expect.stringContaining('请填：对象、数量、比率、标准'), expect.stringContaining('没有叫“没有的局”的单位'),
      expect.stringContaining('要晚于开始日期'), expect.stringContaining('“约一百”不是数'), expect.stringContaining('“今年”不是数'),
      expect.stringContaining('至少要有一个审核单位'), expect.stringContaining('目标由 100 改为 120，请写明调整原因'),
    ])
    expect(outcomes(await bring('office', 'indicator-targets', targetHeadings, targetRows))).toEqual({ 'target-set': 2, 'milestone-set': 1 })
    const targets = await bring('office', 'indicator-targets', targetHeadings, [
      [2020, 'R01', '431999103', 10, '', ''], [2020, 'R09', qingxi, 10, '', ''], [2020, 'R01', qingxi, 70, '', ''], [2020, 'R01', county, 50, '2020-07-01', ''],
    ])
    expect(outcomes(targets)).toEqual({ refused: 4 })
    expect((await ask('qingxi', 'POST', '/api/sheets/indicators')).status).toBeGreaterThanOrEqual(400)
  })

  it('count objects by their states, each figure as long as its list; what is wrong with an object is told', async () => {
    expect(outcomes(await bring('office', 'indicator-objects', objectHeadings, objectRows))).toEqual({ 'object-added': 4 })
    expect(outcomes(await bring('office', 'indicator-objects', objectHeadings, objectRows))).toEqual({ unchanged: 4 })
    const wrong = await bring('qingxi', 'indicator-objects', objectHeadings, [
      [2020, 'R02', 'L5', '五号路', villages.baiyun, '', '', '', '', '', '', ''], [2020, 'R01', 'L5', '五号路', villages.pingan, '', '', '', '', '', '', ''],
      [2020, 'R02', 'L6', '六号路', villages.pingan, '', '竣工', '', '', '2020-03-01', '', ''],
      [2020, 'R02', 'L7', '七号路', villages.pingan, 'B999', '', '', '', '', '', ''], [2020, 'R02', 'L3', '三号路', villages.pingan, '', '', '', '', '', '', ''],
      [2020, 'R02', 'L8', '八号路', villages.pingan, '', '', '', '', '', '', ''], [2020, 'R02', 'L8', '八号路', villages.pingan, '', '', '', '', '', '', ''],
    ])
    expect(outcomes(wrong)).toEqual({ 'object-added': 1, refused: 6 })
    expect(wrong.refusals.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('管辖范围内没有代码'), expect.stringContaining('不是按对象逐个算的'), expect.stringContaining('竣工的要填实际完工日期'),
      expect.stringContaining('没有户编号“B999”'), expect.stringContaining('已是另一个村的对象'), expect.stringContaining('同一个'),
    ])
    const { row, places } = await story('office', 'R02')
    expect(row).toMatchObject({ reported: null, computed: { done: 1, whole: 4, share: 0.25, gap: { left: 3 } }, objects: { counted: 4, finished: 1, left: 3, behind: 1, deducted: 1 } })
    expect(places.map(({ region, rank, computed }) => [region, rank, computed?.share])).toEqual([[qingxi, 1, 1 / 3], [shiqiao, 2, 0]])
    for (const standing of ['counted', 'finished', 'left', 'behind', 'not-started', 'deducted'] as const) {
      const { total } = await done<{ total: number }>('office', 'GET', `/api/indicator-objects?indicator=${idOf('R02')}&standing=${standing}`)
      expect(total).toBe(row.objects?.[standing])
    }
    const { rows: [second] } = await done<z.infer<typeof listIndicatorObjects.reply>>('pingan', 'GET', `/api/indicator-objects?search=二号路`)
    const change = { state: 'finished', startedOn: '2020-03-01', finishedOn: null, note: '', photos: [], responsible: '石山', plannedOn: '2020-04-30' }
    expect(await code('pingan', 'PUT', `/api/indicator-objects/${second?.id ?? ''}`, change)).toBe('indicator-object-lacks')
    expect(await code('shiqiao', 'PUT', `/api/indicator-objects/${second?.id ?? ''}`, { ...change, finishedOn: '2020-05-06' })).toBe('not-found')
    expect(await code('education', 'PUT', `/api/indicator-objects/${second?.id ?? ''}`, { ...change, finishedOn: '2020-05-06' })).toBe('not-found')
    await done('pingan', 'PUT', `/api/indicator-objects/${second?.id ?? ''}`, { ...change, finishedOn: '2020-05-06' })
    expect((await story('office', 'R02')).row.computed).toMatchObject({ done: 2, whole: 4 })
    // What is behind can have a problem like a household.
    const opening = { id: randomUUID(), subject: { id: second?.subject ?? '' }, standard: (await standard()), item: items[0].code, note: '路面没有硬化' }
    expect(await code('office', 'POST', '/api/problems', opening)).toBeUndefined()
  })

  it('have their objects told of by phones in the village, each with its photos, once; what is not one’s own is refused', async () => {
    const phone = await phoneAt(checked, server, 'pingan')
    const { objects } = (await phone.changes(phone.first.position)).frame?.content ?? { objects: [] }
    // Those of the own village that count.
    expect(objects.map(({ number, state, indicatorName }) => [number, state, indicatorName]))
      .toEqual([['L1', 'finished', '林场道路'], ['L2', 'finished', '林场道路'], ['L8', 'planned', '林场道路']])
    const photo = await jpeg(20, 20)
    const sha256 = createHash('sha256').update(photo).digest('hex')
    const [, second] = objects
    const told = { state: 'in-use', startedOn: '2020-03-01', finishedOn: '2020-05-06', note: '通车了', photos: [sha256] } as const
    const files = [{ sha256, name: `${sha256}.jpg`, bytes: photo.length, mediaType: 'image/jpeg' }]
    const report = { ...phone.operation('object-report', { object: second?.id, told }, second?.subject), files }
    expect(await phone.send(report)).toMatchObject([{ result: 'accepted', missing: [sha256] }])
    expect(await phone.send(report)).toMatchObject([{ result: 'known' }])
    const [third] = (await done<z.infer<typeof listIndicatorObjects.reply>>('office', 'GET', '/api/indicator-objects?search=三号路')).rows
    const wrong = [
      phone.operation('object-report', { object: third?.id, told }), phone.operation('object-report', { object: second?.id, told: { ...told, finishedOn: null, photos: [] } }),
    ]
    expect((await phone.send(...wrong)).map(({ refusal }) => refusal?.code)).toEqual(['not-found', 'indicator-object-lacks'])
    const address = `/api/indicator-objects/${second?.id ?? ''}/photos/${sha256}`
    expect((await ask('office', 'GET', address)).status).toBe(404)
    await takeIn(checked.application, checked.actors.shiqiao, { sha256, fileName: 'b.jpg', content: photo })
    // Somebody else has the same photo: it is shown once whoever named it has sent it.
    expect((await ask('office', 'GET', address)).status).toBe(404)
    await takeIn(checked.application, checked.actors.pingan, { sha256, fileName: 'a.jpg', content: photo })
    expect((await ask('office', 'GET', `${address}?size=thumbnail`)).status).toBe(200)
    expect((await ask('shiqiao', 'GET', address)).status).toBe(404)
    const { rows } = await done<z.infer<typeof listIndicatorObjects.reply>>('office', 'GET', '/api/indicator-objects?search=二号路')
    expect(rows).toMatchObject([{ state: 'in-use', note: '通车了', responsible: '石山', plannedOn: '2020-04-30', photos: [sha256] }])
    const { id = '', state = 'in-use', responsible = '', plannedOn = null, startedOn = null, finishedOn = null, note = '' } = rows[0] ?? {}
    const change = { state, responsible, plannedOn, startedOn, finishedOn, note, photos: [sha256, 'f'.repeat(64)] }
    expect(await code('pingan', 'PUT', `/api/indicator-objects/${id}`, change)).toBe('evidence-not-uploaded')
  })

  const standard = async () => (await checked.database.selectFrom('check_item').select('standard').limit(1).executeTakeFirstOrThrow()).standard

  it('are reported by a place and period, refused with a reason where something is wrong', async () => {
    expect((await board('office')).rows.map(({ light }) => light)).not.toContain('green')
    const road = (await story('office', 'R01')).row
    expect(road).toMatchObject({ light: 'yellow', reported: null, period: { end: '2020-05-03', dueOn: '2020-05-04' }, reports: { expected: 2, missing: 2, late: 2 } })
    const cases: [CastName, ReportSubmission, string][] = [
      ['shiqiao', report('R01', qingxi, '2020-05-03', 5), 'not-found'],
      ['qingxi', report('R01', qingxi, '2020-05-02', 5), 'indicator-period-wrong'],
      ['qingxi', report('R01', qingxi, '2020-05-10', 5), 'indicator-period-early'],
      ['qingxi', report('R01', villages.pingan, '2020-05-03', 5), 'indicator-place-without-target'],
      ['qingxi', report('R02', qingxi, '2020-05-03', 5), 'indicator-not-reported'],
      ['qingxi', report('R01', qingxi, '2020-05-03', 66), 'indicator-remark-needed'],
      ['qingxi', report('R01', qingxi, '2020-05-03', 20, { started: 10 }), 'indicator-remark-needed'],
      ['qingxi', report('R01', qingxi, '2020-05-03', 20, { rate: 0.5 }), 'indicator-remark-needed'],
      ['education', report('M01', county, '2020-05-03', 5), 'indicator-whole-missing'],
      ['supervision', report('R01', qingxi, '2020-05-03', 5), 'not-permitted'],
    ]
    for (const [name, one, refusal] of cases) expect([await send(name, one), one.done]).toEqual([refusal, one.done])
    expect((await ask('qingxi', 'POST', '/api/indicator-reports', { ...report('R01', qingxi, '2020-05-03', 5), done: '五' })).status).toBe(400)
    const first = report('R01', qingxi, '2020-05-03', 15, { started: 30 })
    expect(await send('qingxi', first)).toBeUndefined()
    expect(await send('qingxi', first)).toBeUndefined()
    expect((await expected('qingxi', 'mine=report')).total).toBe(0)
    expect((await expected('shiqiao', 'mine=report')).rows).toMatchObject([{ standing: 'missing', isLate: true, maySubmit: true, region: shiqiao }])
    const { queues } = await done<z.infer<typeof getWork.reply>>('shiqiao', 'GET', '/api/work')
    expect(queues).toContainEqual({ queue: 'to-report', count: 1, overdue: 1, dueSoon: 0 })
    // Submitted counts nowhere yet.
    expect((await story('office', 'R01')).row).toMatchObject({ reported: null, reports: { submitted: 1, missing: 1 } })
  })

  it('are returned with a reason, confirmed by one unit after the other, and then are frozen', async () => {
    const { rows: [waiting] } = await expected('housing', 'mine=confirm')
    const id = waiting?.latest?.id ?? ''
    expect(waiting).toMatchObject({ standing: 'submitted', waitsForName: '住建局', mayDecide: true, latest: { round: 1, done: 15 } })
    expect(await decide('office', [id])).toBe('indicator-confirmer-other')
    expect(await decide('education', [id])).toBe('indicator-confirmer-other')
    expect(await decide('housing', [id], '')).toBe('indicator-reason-missing')
    expect(await decide('housing', [id, randomUUID()])).toBe('not-found')
    expect(await decide('housing', [id], '与现场不符')).toBeUndefined()
    expect((await expected('qingxi', 'mine=report')).rows).toMatchObject([{ standing: 'returned', latest: { returnedFor: '与现场不符' } }])
    const again = report('R01', qingxi, '2020-05-03', 12, { started: 30 })
    expect(await send('qingxi', again)).toBeUndefined()
    expect(await decide('housing', [again.id])).toBeUndefined()
    expect(await send('qingxi', report('R01', qingxi, '2020-05-03', 13))).toBe('indicator-report-under-way')
    expect(await decide('second', [again.id])).toBeUndefined()
    expect(await send('qingxi', report('R01', qingxi, '2020-05-03', 13))).toBe('indicator-period-frozen')
    expect(await decide('second', [again.id])).toBe('indicator-report-not-waiting')
    const { row, rounds } = await story('office', 'R01')
    expect(row.reported).toMatchObject({ done: 12, share: 0.12, gap: { left: 88, points: null } })
    // Shiqiao has not reported: whatever the value, it is not green.
    expect(row.light).not.toBe('green')
    expect(rounds.map(({ round, state, decisions }) => [round, state, decisions.length])).toEqual([[2, 'confirmed', 2], [1, 'returned', 1]])
    expect(rounds[0]?.decisions.map(({ unitName, byName }) => [unitName, byName])).toEqual([['住建局', 'housing'], ['领导小组办公室', 'second']])
  })

  it('are taken in by the sheet that went out, each row whole or refused', async () => {
    const sheet = await readXlsx(await done<Buffer>('shiqiao', 'GET', `/api/indicator-reports.xlsx?region=${shiqiao}`))
    const [headings = [], ...rows] = sheet.sheets[0]?.rows.slice(3) ?? []
    const upper = sheet.sheets[0]?.rows[2] ?? []
    const labels = headings.map((cell, index) => String(cell ?? upper[index] ?? ''))
    expect(rows.map((row) => [row[labels.indexOf('指标编码')], row[labels.indexOf('区划代码')]])).toEqual([['R01', shiqiao]])
    const filled = (value: CellValue, period: CellValue = '2020-05-03', region = shiqiao) => ['R01', '', region, period, '', value, '', '', '']
    const wrong = await bring('shiqiao', 'indicator-reports', reportHeadings, [
      filled('十公里'), filled(10, '2020-04-26'), filled(10, '2020-05-03', qingxi), filled(''), filled(44), ['R07', '', shiqiao, '2020-05-03', '', 3, '', '', ''],
    ])
    expect(outcomes(wrong)).toEqual({ empty: 1, refused: 5 })
    expect(wrong.refusals.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('“十公里”不是数'), expect.stringContaining('2020-04-26 不是这个指标的报告期，最近一期截止 2020-05-03'),
      expect.anything(), expect.stringContaining('超过 100%'), expect.stringContaining('没有编码为“R07”的指标'),
    ])
    expect(outcomes(await bring('shiqiao', 'indicator-reports', reportHeadings, [filled(10), filled(11)]))).toEqual({ 'report-submitted': 1, refused: 1 })
    expect(outcomes(await bring('shiqiao', 'indicator-reports', reportHeadings, [filled(10)]))).toEqual({ known: 1 })
    const { rows: [waiting] } = await expected('housing', 'mine=confirm')
    await decide('housing', [waiting?.latest?.id ?? ''])
    await decide('office', [waiting?.latest?.id ?? ''])
    const { row, places } = await story('office', 'R01')
    expect(row).toMatchObject({ reported: { done: 22, share: 0.22 }, reports: { confirmed: 2, missing: 0, late: 2 } })
    expect(places.map(({ name, rank, target, reported }) => [name, rank, target, reported?.done])).toEqual([['石桥乡', 1, 40, 10], ['清溪镇', 2, 60, 12]])
    expect((await story('qingxi', 'R01')).row).toMatchObject({ target: 60, reported: { done: 12, share: 0.2 } })
    expect(await code('shiqiao', 'GET', `/api/indicators/${idOf('R01')}?region=${qingxi}`)).toBe('not-found')
  })

  it('are corrected by number once they are frozen, by somebody else than who asks', async () => {
    const { rounds } = await story('office', 'R01', qingxi)
    const frozen = rounds.find(({ state }) => state === 'confirmed')
    const after = { done: 14, started: 30, whole: null, rate: null, remark: '' }
    const ask14 = { id: randomUUID(), report: frozen?.id ?? '', after, reason: '漏统一段路', evidence: '验收单 2020-17' }
    expect(await code('qingxi', 'POST', '/api/indicator-corrections', { ...ask14, reason: ' ' })).toBe('request-invalid')
    expect(await code('shiqiao', 'POST', '/api/indicator-corrections', ask14)).toBe('not-found')
    expect(await code('qingxi', 'POST', '/api/indicator-corrections', { ...ask14, after: { ...after, done: 12 } })).toBe('indicator-correction-same')
    expect(await code('qingxi', 'POST', '/api/indicator-corrections', ask14)).toBeUndefined()
    expect(await code('qingxi', 'POST', '/api/indicator-corrections', { ...ask14, id: randomUUID() })).toBe('indicator-correction-open')
    expect((await story('office', 'R01')).row.reported?.done).toBe(22)
    const path = `/api/indicator-corrections/${ask14.id}/decision`
    expect(await code('housing', 'POST', path, { isConfirmed: true, reason: '' })).toBe('indicator-confirmer-other')
    expect(await code('office', 'POST', path, { isConfirmed: false, reason: '' })).toBe('indicator-reason-missing')
    expect(await done('office', 'POST', path, { isConfirmed: true, reason: '已核' })).toEqual({ ordinal: 1 })
    expect(await code('office', 'POST', path, { isConfirmed: true, reason: '' })).toBe('indicator-correction-decided')
    const { row, corrections } = await story('office', 'R01')
    expect(row.reported?.done).toBe(24)
    expect(corrections).toMatchObject([{ ordinal: 1, before: { done: 12 }, after: { done: 14 }, reason: '漏统一段路', evidence: '验收单 2020-17', proposedByName: 'qingxi', decidedByName: 'office' }])
  })

  it('stand in bulletins as they were when these were issued; the next one tells the correction', async () => {
    const template = await JSZip.loadAsync((await ask('office', 'GET', '/api/bulletin-template.docx')).body as Buffer)
    const words = await template.file('word/document.xml')?.async('string') ?? ''
    const put = async (tags: string) => {
      const body = new FormData()
      template.file('word/document.xml', words.replace('{标题}', `{标题}${tags}`))
      body.append('file', new Blob([await template.generateAsync({ type: 'uint8array' }) as BlobPart]), '模板.docx')
      const reply = await fetch(`${server.url}/api/bulletin-template.docx`, { method: 'PUT', headers: desk.headersOf('office'), body })
      return ((await reply.json()) as { code?: string }).code
    }
    expect(await put('{指标·没有这个}')).toBe('template-figure-unknown')
    expect(await put('路：{指标·自然村通水泥路}，更正：{指标更正}。')).toBeUndefined()
    const issue = async () => {
      const id = randomUUID()
      await done('office', 'POST', '/api/bulletins', { id, title: '通报', earlier: rounds.first.id, later: rounds.second.id })
      const { figures } = await done<{ figures: { name: string; label: string; text: string }[] }>('office', 'GET', `/api/bulletins/${id}`)
      const text = async () => (await paragraphsOf((await ask('office', 'GET', `/api/bulletins/${id}/document.docx`)).body as Buffer)).find((line) => line.includes('路：'))
      return { figure: figures.find(({ name }) => name === `indicator.${idOf('R01')}`), text }
    }
    const first = await issue()
    expect(first.figure).toMatchObject({ label: '指标（自然村通水泥路）', text: '24.0%（24 公里）' })
    expect(await first.text()).toBe('通报路：24.0%（24 公里），更正：更正第1号：自然村通水泥路，清溪镇，2020年5月3日，原报12，更正为14（漏统一段路）。')
    checked.setTime('2020-05-07T03:00:00.000Z')
    const frozen = (await story('office', 'R01', shiqiao)).rounds.find(({ state }) => state === 'confirmed')
    const proposal = { id: randomUUID(), report: frozen?.id ?? '', after: { done: 11, started: null, whole: null, rate: null, remark: '' }, reason: '多验收一公里', evidence: '验收单 18' }
    await done('shiqiao', 'POST', '/api/indicator-corrections', proposal)
    await done('office', 'POST', `/api/indicator-corrections/${proposal.id}/decision`, { isConfirmed: true, reason: '已核' })
    const second = await issue()
    expect(await second.text()).toMatch(/^通报路：25\.0%（25 公里），更正：更正第2号：自然村通水泥路，石桥乡，.*更正为11（多验收一公里）。$/)
    expect(await first.text()).toContain('24.0%（24 公里），更正：更正第1号')
    const { tags } = await done<{ tags: { tag: string }[] }>('office', 'GET', '/api/bulletin-template/tags')
    expect(tags).toContainEqual({ tag: '指标·自然村通水泥路', kind: 'figure' })
  })

  it('stand beside what the software counts itself, with the difference', async () => {
    await checked.database.updateTable('member').set({ attributes: JSON.stringify({ medicalInsurance: '城乡居民基本医疗保险' }) })
      .where('name', '=', '石大山0').execute()
    const one = report('M01', county, '2020-05-03', 11, { whole: 12 })
    expect(await send('education', one)).toBeUndefined()
    expect(await decide('office', [one.id])).toBeUndefined()
    const { row, places } = await story('education', 'M01')
    expect(row).toMatchObject({
      target: 95, reported: { done: 11, whole: 12 }, computed: { done: 4, whole: 12, gap: { points: 61.6667, left: 8 } },
      difference: { done: 7, points: 58.3333 }, members: { members: 12, insured: 4, uninsured: 8 },
    })
    // Townships report nothing of it: what is computed stands for them, with its gap, rank and light.
    expect(places.map(({ rank, reported, judgedBy, computed, light }) => [rank, reported, judgedBy, computed?.gap?.left, light]))
      .toEqual([[1, null, 'computed', 4, 'red'], [1, null, 'computed', 4, 'red']])
    const { total } = await done<{ total: number }>('education', 'GET', '/api/indicator-members?insured=no')
    expect(total).toBe(8)
    expect((await done<{ total: number }>('housing', 'GET', '/api/indicator-members')).total).toBe(0)
  })

  it('computed from problems, rounds and revisits are those of the pages that show them', async () => {
    checked.setTime('2020-05-06T02:00:00.000Z')
    await record(checked, 'census', [0, 1].map((index) => ({ household: numberIn(villages.pingan, index), round: 2, found: ['H01'] })))
    checked.setTime('2020-05-07T02:00:00.000Z')
    const coverage = (await story('office', 'C02')).row.computed
    expect(coverage).toMatchObject({ done: 2, whole: 12 })
    const closing = (await story('office', 'C01')).row.computed
    const { total } = await done<{ total: number }>('office', 'GET', '/api/problems')
    expect(closing).toMatchObject({ done: 0, whole: total })
    const covered = await story('qingxi', 'C02')
    expect(covered.row.computed).toMatchObject({ done: 2, whole: 6 })
    expect(covered.course).toEqual([{ day: '2020-05-06', amount: 2 }])
  })

  it('have an assessed light beside the computed one, with its reason and history', async () => {
    const light = (colour: string) => ({ id: randomUUID(), indicator: idOf('R01'), region: county, light: colour, reason: '六月底前难完成' })
    expect(await code('qingxi', 'POST', '/api/indicator-lights', light('red'))).toBe('not-permitted')
    await done('office', 'POST', '/api/indicator-lights', light('yellow'))
    await itIs('2020-05-08T02:00:00.000Z', ['office', 'education', 'qingxi'])
    await done('office', 'POST', '/api/indicator-lights', light('red'))
    const { row, assessments } = await story('office', 'R01')
    expect(row.assessed).toEqual({ light: 'red', reason: '六月底前难完成', setOn: '2020-05-08' })
    expect(assessments.map(({ light: colour }) => colour)).toEqual(['red', 'yellow'])
  })

  it('tell whether they will be there by their day, and the plan that runs backwards from it', async () => {
    const { pace, plan, course } = await story('office', 'R01')
    expect(plan).toEqual([{ day: '2020-01-01', amount: 0 }, { day: '2020-05-31', amount: 40 }, { day: '2020-06-30', amount: 100 }])
    expect(course).toEqual([{ day: '2020-05-03', amount: 25 }])
    expect(pace?.needed.calendar).toBeCloseTo(75 / 53, 9)
    expect(pace?.held.map(({ days }) => days)).toEqual([7, 14])
    expect(pace?.forecast ?? pace?.noForecast).toBeTruthy()
  })

  it('are each place’s own; whoever must stay blind sees none; the log tells all of it', async () => {
    expect(await code('census', 'GET', '/api/indicators')).toBe('not-permitted')
    expect((await board('education')).rows.map(({ indicator }) => indicator.code)).toEqual(['M01', 'R01'])
    expect((await expected('qingxi', 'limit=200')).rows.map(({ region }) => region)).toEqual([qingxi])
    const compared = await verifyState(checked.database, county)
    expect(compared['indicators']).toBeGreaterThan(20)
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(30)
    const behind = checked.database.transaction().execute(async (transaction) => {
      await transaction.updateTable('indicator_report').set({ done: 99 }).where('state', '=', 'confirmed').execute()
      await verifyState(transaction, county)
    })
    await expect(behind).rejects.toMatchObject({ code: 'state-differs' })
  })

  it('are confirmed once by whoever presses twice, and corrected as often as is needed, one correction after the other', async () => {
    await itIs('2020-05-11T02:00:00.000Z', ['office', 'housing', 'qingxi'])
    const told = report('R01', qingxi, '2020-05-10', 16, { started: 30 })
    expect(await send('qingxi', told)).toBeUndefined()
    // Two windows of one unit at once: one of them is told that it is another's turn.
    expect((await Promise.all([decide('housing', [told.id]), decide('housing', [told.id])])).sort()).toEqual(['indicator-confirmer-other', undefined])
    expect((await Promise.all([decide('office', [told.id]), decide('office', [told.id], '数不对')])).filter((one) => one !== undefined)).toEqual(['indicator-report-not-waiting'])
    const [{ state } = { state: '' }] = (await story('office', 'R01', qingxi)).rounds
    if (state === 'returned') {
      const again = report('R01', qingxi, '2020-05-10', 16, { started: 30 })
      expect([await send('qingxi', again), await decide('housing', [again.id]), await decide('office', [again.id])]).toEqual([undefined, undefined, undefined])
    }
    const [frozen] = (await story('office', 'R01', qingxi)).rounds
    const ordinals: number[] = []
    for (const [before, done] of [[16, 17], [17, 15]] as const) {
      const proposal = { id: randomUUID(), report: frozen?.id ?? '', after: { done, started: 30, whole: null, rate: null, remark: '' }, reason: `应为 ${done}`, evidence: '验收单' }
      expect(await code('qingxi', 'POST', '/api/indicator-corrections', proposal)).toBeUndefined()
      expect(await code('qingxi', 'POST', '/api/indicator-corrections', { ...proposal, id: randomUUID() })).toBe('indicator-correction-open')
      const answers = await Promise.all([1, 2].map(() => ask('office', 'POST', `/api/indicator-corrections/${proposal.id}/decision`, { isConfirmed: true, reason: '' })))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const { row, corrections } = await story('office', 'R01', qingxi)
      const own = corrections.find(({ id }) => id === proposal.id)
      expect([row.reported?.done, own?.before.done, own?.after.done]).toEqual([done, before, done])
      ordinals.push(own?.ordinal ?? 0)
    }
    expect(ordinals).toEqual([3, 4])
    await verifyState(checked.database, county)
  })

  it('are led by departments, ranked, with each gap in its own unit; stages say what must be true by then, and whether it is', async () => {
    const { rows } = await done<z.input<typeof listIndicatorDepartments.reply>>('office', 'GET', '/api/indicator-departments?year=2020')
    expect(rows.find(({ key }) => key === 'housing')).toMatchObject({
      name: '住建局', led: 2, reached: 0, short: 2, untold: 0, objects: { left: expect.any(Number) as number },
      indicators: [{ name: '自然村通水泥路', value: { gap: { left: 74, points: null } } }, { name: '林场道路', unit: '条' }],
    })
    expect(rows.map(({ rank }) => rank)).toEqual([...rows.map(({ rank }) => rank)].sort((one, other) => one - other))
    const { rows: led } = await done<z.input<typeof listIndicators.reply>>('office', 'GET', '/api/indicators?year=2020&department=housing&reach=short')
    expect(led.map(({ indicator }) => indicator.code)).toEqual(['R01', 'R02'])
    const demand = (what: string, amount: number, indicator = '') => ({ day: '2020-05-31', name: '第一仗', what, indicator, amount })
    const demands = [
      demand('indicator-share', 60, 'R01'), demand('indicator-left', 0, 'R02'), demand('indicator-share', 100, 'M01'), demand('open-problems', 0),
      demand('missing-reports', 9), demand('indicator-share', 50, 'X99'),
    ]
    const set = { id: randomUUID(), version: null, validFrom: '2020-05-11', value: { demands }, preview: false }
    await done('office', 'POST', '/api/parameters/stages', set)
    const { stages } = await done<z.input<typeof getStages.reply>>('office', 'GET', '/api/stages')
    const [stage] = stages
    expect(stage).toMatchObject({ day: '2020-05-31', name: '第一仗', daysLeft: { calendar: 20 }, met: 1 })
    expect(stage?.demands).toMatchObject([
      { says: '自然村通水泥路完成 60% 以上', now: 26, isMet: false, left: 34, unit: '公里', needed: { calendar: 1.7 }, held: { days: expect.any(Number) as number } },
      { says: '林场道路最多还差 0 条', isMet: false, unit: '条' },
      { says: '城乡居民参保率完成 100% 以上', left: 1, isMet: false, needed: { calendar: 0.05 } },
      { says: '没销号的问题不超过 0 件', isMet: false },
      { says: '缺报的不超过 9 份', isMet: true },
      { says: 'X99完成 50% 以上', now: null, isMet: false, about: null },
    ])
    expect((await story('office', 'R01')).stages).toContainEqual({ day: '2020-05-31', name: '第一仗' })
  })

  it('go out as they came in, and come back unchanged', async () => {
    const workbook = await done<Buffer>('office', 'GET', '/api/indicators.xlsx?year=2020')
    expect(outcomes(await desk.bringFile('office', 'indicators', new Uint8Array(workbook), true))).toEqual({ unchanged: 6 })
    for (const name of ['indicator-targets', 'indicator-objects']) {
      const content = await done<Buffer>('office', 'GET', `/api/${name}.xlsx`)
      expect(Object.keys(outcomes(await desk.bringFile('office', name, new Uint8Array(content), true))), name).toEqual(['unchanged'])
    }
  })
})
