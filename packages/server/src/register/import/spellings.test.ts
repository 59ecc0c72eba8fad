import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  hasTitle: boolean
  hasGroups: boolean
  hasColumnNumbers: boolean
  hasFooter: boolean
  headingsAgain: boolean
  quote: '"' | "'"
  prefix: '' | 'x:'
  emptyRows: boolean
}

const spelling: fc.Arbitrary<Spelling> = fc.record({
  columns: fc.shuffledSubarray([...headings.keys()], { minLength: headings.length }),
  hasTitle: fc.boolean(), hasGroups: fc.boolean(), hasColumnNumbers: fc.boolean(), hasFooter: fc.boolean(),
  headingsAgain: fc.boolean(), quote: fc.constantFrom('"', "'"), prefix: fc.constantFrom('', 'x:'), emptyRows: fc.boolean(),
})

const households = ['H1', 'H2', 'H3'].map((number, index) => couple(number, index + 1))
const table = households.flat()

/** 合计 in the first column, the sum of people in its own. */
function totalLine(columns: readonly number[]): (string | number | null)[] {
  const people = columns.findIndex((at) => headings[at] === '家庭人口数')
  return columns.map((_, index) => (index === people ? 6 : index === (people === 0 ? 1 : 0) ? '合计' : null))
}

function sheetXml({ columns, hasTitle, hasGroups, hasColumnNumbers, hasFooter, headingsAgain, quote, prefix, emptyRows }: Spelling): string {
  const heading = columns.map((at) => headings[at] ?? '')
  const data = table.map((cells) => columns.map((at) => {
    const value = cells[at] ?? null
    return typeof value === 'number' || typeof value === 'string' ? value : null
  }))
  const lines = [
    ...(hasTitle ? [['云岭县农户花名册（单位：户、人、元）']] : []),
    ...(hasGroups ? [columns.map((_, index) => (index === 0 ? '基本情况表' : null))] : []),
    heading,
    ...(hasColumnNumbers ? [columns.map((_, index) => index + 1)] : []),
    ...data.slice(0, 3), ...(headingsAgain ? [heading] : []), ...data.slice(3),
    ...(hasFooter ? [totalLine(columns), ['填表人：张三', '审核人：李四']] : []),
  ] as (string | number | null)[][]
  const cell = (value: string | number | null) => {
    if (value === null) return `<${prefix}c/>`
    if (typeof value === 'number') return `<${prefix}c t=${quote}n${quote} ><${prefix}v>${value}</${prefix}v></${prefix}c>`
    return `<${prefix}c  t = ${quote}inlineStr${quote}><${prefix}is><${prefix}t><![CDATA[${value}]]></${prefix}t></${prefix}is></${prefix}c>`
  }
  const rows = lines.map((line) => `<${prefix}row>${line.map(cell).join('')}</${prefix}row>${emptyRows ? `<${prefix}row ht=${quote}20${quote}/>` : ''}`)
  return `<?xml version="1.0"?><!-- a > b --><${prefix}worksheet><${prefix}sheetData>${rows.join('')}</${prefix}sheetData></${prefix}worksheet>`
}

describe('one table in many spellings', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-test-'))
  })
  afterAll(async () => {
    await rm(folder, { recursive: true })
  })

  async function read(given: Spelling): Promise<Household[]> {
    const file = await writeRawWorkbook(path.join(folder, 'spelling.xlsx'), '', { 'xl/worksheets/sheet1.xml': sheetXml(given) })
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
      for await (const { household, issues } of readHouseholds(spool, scan, input, context)) {
        expect(issues).toEqual([])
        if (household) found.push(household)
      }
      return found
    } finally {
      await workbook.close()
    }
  }

  it('is the same register', async () => {
    const plain = await read({
      columns: [...headings.keys()], hasTitle: false, hasGroups: false, hasColumnNumbers: false, hasFooter: false,
      headingsAgain: false, quote: '"', prefix: '', emptyRows: false,
    })
    expect(plain.map(({ number, members }) => [number, members.length])).toEqual([['H1', 2], ['H2', 2], ['H3', 2]])
    await fc.assert(fc.asyncProperty(spelling, async (given) => {
      expect(await read(given)).toEqual(plain)
    }), { numRuns: 40 })
  })
})
