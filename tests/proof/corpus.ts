import JSZip from 'jszip'
import { jpeg, pngBomb } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { submissionXml } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { chances } from './counts.ts'

/** A hostile or broken input, by what is wrong with it. */
export interface Hostile {
  what: string
  content: Buffer
}

/** A valid file cut off, and with bytes changed, at so many places each; the same in every run. */
function damaged(whole: Buffer, count: number, seed: number): Hostile[] {
  const chance = chances(seed)
  const at = () => Math.floor(chance() * whole.length)
  return Array.from({ length: count }, (_, index) => {
    if (index % 3 === 0) {
      const end = at()
      return { what: `cut off at ${end}`, content: Buffer.from(whole.subarray(0, end)) }
    }
    const content = Buffer.from(whole)
    const places = Array.from({ length: 1 + (index % 12) }, at)
    for (const place of places) content[place] = Math.floor(chance() * 256)
    return { what: `bytes changed at ${places.join(' ')}`, content }
  })
}

/** What is no such file at all. */
const foreign: readonly Hostile[] = [
  ['nothing', ''], ['one byte', 'P'], ['the head of an archive', 'PK\u0003\u0004'], ['the end of an archive', `PK\u0005\u0006${'\u0000'.repeat(18)}`],
  ['text', '户编号,姓名\n1,石大山\n'], ['a web page', '<html><table><tr><td>1</td></tr></table></html>'], ['a script', '#!/bin/sh\nrm -rf /\n'],
  ['PDF', '%PDF-1.7\n%%EOF'], ['RTF', '{\\rtf1 x}'], ['JSON', '{"a":1}'], ['NULs', '\u0000'.repeat(5_000)], ['half UTF-16', '\ufeff户'],
].map(([what = '', text = '']) => ({ what, content: Buffer.from(text, 'latin1') }))

const old: Hostile = { what: 'a workbook of Excel 97', content: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_000)]) }

const bombs = `<!DOCTYPE a [<!ENTITY b "${'lol'.repeat(10)}">${Array.from({ length: 9 }, (_, index) =>
  `<!ENTITY ${String.fromCharCode(99 + index)} "${`&${String.fromCharCode(98 + index)};`.repeat(10)}">`).join('')}]>`
const outside = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'

/** What is put before or in place of the XML of a part. */
function strangeXml(whole: string): [string, string][] {
  const inside = (text: string) => whole.replace(/^(<\?xml[^>]*\?>)?/, `$1${text}`)
  return [
    ['entities that grow', inside(bombs)], ['an entity from outside', inside(outside)], ['a DOCTYPE', inside('<!DOCTYPE a>')],
    ['a hundred thousand elements in each other', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`],
    ['no end', whole.slice(0, Math.floor(whole.length / 2))], ['a character that XML forbids', whole.replace(/>([^<>]{1,20})</, '>\u0001$1<')],
    ['NUL as a reference', whole.replace(/>([^<>]{1,20})</, '>&#0;$1<')], ['half a character', whole.replace(/>([^<>]{1,20})</, '>&#xD800;$1<')],
    ['an unknown entity', whole.replace(/>([^<>]{1,20})</, '>&nobody;$1<')], ['a tag that closes another', whole.replace(/<\/(\w+)>/, '</x$1>')],
    ['an attribute twice', whole.replace(/<(\w+) (\w+)="/, '<$1 $2="a" $2="')], ['a million attributes', `<a ${Array.from({ length: 100_000 }, (_, index) => `a${index}="1"`).join(' ')}/>`],
    ['a name of a megabyte', `<${'a'.repeat(1_000_000)}/>`], ['nothing', ''], ['no XML', 'x'], ['another encoding than it says', `<?xml version="1.0" encoding="UTF-16"?>${whole}`],
    ['an unclosed comment', `${whole}<!-- `], ['an instruction', inside('<?php system("id"); ?>')], ['CDATA without end', `${whole.slice(0, 200)}<![CDATA[`],
    ['two roots', `${whole}${whole.replace(/^<\?xml[^>]*\?>/, '')}`], ['2 MB of blanks', `${whole}${' '.repeat(2_000_000)}`],
  ]
}

async function repacked(whole: Buffer, change: (archive: JSZip) => Promise<void> | void): Promise<Buffer> {
  const archive = await JSZip.loadAsync(whole)
  await change(archive)
  return archive.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

/** An office document (.xlsx, .docx) as nobody would save it. */
export async function hostileArchives(whole: Buffer, main: string, damages: number, seed: number): Promise<Hostile[]> {
  const part = await (await JSZip.loadAsync(whole)).file(main)?.async('string') ?? ''
  const parts = await Promise.all(strangeXml(part).map(async ([what, xml]) => ({ what: `${main}: ${what}`, content: await repacked(whole, (archive) => { archive.file(main, xml) }) })))
  const made: [string, (archive: JSZip) => void][] = [
    ['a part that unpacks to 60 MB', (archive) => { archive.file(main, Buffer.alloc(60_000_000, 0x20)) }],
    ['twenty thousand parts', (archive) => { for (let index = 0; index < 20_000; index += 1) archive.file(`x/${index}.xml`, '') }],
    ['a part that climbs out', (archive) => { archive.file('../../../../tmp/climbed', 'x') }],
    ['a part with an absolute name', (archive) => { archive.file('/etc/climbed', 'x') }],
    ['no main part', (archive) => { archive.remove(main) }],
    ['no list of types', (archive) => { archive.remove('[Content_Types].xml') }],
    ['no relations', (archive) => { archive.remove('_rels/.rels') }],
    ['nothing in it', (archive) => { for (const name of Object.keys(archive.files)) archive.remove(name) }],
    ['macros', (archive) => { archive.file(`${main.split('/')[0] ?? ''}/vbaProject.bin`, Buffer.from('d0cf11e0a1b11ae1', 'hex')) }],
    ['an archive in it', (archive) => { archive.file('inner.zip', whole) }],
  ]
  const packed = await Promise.all(made.map(async ([what, change]) => ({ what, content: await repacked(whole, change) })))
  const lied = Buffer.from(whole)
  const end = lied.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  lied.writeUInt16LE(65_535, end + 10)
  const longer = Buffer.from(whole)
  longer.writeUInt32LE(0xffffffff, longer.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 24)
  return [
    ...foreign, old, ...parts, ...packed, { what: 'more parts than it has', content: lied }, { what: 'a part that claims 4 GB', content: longer },
    ...damaged(whole, damages, seed),
  ]
}

/** Worksheets whose cells nobody would write. */
export async function hostileSheets(whole: Buffer, sheet: string): Promise<Hostile[]> {
  const data: [string, string][] = [
    ['a cell beyond the sheet', '<row r="1"><c r="ZZZZ99999999"><v>1</v></c></row>'], ['a row of a number too large', '<row r="99999999999999999999"><c r="A1"><v>1</v></c></row>'],
    ['a row of no number', '<row r="x"><c r="A1"><v>1</v></c></row>'], ['a text that is not there', '<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>'],
    ['a text of a negative number', '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'], ['a number beyond all', '<row r="1"><c r="A1"><v>1e999</v></c></row>'],
    ['no number', '<row r="1"><c r="A1"><v>NaN</v></c></row>'], ['a day of the year 400000', '<row r="1"><c r="A1" s="1"><v>145000000</v></c></row>'],
    ['a formula that calls a program', `<row r="1"><c r="A1"><f>cmd|'/c calc'!A0</f><v>1</v></c></row>`], ['rows backwards', '<row r="9"><c r="A9"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'],
    ['a row twice', '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>'], ['a cell of a megabyte', `<row r="1"><c r="A1" t="inlineStr"><is><t>${'长'.repeat(350_000)}</t></is></c></row>`],
    ['a style that is not there', '<row r="1"><c r="A1" s="999999"><v>1</v></c></row>'], ['merged beyond the sheet', '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData>'],
    ['two hundred thousand empty rows', Array.from({ length: 200_000 }, (_, index) => `<row r="${index + 1}"/>`).join('')],
  ]
  const own = await (await JSZip.loadAsync(whole)).file(sheet)?.async('string') ?? ''
  const sheets = [
    ...data.map(([what, rows]) => [what, `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`] as const),
    ...besideItsRows(own),
  ]
  return Promise.all(sheets.map(async ([what, xml]) => ({ what: `${sheet}: ${what}`, content: await repacked(whole, (archive) => { archive.file(sheet, xml) }) })))
}

/** A worksheet whose table is as it should be, with something beside it. */
function besideItsRows(own: string): [what: string, xml: string][] {
  const merged = (ranges: string) => own.replace('</sheetData>', `</sheetData><mergeCells>${ranges}</mergeCells>`)
  const more = (rows: string) => own.replace('</sheetData>', `${rows}</sheetData>`)
  const cells = (kind: string, text: string) => `<row r="900">${['A', 'B', 'C', 'D', 'E', 'F'].map((column) => `<c r="${column}900"${kind}><v>${text}</v></c>`).join('')}</row>`
  return [
    ['merged without end', merged('<mergeCell ref="A2:B99999999999999"/>')], ['merged from beyond the sheet', merged('<mergeCell ref="A99999999999999:B99999999999999"/>')],
    ['merged backwards', merged('<mergeCell ref="B9:A2"/>')], ['a hundred thousand ranges merged, each of a million rows', merged('<mergeCell ref="A2:A1048576"/>'.repeat(100_000))],
    ['a million ranges merged', merged('<mergeCell ref="A2:A3"/>'.repeat(1_000_000))], ['a number of 400,000 digits', more(cells('', '9'.repeat(400_000)))],
    ['numbers that are texts', more(cells('', '石\u202e\u0085大山'))], ['days that are texts', more(cells(' t="d"', '石\u202e\u0085大山'))], ['truths that are texts', more(cells(' t="b"', '石大山'))],
    ['errors', more(cells(' t="e"', '#REF!'))], ['formulas', more(cells('', '1').replaceAll('<v>', '<f>1+1</f><v>'))], ['a row of a negative number', more('<row r="-5"><c r="A1"><v>1</v></c></row>')],
    ['a row between two rows', more('<row r="1.5"><c r="A1"><v>1</v></c></row>')], ['a row of zero', more('<row r="0"><c r="A1"><v>1</v></c></row>')], ['its rows again', more(/<sheetData>(.*)<\/sheetData>/s.exec(own)?.[1] ?? '')],
    ['ten thousand rows of one cell', more(Array.from({ length: 10_000 }, (_, index) => `<row r="${1_000 + index}"><c r="A${1_000 + index}"><v>${index}</v></c></row>`).join(''))],
  ]
}

/** Submissions as no phone sends them. */
export function hostileSubmissions(household: string, damages: number): Hostile[] {
  const whole = submissionXml({ household, found: ['H01'], notes: { H01: '屋面漏雨' } })
  const changed: [string, string][] = [
    ['no instance', whole.replace(/<meta>.*<\/meta>/s, '')], ['an instance of nil', whole.replace(/uuid:[0-9a-f-]+/, 'uuid:00000000-0000-0000-0000-000000000000')],
    ['an instance that is none', whole.replace(/uuid:[0-9a-f-]+/, 'uuid:x')], ['an unknown form', whole.replace('id="short-check"', 'id="nobody"')],
    ['an unknown version', whole.replace('version="1"', 'version="999999"')], ['no form', whole.replace(/ id="[^"]*" version="[^"]*"/, '')],
    ['a household of 1 MB', whole.replace(household, '9'.repeat(1_000_000))], ['a household of another county', whole.replace(household, '1101010010010001')],
    ['an answer that is no choice', whole.replace('<H01>1</H01>', '<H01>99</H01>')], ['an answer as elements', whole.replace('<H01>1</H01>', '<H01><a><b>1</b></a></H01>')],
    ['an item that is not asked', whole.replace('<H01>1</H01>', '<Z99>1</Z99><H01>1</H01>')], ['an answer twice', whole.replace('<H01>1</H01>', '<H01>1</H01><H01>0</H01>')],
    ['a correction of itself', whole.replace(/<instanceID>(uuid:[0-9a-f-]+)<\/instanceID>/, '<instanceID>$1</instanceID><deprecatedID>$1</deprecatedID>')],
    ['a quotation mark for the database', whole.replace(household, `'; drop table visit; --`)],
  ]
  return [...foreign, ...strangeXml(whole).map(([what, text]) => ({ what, content: Buffer.from(text) })),
    ...changed.map(([what, text]) => ({ what, content: Buffer.from(text) })), ...damaged(Buffer.from(whole), damages, 5)]
}

/** Files that are sent as evidence. */
export async function hostileEvidence(damages: number): Promise<Hostile[]> {
  const whole = await jpeg(64, 48, 3)
  return [
    ...foreign.filter(({ content }) => content.length > 0), old, { what: 'a picture that unpacks to 10 GB', content: pngBomb(50_000) },
    { what: 'a drawing with a script', content: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>') },
    { what: 'a picture of nothing', content: Buffer.from('ffd8ffd9', 'hex') }, { what: 'a GIF', content: Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1') },
    { what: 'a program', content: Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(200)]) }, { what: 'a picture with a web page behind it', content: Buffer.concat([whole, Buffer.from('<script>1</script>')]) },
    ...damaged(whole, damages, 7),
  ]
}

/** JSON as no client of ours sends it. */
export function hostileJson(): Hostile[] {
  return [
    ['nothing', ''], ['no JSON', '{'], ['null', 'null'], ['a number', '7'], ['a text', '"x"'], ['a list', '[]'], ['other fields', '{"a":1}'], ['a hundred thousand brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['a hundred thousand braces', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`], ['the prototype', '{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'], ['NUL', '{"a":"\\u0000"}'],
    ['half an emoji', '{"a":"\\ud83d"}'], ['a number beyond all', '{"version":1e400}'], ['a key twice', '{"a":1,"a":2}'], ['a comment', '{/**/}'], ['2 MB', `{"a":"${'x'.repeat(2_000_000)}"}`],
    ['not UTF-8', '\u00ff\u00fe'], ['BOM', '\u00ef\u00bb\u00bf{}'], ['not a number', '{"version":NaN}'], ['single quotes', `{'a':1}`],
  ].map(([what = '', text = '']) => ({ what, content: Buffer.from(text, 'latin1') }))
}

/** Tables of text (`.csv`) as no program writes them. */
export function hostileTexts(): Hostile[] {
  const names = '户编号,姓名\n'
  const latin1: [string, string][] = [
    ['a quotation without end', `${names}"1,2\n3,4\n`], ['a quotation within a field', `${names}1"2"3,4\n`], ['a line of a megabyte', `${names}${'9'.repeat(1_000_000)},1\n`],
    ['a field of five megabytes', `${names}"${'9'.repeat(5_000_000)}"\n`], ['a hundred thousand columns', `${names}${','.repeat(100_000)}\n`], ['two million lines', `${names}${'\n'.repeat(2_000_000)}1,2`],
    ['NUL behind what is looked at', `${names}${'1,2\n'.repeat(20_000)}\u0000,\u0001\n`], ['broken UTF-8', `${names}\u00e6\u0088,\u00ff\u00fe\n`], ['GBK cut off', `${names}\u00c0,\u00ee\n\u00c0`],
    ['every line end', '户编号\r姓名\r\n\n\r1,2\n\r'], ['separators alone', ';;;;\n,,,,\n\t\t\n'], ['a formula', `${names}"=cmd|'/c calc'!A0",1\n`], ['signs that nobody sees', `${names}\u00e2\u0080\u008b,\u00ef\u00bb\u00bf\n`],
  ]
  const utf16 = Buffer.from(`\ufeff户编号,姓名\n\ud83d,\udc00\n`, 'utf16le')
  return [
    ...latin1.map(([what, text]) => ({ what: `text: ${what}`, content: Buffer.from(text, /[\u4e00-\u9fff]/.test(text) && !/[\u0080-\u00ff]/.test(text) ? 'utf8' : 'latin1') })),
    { what: 'text: half characters in UTF-16', content: utf16 }, { what: 'text: UTF-16 cut off within a character', content: utf16.subarray(0, utf16.length - 3) },
  ]
}

/** Bodies in parts, parted by `--x`, that are not what they should be. */
export function hostileForms(name: string): Hostile[] {
  const head = (more: string) => `--x\r\nContent-Disposition: form-data; name="${name}"; ${more}\r\n`
  const whole = `${head('filename="a.xlsx"')}\r\nPK\r\n--x--\r\n`
  return [
    ['nothing', ''], ['its end only', '--x--\r\n'], ['no end', whole.slice(0, -10)], ['another boundary', whole.replaceAll('--x', '--y')], ['a head without end', head('filename="a.xlsx"')],
    ['no name', '--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--\r\n'], ['a field and no file', `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n1\r\n--x--\r\n`],
    ['a name that climbs out', whole.replace('a.xlsx', '../../../tmp/climbed.xlsx')], ['a name of NUL', whole.replace('a.xlsx', 'a\u0000.xlsx')], ['a name of 10,000 characters', whole.replace('a.xlsx', `${'长'.repeat(10_000)}.xlsx`)],
    ['a name that is no UTF-8', whole.replace('a.xlsx', '\u00ff\u00fe')], ['a field called __proto__', whole.replace(`name="${name}"`, 'name="__proto__"')], ['a file twice', `${whole.slice(0, -7)}${whole}`],
    ['a hundred files', `${Array.from({ length: 100 }, () => whole.slice(0, -7)).join('')}--x--\r\n`], ['ten thousand fields', `${Array.from({ length: 10_000 }, () => `--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n`).join('')}--x--\r\n`],
    ['a field of two megabytes', `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${'1'.repeat(2_000_000)}\r\n--x--\r\n`], ['a head of 200 kB', `--x\r\n${'A: b\r\n'.repeat(30_000)}\r\n1\r\n--x--\r\n`],
    ['text in front', `nobody\r\n${whole}`], ['JSON', '{"file":"x"}'], ['one in the other', whole.replace('PK', whole)],
  ].map(([what = '', text = '']) => ({ what, content: Buffer.from(text, /[\u4e00-\u9fff]/.test(text) ? 'utf8' : 'latin1') }))
}
