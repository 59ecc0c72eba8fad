import { SheetImport } from '@lookback/core/returned-tables'
import { listPeople, SecretReply } from '@lookback/core/access'
import type { CellValue } from 'hucre/xlsx'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, password } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { verifyLog } from '../database/verify-log.ts'

const headings = ['姓名', '单位', '角色', '职务', '乡镇', '村', '职责', '联系电话', '账号']

describe('a table of people', () => {
  let checked: CheckedCounty
  let server: TestServer
  let admin: Record<string, string>

  beforeAll(async () => {
    checked = await checkedCounty(0)
    server = await testServer(checked.application)
    admin = await server.signIn(county, 'admin', password)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  async function bring(rows: CellValue[][], { dryRun = false, headers = admin } = {}): Promise<{ status: number; result: SheetImport }> {
    const form = new FormData()
    form.append('file', new Blob([Buffer.from(await writeXlsx({ sheets: [{ name: '名单', rows: [headings, ...rows] }] }))]), '名单.xlsx')
    const reply = await fetch(`${server.url}/api/sheets/people?dryRun=${String(dryRun)}`, { method: 'POST', headers, body: form })
    const body: unknown = await reply.json()
    return { status: reply.status, result: reply.status === 201 ? SheetImport.parse(body) : body as SheetImport }
  }
  const outcomes = ({ outcomes: some }: SheetImport) => Object.fromEntries(some.map(({ outcome, rows }) => [outcome, rows]))
  async function people(search: string) {
    const reply = await fetch(`${server.url}/api/people?limit=20&search=${encodeURIComponent(search)}`, { headers: admin })
    return listPeople.reply.parse(await reply.json()).rows
  }
  const line = (name: string, unit: string, rest: Partial<Record<string, string>> = {}) =>
    headings.map((heading) => ({ 姓名: name, 单位: unit, ...rest })[heading] ?? null)
  const good = [
    line('龙小河', '清溪镇', { 职务: '副镇长', 联系电话: '138 1234 0001', 账号: 'longxiaohe' }),
    line('杨 青', '清溪镇', { 角色: '村两委和驻村工作队', 村: '平安村', 职责: '驻村工作队' }),
    line('杨青', '清溪镇', { 角色: '村两委和驻村工作队', 村: '兴隆村', 职责: '驻村工作队' }),
  ]

  it('is checked without anything done, registers people with posts and accounts, and again changes nothing', async () => {
    expect(outcomes((await bring(good, { dryRun: true })).result)).toEqual({ registered: 2, completed: 1 })
    expect(await people('龙小河')).toEqual([])
    expect(outcomes((await bring(good)).result)).toEqual({ registered: 2, completed: 1 })
    const [long] = await people('龙小河')
    expect(long).toMatchObject({ account: { loginName: 'longxiaohe' }, posts: [{ role: 'township', title: '副镇长', region: '431999101' }] })
    const [yang, ...others] = await people('杨青')
    expect(others).toEqual([])
    expect(yang?.posts.map(({ regionName, title }) => [regionName, title])).toEqual(expect.arrayContaining([['平安村', '驻村工作队'], ['兴隆村', '驻村工作队']]))
    const before = await checked.database.selectFrom('log_entry').select('id').where('kind', '!=', 'sheet-imported').execute()
    expect(outcomes((await bring(good)).result)).toEqual({ unchanged: 3 })
    expect(await checked.database.selectFrom('log_entry').select('id').where('kind', '!=', 'sheet-imported').execute()).toHaveLength(before.length)
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(0)
  })

  it('opens accounts that nobody can enter before a one-time password is given', async () => {
    const [long] = await people('龙小河')
    const reply = await fetch(`${server.url}/api/people/${long?.id ?? ''}/password`, {
      method: 'POST', headers: { ...admin, 'content-type': 'application/json' }, body: JSON.stringify({ id: crypto.randomUUID() }),
    })
    const { password: given } = SecretReply.parse(await reply.json())
    expect(await server.signIn(county, 'longxiaohe', given ?? '')).toHaveProperty('authorization')
  })

  it('completes who is registered: an account, a telephone, one more post', async () => {
    expect(outcomes((await bring([line('杨青', '清溪镇', { 角色: '村两委和驻村工作队', 村: '平安村', 职责: '驻村工作队', 账号: 'yangqing', 联系电话: '13812340002' })])).result))
      .toEqual({ completed: 1 })
    expect((await people('杨青'))[0]?.account?.loginName).toBe('yangqing')
  })

  const wrong: [column: string, row: CellValue[], named: string][] = [
    ['姓名', line('无', '清溪镇'), '姓名'],
    ['姓名', line('龙一、龙二', '清溪镇'), '姓名'],
    ['单位', line('龙一', '清西镇'), '清西镇'],
    ['角色', line('龙一', '清溪镇', { 角色: '镇长' }), '镇长'],
    ['单位', line('龙一', '清溪镇', { 角色: '行业部门' }), '清溪镇'],
    ['职责', line('龙一', '清溪镇', { 职责: '包村' }), '包村'],
    ['村', line('龙一', '清溪镇', { 角色: '村两委和驻村工作队', 村: '白云村' }), '白云村'],
    ['联系电话', line('龙一', '清溪镇', { 联系电话: '12345' }), '12345'],
    ['账号', line('龙一', '清溪镇', { 账号: '龙一' }), '龙一'],
    ['账号', line('龙一', '清溪镇', { 账号: 'longxiaohe' }), '龙小河'],
    ['账号', line('龙小河', '清溪镇', { 账号: 'other' }), 'longxiaohe'],
  ]
  it('refuses wrong rows each with its column, and takes the good ones in all the same', async () => {
    const { result } = await bring([...wrong.map(([, row]) => row), ...good])
    expect(outcomes(result)).toEqual({ unchanged: good.length, refused: wrong.length })
    for (const [index, [column, , named]] of wrong.entries()) {
      expect(result.refusals[index]?.reason).toMatch(new RegExp(`“${column}”：.*${named}`))
    }
    expect(await people('龙一')).toEqual([])
  })

  it('is for those who keep the accounts alone', async () => {
    expect((await bring(good, { headers: await server.signIn(county, 'office', password) })).status).toBe(403)
  })
})
