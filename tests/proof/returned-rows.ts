import type { CellValue } from 'hucre/xlsx'
import { writeXlsx } from 'hucre/xlsx'
import type { ReturnedTable } from '../../packages/core/src/kernel/index.ts'
import { county, numberIn, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { keepableText } from '../../packages/server/src/kit/keepable.ts'
import type { Hostile } from './corpus.ts'
import { strangeTexts } from './made-up.ts'

/** Households a village that the rows name. */
export const HOUSEHOLDS = 12

const { pingan, xinglong, baiyun, heshan } = villages
const householdOf = (index: number) => numberIn(pingan, index % HOUSEHOLDS)
const personOf = (index: number) => `龙${String.fromCodePoint(0x5c0f + (index % 600))}${String.fromCodePoint(0x6cb3 + Math.floor(index / 600))}`

/** A row of each table that comes back as it would be taken in, in the order of the table's columns; the next one each time. */
export const goodRows: Readonly<Record<string, (index: number) => CellValue[]>> = {
  people: (index) => [personOf(index), '清溪镇', '', '副镇长', '', '', '', '13812340001', `longxiaohe${index}`],
  assignments: (index) => ['乡镇自查', '清溪镇', '平安村', '', householdOf(index), '', 'qingxi'],
  helpers: (index) => [householdOf(index), '', personOf(index), '教育局', '13912345678'],
  'household-classes': (index) => [householdOf(index), '', ['绿色', 'A'][index % 2]!, `看法 ${index}`, '2020-03-05'],
  'household-acts': (index) => [householdOf(index), '', '迁村', '清溪镇', '兴隆村', '', ''],
  'region-changes': () => [heshan, '禾山村', baiyun, '', '2020-03-10'],
  attendance: (index) => [pingan, '平安村', 'resident', '2020-02', `1-${1 + (index % 28)}`],
  progress: (index) => [`${householdOf(index)}-H01`, '', '1', '修屋顶', '', '已签收', ''],
  indicators: (index) => [
    2020, `S${index}`, '自然村通水泥路', '基础设施', '公里', '数量', '不低于', '完成数÷目标', '', 100, '', '2020-01-01', '2020-06-30', '住建局', '教育局', '乡镇', '周', 1,
    '住建局、领导小组办公室', '',
  ],
  'indicator-targets': (index) => [2020, 'R01', '', ['431999101', '431999102'][index % 2]!, '', 60 + index, '', '任务调整'],
  'indicator-objects': (index) => [2020, 'R02', `L${100 + index}`, `路${index}`, [pingan, xinglong][index % 2]!, '', '', '在建', '石山', '2020-04-30', '2020-03-01', '', ''],
  'indicator-reports': (index) => ['R01', '', ['431999101', '431999102'][index % 2]!, '', '2020-03-08', '', '', '', '', index, '', '', '说明'],
}

const strangeCells: readonly CellValue[] = [
  // A worksheet's cell holds 32,767 characters.
  ...strangeTexts.map((text) => text.slice(0, 32_000)), 1e308, -1e308, 0.1 + 0.2, 431_999_101_201, true, null, '４３１９９９', '2020', 'R01', '无', '-', '1', '0', '，、', '@SUM(A1)',
  '+1', '2020/13/45', '43999', 'E99', '1.5e3', '100%', '1000000000000', householdOf(1), county,
]

/** NUL and half characters are no XML; a table of text has them. */
const forXml = (cell: CellValue) => (typeof cell === 'string' ? keepableText(cell) : cell)

const labelsOf = ({ columns }: ReturnedTable) => columns.map(({ labels: [label = ''] }) => label)

const workbookOf = async (table: ReturnedTable, rows: readonly CellValue[][]) =>
  Buffer.from(await writeXlsx({ sheets: [{ name: '表', rows: [labelsOf(table), ...rows.map((row) => row.map(forXml))] }] }))

/** The same as text; lines behind the headings push what is strange beyond the part by which the file is told to be a text. */
function textOf(table: ReturnedTable, rows: readonly CellValue[][]): Buffer {
  const quoted = (cell: CellValue) => `"${String(cell ?? '').replaceAll('"', '""')}"`
  return Buffer.from([labelsOf(table), ...Array.from({ length: 4 }, () => ['', '', 'x'.repeat(20_000)]), ...rows].map((row) => row.map(quoted).join(',')).join('\n'))
}

/** Rows that are right but for one cell, for each column and each strange thing; and rows that are strange all through. */
export async function strangeTables(table: ReturnedTable, apart: boolean): Promise<Hostile[]> {
  const good = goodRows[table.kind]!
  let index = 0
  const byColumn = table.columns.map(({ key }, place) => ({
    key, rows: strangeCells.map((cell) => good(index += 1).with(place, cell)),
  }))
  const strange = strangeCells.map((cell) => table.columns.map(() => cell))
  const some = apart ? byColumn : [{ key: 'every column', rows: byColumn.flatMap(({ rows }) => rows) }]
  return [
    ...await Promise.all(some.map(async ({ key, rows }) => ({ what: `strange cells in ${key}`, content: await workbookOf(table, rows) }))),
    ...(apart ? byColumn.map(({ key, rows }) => ({ what: `strange text in ${key}`, content: textOf(table, rows) })) : []),
    { what: 'rows strange all through', content: await workbookOf(table, strange) }, { what: 'lines strange all through', content: textOf(table, strange) },
    { what: 'right, so that something is taken in', content: await workbookOf(table, [good(0)]) },
  ]
}
