import { randomUUID } from 'node:crypto'
import { ChecklistCheck, getForm, listForms } from '@lookback/core/checklists'
import { getOverview } from '@lookback/core/overview'
import { listRoundCoverage, previewSample } from '@lookback/core/rounds'
import { getFormTrial } from '@lookback/core/visits'
import { readXlsx } from '@lookback/xlsform/read'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { verifyLog } from '../database/verify-log.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import type { CheckedCounty, ChecklistSheets } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, checklist, checklistSheets, county, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'

describe('checklists and rounds over HTTP', () => {
  let checked: CheckedCounty
  let server: TestServer
  let office: Record<string, string>

  beforeAll(async () => {
    checked = await checkedCounty(10)
    server = await testServer(checked.application)
    office = await server.signIn(county, 'office', password)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  async function get<Shape extends z.ZodType>(shape: Shape, path: string, headers = office): Promise<z.output<Shape>> {
    return shape.parse(await (await fetch(`${server.url}${path}`, { headers })).json())
  }
  async function upload(workbook: Uint8Array, { dryRun }: { dryRun: boolean }): Promise<{ status: number; json: unknown }> {
    const body = new FormData()
    body.append('file', new Blob([workbook as BlobPart]), '核查表.xlsx')
    const reply = await fetch(`${server.url}/api/forms?dryRun=${dryRun}`, { method: 'POST', headers: office, body })
    return { status: reply.status, json: await reply.json() }
  }
  async function look(sheets: ChecklistSheets) {
    return ChecklistCheck.parse((await upload(await checklist(sheets), { dryRun: true })).json)
  }
  /** The short checklist with one cell changed, as version 2. */
  function changed(change: (sheets: ChecklistSheets) => void): ChecklistSheets {
    const sheets = checklistSheets()
    sheets.settings[1]![1] = '2'
    change(sheets)
    return sheets
  }
  const rowOf = (sheets: ChecklistSheets, code: string) => sheets.survey.findIndex((row) => row[1] === code)

  describe('a checklist', () => {
    it('is looked at before it is published: what it holds, by dimension', async () => {
      const seen = await look(changed(() => undefined))
      expect(seen.checklist).toMatchObject({
        id: 'short-check', version: '2', title: '入户核查（简表）', published: false,
        dimensions: [
          { label: '住房', items: 2, hard: 1 }, { label: '义务教育', items: 1, hard: 1 }, { label: '扶贫资料', items: 1, hard: 0 },
        ],
      })
      expect((await get(listForms.reply, '/api/forms')).forms.map(({ version }) => version)).toEqual(['1'])
    })

    it('of very many questions leaves the server answering while it is read', async () => {
      const heavy = changed((sheets) => {
        sheets.survey.push(...Array.from({ length: 4_000 }, (_, index) =>
          ['text', `q${index}`, `问题 ${index}`, `regex(\${q${Math.max(0, index - 1)}}, '^(a+)+$')`]))
      })
      const workbook = await checklist(heavy)
      const began = performance.now()
      let taken = 0
      const sent = upload(workbook, { dryRun: true }).then(({ status }) => {
        taken = performance.now() - began
        return status
      })
      let longest = 0
      while (taken === 0) {
        const asked = performance.now()
        await get(listForms.reply, '/api/forms')
        longest = Math.max(longest, performance.now() - asked)
      }
      expect(await sent).toBe(200)
      expect(longest).toBeLessThan(taken / 3)
    })

    it('that is no form, or a bomb, is refused with a reason', async () => {
      const archive = new JSZip()
      archive.file('xl/worksheets/sheet1.xml', Buffer.alloc(1_000_000))
      const bomb = await archive.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
      // What its directory says of the part's size when it is unpacked.
      bomb.writeUInt32LE(300 * 1_048_576, bomb.indexOf(Buffer.from('504b0102', 'hex')) + 24)
      const seen = ChecklistCheck.parse((await upload(bomb, { dryRun: true })).json)
      expect(seen).toMatchObject({ checklist: null, problems: [{ message: expect.stringContaining('文件解压后超过 256 MB') as string }] })
    })

    it('tells everything that is wrong, each at its cell and in Chinese', async () => {
      const sheets = changed((one) => {
        const rows = ['H01', 'H02', 'E01', 'D01'].map((code) => one.survey[rowOf(one, code)]!)
        rows[0]![7] = '严重'
        rows[1]![9] = '半个月'
        rows[2]![8] = '文旅局'
        rows[3]![4] = 'if(${no_such} = 1, 1, 0)'
      })
      const { checklist: none, problems } = await look(sheets)
      expect(none).toBeNull()
      const cells = Object.fromEntries(problems.map(({ sheet, row, column, message }) => [`${sheet} ${row} ${column}`, message]))
      const row = (code: string) => rowOf(sheets, code) + 1
      expect(cells[`survey ${row('H01')} severity`]).toBe('“严重”不对：填“硬伤”或“一般”（hard、ordinary 也行）。')
      expect(cells[`survey ${row('H02')} allowance`]).toBe('整改时限“半个月”不对：填不小于 0 的整数。')
      expect(cells[`survey ${row('E01')} department`]).toContain('没有叫“文旅局”的单位')
      expect(cells[`survey ${row('D01')} calculation`]).toMatch(/no_such/)
      expect(problems.map(({ cell }) => cell).sort()).toEqual([`E${row('D01')}`, `H${row('H01')}`, `I${row('E01')}`, `J${row('H02')}`])
      expect(problems.every(({ message }) => /[\u4e00-\u9fff]/.test(message))).toBe(true)
      const refused = await upload(await checklist(sheets), { dryRun: false })
      expect(refused).toMatchObject({ status: 422, json: { code: 'form-invalid', details: { count: 4 } } })
      expect((refused.json as { message: string }).message).toMatch(/^核查表有 4 处要改，没有发布。第一处：survey!/)
    })

    it('may name dimensions in words; a code that the county has no name for is pointed out once', async () => {
      const { checklist: seen, warnings } = await look(changed((one) => {
        for (const row of one.survey) {
          if (row[6] === 'housing') row[6] = 'house'
          if (row[6] === 'records') row[6] = '资料'
        }
      }))
      expect(seen?.dimensions.map(({ label }) => label)).toEqual(['house', '义务教育', '资料'])
      expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining('head_name'), expect.stringContaining('“house”没有中文名称')])
    })

    it('must ask for round, household and outcome, and name a version', async () => {
      const { problems } = await look(changed((one) => {
        one.survey.splice(rowOf(one, 'household_number'), 1)
        one.settings[1]![1] = ''
      }))
      expect(problems.map(({ message }) => message)).toEqual([
        expect.stringContaining('version'), expect.stringContaining('household_number'),
      ])
    })

    it('that is no workbook is refused with a reason', async () => {
      const { json } = await upload(Buffer.from('no workbook'), { dryRun: true })
      expect(ChecklistCheck.parse(json).problems).toHaveLength(1)
      expect((await fetch(`${server.url}/api/forms`, { method: 'POST', headers: office })).status).toBe(400)
    })

    it('may name departments as people do, is published once, and comes back as it was sent', async () => {
      const sheets = changed((one) => (one.survey[rowOf(one, 'H01')]![8] = '住建局'))
      const workbook = await checklist(sheets)
      expect(await upload(workbook, { dryRun: false })).toEqual({ status: 201, json: { id: 'short-check', version: '2', items: 4 } })
      expect((await upload(workbook, { dryRun: false })).status).toBe(201)
      const { department } = await checked.database
        .selectFrom('check_item').select('department').where('standard', '=', 'short-check-2').where('code', '=', 'H01').executeTakeFirstOrThrow()
      expect(department).toBe('housing')
      const { forms } = await get(listForms.reply, '/api/forms')
      expect(Object.fromEntries(forms.map(({ version, items, rounds, hasWorkbook }) => [version, { items, rounds, hasWorkbook }])))
        .toEqual({ 1: { items: 4, rounds: 2, hasWorkbook: true }, 2: { items: 4, rounds: 0, hasWorkbook: true } })
      const back = await fetch(`${server.url}/api/forms/short-check/2/workbook.xlsx`, { headers: office })
      expect((await readXlsx(new Uint8Array(await back.arrayBuffer()))).survey).toEqual((await readXlsx(workbook)).survey)
      expect(await (await fetch(`${server.url}/api/forms/short-check/2/form.xml`, { headers: office })).text()).toContain('<h:html')
      expect((await look(sheets)).checklist?.published).toBe(true)
      const { items } = await get(getForm.reply, '/api/forms/short-check/2')
      expect(items.find(({ code }) => code === 'H01')).toMatchObject({ departmentName: '住建局', dimensionLabel: '住房', severity: 'hard' })
      const trial = await get(getFormTrial.reply, '/api/forms/short-check/2/trial')
      expect([trial.xform.includes('<h:html'), trial.items.length, trial.findings.hardNote]).toEqual([true, 4, true])
      expect((await fetch(`${server.url}/api/forms/short-check/3`, { headers: office })).status).toBe(422)
    })

    it('may have Chinese headings, and 硬伤 and 工作日 in its cells', async () => {
      const written: Record<string, string> = {
        type: '类型', name: '名称', label: '标题', wording: '检查项', dimension: '方面', severity: '轻重', department: '责任部门', allowance: '整改时限', allowance_unit: '时限单位', evidence: '佐证',
        hard: '硬伤', ordinary: '一般', day: '天', 'working-day': '工作日', photo: '照片', file: '文件',
      }
      const { checklist: seen, problems } = await look(changed((one) => {
        one.survey = one.survey.map((row) => row.map((cell) => written[cell] ?? cell))
      }))
      expect(problems).toEqual([])
      expect(seen?.dimensions.map(({ items, hard }) => [items, hard])).toEqual([[2, 1], [1, 1], [1, 0]])
    })

    it('is not changed under its version: visits refer to it', async () => {
      const sheets = changed((one) => (one.survey[rowOf(one, 'H01_seen')]![2] = '换了问法？'))
      expect((await look(sheets)).problems).toMatchObject([{ sheet: 'settings', column: 'version', message: expect.stringContaining('已经发布过') as string }])
      expect(await upload(await checklist(sheets), { dryRun: false })).toMatchObject({ status: 409, json: { code: 'form-version-taken' } })
    })
  })

  describe('a round', () => {
    const round = (changes: object = {}) => ({
      id: randomUUID(), ordinal: 3, name: '县级抽查', tier: 'county', coverage: 'all', formId: 'short-check', formVersion: '1',
      startsOn: '2020-05-01', endsOn: '2020-05-20', blind: true, draw: null, ...changes,
    })
    async function open(body: object) {
      const reply = await fetch(`${server.url}/api/rounds`, {
        method: 'POST', headers: { ...office, 'content-type': 'application/json' }, body: JSON.stringify(body),
      })
      return { status: reply.status, json: (await reply.json()) as unknown }
    }

    it('is refused with the field that is wrong', async () => {
      expect((await open(round({ endsOn: '2020-04-30' }))).json)
        .toMatchObject({ code: 'round-days-wrong', details: { field: 'endsOn' }, message: '结束日期不能早于开始日期 2020-05-01。' })
      expect((await open(round({ formVersion: '9' }))).json).toMatchObject({ code: 'form-version-unknown', details: { field: 'form' } })
      expect((await open(round({ ordinal: 2 }))).json).toMatchObject({ code: 'round-ordinal-taken', message: '第 2 轮已经有了，请刷新页面再建。' })
      for (const draw of [{ share: 0, minimum: 1, seed: 1 }, { share: 1.5, minimum: 1, seed: 1 }, { share: 0.5, minimum: 0, seed: 1 }]) {
        expect(await open(round({ coverage: 'sample', draw }))).toMatchObject({ status: 400, json: { code: 'request-invalid' } })
      }
    })

    it('of all households says how many there are', async () => {
      expect((await open(round({ ordinal: 9, startsOn: '2020-08-01', endsOn: '2020-08-31' }))).json).toMatchObject({ households: 40 })
      await checked.database.deleteFrom('round').where('ordinal', '=', 9).execute()
    })

    it('of a sample covers what its preview says, the same for the same seed', async () => {
      const draw = { share: 0.25, minimum: 3, seed: 2020 }
      const preview = await get(previewSample.reply, `/api/round-sample?${new URLSearchParams(Object.entries(draw).map(([name, value]) => [name, String(value)])).toString()}`)
      expect(preview.villages).toEqual(Object.values(villages).map((village) =>
        expect.objectContaining({ village, households: 10, drawn: 3 }) as unknown))
      const opened = round({ coverage: 'sample', draw })
      expect((await open(opened)).json).toMatchObject({ households: 12 })
      expect((await open(opened)).status).toBe(200)
      const again = round({ ordinal: 4, name: '复抽', coverage: 'sample', draw })
      await open(again)
      const drawn = async (id: string) => (await checked.database.selectFrom('round_sample').select('subject').where('round', '=', id).orderBy('subject').execute())
      expect(await drawn(again.id)).toEqual(await drawn(opened.id))
      expect(await drawn(opened.id)).toHaveLength(12)
    })

    it('tells how far it has got, of the households that it covers', async () => {
      checked.setTime('2020-03-20T02:00:00.000Z')
      await record(checked, 'qingxi', [0, 1].map((index) => ({ household: numberIn(villages.pingan, index) })))
      const { rounds } = await get(listRoundCoverage.reply, '/api/round-coverage')
      expect(rounds).toMatchObject([
        { ordinal: 1, due: 40, visited: 2, draw: null, formTitle: '入户核查（简表）' }, { ordinal: 2, due: 40, visited: 0 },
        { ordinal: 3, due: 12, visited: 0, draw: { share: 0.25, minimum: 3, seed: 2020 } }, { ordinal: 4, due: 12 },
      ])
      const overview = await get(getOverview.reply, '/api/overview')
      expect(overview.rounds.map(({ ordinal, due }) => [ordinal, due])).toEqual([[1, 40], [2, 40], [3, 12], [4, 12]])
      const ofTownship = await get(getOverview.reply, '/api/overview', await server.signIn(county, 'qingxi', password))
      expect(ofTownship.rounds.map(({ due }) => due)).toEqual([20, 20, 6, 6])
      expect(await verifyLog(checked.database, county)).toBeGreaterThan(0)
    })
  })
})
