import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCounty } from '../../fixtures/county.fixture.ts'
import { county, testCounty } from '../../fixtures/county.fixture.ts'
import { importHouseholdsFile } from './import-households.ts'
import { couple, headings, readBack, writeRawWorkbook, writeWorkbook } from '../../fixtures/workbook.fixture.ts'

const inline = (texts: readonly (string | null)[]) =>
  texts.map((text) => (text === null ? '<c/>' : `<c t="inlineStr"><is><t>${text}</t></is></c>`)).join('')
const headingRow = `<row r="1">${inline(headings)}</row>`
const goodRows = couple('H1', 1).map((cells) => `<row>${inline(cells.map((cell) => (cell === null ? null : String(cell))))}</row>`)
const sheet = (rows: string) => `<sheetData>${rows}</sheetData>`

describe('workbooks that mean harm or are none', () => {
  let opened: TestCounty
  let folder: string

  beforeAll(async () => {
    opened = await testCounty()
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-test-'))
  })
  afterAll(async () => {
    await opened.close()
    await rm(folder, { recursive: true })
  })

  const file = () => path.join(folder, 'workbook.xlsx')
  const importing = (workbook: string) => importHouseholdsFile(opened.application, county, null, workbook)

  async function refused(workbook: string, code: string, details: object = {}): Promise<void> {
    await expect(importing(workbook)).rejects.toMatchObject({ code, details })
    expect(await opened.database.selectFrom('household').select('id').execute()).toEqual([])
  }

  it('a text, an old .xls or .et, one with a password, a page that is called .xls and nothing at all are no workbooks, each told by what it is', async () => {
    await writeFile(file(), 'PK 户编号,姓名')
    await refused(file(), 'workbook-unreadable', { reason: 'not-a-workbook' })
    await writeFile(file(), Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_096)]))
    await refused(file(), 'workbook-unreadable', { reason: 'old-format' })
    await writeFile(file(), Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(4_096)]))
    await refused(file(), 'workbook-unreadable', { reason: 'encrypted' })
    for (const page of ['\ufeff <html><table><tr><td>户编号</td></tr></table></html>', '<?xml version="1.0"?><Workbook/>']) {
      await writeFile(file(), page)
      await refused(file(), 'workbook-unreadable', { reason: 'web-page' })
    }
    await writeFile(file(), '')
    await refused(file(), 'workbook-empty')
    await writeRawWorkbook(file(), '', { '_rels/.rels': '<Relationships/>' })
    await refused(file(), 'workbook-unreadable', { reason: 'not-a-workbook' })
  })

  it('one that breaks off in the middle is refused with nothing done', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => couple(`H${index}`, index)).flat()
    await writeWorkbook(file(), [[...headings], ...rows])
    const { length } = await readFile(file())
    await truncate(file(), Math.floor(length / 2))
    await refused(file(), 'workbook-unreadable', { reason: 'not-a-workbook' })
    await writeRawWorkbook(file(), `<sheetData>${headingRow}${goodRows.join('')}<row><c t="inlineStr"><is>`)
    await refused(file(), 'workbook-unreadable', { reason: 'damaged' })
  })

  it('an empty one, one of headings only, and one of a million blank rows hold no data', async () => {
    await writeRawWorkbook(file(), '<sheetData/>')
    await refused(file(), 'workbook-empty')
    await writeRawWorkbook(file(), sheet(headingRow))
    await refused(file(), 'workbook-empty')
    const blank = Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" s="1"/></row>`).join('')
    await writeRawWorkbook(file(), sheet(blank))
    await refused(file(), 'workbook-empty')
  })

  it('one without the columns is told which', async () => {
    await writeWorkbook(file(), [['户编号', '姓名', '性别'], ['H1', '石大山', '男']])
    await refused(file(), 'workbook-columns-missing', { columns: ['村', '户类型', '证件号码', '与户主关系'] })
  })

  it('one whose directory says that a part lies beyond the end of the file is refused as damaged', async () => {
    const lying = await readFile(await writeRawWorkbook(file(), sheet(headingRow)))
    lying.writeUInt32LE(lying.length + 5_000, lying.lastIndexOf('xl/worksheets/sheet1.xml') - 4)
    await writeFile(file(), lying)
    await refused(file(), 'workbook-unreadable', { reason: 'damaged' })
  })

  it('bombs are refused before they go off', async () => {
    await writeRawWorkbook(file(), sheet(' '.repeat(100_000_000)))
    await refused(file(), 'workbook-too-large', { reason: 'ratio' })
    const lying = await readFile(await writeRawWorkbook(file(), sheet(headingRow + ' '.repeat(3_000_000))))
    claimUnpackedBytes(lying, 'xl/worksheets/sheet1.xml', 2_000)
    await writeFile(file(), lying)
    await refused(file(), 'workbook-too-large', { reason: 'unpacked' })
    const parts = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`xl/media/${index}.png`, '']))
    await writeRawWorkbook(file(), sheet(headingRow), parts)
    await refused(file(), 'workbook-too-large', { reason: 'entries' })
  })

  it('too many columns, too long a row and a row number beyond every sheet are refused', async () => {
    await writeRawWorkbook(file(), sheet(`<row r="1"><c r="XFD1" t="inlineStr"><is><t>户编号</t></is></c></row>`))
    await refused(file(), 'workbook-too-large', { reason: 'columns' })
    let seed = 1
    const noise = Array.from({ length: 1_000_000 }, () => (seed = (seed * 48_271) % 2_147_483_647).toString(36)).join('')
    await writeRawWorkbook(file(), sheet(`<row r="1"><c t="inlineStr"><is><t>${noise}</t></is></c>`))
    await refused(file(), 'workbook-too-large', { reason: 'row' })
    await writeRawWorkbook(file(), sheet(`<row r="99999999">${inline(['户编号'])}</row>`))
    await refused(file(), 'workbook-too-large', { reason: 'rows' })
  })

  it('entities and document types are not followed', async () => {
    const workbook = '<!DOCTYPE workbook [<!ENTITY x SYSTEM "file:///etc/passwd">]><workbook><sheets>&x;</sheets></workbook>'
    await writeRawWorkbook(file(), sheet(headingRow), { 'xl/workbook.xml': workbook })
    await refused(file(), 'workbook-unreadable', { reason: 'damaged' })
  })

  it('formulas and error values are refused cell by cell; prefixes and shared, rich texts are read', async () => {
    const rows = goodRows.map((row) => row.replace(/<c t="inlineStr"><is><t>5123.5<\/t><\/is><\/c>/, '<c><f>1+1</f><v>2</v></c>'))
    const other = couple('H2', 2).map((cells) => `<row>${inline(cells.map((cell) => (cell === null ? null : String(cell))))}</row>`)
      .join('').replaceAll('<c t="inlineStr"><is><t>侗族</t></is></c>', '<c t="e"><v>#N/A</v></c>')
    const rich = couple('H3', 3).map((cells) => `<row>${inline(cells.map((cell) => (cell === null ? null : String(cell))))}</row>`)
      .join('').replaceAll('<is><t>脱贫户</t></is>', '<is><r><rPr><family val="2"/></rPr><t>脱贫</t></r><r><t>户</t></r><rPh><t>x</t></rPh></is>')
    const prefixed = (sheet(headingRow + rows.join('') + other + rich)).replace(/<(\/?)(\w)/g, '<$1x:$2')
    await writeRawWorkbook(file(), '', { 'xl/worksheets/sheet1.xml': `<x:worksheet>${prefixed}</x:worksheet>` })
    const { summary, errorsWorkbook } = await importing(file())
    expect(summary).toMatchObject({ added: 1, rowsRefused: 4 })
    const back = await readBack(errorsWorkbook ?? new Uint8Array())
    expect(back.rows[1]?.[headings.length]).toContain('原表G2“人均纯收入”：单元格里是公式')
    expect(back.rows[3]?.[headings.length]).toContain('原表M4“民族”：单元格是错误值 #N/A')
  })
})

/** Makes the archive's directory lie about the size of a part. */
function claimUnpackedBytes(archive: Buffer, name: string, bytes: number): void {
  const entry = archive.lastIndexOf(name) - 46
  archive.writeUInt32LE(bytes, entry + 24)
}
