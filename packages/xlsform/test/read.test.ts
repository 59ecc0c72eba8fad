import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { convert, XlsformError } from '../src/index.ts'
import { readCsv, readXlsx } from '../src/read/index.ts'
import { storedPart, workbookParts, zip } from './support/zip.ts'

async function codeOf(bytes: Uint8Array): Promise<string | undefined> {
  try {
    await readXlsx(bytes)
    return undefined
  } catch (error) {
    if (error instanceof XlsformError) return error.problems[0]?.code
    throw error
  }
}

const workbook = await writeXlsx({
  sheets: [
    {
      name: 'Survey',
      rows: [
        ['type', 'name', 'label', 'default', 'relevant'],
        ['integer', 'a', '甲', 3, true],
        [],
        ['decimal', 'b', 'B', 0.1 + 0.2],
        ['date', 'c', 'C', new Date(Date.UTC(2024, 0, 31))],
        ['note', 'n', 'N ${a}', null],
      ],
    },
    { name: 'SETTINGS', rows: [['form_id', 'version'], ['f', 2024013101]] },
    { name: 'Chioces', rows: [['list_name']] },
    { name: 'notes to self', rows: [['x']] },
  ],
})

test('a workbook is read as its author sees it', async () => {
  const sheets = await readXlsx(workbook)
  expect(sheets).toEqual({
    survey: [
      ['type', 'name', 'label', 'default', 'relevant'],
      ['integer', 'a', '甲', '3', 'TRUE'],
      [],
      ['decimal', 'b', 'B', '0.3'],
      ['date', 'c', 'C', '2024-01-31'],
      ['note', 'n', 'N ${a}'],
    ],
    settings: [['form_id', 'version'], ['f', '2024013101']],
    chioces: [],
    notes_to_self: [],
  })
  const { xform, warnings } = convert(sheets)
  expect(xform).toContain('<data id="f" version="2024013101">')
  expect(xform).toContain('relevant="true()"')
  expect(warnings.map(warning => warning.code)).toEqual(['sheet-misspelt'])
})

test('a file that is no workbook is refused', async () => {
  expect(await codeOf(new Uint8Array(0))).toBe('file-unreadable')
  expect(await codeOf(new TextEncoder().encode('type,name\ntext,a\n'.repeat(100)))).toBe('file-unreadable')
  expect(await codeOf(workbook.slice(0, workbook.length - 40))).toBe('file-unreadable')
  expect(await codeOf(zip([]))).toBe('file-unreadable')
})

test('a file that would unpack to more than a form can be is refused before it is unpacked', async () => {
  const parts = workbookParts('')
  const honest = parts.map((part, index) => index === 4 ? { ...part, stated: 0x7fffffff } : part)
  expect(await codeOf(zip(honest))).toBe('file-unpacked-too-large')
  const failing = readXlsx(zip(honest), { locale: 'zh-CN' })
  await expect(failing).rejects.toThrow('解压后超过 256 MB')
})

test('a file that unpacks to more than it says is refused', async () => {
  const packed = deflateRawSync(Buffer.alloc(50_000_000, 0x20))
  const parts = workbookParts('').map((part, index) => index === 4
    ? { ...part, packed, method: 8 as const, unpacked: { length: 1000, crc: 0 } }
    : part)
  expect(await codeOf(zip(parts))).toBe('file-unreadable')
})

test('a cell in the last corner of a sheet costs no memory', async () => {
  const data = '<row r="1"><c r="A1" t="inlineStr"><is><t>type</t></is></c></row>'
    + '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
  const before = process.memoryUsage().heapUsed
  const sheets = await readXlsx(zip(workbookParts(data)))
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000_000)
  expect(sheets.survey.length).toBe(1_048_576)
})

test('a sheet of more cells than a form can have is refused', async () => {
  const row = (number: number): string => `<row r="${number}"><c r="XFD${number}"><v>1</v></c></row>`
  const data = Array.from({ length: 200 }, (_, index) => row(index + 1)).join('')
  expect(await codeOf(zip(workbookParts(data)))).toBe('file-too-large')
})

test('a damaged workbook is read or refused, nothing else', async () => {
  const damage = fc.array(fc.tuple(fc.nat(workbook.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
  await fc.assert(fc.asyncProperty(damage, async changes => {
    const bytes = new Uint8Array(workbook)
    for (const [position, value] of changes) bytes[position] = value
    await codeOf(bytes)
  }), { numRuns: 200 })
})

test('a workbook whose parts are damaged, in an archive that is whole, is compiled or refused', async () => {
  const parts = unzipSync(workbook)
  const names = Object.keys(parts)
  const pieces = fc.constantFrom('<', '>', '/>', '"', '&#0;', '&amp;', '</row>', '<c r="ZZZZ9999999">', '<c t="s"><v>-1</v></c>',
    '<row r="-5">', '<row r="999999999">', '<mergeCell ref="A1:XFD1048576"/>', ' spans="1:16384"', '\u0000', '<!--')
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat(), pieces), { minLength: 1, maxLength: 4 })
  await fc.assert(fc.asyncProperty(damage, async changes => {
    const damaged = { ...parts }
    for (const [part, position, piece] of changes) {
      const name = names[part % names.length] ?? ''
      const text = Buffer.from(damaged[name] ?? []).toString('latin1')
      const at = position % (text.length + 1)
      damaged[name] = Buffer.from(text.slice(0, at) + piece + text.slice(at + piece.length), 'latin1')
    }
    try {
      convert(await readXlsx(zipSync(damaged)), { formId: 'f' })
    } catch (error) {
      if (!(error instanceof XlsformError)) throw error
    }
  }), { numRuns: 200 })
})

test('a form kept as csv has its sheets one after the other', () => {
  expect(readCsv('survey,,\n,type,name\n,text,"a,b"\n,,\nSettings,,\n,form_id,\n,f,\n')).toEqual({
    survey: [['type', 'name'], ['text', 'a,b'], ['', '']],
    settings: [['form_id', ''], ['f', '']],
  })
})

test('a csv without sheets is the survey alone', () => {
  expect(readCsv('\uFEFFtype,name,label\ntext,a,甲\n'))
    .toEqual({ survey: [['type', 'name', 'label'], ['text', 'a', '甲']] })
})

test('a csv is read as the bytes that spreadsheets write', () => {
  const survey = [['type', 'name', 'label'], ['text', 'a', '住房']]
  const gb18030 = [...Buffer.from('type,name,label\ntext,a,'), 0xd7, 0xa1, 0xb7, 0xbf]
  expect(readCsv(Uint8Array.from(gb18030))).toEqual({ survey })
  expect(readCsv(Buffer.from('\uFEFFtype,name,label\r\ntext,a,住房\r\n'))).toEqual({ survey })
})

test('any text is read as csv or refused', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200, unit: 'binary' }), text => {
    const sheets = readCsv(text)
    expect(Array.isArray(sheets.survey)).toBe(true)
  }))
})

test('a time of day is read as a time, whatever day the workbook counts from', async () => {
  const rows = [
    ['type', 'name', 'label', 'default'],
    ['time', 'a', 'A', new Date(Date.UTC(1899, 11, 31, 9, 30))],
    ['time', 'b', 'B', new Date(Date.UTC(1899, 11, 31))],
    ['time', 'c', 'C', new Date(Date.UTC(1899, 11, 31, 23, 59, 59))],
    ['dateTime', 'd', 'D', new Date(Date.UTC(2024, 0, 31, 9, 30))],
  ]
  expect((await readXlsx(await writeXlsx({ sheets: [{ name: 'survey', rows }] }))).survey.map(row => row[3]))
    .toEqual(['default', '09:30:00', '00:00:00', '23:59:59', '2024-01-31T09:30:00'])
  const from1904 = [rows[0] ?? [], ['time', 'a', 'A', new Date(Date.UTC(1904, 0, 1, 9, 30))],
    ['date', 'b', 'B', new Date(Date.UTC(2024, 0, 31))]]
  const bytes = await writeXlsx({ sheets: [{ name: 'survey', rows: from1904 }], dateSystem: '1904' })
  expect((await readXlsx(bytes)).survey.map(row => row[3])).toEqual(['default', '09:30:00', '2024-01-31'])
})

test('a cell merged with those below it stands in each of their rows', async () => {
  const choices = [['list_name', 'name', 'label'], ['l', 'a', 'A'], [null, 'b', 'B'], [null, 'c', 'C'], ['m', 'a', 'A']]
  const bytes = await writeXlsx({
    sheets: [
      { name: 'survey', rows: [['type', 'name', 'label'], ['select_one l', 'q', 'Q']] },
      { name: 'choices', rows: choices, merges: [{ startRow: 1, startCol: 0, endRow: 3, endCol: 0 }] },
    ],
  })
  const sheets = await readXlsx(bytes)
  expect(sheets.choices?.map(row => row[0])).toEqual(['list_name', 'l', 'l', 'l', 'm'])
  expect(convert(sheets, { formId: 'f' }).xform.match(/<name>[abc]</g)).toHaveLength(4)
})

test('merged cells by the thousand, down to the last row, take no time', async () => {
  const merges = Array.from({ length: 4000 }, () => ({ startRow: 1, startCol: 0, endRow: 1_048_575, endCol: 0 }))
  const rows = [['list_name', 'name'], ...Array.from({ length: 2000 }, (_, index) => ['l', String(index)])]
  const bytes = await writeXlsx({ sheets: [{ name: 'choices', rows, merges }, { name: 'survey', rows: [['type']] }] })
  expect(await codeOf(bytes)).toBe('file-too-large')
})

test('an old .xls is called that', async () => {
  expect(await codeOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(512))))
    .toBe('file-old-excel')
})

test('a sheet that stands alone is the survey, whatever its name', async () => {
  const rows = [['type', 'name', 'label'], ['text', 'a', 'A'], ['txet', 'b', 'B']]
  const sheets = await readXlsx(await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] }))
  expect(() => convert(sheets, { formId: 'f' })).toThrow('sheet1!A3 (type)')
})

test('a large workbook is read as a small one is', async () => {
  const long = 'x'.repeat(1000)
  const rows = [
    ['type', 'name', 'label', 'default'],
    ...Array.from({ length: 6000 }, (_, index) => ['text', `q${index}`, `${index} ${long}`, index]),
    [], ['time', 't', 'T', new Date(Date.UTC(1899, 11, 31, 9, 30))],
  ]
  const merges = [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }]
  const read = await readXlsx(await writeXlsx({ sheets: [{ name: 'survey', rows, merges }, { name: 'notes', rows }] }))
  expect(read.survey).toHaveLength(6003)
  expect(read.survey.at(5)).toEqual(['text', 'q4', `4 ${long}`, '4'])
  expect(read.survey.slice(-2)).toEqual([[], ['time', 't', 'T', '09:30:00']])
  expect(read['notes']).toEqual([])
})

test('a large workbook with a cell far away is read all the same', async () => {
  const row = (number: number): string =>
    `<row r="${number}"><c r="A${number}" t="inlineStr"><is><t>${'x'.repeat(1000)}</t></is></c></row>`
  const data = `${Array.from({ length: 5000 }, (_, index) => row(index + 1)).join('')}<row r="1048576">`
    + '<c r="XFD1048576" t="inlineStr"><is><t> </t></is></c></row>'
  expect((await readXlsx(zip(workbookParts(data)))).survey.length).toBe(5000)
})

test('texts are read in every way that spreadsheets write them', async () => {
  const cells = [
    '<x:c t="s"><x:v>0</x:v></x:c>',
    '<x:c t="s"><x:v>1</x:v></x:c>',
    '<x:c t="str"><x:f>A1&amp;"x"</x:f><x:v>a_x000D_b &lt;c&gt; &#20303;</x:v></x:c>',
    '<x:c t="inlineStr"><x:is><x:r><x:t>in</x:t></x:r><x:r><x:t xml:space="preserve"> line</x:t></x:r></x:is></x:c>',
    '<x:c t="b"><x:v>0</x:v></x:c>',
    '<x:c t="e"><x:v>#N/A</x:v></x:c>',
    '<x:c t="d"><x:v>2024-01-31T00:00:00</x:v></x:c>',
    '<x:c s="1"><x:v>45322</x:v></x:c>',
    '<x:c s="2"><x:v>45322.395833333336</x:v></x:c>',
    '<x:c s="3"><x:v>12.5</x:v></x:c>',
    '<x:c><x:v>1E3</x:v></x:c>',
  ]
  const main = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const parts = workbookParts('').filter(({ name }) => !/rels.workbook|sheet1/.test(name))
  const relations = [['rId1', 'worksheet', '/xl/worksheets/Sheet1.xml'], ['rId2', 'sharedStrings', 'sharedStrings.xml'],
    ['rId3', 'styles', './styles.xml']].map(([id = '', kind = '', target = '']) =>
    `<Relationship Target='${target}' Type='${type}/${kind}' Id='${id}'/>`)
  const { survey } = await readXlsx(zip([
    ...parts,
    storedPart('xl/_rels/workbook.xml.rels', `<Relationships>${relations.join('')}</Relationships>`),
    storedPart('xl/worksheets/sheet1.xml', `<?xml version="1.0"?><!-- by hand --><x:worksheet ${main}><x:sheetData><x:row>${
      cells.join('')}</x:row></x:sheetData></x:worksheet>`),
    storedPart('xl/sharedStrings.xml', `<x:sst ${main}><x:si><x:t>住房<![CDATA[ <1>]]></x:t><x:rPh><x:t>zhù</x:t></x:rPh></x:si>`
      + '<x:si><x:r><x:rPr><x:b/></x:rPr><x:t>安</x:t></x:r><x:r><x:t>全</x:t></x:r></x:si></x:sst>'),
    storedPart('xl/styles.xml', `<x:styleSheet ${main}><x:numFmts><x:numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/>`
      + '<x:numFmt numFmtId="165" formatCode="[Red]0.0&quot; days&quot;"/></x:numFmts><x:cellStyleXfs><x:xf numFmtId="14"/>'
      + '</x:cellStyleXfs><x:cellXfs><x:xf numFmtId="0"/><x:xf numFmtId="164"/><x:xf numFmtId="22"/><x:xf numFmtId="165"/>'
      + '</x:cellXfs></x:styleSheet>'),
  ]))
  expect(survey).toEqual([[
    '住房 <1>', '安全', 'a\rb <c> 住', 'in line', 'FALSE', '#N/A', '2024-01-31', '2024-01-31', '2024-01-31T09:30:00', '12.5',
    '1000',
  ]])
})

test('a part whose elements do not fit into one another is refused', async () => {
  for (const damage of ['<row r="1"><c r="A1"><v>1</c></v></row>', '<row', '<row r="0"/>', '<row><c r="1A"/></row>', '<!-- ']) {
    expect(await codeOf(zip(workbookParts(damage)))).toBe('file-unreadable')
  }
})
