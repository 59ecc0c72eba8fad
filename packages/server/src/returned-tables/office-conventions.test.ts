import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import type { MergeRange } from 'hucre/xlsx'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnLetters } from '@lookback/core/kernel'
import { SheetImport } from '@lookback/core/returned-tables'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'
import { encoded } from '../fixtures/encoded.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { readBack, writeRawWorkbook } from '../fixtures/workbook.fixture.ts'
import { actOn } from '../problems/commands.ts'

type Value = string | number | null
type Sheet = { name: string; hidden?: boolean; rows: Value[][]; merges?: MergeRange[] }

/** A table as it is meant: its headings, its rows, and what becomes of them. */
interface Meant {
  by: CastName | 'admin'
  headings: readonly string[]
  rows: readonly (readonly Value[])[]
  outcomes: Readonly<Record<string, number>>
}

const { pingan } = villages
const problem = (index: number) => `${numberIn(pingan, index)}-H01`

const tables: Readonly<Record<'people' | 'progress' | 'helpers', Meant>> = {
  people: {
    by: 'admin', headings: ['序号', '姓名', '单位', '角色', '村', '职责', '联系电话'], outcomes: { registered: 3 },
    rows: [
      [1, '全镇海', '清溪镇', null, null, null, '13812340001'], [2, '杨 青', '清溪镇', '村两委和驻村工作队', '平安村', '驻村工作队', '无'],
      [3, '吾买尔·艾力', '清溪镇', '村两委和驻村工作队', '兴隆村', '驻村工作队', null],
    ],
  },
  progress: {
    by: 'qingxi', headings: ['序号', '编号', '户主或名称', '进展情况', '政策措施'], outcomes: { acknowledged: 2, planned: 1 },
    rows: [
      [1, problem(0), '石大山0', '已签收', null], [2, problem(1), '石 大山1', '整改中', '纳入危房改造'], [3, problem(2), null, '签收', null],
    ],
  },
  helpers: {
    by: 'qingxi', headings: ['序号', '户编号', '户主', '帮扶责任人', '帮扶单位', '帮扶责任人电话'], outcomes: { 'assigned-newcomer': 3 },
    rows: [
      [1, numberIn(pingan, 0), '石大山0', '全镇海', '教育局', '无'], [2, numberIn(pingan, 1), '石大山1', '全镇海', '教育局', '/'],
      [3, numberIn(pingan, 2), null, '吾买尔·艾力', '教育局', '138 1234 0002'],
    ],
  },
}

/** How offices write one and the same table: its worksheets, and how many of its rows are no data. */
const spellings: Readonly<Record<string, (meant: Meant) => { sheets: Sheet[]; passedOver?: number; leftOut?: string[] }>> = {
  'plainly, its columns in another order': ({ headings, rows }) => alone([headings, ...rows].map((row) => [...row].reverse())),
  // A title, who fills it in, groups, numbers of columns, the headings again on every page, rows prepared for more, totals, signatures, notes.
  'with all that stands around a table on paper': ({ headings, rows }) => ({
    ...alone([
      ['云岭县花名册（2020 年）'], ['填报单位：清溪镇', null, null, '单位：人、户'], ['基本情况', null, null, '填报情况'], headings, headings.map((_, index) => index + 1),
      ...rows.flatMap((row) => [row, headings]), [4], [5], ['合计', null, `${rows.length} 人`], ['全镇合计：3'], ['填表人：张三', null, '审核人：李四'], ['注：本表一式两份'],
    ]),
    passedOver: 1 + rows.length + 2 + 4,
  }),
  'what is alike merged over several rows': ({ headings, rows }) => ({
    sheets: [{ name: '表', rows: [headings, ...rows].map((row, index) => row.map((value, place) => (index > 1 && value !== null && value === rows[index - 2]?.[place] ? null : value))), merges: mergesOf(rows) }],
  }),
  'a worksheet each, others beside': ({ headings, rows }) => ({
    sheets: [
      { name: '填报要求', rows: [['每人一行，不得空项']] }, { name: '填写样例', rows: [[...headings], [...(rows[0] ?? [])]] },
      ...rows.map((row, index) => ({ name: `第${index + 1}村`, rows: [[...headings], [...row]] })), { name: '去年', hidden: true, rows: [[...headings], [...(rows[0] ?? [])]] },
    ],
    leftOut: ['填报要求', '填写样例', '去年'],
  }),
}

function alone(rows: readonly (readonly Value[])[]): { sheets: Sheet[] } {
  return { sheets: [{ name: '表', rows: rows.map((row) => [...row]) }] }
}

function mergesOf(rows: Meant['rows']): MergeRange[] {
  return (rows[0] ?? []).flatMap((_, place) => rows.flatMap((row, index): MergeRange[] => {
    const isFirst = row[place] !== null && rows[index - 1]?.[place] !== row[place]
    const length = isFirst ? rows.slice(index).findIndex((other) => other[place] !== row[place]) : 1
    const last = index + (length < 0 ? rows.length - index : length) - 1
    return isFirst && last > index ? [{ startRow: index + 1, endRow: last + 1, startCol: place, endCol: place }] : []
  }))
}

describe('tables as offices write them', () => {
  let checked: CheckedCounty
  let server: TestServer
  let folder: string
  const headers = new Map<string, Record<string, string>>()

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-conventions-'))
    checked = await checkedCounty(4)
    await record(checked, 'qingxi', [0, 1, 2, 3].map((index) => ({ household: numberIn(pingan, index), found: ['H01'] })))
    for (const index of [0, 1, 2, 3]) {
      const { id, version } = await checked.database.selectFrom('problem').select(['problem.id', 'problem.version'])
        .innerJoin('household', 'household.id', 'problem.subject').where('household.number', '=', numberIn(pingan, index)).executeTakeFirstOrThrow()
      await actOn(checked.application, checked.actors.office, { id: randomUUID(), problem: id, version, action: { action: 'dispatch' } })
    }
    server = await testServer(checked.application)
    for (const name of ['admin', 'qingxi'] as const) headers.set(name, await server.signIn(county, name, password))
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(folder, { recursive: true })
  })

  async function bring(kind: keyof typeof tables, content: Uint8Array, fileName: string): Promise<SheetImport> {
    const form = new FormData()
    form.append('file', new Blob([Buffer.from(content)]), fileName)
    const reply = await fetch(`${server.url}/api/sheets/${kind}?dryRun=true`, { method: 'POST', headers: headers.get(tables[kind].by) ?? {}, body: form })
    return SheetImport.parse(await reply.json())
  }
  const told = ({ outcomes, refusals, passedOver, sheetsLeftOut }: SheetImport) =>
    ({ outcomes: Object.fromEntries(outcomes.map(({ outcome, rows }) => [outcome, rows])), refusals, passedOver, sheetsLeftOut })

  const kinds = ['people', 'progress', 'helpers'] as const
  describe.each(kinds)('%s', (kind) => {
    const meant = tables[kind]

    it.each(Object.entries(spellings))('are read alike: %s', async (_, spelling) => {
      const { sheets, passedOver = 0, leftOut = [] } = spelling(meant)
      const expected = { outcomes: meant.outcomes, refusals: [], passedOver, sheetsLeftOut: leftOut }
      expect(told(await bring(kind, await writeXlsx({ sheets }), '表.xlsx'))).toEqual(expected)
      const [sheet, ...others] = sheets
      if (!sheet || others.length > 0 || sheet.merges) return
      const text = sheet.rows.map((row) => row.map((value) => String(value ?? '')).join(',')).join('\r\n')
      expect(told(await bring(kind, passedOver > 0 ? encoded(text, 'gbk') : Buffer.from(text), '表.csv'))).toEqual(expected)
    })

    /** What a spreadsheet has made of a cell, or keeps in it instead of what is meant; and what is told of it. */
    const broken = [
      ['<c r="@"><f>VLOOKUP(A2,Sheet9!A:B,2,0)</f></c>', '公式'], ['<c r="@" t="str"><f>B2</f><v>清溪镇</v></c>', '公式'], ['<c r="@" t="e"><v>#N/A</v></c>', '错误值'],
      ['<c r="@"><v>4319991010010010</v></c>', '已被 Excel 损坏'], ['<c r="@"><v>4.3199910100100102E+17</v></c>', '已被 Excel 损坏'],
    ] as const
    it('are refused with the cell named where a spreadsheet has put something else into it', async () => {
      const [key = ''] = { people: ['姓名'], progress: ['编号'], helpers: ['户编号'] }[kind]
      const place = meant.headings.indexOf(key) + 1
      const written = (value: Value, at: string) =>
        (value === null ? `<c r="${at}"/>` : typeof value === 'number' ? `<c r="${at}"><v>${value}</v></c>` : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`)
      const rows = [meant.headings, ...broken.map(() => meant.rows[0] ?? [])].map((row, index) => `<row r="${index + 1}">${row.map((value, at) => {
        const reference = `${columnLetters(at + 1)}${index + 1}`
        return index > 0 && at + 1 === place ? broken[index - 1]?.[0].replace('@', reference) : written(value, reference)
      }).join('')}</row>`)
      const result = await bring(kind, await readFile(await writeRawWorkbook(path.join(folder, `${kind}.xlsx`), `<sheetData>${rows.join('')}</sheetData>`)), '表.xlsx')
      expect(result.refusals).toEqual(broken.map(([, reason], index) =>
        ({ row: index + 2, sheet: null, reason: expect.stringMatching(new RegExp(`^“${key}”：.*${reason}`)) as string })))
      const back = await fetch(`${server.url}/api/sheets/${result.id}/refused.xlsx`, { headers: headers.get(meant.by) ?? {} })
      const { rows: returned } = await readBack(new Uint8Array(await back.arrayBuffer()))
      expect(returned.slice(1).map((row) => row.at(-1))).toEqual(broken.map(([, reason], index) =>
        expect.stringMatching(new RegExp(`^${columnLetters(place)}${index + 2}“${key}”：.*${reason}`)) as string))
    })
  })

  it('of people: two names in a cell, a remark behind a name, and no name at all make nobody new', async () => {
    const wrong = ['龙一、龙二', '龙一（已调走）', '无', '待定1人', ''].map((name, index) => [index + 1, name, '清溪镇', null, null, null, null])
    const { outcomes, refusals } = told(await bring('people', await writeXlsx({ sheets: [{ name: '表', rows: [[...tables.people.headings], ...wrong] }] }), '表.xlsx'))
    expect(outcomes).toEqual({ refused: wrong.length })
    expect(refusals.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6])
    for (const { reason } of refusals) expect(reason).toMatch(/^“姓名”：/)
  })
})
