import { randomUUID } from 'node:crypto'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SheetImport } from '@lookback/core/returned-tables'
import type { RegionChange, RegionConsequences } from '@lookback/core/successions'
import { compareRounds } from '../comparison/comparison.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, password, record, rounds, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { saveUnits } from '../places/save.queries.ts'
import { actOn } from '../problems/commands.ts'
import { openByOffice } from '../problems/open.ts'
import { coverageOf } from '../rounds/coverage.queries.ts'
import { verifyState } from '../verify-state.ts'

const everywhere = { county, grants: [{ region: county, department: null }] }
const { pingan, xinglong, baiyun, heshan } = villages
type Reply = { state?: string; consequences?: RegionConsequences | null; code?: string }

describe('places that end', () => {
  let checked: CheckedCounty
  let server: TestServer
  const headers = new Map<CastName, Record<string, string>>()

  beforeAll(async () => {
    checked = await checkedCounty(4)
    await saveUnits(checked.application, county, [{ code: 'xinglong', name: '兴隆村', kind: 'village', region: xinglong }], null)
    await record(checked, 'qingxi', [0, 1, 2].map((index) => ({ household: numberIn(pingan, index), found: ['H01'] })))
    server = await testServer(checked.application)
    for (const name of ['office', 'qingxi', 'pingan'] as const) headers.set(name, await server.signIn(county, name, password))
    const { id: standard } = await checked.database.selectFrom('standard').select('id').executeTakeFirstOrThrow()
    await openByOffice(checked.application, checked.actors.office, {
      id: randomUUID(), subject: { village: pingan, thing: '卫生室' }, standard, item: 'D01', note: '没有挂牌',
    })
    const { id } = await checked.database.selectFrom('problem').select('id').where('subject_kind', '=', 'household').orderBy('number').limit(1).executeTakeFirstOrThrow()
    await actOn(checked.application, checked.actors.office, { id: randomUUID(), problem: id, version: null, action: { action: 'dispatch', unit: 'pingan' } })
    checked.setTime('2020-05-10T02:00:00.000Z')
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  async function change(name: CastName, on: string, changes: RegionChange[], preview = false): Promise<{ status: number; body: Reply }> {
    const reply = await fetch(`${server.url}/api/region-changes`, {
      method: 'POST', headers: { ...headers.get(name), 'content-type': 'application/json' }, body: JSON.stringify({ id: randomUUID(), preview, on, changes }),
    })
    return { status: reply.status, body: await reply.json() as Reply }
  }

  /** Every figure of the two rounds by village, and what each covered: the old codes must stay. */
  async function past() {
    const compared = await compareRounds(checked.application, everywhere, { earlier: rounds.first.id, later: rounds.second.id }, 'village', 'zh-CN')
    return [[...await coverageOf(checked.database, everywhere, [rounds.first, rounds.second])], compared.tell().rows.map(({ key, counts }) => ({ key, counts }))]
  }

  it('take along what hangs on them: households, things, problems with whoever owes them, posts', async () => {
    const before = await past()
    const community = [{ from: pingan, to: '431999101001', name: '平安社区' }]
    expect((await change('qingxi', '2020-05-10', community)).status).toBe(403)
    expect((await change('office', '2020-05-11', community)).body.code).toBe('region-day-wrong')
    expect((await change('office', '2020-03-01', community)).body.code).toBe('region-end-too-early')
    expect((await change('office', '2020-05-10', [{ from: pingan, to: pingan }])).body.code).toBe('region-ends-too')
    const preview = await change('office', '2020-05-10', community, true)
    expect(preview.body).toMatchObject({
      state: 'previewed',
      consequences: { regions: [{ from: pingan, toName: '平安社区', isNew: true, households: 4, problems: 4, posts: 1 }], rounds: [] },
    })
    expect(await checked.database.selectFrom('region').select('code').where('code', '=', '431999101001').execute()).toEqual([])
    expect((await change('office', '2020-05-10', community)).body.state).toBe('done')

    const villagesOf = await checked.database.selectFrom('household').select('village').distinct().orderBy('village').execute()
    expect(villagesOf.map(({ village }) => village)).toEqual(['431999101001', xinglong, baiyun, heshan])
    const problems = await checked.database.selectFrom('problem').select(['region', 'state', 'unit', 'subject_kind']).orderBy('region').orderBy('unit').execute()
    expect(problems.filter(({ state }) => state !== 'merged').map(({ region }) => region)).toEqual(Array(4).fill('431999101001'))
    expect(problems.find(({ unit }) => unit !== null)?.unit).toBe('village-431999101001')
    const posts = await checked.database.selectFrom('post').select(['region', 'unit', 'valid_to']).where('person', '=', checked.actors.pingan.person).orderBy('region').execute()
    expect(posts).toEqual([
      { region: '431999101001', unit: 'village-431999101001', valid_to: null }, { region: pingan, unit: 'pingan', valid_to: '2020-05-10' },
    ])
    expect((await checked.database.selectFrom('unit').select('name').where('code', '=', 'pingan').executeTakeFirstOrThrow()).name).toBe('平安村（已撤并）')
    const own = await fetch(`${server.url}/api/households?limit=100`, { headers: headers.get('pingan') ?? {} })
    expect((await own.json() as { rows: unknown[] }).rows).toHaveLength(4)
    expect(await past()).toEqual(before)
    expect((await change('office', '2020-05-10', community)).body.code).toBe('region-unknown')
    expect((await change('office', '2020-05-10', [{ from: xinglong, to: pingan }])).body.code).toBe('region-code-used')
  })

  it('come in a table as well: a township with its villages, all of it or nothing; the same again changes nothing', async () => {
    const before = await past()
    const send = async (rows: string[][], dryRun = false) => {
      const content = await writeXlsx({ sheets: [{ name: '撤并', rows: [['代码', '名称', '并入代码', '新名称', '撤并日期'], ...rows] }] })
      const form = new FormData()
      form.append('file', new Blob([content as BlobPart]), '撤并.xlsx')
      const reply = await fetch(`${server.url}/api/sheets/region-changes?dryRun=${dryRun}`, { method: 'POST', headers: headers.get('office') ?? {}, body: form })
      const body = await reply.json() as SheetImport
      return { outcomes: Object.fromEntries(body.outcomes.map(({ outcome, rows: count }) => [outcome, count])), reasons: body.refusals.map(({ reason }) => reason) }
    }
    const rows = [['431999102000', '石桥乡', '431999101000', '', '2020-05-01'], [baiyun, '白云村', '431999101301', '白云新村', '2020-05-01']]
    const wrong = await send([...rows, [heshan, '何山村', '431999101302', '', '2020-05-01']])
    expect(wrong.outcomes).toEqual({ refused: 3 })
    expect(wrong.reasons).toEqual([
      expect.stringContaining('同一份表里还有写错的行'), expect.stringContaining('同一份表里还有写错的行'), expect.stringContaining('何山村'),
    ])
    expect((await send(rows, true)).outcomes).toEqual({ 'region-ended': 2 })
    expect((await send(rows)).outcomes).toEqual({ 'region-ended': 2 })
    expect((await send(rows)).outcomes).toEqual({ unchanged: 2 })
    const names = await checked.database.selectFrom('region').select(['code', 'name', 'valid_to']).orderBy('code').execute()
    expect(names.filter(({ valid_to: end }) => end === null).map(({ code, name }) => `${code} ${name}`)).toEqual([
      '431999 云岭县', '431999101 清溪镇', '431999101001 平安社区', `${xinglong} 兴隆村`, '431999101203 禾山村', '431999101301 白云新村',
    ])
    expect(await past()).toEqual(before)
    await verifyState(checked.database, county)
  })
})
