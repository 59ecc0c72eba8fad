import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { keysOf } from '../../database/sealing-keys.ts'
import { openPhone } from '../../kit/sealed-phone.ts'
import { openMember } from '../sealed-fields.ts'
import type { CodeListEntry } from '@lookback/core/kernel'
import type { ImportChoices } from '@lookback/core/register'
import { levelOf, parentOf } from '@lookback/core/places'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import JSZip from 'jszip'
import { heldPost } from '@lookback/core/capabilities'
import type { Actor } from '../../kit/actor.ts'
import type { TestCounty } from '../../fixtures/county.fixture.ts'
import { county, testCounty } from '../../fixtures/county.fixture.ts'
import { saveCodeLists } from '../../foundation/save-code-lists.queries.ts'
import { importRegionsFile } from '../../places/import-regions.ts'
import { saveRegions } from '../../places/save.queries.ts'
import { keepHeadingName } from './heading-names.ts'
import { importHouseholdsFile } from './import-households.ts'

/** Workbooks as offices send them, each with one thing that used to go wrong without a word. */
const caseFile = (name: string) => path.join(import.meta.dirname, 'cases', `${name}.xlsx`)

const places = [
  ['431999110', '梧坪镇'], ['431999110201', '云界村'], ['431999110202', '枫坳村'], ['431999110203', '红塘村'],
].map(([code = '', name = '']) => ({ code, name, level: levelOf(code), parent: parentOf(code) }))

const moreCodes: CodeListEntry[] = [
  { list: 'household-category', code: 'lifted', label: '一般脱贫户' },
  ...[
    ['identity-card', '居民身份证'], ['disability-card', '残疾人证'], ['residence-permit', '港澳台居民居住证'],
    ['permanent-residence', '外国人永久居留身份证'], ['hong-kong-macao-permit', '港澳居民来往内地通行证'],
    ['taiwan-permit', '台湾居民来往大陆通行证'], ['passport', '护照'],
  ].map(([code = '', label = '']) => ({ list: 'document-kind' as const, code, label })),
]

describe('office tables', () => {
  let opened: TestCounty
  let folder: string

  beforeAll(async () => {
    opened = await testCounty()
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-test-'))
    await saveRegions(opened.application, county, places, null)
    await saveCodeLists(opened.application, county, moreCodes, '2020-02-01', null)
  })
  beforeEach(() => clear())
  afterAll(async () => {
    await opened.close()
    await rm(folder, { recursive: true })
  })

  const clear = async () => {
    await opened.database.deleteFrom('member').execute()
    await opened.database.deleteFrom('subject').where('kind', 'in', ['household', 'member']).execute()
    await opened.database.deleteFrom('household_before').execute()
    await opened.database.deleteFrom('household').execute()
  }
  const importing = (file: string, dryRun = false, choices?: ImportChoices) =>
    importHouseholdsFile(opened.application, county, null, file, { dryRun, ...(choices ? { choices } : {}) })
  const take = (name: string, dryRun = false, choices?: ImportChoices) => importing(caseFile(name), dryRun, choices)
  const numbers = async () =>
    (await opened.database.selectFrom('household').select('number').orderBy('number').execute()).map(({ number }) => number)
  const household = async (number: string) => {
    const row = await opened.database.selectFrom('household').selectAll().where('number', '=', number).executeTakeFirst()
    return row && { ...row, phone: openPhone(keysOf(opened.database), 'household', county, row.id, row.sealed_phone) }
  }
  const members = async (number: string) => {
    const rows = await opened.database
      .selectFrom('member').innerJoin('household', 'household.id', 'member.household').selectAll('member')
      .where('household.number', '=', number).orderBy('member.number').execute()
    return rows.map((row) => ({ ...row, ...openMember(keysOf(opened.database), county, row) }))
  }
  /** For each household that came back, the reasons on its rows. */
  const reasons = async (workbook: Buffer | null, numberColumn = 2) => {
    const { sheets } = await readXlsx(workbook ?? new Uint8Array())
    const told = new Map<string, string>()
    for (const { rows } of sheets) {
      for (const row of rows) {
        const key = String(row[numberColumn] ?? '')
        told.set(key, `${told.get(key) ?? ''} ${String(row.at(-1) ?? '')}`)
      }
    }
    return told
  }

  it('02: a number is a day only in a date’s cell or written so that nobody mistakes it', async () => {
    const { errorsWorkbook } = await take('02-dates-input')
    const born = async (number: string) => (await members(number))[0]?.birth_date
    for (const number of ['B0201', 'B0202', 'B0207', 'B0208', 'B0210']) expect(await born(number), number).toBe('1970-03-05')
    const refused = await reasons(errorsWorkbook)
    for (const number of ['B0203', 'B0205', 'B0206', 'B0209', 'B0211', 'B0212', 'B0213']) {
      expect(await born(number), number).toBeUndefined()
      expect(refused.get(number), number).toMatch(/不是日期|没有日/)
    }
    const all = await opened.database.selectFrom('member').select('birth_date').execute()
    expect(new Set(all.map(({ birth_date: day }) => day))).toEqual(new Set(['1970-03-05', '1972-08-15']))
  })

  it('03: every worksheet with the headings is read; what is left out is told', async () => {
    const { summary } = await take('03-one-sheet-a-village-input')
    expect(await numbers()).toEqual(['B03A01', 'B03A02', 'B03B01', 'B03B02', 'B03C01'])
    expect(summary.report.sheets.map(({ name, leftOut, rows }) => [name, leftOut, rows]))
      .toEqual([['云界村', null, 4], ['枫坳村', null, 4], ['红塘村', null, 2]])
    const example = await take('03-one-sheet-a-village-example-sheet-first')
    expect(example.summary.report.sheets.map(({ name, leftOut }) => [name, leftOut])).toEqual([['填写样例', 'example'], ['正式数据', null]])
    expect(await household('B03X01')).toBeUndefined()
  })

  it('06: a column that is not there leaves values alone; a heading that is not known is told and can be named', async () => {
    await take('06-fewer-columns-wipe-1-full')
    const before = await household('B06A01')
    const { summary } = await take('06-fewer-columns-wipe-2-income-only')
    expect(await household('B06A01')).toMatchObject({
      phone: before?.phone, monitored_class: 'marginal-risk', risk_removed: false, village: before?.village,
      attributes: { ...before?.attributes as object, incomePerPerson: 6000 },
    })
    expect((await members('B06A01')).map(({ number }) => number)).toEqual(['B06A0101', 'B06A0102'])
    expect(summary.report.changes).toEqual([{ column: 'incomePerPerson', added: 0, changed: 1, emptied: 0, kept: 0, outdated: 0 }])
    expect(summary.report.absent).toEqual(expect.arrayContaining(['phone', 'monitoredClass', 'houseArea']))

    const renamed = await take('06-fewer-columns-wipe-3-renamed-headings', true)
    expect(renamed.summary.report.unknown.map(({ heading, suggestion }) => [heading, suggestion]))
      .toEqual([['联系方式', 'phone'], ['监测类别', 'monitoredClass']])
    await keepHeadingName(opened.application, importer(), '联系方式', 'phone')
    const named = await take('06-fewer-columns-wipe-3-renamed-headings', true)
    expect(named.summary.report.unknown.map(({ heading }) => heading)).toEqual(['监测类别'])
    expect(named.summary.report.recognised).toContainEqual({ column: 'phone', heading: '联系方式', cell: 'H' })
    await opened.database.deleteFrom('heading_name').execute()
  })

  it('07: a number that another family has is refused, both families are shown, and who has seen both may say that it is so', async () => {
    await take('07-other-family-same-number-1-first')
    for (const dryRun of [true, false]) {
      const { summary, errorsWorkbook } = await take('07-other-family-same-number-2-typo-number', dryRun)
      expect(summary).toMatchObject({ added: 0, changed: 0, rowsRefused: 2 })
      expect((await reasons(errorsWorkbook)).get('B07A01'))
        .toContain('户编号登记的是梧坪镇云界村石大山（杨小梅）一家，表里是梧坪镇枫坳村龙阿宝（吴秋菊）一家')
      expect(summary.otherFamilies).toMatchObject([{
        number: 'B07A01', registered: { village: '431999110201', members: [{ name: '石大山', relation: '户主' }, { name: '杨小梅' }] },
        given: { village: '431999110202', members: [{ name: '龙阿宝' }, { name: '吴秋菊', relation: '配偶' }] },
      }])
    }
    const before = await household('B07A01')
    expect(before).toMatchObject({ head_name: '石大山', village: '431999110201' })
    const said = { emptyClears: false, unlistedLeave: false, replacedFamilies: ['B07A01'] }
    const { summary } = await take('07-other-family-same-number-2-typo-number', false, said)
    expect(summary).toMatchObject({ changed: 1, rowsRefused: 0, otherFamilies: [], report: { left: { count: 2 }, joined: { count: 2 } } })
    expect(await household('B07A01')).toMatchObject({ id: before?.id, head_name: '龙阿宝', village: '431999110202', member_count: 2 })
    expect((await members('B07A01')).map(({ name }) => name)).toEqual(['龙阿宝', '吴秋菊'])
  })

  it('08 and 21: what nobody sees is neither stored nor compared, and no name makes an import fail', async () => {
    const { summary } = await take('08-invisible-characters-input')
    expect(summary.rowsRefused).toBe(0)
    const names = await opened.database.selectFrom('member').select('name').distinct().orderBy('name').execute()
    expect(names.map(({ name }) => name).sort()).toEqual(['杨小梅', '石大山', '石山'].sort())
    expect(await household('B08A09')).toBeDefined()
    expect(await household('B08A10')).toBeDefined()
    const stored: [string, string][] = []
    for (const [name, number] of [
      ['backspace', 'B21A1'], ['vertical-tab', 'B21B1'], ['nul', 'B21C1'], ['lone-surrogate', 'B21D1'], ['escape-of-underscore', 'B21E1'],
    ] as const) {
      await take(`21-escaped-control-characters-${name}`)
      stored.push([name, (await household(number))?.head_name ?? 'refused'])
      expect(await household(`${number.slice(0, -1)}2`)).toBeDefined()
    }
    expect(stored).toEqual([
      ['backspace', '石大山'], ['vertical-tab', '石大山'], ['nul', '石大山'], ['lone-surrogate', '石大山'],
      ['escape-of-underscore', 'refused'],
    ])
  })

  it('09: totals, signatures and headings that come again take no household with them', async () => {
    const { summary } = await take('09-footer-rows-total-and-signature')
    expect(summary).toMatchObject({ added: 2, rowsRefused: 0 })
    expect(summary.report.passedOver).toEqual([
      { kind: 'total', rows: 1, first: ['户!6'] }, { kind: 'signature', rows: 1, first: ['户!7'] },
    ])
    const again = await take('09-footer-rows-headings-repeated')
    expect(again.summary).toMatchObject({ unchanged: 2, rowsRefused: 0 })
    expect(again.summary.report.passedOver).toEqual([{ kind: 'headings-again', rows: 1, first: ['户!4'] }])
  })

  it('10: a place merged over several households counts for all of them', async () => {
    expect((await take('10-merged-village-input')).summary).toMatchObject({ added: 3, rowsRefused: 0 })
  })

  it('12: no amount is off by ten thousand', async () => {
    const income = async (number: string) => ((await household(number))?.attributes as { incomePerPerson?: number } | undefined)?.incomePerPerson
    const { errorsWorkbook } = await take('12-money-units-input')
    expect([await income('B12A02'), await income('B12A04'), await income('B12A12')]).toEqual([5123.5, 5123, 5123.5])
    const refused = await reasons(errorsWorkbook)
    expect(refused.get('B12A01')).toContain('是不是以万元为单位')
    expect(refused.get('B12A11')).toContain('“1,2345”不是数字')
    await take('12-money-units-unit-in-heading')
    await take('12-money-units-unit-in-title')
    expect([await income('B12B01'), await income('B12B02')]).toEqual([5123, 5123])
    const all = await opened.database.selectFrom('household').select('attributes').execute()
    for (const { attributes } of all) expect((attributes as { incomePerPerson: number }).incomePerPerson).toBeGreaterThan(5_000)
  })

  it('13: a township or village that is written exactly is that one', async () => {
    await importRegionsFile(opened.application, county, null, caseFile('13-same-stem-townships-regions'))
    const { errorsWorkbook } = await take('13-same-stem-townships-households')
    expect((await household('B13A01'))?.village).toBe('431999120201')
    expect((await household('B13A02'))?.village).toBe('431999220201')
    expect((await household('B13A05'))?.village).toBe('431999120202')
    const refused = await reasons(errorsWorkbook)
    expect(refused.get('B13A03')).toContain('没有这个村：太平乡新建村')
    expect(refused.get('B13A04')).toContain('没有这个村：太平镇大塘村')
  })

  it('14: archives whose sizes stand in ZIP64 fields are read', async () => {
    expect((await take('14-zip64-central')).summary.added).toBe(1)
    expect((await take('14-zip64-local-only')).summary.unchanged).toBe(1)
  })

  it('16 and 35: headings that come twice are told apart by their groups, or refused', async () => {
    for (const [file, number] of [['input', 'B16A01'], ['three-rows', 'B16A03']] as const) {
      await take(`16-group-headings-${file}`)
      expect((await members(number)).map(({ name }) => name), file).toEqual(['石大山', '杨小梅', '石小花'])
      expect(await household(number)).toMatchObject({ head_name: '石大山', phone: '13800001234' })
    }
    expect((await take('16-group-headings-column-numbers-row')).summary.report.passedOver).toEqual([
      { kind: 'column-numbers', rows: 1, first: ['户!2'] },
    ])
    await expect(take('35-same-heading-twice-input')).rejects.toMatchObject({
      code: 'workbook-headings-twice', details: { sheet: '户', headings: ['“联系电话”（D、I 列）', '“姓名”（E、J 列）'] },
    })
  })

  it('20: other documents have their own checks, and a kind that does not fit is pointed out', async () => {
    const { errorsWorkbook } = await take('20-other-documents-input')
    const refused = await reasons(errorsWorkbook)
    const taken = await numbers()
    expect(taken).toEqual(expect.arrayContaining(['B20A02', 'B20A04', 'B20A06', 'B20A11', 'B20A12']))
    for (const number of ['B20A03', 'B20A07']) expect(refused.get(number), number).toMatch(/证件号码与第 1[79] 行相同/)
    expect(refused.get('B20A13')).toContain('证件号码与证件类型不符')
    expect(refused.get('B20A05')).toContain('15 位的旧身份证号码')
    expect(refused.get('B20A08')).toContain('证件号码与证件类型不符')
    expect(refused.get('B20A09')).toContain('请在“证件类型”里填明是什么证件')
  })

  it('23: the workbook of refused rows is the office’s own, and corrected gives what a first import would', async () => {
    const own = path.join(folder, '1904.xlsx')
    await writeFile(own, await withDateCells(await readFile(caseFile('23-1904-errors-come-back-1-input-1904')), ['L2', 'L4']))
    const { errorsWorkbook, summary } = await importing(own)
    expect(summary).toMatchObject({ added: 1, rowsRefused: 2 })
    const archive = await JSZip.loadAsync(errorsWorkbook ?? new Uint8Array())
    expect(await archive.file('xl/workbook.xml')?.async('string')).toContain('date1904')
    for (const part of Object.values(archive.files).filter(({ name }) => /sheet\d+\.xml$|sharedStrings/.test(name))) {
      archive.file(part.name, (await part.async('string')).replaceAll('残疾人', '残疾'))
    }
    const corrected = path.join(folder, 'corrected.xlsx')
    await writeFile(corrected, await archive.generateAsync({ type: 'nodebuffer' }))
    expect((await importing(corrected)).summary).toMatchObject({ added: 1, rowsRefused: 0 })
    expect((await members('B23A02'))[0]).toMatchObject({ birth_date: '1970-03-05', attributes: { health: ['disabled'] } })
  })

  it('24: whoever founds a household moves there, in whatever order and however many stand in between', async () => {
    for (const file of ['2-small', '2-large']) {
      await clear()
      await take('24-split-household-1-before')
      const check = await take(`24-split-household-${file}`, true)
      const { summary } = await take(`24-split-household-${file}`)
      expect(summary).toMatchObject({ rowsRefused: 0, changed: 1 })
      expect({ ...check.summary, dryRun: false }).toEqual(summary)
      expect((await members('B24A')).map(({ name }) => name)).toEqual(['石大山', '杨小梅'])
      expect((await members('B24B')).map(({ name }) => name)).toEqual(['石秀'])
    }
  })

  it('24: in the other order too', async () => {
    await take('24-split-household-1-before')
    const { sheets: [sheet] } = await readXlsx(await readFile(caseFile('24-split-household-2-small')))
    const [head = [], ...rows] = sheet?.rows ?? []
    const file = path.join(folder, 'reversed.xlsx')
    await writeFile(file, await writeXlsx({ sheets: [{ name: '户', rows: [head, ...rows.reverse()] }] }))
    expect((await importing(file, true)).summary).toMatchObject({ rowsRefused: 0, added: 1, changed: 1 })
    expect((await importing(file)).summary).toMatchObject({ rowsRefused: 0, added: 1, changed: 1 })
  })

  it('34: signs for nothing, landlines and two phones are understood', async () => {
    const { summary } = await take('34-placeholders-and-phones-input')
    expect(summary.rowsRefused).toBe(0)
    expect((await household('B34A01'))?.phone).toBe('0745-8822345')
    expect((await household('B34A02'))?.phone).toBe('13800001234、13900001234')
    expect((await household('B34A03'))?.phone).toBeNull()
    for (const number of ['B34A04', 'B34A05', 'B34A06']) expect(await household(number)).toMatchObject({ monitored_class: null })
  })

  /** The workbook with a date's format on the cells given, which its maker has left out. */
  async function withDateCells(workbook: Buffer, cells: readonly string[]): Promise<Buffer> {
    const archive = await JSZip.loadAsync(workbook)
    const text = async (name: string) => await archive.file(name)?.async('string') ?? ''
    archive.file('xl/styles.xml', `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
      <fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>
      <cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`)
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    archive.file('xl/_rels/workbook.xml.rels', (await text('xl/_rels/workbook.xml.rels'))
      .replace('</Relationships>', `<Relationship Id="rIdStyles" Type="${office}/styles" Target="styles.xml"/></Relationships>`))
    const sheet = await text('xl/worksheets/sheet1.xml')
    archive.file('xl/worksheets/sheet1.xml', cells.reduce((xml, cell) => xml.replace(`<c r="${cell}"`, `<c r="${cell}" s="1"`), sheet))
    return archive.generateAsync({ type: 'nodebuffer' })
  }

  const importer = (): Actor => ({
    county, account: randomUUID(), person: randomUUID(), name: '龙主任',
    posts: [heldPost({
      role: 'county-office', region: county, department: null, title: '主任', unit: 'office', unitName: '县办', regionName: '云岭县',
    })],
  })
})
