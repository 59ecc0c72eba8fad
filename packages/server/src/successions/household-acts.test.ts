import { randomUUID } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HouseholdView } from '@lookback/core/household-file'
import type { Household, Member } from '@lookback/core/register'
import type { SheetImport } from '@lookback/core/returned-tables'
import type { Consequences, HouseholdAct } from '@lookback/core/successions'
import { savePeople, savePosts } from '../access/save.queries.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, householdIn, numberIn, password, record, rounds, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { assignHelpers, listHelped, listHelpers } from '../helpers/index.ts'
import { write } from '../database/write.ts'
import { saveUnits } from '../places/save.queries.ts'
import { actOn } from '../problems/commands.ts'
import { openByOffice } from '../problems/open.ts'
import { importHouseholdsFile, saveHouseholds } from '../register/index.ts'
import { coverageOf } from '../rounds/coverage.queries.ts'
import { verifyState } from '../verify-state.ts'
import { writeWorkbook } from '../fixtures/workbook.fixture.ts'
import { saveCodeLists } from '../foundation/save-code-lists.queries.ts'

const everywhere = { county, grants: [{ region: county, department: null }] }
const { pingan, xinglong, baiyun } = villages
interface Reply<Body> { status: number; body: Body }
type ActReply = { state: string; consequences: Consequences | null } & { code?: string; message?: string; details?: Record<string, unknown> }

function family(village: string, index: number, names: readonly string[]): Household {
  const household = householdIn(village, index)
  const members = names.map((name, place): Member => ({
    number: `${place + 1}`, name, sex: place === 1 ? 'female' : 'male', birthDate: `19${70 + place * 3}-03-05`, documentKind: null, documentNumber: null,
    ethnicity: null, relation: ['户主', '配偶'][place] ?? '其他', phone: null, attributes: {},
  }))
  return { ...household, headName: names[0] ?? '', members }
}

describe('what becomes of households', () => {
  let checked: CheckedCounty
  let server: TestServer
  const headers = new Map<CastName, Record<string, string>>()
  const helper = randomUUID()

  beforeAll(async () => {
    checked = await checkedCounty(8)
    await saveUnits(checked.application, county, [
      { code: 'xinglong', name: '兴隆村', kind: 'village', region: xinglong }, { code: 'baiyun', name: '白云村', kind: 'village', region: baiyun },
    ], null)
    await saveCodeLists(checked.application, county, ['户主', '配偶', '之子', '其他'].map((label) =>
      ({ list: 'relation', code: label, label })), '2020-01-01', null)
    await saveHouseholds(checked.application, county, [
      family(pingan, 0, ['吴一', '龙二', '吴三']), family(pingan, 1, ['吴一甲', '龙二甲', '吴三']), family(pingan, 2, ['杨一', '吴丁']),
      family(pingan, 3, ['田一', '田二', '田三']), family(pingan, 4, ['石一']), family(pingan, 5, ['潘一', '潘二']), family(pingan, 6, ['潘一']),
      family(xinglong, 5, ['陆一']),
    ], null)
    await savePeople(checked.application, county, [{ id: helper, name: '帮扶人', phone: null }], null)
    await savePosts(checked.application, county, [{
      id: randomUUID(), person: helper, unit: 'education', role: 'village', title: '帮扶责任人', region: '431999101', department: null, duty: 'helper',
      validFrom: '2020-01-01', validTo: null,
    }], null)
    await record(checked, 'qingxi', [0, 1, 2, 3, 4, 5].map((index) => ({ household: numberIn(pingan, index), found: ['H01', 'E01'] })))
    server = await testServer(checked.application)
    for (const name of ['office', 'qingxi', 'shiqiao', 'pingan'] as const) headers.set(name, await server.signIn(county, name, password))
    for (const index of [0, 3]) await help(numberIn(pingan, index))
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  async function help(number: string): Promise<void> {
    const helped = await listHelped(checked.database, everywhere, [number], '2020-03-02', { lock: false })
    const household = helped.get(number)
    if (!household) throw new Error(number)
    await write(checked.database, checked.application.clock, county, async (transaction) =>
      ({ result: undefined, entries: await assignHelpers(transaction, checked.application, county, null, [{ household, person: helper }]) }))
  }

  async function ask<Body>(name: CastName, path: string, body?: object): Promise<Reply<Body>> {
    const reply = await fetch(`${server.url}${path}`, {
      method: body ? 'POST' : 'GET', headers: { ...headers.get(name), ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: reply.status, body: await reply.json() as Body }
  }
  const idOf = async (number: string) =>
    (await checked.database.selectFrom('household').select('id').where('number', '=', number).executeTakeFirstOrThrow()).id
  const view = async (number: string, name: CastName = 'office') => (await ask<HouseholdView>(name, `/api/households/${await idOf(number)}`)).body
  const problemsOf = async (number: string) =>
    Object.fromEntries((await view(number)).problems.map(({ item, state }) => [item, state]))
  const helpersOf = async (number: string) => (await listHelpers(checked.database, county, [await idOf(number)], '2020-03-02')).size

  async function act(name: CastName, number: string, asked: HouseholdAct, more: { preview?: boolean; version?: number; id?: string } = {}) {
    const { version } = await view(number)
    return ask<ActReply>(name, `/api/households/${await idOf(number)}/acts`, { id: randomUUID(), version, preview: false, act: asked, ...more })
  }

  it('a household moves with its problems, which the new village has to mend; whoever has no area there helps it no more', async () => {
    const number = numberIn(pingan, 0)
    const [problem] = (await view(number)).problems
    await actOn(checked.application, checked.actors.office, { id: randomUUID(), problem: problem?.id ?? '', version: null, action: { action: 'dispatch', unit: 'pingan' } })
    const move = { act: 'move', village: baiyun } as const
    const preview = await act('office', number, move, { preview: true })
    expect(preview.body).toMatchObject({
      state: 'previewed', consequences: { unitsChanged: 1, helpers: [{ name: '帮扶人', fate: 'ends' }], rounds: [{ seen: true }, { seen: false }] },
    })
    expect((await view(number)).household.village).toBe(pingan)
    expect((await act('qingxi', number, move)).body.code).toBe('household-village-wrong')
    expect((await act('shiqiao', number, move)).status).toBe(404)
    expect((await act('pingan', number, move)).status).toBe(403)
    expect((await act('office', number, { act: 'move', village: pingan })).body.code).toBe('household-village-same')
    expect((await act('office', number, move, { version: 99 })).body.code).toBe('household-changed-meanwhile')
    const id = randomUUID()
    expect((await act('office', number, move, { id })).body).toMatchObject({ state: 'done', consequences: preview.body.consequences })
    expect((await act('office', number, move, { id })).body.state).toBe('known')
    const moved = await checked.database.selectFrom('problem').select(['region', 'unit']).where('id', '=', problem?.id ?? '').executeTakeFirstOrThrow()
    expect(moved).toEqual({ region: baiyun, unit: 'baiyun' })
    expect(await helpersOf(number)).toBe(0)
  })

  it('some of a household become one of their own, with their problems and those that are named', async () => {
    const number = numberIn(pingan, 3)
    const before = await view(number)
    const member = (await checked.database.selectFrom('member').select('id').where('name', '=', '田三').executeTakeFirstOrThrow()).id
    const own = await openByOffice(checked.application, checked.actors.office, {
      id: randomUUID(), subject: { id: before.id }, standard: await standard(), item: 'D01', note: '各户的材料',
    })
    const split: Extract<HouseholdAct, { act: 'split' }> = { act: 'split', number: '431999999001', village: xinglong, members: [{ number: '3', relation: '户主' }], problems: [own] }
    expect((await act('qingxi', number, { ...split, members: [{ number: '1', relation: '户主' }] })).body.code).toBe('household-split-takes-head')
    expect((await act('qingxi', number, { ...split, members: [{ number: '3', relation: '之子' }] })).body.code).toBe('household-head-not-one')
    expect((await act('qingxi', number, { ...split, members: [{ number: '9', relation: '户主' }] })).body.code).toBe('household-members-unknown')
    expect((await act('qingxi', number, { ...split, number: numberIn(pingan, 4) })).body.code).toBe('household-number-taken')
    expect((await act('qingxi', number, split)).body).toMatchObject({
      state: 'done', consequences: { other: { number: split.number, headName: '田三' }, helpers: [{ fate: 'helps-too' }] },
    })
    expect((await view(number)).household.members.map(({ name }) => name)).toEqual(['田一', '田二'])
    const founded = await view(split.number)
    expect(founded.household).toMatchObject({ headName: '田三', village: xinglong, category: before.household.category })
    expect((await checked.database.selectFrom('member').select('household').where('id', '=', member).executeTakeFirstOrThrow()).household).toBe(founded.id)
    expect(await problemsOf(split.number)).toEqual({ D01: 'found' })
    expect(await problemsOf(number)).toEqual({ H01: 'found', E01: 'found', D01: 'merged' })
    expect([await helpersOf(number), await helpersOf(split.number)]).toEqual([1, 1])
  })

  const standard = async () => (await checked.database.selectFrom('standard').select('id').executeTakeFirstOrThrow()).id

  it('a household becomes part of another: its people join, its problems go on there, what was seen stays with it', async () => {
    const [from, into] = [numberIn(pingan, 1), numberIn(pingan, 2)]
    const problems = (await view(from)).problems
    const hard = problems.find(({ item }) => item === 'H01')
    await actOn(checked.application, checked.actors.office, { id: randomUUID(), problem: hard?.id ?? '', version: null, action: { action: 'dispatch', unit: 'pingan' } })
    await actOn(checked.application, checked.actors.pingan, {
      id: randomUUID(), problem: hard?.id ?? '', version: null, action: { action: 'plan', measures: [{ kind: 'policy', text: '改造危房' }] },
    })
    const other = (await view(into)).problems.find(({ item }) => item === 'H01')
    await actOn(checked.application, checked.actors.office, {
      id: randomUUID(), problem: other?.id ?? '', version: null,
      action: { action: 'void', reason: '房屋安全', evidence: [{ sha256: 'b'.repeat(64), kind: 'photo', madeAt: '2020-03-02T01:00:00.000Z' }] },
    })
    const merge: Extract<HouseholdAct, { act: 'merge' }> = {
      act: 'merge', as: 'merged', into, members: [{ number: '1', relation: '其他' }, { number: '2', relation: '其他' }, { number: '3', relation: '其他' }],
    }
    expect((await act('qingxi', from, { ...merge, members: [] })).body).toMatchObject({ code: 'household-members-left-out', details: { names: ['吴一甲', '龙二甲', '吴三'] } })
    expect((await act('qingxi', from, { ...merge, into: from })).body.code).toBe('household-into-itself')
    expect((await act('qingxi', from, { ...merge, into: '1' })).body.code).toBe('household-into-unknown')
    expect((await act('qingxi', from, { ...merge, members: merge.members.map((one) => ({ ...one, relation: '户主' })) })).body.code).toBe('household-family-wrong')
    const done = await act('qingxi', from, merge)
    expect(done.body.state).toBe('done')
    expect(Object.fromEntries(done.body.consequences?.problems.map(({ item, fate }) => [item, fate]) ?? [])).toEqual({ H01: 'carried-over', E01: 'merged' })
    const after = await view(into)
    expect(after.household.members.map(({ name }) => name).sort()).toEqual(['吴一甲', '吴三', '吴丁', '杨一', '龙二甲'].sort())
    expect(after.cameFrom).toMatchObject([{ number: from }])
    expect(after.problems.find(({ item }) => item === 'H01')).toMatchObject({ id: other?.id, state: 'dispatched', spell: 2 })
    const gone = await view(from)
    expect(gone).toMatchObject({ ending: { as: 'merged', into: { number: into } }, household: { members: [] } })
    expect(gone.visits).toHaveLength(1)
    expect(await problemsOf(from)).toEqual({ H01: 'merged', E01: 'merged' })
    expect((await act('qingxi', from, { act: 'move', village: xinglong })).body.code).toBe('household-ended')
    expect((await act('qingxi', from, { act: 'restore' })).body.code).toBe('household-has-successor')
  })

  it('a household that was there twice is there once; of one that nobody is left of, problems lapse and come back with it', async () => {
    const [twice, kept, gone] = [numberIn(pingan, 5), numberIn(pingan, 6), numberIn(pingan, 4)]
    expect((await act('qingxi', twice, { act: 'merge', as: 'duplicate', into: kept, members: [] })).body).toMatchObject({
      consequences: { people: [{ name: '潘一', fate: 'same' }, { name: '潘二', fate: 'left' }] },
    })
    expect(await problemsOf(kept)).toEqual({ H01: 'found', E01: 'found' })
    expect((await act('qingxi', gone, { act: 'end', as: 'died-out' })).body).toMatchObject({ consequences: { problems: [{ fate: 'lapsed' }, { fate: 'lapsed' }] } })
    expect(await problemsOf(gone)).toEqual({ H01: 'lapsed', E01: 'lapsed' })
    const list = async (query: string) => (await ask<{ rows: { number: string }[] }>('qingxi', `/api/households${query}`)).body.rows.map(({ number }) => number)
    expect(await list('?limit=100')).not.toContain(gone)
    expect(await list('?ended=true')).toEqual([numberIn(pingan, 1), gone, twice])
    const refused = await record(checked, 'qingxi', [{ household: gone }]).catch((error: unknown) => error)
    expect(String(refused)).toContain('household-ended')
    const folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-test-'))
    const file = await writeWorkbook(path.join(folder, '户.xlsx'), [
      ['乡', '村', '户编号', '户类型', '姓名', '性别', '证件号码', '与户主关系'], ['清溪镇', '平安村', gone, '脱贫户', '石一', '男', null, '户主'],
    ])
    const { summary } = await importHouseholdsFile(checked.application, county, checked.actors.office, file)
    expect(summary.report.refusals).toEqual([{ column: 'number', reason: 'household-ended', rows: 1 }])
    expect((await act('qingxi', gone, { act: 'restore' })).body.state).toBe('done')
    expect(await problemsOf(gone)).toEqual({ H01: 'found', E01: 'found' })
    expect((await act('qingxi', gone, { act: 'restore' })).body.code).toBe('household-not-ended')
  })

  it('a table of the register that has a household elsewhere takes along what it owes there: problems go to who sits there, far helpers stop', async () => {
    const number = numberIn(pingan, 7)
    await saveHouseholds(checked.application, county, [family(pingan, 7, ['罗一', '罗二'])], null)
    await record(checked, 'qingxi', [{ household: number, found: ['H01', 'E01'] }])
    await help(number)
    const ids = (await view(number)).problems.map(({ id }) => id)
    for (const problem of ids) {
      await actOn(checked.application, checked.actors.office, { id: randomUUID(), problem, version: null, action: { action: 'dispatch', unit: 'pingan' } })
    }
    const folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-test-'))
    const file = await writeWorkbook(path.join(folder, '户.xlsx'), [
      ['乡', '村', '户编号', '户类型', '姓名', '性别', '证件号码', '与户主关系'],
      ['石桥乡', '白云村', number, '脱贫户', '罗一', '男', null, '户主'], ['石桥乡', '白云村', number, '脱贫户', '罗二', '女', null, '配偶'],
    ])
    const { summary } = await importHouseholdsFile(checked.application, county, checked.actors.office, file)
    expect(summary).toMatchObject({ changed: 1, rowsRefused: 0 })
    const moved = await checked.database.selectFrom('problem').select(['region', 'unit']).where('id', 'in', ids).execute()
    expect(moved).toEqual([{ region: baiyun, unit: 'baiyun' }, { region: baiyun, unit: 'baiyun' }])
    expect(await helpersOf(number)).toBe(0)
    expect((await importHouseholdsFile(checked.application, county, checked.actors.office, file)).summary).toMatchObject({ changed: 0, unchanged: 1 })
  })

  it('a table says what became of households; the same again changes nothing, rounds that are over do not move', async () => {
    checked.setTime('2020-05-10T02:00:00.000Z')
    const before = [...await coverageOf(checked.database, everywhere, [rounds.first, rounds.second])]
    const send = async (rows: string[][], dryRun = false) => {
      const content = await writeXlsx({ sheets: [{ name: '变动', rows: [['户编号', '户主', '变动', '迁入村', '并入户编号', '与并入户户主关系'], ...rows] }] })
      const form = new FormData()
      form.append('file', new Blob([content as BlobPart]), '变动.xlsx')
      const reply = await fetch(`${server.url}/api/sheets/household-acts?dryRun=${dryRun}`, { method: 'POST', headers: headers.get('qingxi') ?? {}, body: form })
      const body = await reply.json() as SheetImport
      return { outcomes: Object.fromEntries(body.outcomes.map(({ outcome, rows: count }) => [outcome, count])), reasons: body.refusals.map(({ reason }) => reason) }
    }
    const rows = [
      [numberIn(xinglong, 0), '', '迁村', '平安村', '', ''],
      [numberIn(xinglong, 1), '石大山1', '并户', '', numberIn(xinglong, 2), '其他'],
      [numberIn(xinglong, 3), '', '销户', '', '', ''],
      [numberIn(xinglong, 4), '', '搬走了', '', '', ''],
      [numberIn(xinglong, 5), '', '并户', '', numberIn(xinglong, 6), ''],
      [numberIn(xinglong, 7), '别人', '销户', '', '', ''],
      [numberIn(baiyun, 1), '', '销户', '', '', ''],
      [numberIn(xinglong, 6), '', '迁村', '没有的村', '', ''],
    ]
    expect((await send(rows, true)).outcomes).toEqual({ moved: 1, merged: 1, ended: 1, refused: 5 })
    const { outcomes, reasons } = await send(rows)
    expect(outcomes).toEqual({ moved: 1, merged: 1, ended: 1, refused: 5 })
    expect(reasons).toEqual([
      expect.stringContaining('“搬走了”看不懂'), expect.stringContaining('请填“与并入户户主关系”'), expect.stringContaining('户主“别人”与登记的'),
      expect.stringContaining('没有户编号'), expect.stringContaining('请选您管辖范围内的一个村'),
    ])
    expect((await send(rows)).outcomes).toEqual({ unchanged: 3, refused: 5 })
    expect([...await coverageOf(checked.database, everywhere, [rounds.first, rounds.second])]).toEqual(before)
  })

  it('stand as the log says', async () => {
    await verifyState(checked.database, county)
    await checked.database.updateTable('household').set({ ended_as: 'moved-away' }).where('ended_as', '=', 'died-out').execute()
    await expect(verifyState(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
  })
})
