import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '../../packages/server/src/access/demo-accounts.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { applicationOn, demoDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'

type Row = Record<string, string>
/** A list with the sheet that it is taken away as; `tells` is something of a row that stands in a cell as it is. */
interface Exported {
  list: string
  sheet: string
  tells: (row: Row) => string
  /** What it is narrowed to, each in turn. */
  filters: readonly string[]
}

const [TOWNSHIP, VILLAGE] = ['431999101', '431999101001']
const lists: readonly Exported[] = [
  { list: '/api/households', sheet: '/api/households.xlsx', tells: ({ number }) => number ?? '', filters: [`region=${VILLAGE}`, `region=${VILLAGE}&category=non-poor`] },
  {
    list: '/api/problems', sheet: '/api/ledger.xlsx', tells: ({ subject, item }) => `${(subject as unknown as Row)['number'] ?? ''}-${item ?? ''}`,
    filters: [`region=${VILLAGE}`, `region=${VILLAGE}&severity=hard&order=newest`, `region=${VILLAGE}&order=due`],
  },
  { list: '/api/letters', sheet: '/api/letters.xlsx', tells: ({ number }) => number ?? '', filters: ['', 'kind=hand-over'] },
  { list: '/api/doubts', sheet: '/api/doubts.xlsx', tells: ({ number }) => number ?? '', filters: [`region=${VILLAGE}`, `region=${TOWNSHIP}&standing=new`] },
  { list: '/api/household-classes', sheet: '/api/household-classes.xlsx', tells: ({ number }) => number ?? '', filters: [`region=${TOWNSHIP}`, `region=${VILLAGE}`] },
  { list: '/api/village-meetings', sheet: '/api/village-meetings.xlsx', tells: ({ titles }) => titles ?? '', filters: ['', `region=${VILLAGE}`] },
  { list: '/api/duty-sheets', sheet: '/api/duty-sheets.xlsx', tells: ({ name }) => name ?? '', filters: ['', 'month=2020-04'] },
  { list: '/api/staffing/villages', sheet: '/api/staffing.xlsx', tells: ({ name }) => name ?? '', filters: [`region=${TOWNSHIP}`, `region=${TOWNSHIP}&gap=team`] },
  { list: '/api/indicator-objects', sheet: '/api/indicator-objects.xlsx', tells: ({ number }) => number ?? '', filters: [`region=${TOWNSHIP}`, `region=${TOWNSHIP}&standing=behind`] },
  { list: '/api/indicator-reports', sheet: '/api/indicator-reports.xlsx', tells: ({ indicatorName }) => indicatorName ?? '', filters: [`region=${TOWNSHIP}`, `region=${TOWNSHIP}&late=yes`] },
]

/** What is taken away of a list is the list: the same rows in the same order, to the last one, whatever it is narrowed to. */
describe('a list taken away as a sheet', () => {
  let opened: TestDatabase
  let server: TestServer
  let headers: Record<string, string>

  beforeAll(async () => {
    opened = await demoDatabase()
    server = await testServer(applicationOn(opened))
    headers = await server.signIn('431999', 'office', demoPassword)
  }, 600_000)
  afterAll(async () => {
    await server.close()
    await opened.close()
  })

  /** All rows of a list, page by page. */
  async function rowsOf(list: string, filter: string): Promise<Row[]> {
    const rows: Row[] = []
    for (let cursor = ''; ;) {
      const reply = await fetch(`${server.url}${list}?${filter}&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, { headers })
      expect([list, filter, reply.status]).toEqual([list, filter, 200])
      const page = await reply.json() as { rows: Row[]; next: string | null }
      rows.push(...page.rows)
      if (page.next === null) return rows
      cursor = page.next
    }
  }

  /** The columns of a sheet, each from below its headings on. */
  async function columnsOf(sheet: string, filter: string): Promise<string[][]> {
    const reply = await fetch(`${server.url}${sheet}?${filter}`, { headers })
    expect([sheet, filter, reply.status]).toEqual([sheet, filter, 200])
    const rows = (await readXlsx(new Uint8Array(await reply.arrayBuffer()))).sheets[0]?.rows ?? []
    const width = Math.max(...rows.map((row) => row.length))
    return Array.from({ length: width }, (_, place) => rows.map((row) => String(row[place] ?? '')))
  }

  it.each(lists)('has the rows of $list in their order', async ({ list, sheet, tells, filters }) => {
    for (const filter of filters) {
      const told = (await rowsOf(list, filter)).map(tells)
      const columns = await columnsOf(sheet, filter)
      const own = columns.find((column) => told[0] !== undefined && column.includes(told[0])) ?? columns[0] ?? []
      const begin = told[0] === undefined ? own.length : own.indexOf(told[0])
      expect([filter, own.slice(begin)]).toEqual([filter, told])
      if (filter === filters[0]) expect(told.length, list).toBeGreaterThan(1)
    }
  })

  it('has the three lists by unit and by department, of open problems by choice, each titled for whom it is, with the problems of the ledger', async () => {
    const numberOf = ({ subject, item }: Row) => `${(subject as unknown as Row)['number'] ?? ''}-${item ?? ''}`
    const { rows: given } = await (await fetch(`${server.url}/api/problems?region=${TOWNSHIP}&counted=open&limit=50`, { headers })).json() as { rows: (Row & { unit: string | null })[] }
    const first = given.find((row) => row.unit !== null)
    const [unit, department] = [first?.unit ?? '', first?.['department'] ?? '']
    const { units } = await (await fetch(`${server.url}/api/vocabulary`, { headers })).json() as { units: { code: string; name: string }[] }
    for (const [filter, whom] of [[`region=${TOWNSHIP}&unit=${unit}&counted=open`, unit], [`region=${TOWNSHIP}&department=${department}&reached=found`, department]] as const) {
      const told = (await rowsOf('/api/problems', filter)).map(numberOf)
      const reply = await fetch(`${server.url}/api/three-lists.xlsx?${filter}`, { headers })
      const { sheets } = await readXlsx(new Uint8Array(await reply.arrayBuffer()))
      expect([told.length > 0, sheets.map(({ name }) => name)]).toEqual([true, ['问题清单', '责任清单', '任务清单']])
      for (const { name, rows } of sheets) {
        expect(String(rows[0]?.[0])).toContain(`${units.find(({ code }) => code === whom)?.name ?? '—'}${name}`)
        expect([filter, rows.slice(4).map((row) => String(row[1]))]).toEqual([filter, told])
      }
    }
  })
})
