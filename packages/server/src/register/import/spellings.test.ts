import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CellReason } from '@lookback/core/kernel'
import { columnLetters, grouped } from '@lookback/core/kernel'
import { nationalRelations } from '@lookback/core/register'
import type { Household } from '@lookback/core/register'
import { codeLists, regions } from '../../fixtures/county.fixture.ts'
import { couple, headings, writeRawWorkbook } from '../../fixtures/workbook.fixture.ts'
import { openWorkbook } from '../../kit/workbook/open.ts'
import { Spool } from '../../kit/workbook/spool.ts'
import { codesOf, readHouseholds } from './read-households.ts'
import type { ScannedRow } from './sheet-scan.ts'
import { scanWorkbook } from './sheet-scan.ts'

/** How one and the same table may be written. */
interface Spelling {
  columns: readonly number[]
  /** Over how many worksheets the households are spread, and what else is in the workbook. */
  sheets: 1 | 2 | 3
  beside: 'nothing' | 'hidden' | 'example' | 'notes'
  hasTitle: boolean
  hasGroups: boolean
  hasColumnNumbers: boolean
  hasFooter: boolean
  headingsAgain: boolean
  /** Which cells are one over several rows: of the places, or of what is a household's. */
  merged: 'none' | 'places' | 'household'
  strings: 'inline' | 'shared' | 'rich'
  dates: 'text' | 'dotted' | 'chinese' | 'cell' | 'cell-chinese'
  from1904: boolean
  income: 'number' | 'yuan' | 'format' | 'heading'
  /** The producer's XML. */
  quote: '"' | "'"
  prefix: '' | 'x:'
  emptyRows: boolean
  references: boolean
  /** Kept in cells for numbers, long numbers lose their last digits. */
  damaged: boolean
}

const spelling: fc.Arbitrary<Spelling> = fc.record({
  columns: fc.shuffledSubarray([...headings.keys()], { minLength: headings.length }),
  sheets: fc.constantFrom(1, 2, 3), beside: fc.constantFrom('nothing', 'hidden', 'example', 'notes'),
  hasTitle: fc.boolean(), hasGroups: fc.boolean(), hasColumnNumbers: fc.boolean(), hasFooter: fc.boolean(), headingsAgain: fc.boolean(),
  merged: fc.constantFrom('none', 'places', 'household'), strings: fc.constantFrom('inline', 'shared', 'rich'),
  dates: fc.constantFrom('text', 'dotted', 'chinese', 'cell', 'cell-chinese'), from1904: fc.boolean(),
  income: fc.constantFrom('number', 'yuan', 'format', 'heading'),
  quote: fc.constantFrom('"', "'"), prefix: fc.constantFrom('', 'x:'), emptyRows: fc.boolean(), references: fc.boolean(),
  damaged: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
})

const plainly: Spelling = {
  columns: [...headings.keys()], sheets: 1, beside: 'nothing', hasTitle: false, hasGroups: false, hasColumnNumbers: false, hasFooter: false,
  headingsAgain: false, merged: 'none', strings: 'inline', dates: 'text', from1904: false, income: 'number', quote: '"', prefix: '', emptyRows: false,
  references: false, damaged: false,
}

const households = ['H1', 'H2', 'H3'].map((number, index) => couple(number, index + 1))

/** The formats of the workbook's cells, by their places in `styles.xml`. */
const formats = { general: 0, day: 1, chineseDay: 2, yuan: 3 }
const styles = `<styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
  <numFmt numFmtId="165" formatCode="#,##0.00&quot;元&quot;"/></numFmts>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`

/** A cell as it is written: its text or number, and the number of its format. */
type Written = { value: string | number; format: number } | null

const DAY = 86_400_000

function dayWritten(day: string, { dates, from1904 }: Spelling): Written {
  const [year = '', month = '', date = ''] = day.split('-')
  const serial = (Date.parse(day) - Date.parse(from1904 ? '1904-01-01' : '1899-12-30')) / DAY
  switch (dates) {
    case 'text': return { value: day, format: formats.general }
    case 'dotted': return { value: `${year}.${Number(month)}.${Number(date)}`, format: formats.general }
    case 'chinese': return { value: `${year}年${Number(month)}月${Number(date)}日`, format: formats.general }
    case 'cell': return { value: serial, format: formats.day }
    case 'cell-chinese': return { value: serial, format: formats.chineseDay }
  }
}

function incomeWritten(income: number, how: Spelling['income']): Written {
  switch (how) {
    case 'number': return { value: income, format: formats.general }
    case 'yuan': return { value: `${income.toLocaleString('en-US', { minimumFractionDigits: 2 })}元`, format: formats.general }
    case 'format': return { value: income, format: formats.yuan }
    case 'heading': return { value: income / 10_000, format: formats.general }
  }
}

function written(value: unknown, heading: string | undefined, given: Spelling): Written {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  if (heading === '出生日期') return dayWritten(String(value), given)
  if (heading === '人均纯收入') return incomeWritten(Number(value), given.income)
  if (heading === '证件号码' && given.damaged) return { value: Number(String(value).slice(0, 15)) * 1_000, format: formats.general }
  return { value, format: formats.general }
}

/** 合计 in the first column, the sum of people in its own. */
function totalLine(columns: readonly number[]): (string | number | null)[] {
  const people = columns.findIndex((at) => headings[at] === '家庭人口数')
  return columns.map((_, index) => (index === people ? 6 : index === (people === 0 ? 1 : 0) ? '合计' : null))
}

const ofPlaces: readonly string[] = ['乡', '村']
const ofHousehold: readonly string[] = ['户编号', '户主姓名', '户类型', '家庭人口数', '人均纯收入', '联系电话']

/** The lines of a worksheet, and for each line of data to which block of merged cells it belongs. */
function linesOf(own: typeof households, given: Spelling): { cells: Written[]; block: string | null }[] {
  const { columns, hasTitle, hasGroups, hasColumnNumbers, hasFooter, headingsAgain, income, merged } = given
  const plain = (line: readonly (string | number | null)[]) =>
    ({ cells: line.map((value): Written => (value === null ? null : { value, format: formats.general })), block: null })
  const heading = plain(columns.map((at) => (headings[at] === '人均纯收入' && income === 'heading' ? '人均纯收入（万元）' : headings[at] ?? '')))
  const split = headingsAgain ? Math.ceil(own.length / 2) : own.length
  const data = own.flatMap((household, index) => household.map((cells) => ({
    cells: columns.map((at) => written(cells[at], headings[at], given)),
    block: merged === 'none' ? null : merged === 'places' ? `part ${index < split ? 1 : 2}` : `household ${index}`,
  })))
  const first = own.slice(0, split).flat().length
  return [
    ...(hasTitle ? [plain(['云岭县农户花名册（单位：户、人、元）'])] : []),
    ...(hasGroups ? [plain(columns.map((_, index) => (index === 0 ? '基本情况表' : null)))] : []),
    heading,
    ...(hasColumnNumbers ? [plain(columns.map((_, index) => index + 1))] : []),
    ...data.slice(0, first), ...(headingsAgain ? [heading, ...data.slice(first)] : []),
    ...(hasFooter ? [totalLine(columns), ['填表人：张三', '审核人：李四']].map(plain) : []),
  ]
}

/** A worksheet; texts that are shared are added to `shared`. */
function sheetXml(own: typeof households, given: Spelling, shared: string[]): string {
  const { columns, merged, strings, quote, prefix, emptyRows, references } = given
  const lines = linesOf(own, given)
  const rowOf = (line: number) => (emptyRows ? line * 2 : line) + 1
  const isMerged = (place: number) => (merged === 'places' ? ofPlaces : merged === 'household' ? ofHousehold : []).includes(headings[columns[place] ?? -1] ?? '')
  const cell = (content: Written, line: number, place: number) => {
    const at = references ? ` r=${quote}${columnLetters(place + 1)}${rowOf(line)}${quote}` : ''
    const block = lines[line]?.block ?? null
    const isCovered = block !== null && isMerged(place) && lines[line - 1]?.block === block
    if (content === null || isCovered) return `<${prefix}c${at}/>`
    const { value, format } = content
    const style = format === formats.general ? '' : ` s=${quote}${format}${quote}`
    if (typeof value === 'number') return `<${prefix}c${at}${style} t=${quote}n${quote} ><${prefix}v>${value}</${prefix}v></${prefix}c>`
    if (strings === 'inline') return `<${prefix}c${at}  t = ${quote}inlineStr${quote}><${prefix}is><${prefix}t><![CDATA[${value}]]></${prefix}t></${prefix}is></${prefix}c>`
    return `<${prefix}c${at} t=${quote}s${quote}><${prefix}v>${shared.push(value) - 1}</${prefix}v></${prefix}c>`
  }
  const rows = lines.map(({ cells }, line) => `<${prefix}row${references ? ` r=${quote}${rowOf(line)}${quote}` : ''}>${cells.map((one, place) => cell(one, line, place)).join('')}</${prefix}row>`
    + (emptyRows ? `<${prefix}row ht=${quote}20${quote}/>` : ''))
  const blocks = [...grouped(lines.flatMap(({ block }, line) => (block === null ? [] : [{ block, line }])), ({ block }) => block).values()]
  const merges = blocks.flatMap((block) => columns.flatMap((_, place) => (isMerged(place) && block.length > 1
    ? [`<${prefix}mergeCell ref=${quote}${columnLetters(place + 1)}${rowOf(block[0]?.line ?? 0)}:${columnLetters(place + 1)}${rowOf(block.at(-1)?.line ?? 0)}${quote}/>`] : [])))
  return `<?xml version="1.0"?><!-- a > b --><${prefix}worksheet><${prefix}sheetData>${rows.join('')}</${prefix}sheetData>`
    + (merges.length > 0 ? `<${prefix}mergeCells>${merges.join('')}</${prefix}mergeCells>` : '') + `</${prefix}worksheet>`
}

/** The shared texts: each in one piece, or in two of different looks with a reading above them. */
function sharedXml(texts: readonly string[], isRich: boolean): string {
  const piece = (text: string) => `<t xml:space="preserve"><![CDATA[${text}]]></t>`
  const items = texts.map((text) => (isRich ? `<r>${piece(text.slice(0, 1))}</r><r><rPr><b/></rPr>${piece(text.slice(1))}</r><rPh sb="0" eb="1"><t>pin</t></rPh>` : piece(text)))
  return `<sst>${items.map((item) => `<si>${item}</si>`).join('')}</sst>`
}

/** All parts of the workbook; households keep their order, as sheets do. */
function partsOf(given: Spelling): Record<string, string> {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const shared: string[] = []
  const share = Math.ceil(households.length / given.sheets)
  const data = Array.from({ length: given.sheets }, (_, index) =>
    ({ name: `村${index + 1}`, state: 'visible', xml: sheetXml(households.slice(index * share, (index + 1) * share), given, shared) }))
  const stranger = [couple('H9', 9)]
  const beside = {
    nothing: [], notes: [{ name: '填报要求', state: 'visible', xml: '<worksheet><sheetData><row><c t="inlineStr"><is><t>每户一行</t></is></c></row></sheetData></worksheet>' }],
    hidden: [{ name: '旧表', state: 'hidden', xml: sheetXml(stranger, given, shared) }], example: [{ name: '填写样例', state: 'visible', xml: sheetXml(stranger, given, shared) }],
  }[given.beside]
  const sheets = [...beside, ...data].filter(({ xml }) => xml !== '')
  const relationship = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  return {
    'xl/workbook.xml': `<workbook xmlns:r="${office}"><workbookPr${given.from1904 ? ' date1904="1"' : ''}/><sheets>${
      sheets.map(({ name, state }, index) => `<sheet name="${name}" sheetId="${index + 1}" state="${state}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${
      sheets.map((_, index) => relationship(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('')}${
      relationship('rIdS', 'styles', 'styles.xml')}${relationship('rIdT', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': styles, 'xl/sharedStrings.xml': sharedXml(shared, given.strings === 'rich'),
    ...Object.fromEntries(sheets.map(({ xml }, index) => [`xl/worksheets/sheet${index + 1}.xml`, xml])),
  }
}

describe('one table in many spellings', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-test-'))
  })
  afterAll(async () => {
    await rm(folder, { recursive: true })
  })

  /** The households that are taken, what is refused of the others, and what is told of the worksheets. */
  async function read(given: Spelling) {
    const file = await writeRawWorkbook(path.join(folder, 'spelling.xlsx'), '', partsOf(given))
    const workbook = await openWorkbook(file)
    try {
      const context = { codes: codesOf(codeLists), today: '2020-05-07' }
      const spool = new Spool<ScannedRow>(path.join(folder, 'rows'))
      const scan = await scanWorkbook(workbook, context, new Map(), spool)
      const input = {
        file, folder, errorsFile: '', regions, grants: null, codeLists, headingNames: [], relations: nationalRelations,
        today: '2020-05-07', locale: 'zh-CN' as const,
      }
      const found: Household[] = []
      const reasons: CellReason[] = []
      for (const { household, issues } of readHouseholds(spool, scan, input, context)) {
        reasons.push(...issues.map(({ reason }) => reason))
        if (household && issues.length === 0) found.push(household)
      }
      return { found, reasons, leftOut: scan.report.sheets.flatMap(({ leftOut }) => leftOut ?? []) }
    } finally {
      await workbook.close()
    }
  }

  const told = { nothing: [], hidden: ['hidden'], example: ['example'], notes: ['no-headings'] }

  it('is the same register, or is refused by name; what is left out is told', async () => {
    const plain = await read(plainly)
    expect(plain.found.map(({ number, members }) => [number, members.length])).toEqual([['H1', 2], ['H2', 2], ['H3', 2]])
    expect(plain.reasons).toEqual([])
    await fc.assert(fc.asyncProperty(spelling, async (given) => {
      const { found, reasons, leftOut } = await read(given)
      expect(leftOut).toEqual(told[given.beside])
      if (given.damaged) {
        expect(found).toEqual([])
        expect(new Set(reasons)).toEqual(new Set(['document-damaged']))
      } else {
        expect(reasons).toEqual([])
        expect(found).toEqual(plain.found)
      }
    }), { numRuns: 120 })
  })
})
