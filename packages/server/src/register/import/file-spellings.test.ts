import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import JSZip from 'jszip'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TestCounty } from '../../fixtures/county.fixture.ts'
import { county, testCounty } from '../../fixtures/county.fixture.ts'
import { encoded } from '../../fixtures/encoded.fixture.ts'
import { couple, headings, writeRawWorkbook, writeWorkbook } from '../../fixtures/workbook.fixture.ts'
import { importHouseholdsFile } from './import-households.ts'

/** Two households; the name of one head has a character that GB18030 writes with four bytes and GBK does not have. */
const common = [[...headings], ...couple('F1', 1), ...couple('F2', 2)]
const rare = [[...headings], ...couple('F1', 1, [{ 户主姓名: '石㐂', 姓名: '石㐂' }, { 户主姓名: '石㐂' }])]
const csv = (rows: typeof common) => rows.map((row) => row.map((cell) => String(cell ?? '')).join(',')).join('\r\n')

describe('one table in files of many makings', () => {
  let opened: TestCounty
  let folder: string

  beforeAll(async () => {
    opened = await testCounty()
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-files-'))
  })
  beforeEach(async () => {
    await opened.database.deleteFrom('member').execute()
    await opened.database.deleteFrom('subject').where('kind', 'in', ['household', 'member']).execute()
    await opened.database.deleteFrom('household_before').execute()
    await opened.database.deleteFrom('household').execute()
  })
  afterAll(async () => {
    await opened.close()
    await rm(folder, { recursive: true })
  })

  const importing = async (name: string, content: Uint8Array | string) => {
    const file = path.join(folder, name)
    await writeFile(file, content)
    return (await importHouseholdsFile(opened.application, county, null, file)).summary
  }
  const heads = async () => (await opened.database.selectFrom('household').select(['number', 'head_name']).orderBy('number').execute())
    .map(({ number, head_name: name }) => `${number} ${name}`)

  it.each([
    ['UTF-8 without a mark', (text: string) => Buffer.from(text)],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['GBK', (text: string) => encoded(text, 'gbk')],
    ['GB18030', (text: string) => encoded(text, 'gb18030')],
  ])('.csv in %s', async (name, encode) => {
    expect(await importing('户.csv', encode(csv(common)))).toMatchObject({ added: 2, rowsRefused: 0 })
    expect(await heads()).toEqual(['F1 石大山', 'F2 石大山'])
    expect(await importing('户.csv', encode(csv(common)))).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    if (name === 'GBK') return
    expect(await importing('户.csv', encode(csv(rare)))).toMatchObject({ rowsRefused: 0 })
    expect(await heads()).toEqual(['F1 石㐂', 'F2 石大山'])
  })

  it('.csv with a quote that nobody ends is refused whole: all that follows would be one cell', async () => {
    const open = csv(common).replace('石大山', '"石大山')
    await expect(importing('户.csv', open)).rejects.toMatchObject({ code: 'workbook-unreadable', details: { reason: 'quote-open' } })
    expect(await heads()).toEqual([])
    expect(await importing('户.csv', csv(common).replace('石大山', '"石大山"'))).toMatchObject({ added: 2, rowsRefused: 0 })
  })

  it('strict OOXML, and parts in UTF-16, are read as any other; the same again changes nothing', async () => {
    const file = await writeWorkbook(path.join(folder, '户.xlsx'), common)
    const usual = await readFile(file)
    expect(await importing('户.xlsx', usual)).toMatchObject({ added: 2, rowsRefused: 0 })
    const strict = await rewritten(usual, (xml) => Buffer.from(xml
      .replaceAll('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'http://purl.oclc.org/ooxml/officeDocument/relationships')
      .replaceAll('http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main')))
    expect(await importing('户.xlsx', strict)).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    const wide = await rewritten(usual, (xml, name) => (name.includes('sheet1')
      ? Buffer.from(`\ufeff${xml.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, 'utf16le') : Buffer.from(xml)))
    expect(await importing('户.xlsx', wide)).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
  })

  it('a million rows that are only formatted cost next to nothing', async () => {
    const inline = (cells: typeof common[number]) => cells.map((cell) => `<c t="inlineStr"><is><t>${String(cell ?? '')}</t></is></c>`).join('')
    const rows = common.map((cells, index) => `<row r="${index + 1}">${inline(cells)}</row>`).join('')
    const formatted = Array.from({ length: 1_048_576 - common.length }, (_, index) => `<row r="${index + 1 + common.length}" s="1" customFormat="1"/>`).join('')
    const file = await writeRawWorkbook(path.join(folder, '户.xlsx'), `<sheetData>${rows}${formatted}</sheetData>`)
    const before = process.cpuUsage()
    const { summary } = await importHouseholdsFile(opened.application, county, null, file)
    const { user, system } = process.cpuUsage(before)
    expect(summary).toMatchObject({ added: 2, rowsRefused: 0 })
    expect((user + system) / 1e6).toBeLessThan(5)
  })
})

/** A workbook with every part of XML written anew. */
async function rewritten(workbook: Buffer, write: (xml: string, name: string) => Buffer): Promise<Buffer> {
  const archive = await JSZip.loadAsync(workbook)
  for (const part of Object.values(archive.files).filter(({ name, dir }) => !dir && /\.(xml|rels)$/.test(name))) {
    archive.file(part.name, write(await part.async('string'), part.name))
  }
  return archive.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}
