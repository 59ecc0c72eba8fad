import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { HouseholdRow } from '@lookback/core/register'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'

let checked: CheckedCounty
let server: TestServer

beforeAll(async () => {
  checked = await checkedCounty(4)
  await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01'] }, { household: numberIn(villages.pingan, 1), found: [] }])
  server = await testServer(checked.application)
})
afterAll(async () => {
  await server.close()
  await checked.close()
})

it('exports the households that the list shows, whatever it is narrowed to', async () => {
  const headers = await server.signIn(county, 'office', password)
  const { id: round } = await checked.database.selectFrom('round').select('id').where('ordinal', '=', 1).executeTakeFirstOrThrow()
  for (const query of ['', `region=${villages.pingan}`, `search=${numberIn(villages.pingan, 2)}`, `round=${round}&visit=done`, `round=${round}&visit=troubled`, `round=${round}&visit=none`]) {
    const { rows } = await (await fetch(`${server.url}/api/households?limit=200&${query}`, { headers })).json() as { rows: HouseholdRow[] }
    const workbook = await readXlsx(new Uint8Array(await (await fetch(`${server.url}/api/register.xlsx?${query}`, { headers })).arrayBuffer()))
    const written = JSON.stringify(workbook.sheets[0]?.rows)
    expect(rows.length, query).toBeGreaterThan(0)
    const all = await checked.database.selectFrom('household').select('number').execute()
    expect(all.filter(({ number }) => written.includes(`"${number}"`)).map(({ number }) => number).sort(), query).toEqual(rows.map(({ number }) => number).sort())
  }
})

it('exports the list as it is shown, a row a household, with the columns that were chosen in their order', async () => {
  const headers = await server.signIn(county, 'office', password)
  const taken = async (query: string) => (await readXlsx(new Uint8Array(await (await fetch(`${server.url}/api/households.xlsx?${query}`, { headers })).arrayBuffer()))).sheets[0]?.rows.slice(2) ?? []
  for (const query of ['', `region=${villages.pingan}`, `search=${numberIn(villages.pingan, 2)}`]) {
    const { rows } = await (await fetch(`${server.url}/api/households?limit=200&${query}`, { headers })).json() as { rows: HouseholdRow[] }
    // A heading takes the row of the groups of headings, too.
    const [headings, , ...written] = await taken(`${query}&columns=openProblems,number,nonsense,place`)
    expect(headings).toEqual(['未销号问题', '户编号', '乡镇', '村'])
    expect(written, query).toEqual(rows.map((row) => [row.openProblems, row.number, row.townshipName, row.villageName]))
    expect(rows.some(({ openProblems }) => openProblems > 0), query).toBe(query !== `search=${numberIn(villages.pingan, 2)}`)
  }
  const [headings = [], , ...all] = await taken('')
  expect(headings).toEqual(['户主', '户编号', '乡镇', '村', '户类型', '监测对象类型', '人口', '联系电话', '未销号问题'])
  expect(new Set(all.map((row) => row[headings.indexOf('联系电话')]))).toEqual(new Set(['138****1234']))
  const own = await fetch(`${server.url}/api/households.xlsx`, { headers: await server.signIn(county, 'qingxi', password) })
  expect(JSON.stringify((await readXlsx(new Uint8Array(await own.arrayBuffer()))).sheets[0]?.rows)).not.toContain('白云村')
})
