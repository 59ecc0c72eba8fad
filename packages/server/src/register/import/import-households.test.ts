import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { heldPost } from '@lookback/core/capabilities'
import type { CellValue } from 'hucre/xlsx'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { keysOf } from '../../database/sealing-keys.ts'
import { openMember } from '../sealed-fields.ts'
import type { Actor } from '../../kit/actor.ts'
import { uploadsFolder } from '../../kit/uploaded-file.ts'
import type { TestCounty } from '../../fixtures/county.fixture.ts'
import { county, household, member, testCounty, villages } from '../../fixtures/county.fixture.ts'
import { wholeCounty } from '../../command-line/county.ts'
import { replaceMembers } from '../members.queries.ts'
import { writeRegister } from '../export-register.ts'
import { saveHouseholds } from '../save-households.ts'
import { importHouseholdsFile } from './import-households.ts'
import type { Heading, Line } from '../../fixtures/workbook.fixture.ts'
import { couple, headings, idNumber, readBack, writeWorkbook } from '../../fixtures/workbook.fixture.ts'

const reasonPlace = headings.length
const place = (heading: Heading) => headings.indexOf(heading)

describe('importing households', () => {
  let opened: TestCounty
  let folder: string

  beforeAll(async () => {
    opened = await testCounty()
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-test-'))
  })
  beforeEach(async () => {
    await opened.database.deleteFrom('member').execute()
    await opened.database.deleteFrom('subject').where('kind', 'in', ['household', 'member']).execute()
    await opened.database.deleteFrom('household_before').execute()
    await opened.database.deleteFrom('household').execute()
  })
  afterAll(async () => {
    await opened.close()
    await rm(folder, { recursive: true })
  })

  const importFile = (file: string, dryRun = false, actor: Actor | null = null) =>
    importHouseholdsFile(opened.application, county, actor, file, { dryRun })
  const importRows = async (rows: CellValue[][], dryRun = false, actor: Actor | null = null) =>
    importFile(await writeWorkbook(path.join(folder, 'households.xlsx'), [[...headings], ...rows]), dryRun, actor)
  const stored = () => opened.database.selectFrom('household').selectAll().orderBy('number').execute()

  it('sets aside what it reads with the uploads, which a start empties, and leaves nothing there', async () => {
    const file = await writeWorkbook(path.join(folder, 'aside.xlsx'), [[...headings], ...couple('H1', 1)])
    const uploads = uploadsFolder(opened.application)
    const seen: string[][] = []
    await importHouseholdsFile(opened.application, county, null, file, { dryRun: true, onRead: async () => { seen.push(await readdir(uploads)) } })
    expect([seen[0]?.length, await readdir(uploads)]).toEqual([1, []])
  })

  it('a connection that has broken fails whoever waits for it, and nothing that nobody waits for', async () => {
    const members = ['H1-1', 'H1-2'].map((number) => ({ id: randomUUID(), household: randomUUID(), member: member(number), row: null }))
    // A promise that is refused while nobody holds it would end the process: vitest fails the run where that happens.
    await expect(opened.database.transaction().execute(async (transaction) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(transaction).catch(() => undefined)
      await expect.poll(() => sql`select 1`.execute(transaction).catch((error: unknown) => String(error))).toContain('not queryable')
      await replaceMembers(transaction, county, [], members)
    })).rejects.toThrow()
  })

  it('takes good households in; the same file again changes nothing', async () => {
    const rows = [...couple('H1', 1), ...couple('H2', 2)]
    expect((await importRows(rows, true)).summary).toMatchObject({ added: 2, dryRun: true })
    expect(await stored()).toEqual([])
    expect(await importRows(rows)).toMatchObject({
      summary: { rowsRead: 4, rowsTotal: 4, rowsRefused: 0, added: 2, changed: 0, unchanged: 0, dryRun: false },
      errorsWorkbook: null,
    })
    expect((await importRows(rows)).summary).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    const richer = [...couple('H1', 1, [{ 人均纯收入: 6_000 }, { 人均纯收入: 6_000 }]), ...couple('H2', 2)]
    expect((await importRows(richer)).summary).toMatchObject({ added: 0, changed: 1, unchanged: 1 })
    const [first] = await stored()
    expect(first).toMatchObject({
      number: 'H1', village: villages.pingan, category: 'lifted', version: 2, attributes: { incomePerPerson: 6_000 },
    })
    const spouse = await opened.database
      .selectFrom('member').selectAll().where('household', '=', first?.id ?? '').where('relation', '=', '配偶')
      .executeTakeFirstOrThrow()
    expect(spouse).toMatchObject({
      name: '杨小梅', sex: 'female', birth_date: '1972-08-15', attributes: { education: 'primary' },
    })
    expect(openMember(keysOf(opened.database), county, spouse)).toMatchObject({
      documentNumber: idNumber('1972-08-15', '女', 1), attributes: { education: 'primary', health: ['chronic', 'disabled'] },
    })
  })

  it('what goes out as the register comes in again and changes nothing, whatever stands in it', async () => {
    const text = fc.constantFrom('汉族', '侗族', '=1+1', '广东省东莞市')
    const made = fc.record({ income: fc.constantFrom(null, 0, 6_000.5, 12_345), health: fc.constantFrom('健康', '长期慢性病、残疾'), ethnicity: text, phone: fc.constantFrom('13812345678', '0745-7221234', null) })
    await fc.assert(fc.asyncProperty(fc.array(made, { minLength: 1, maxLength: 4 }), async (households) => {
      await importRows(households.flatMap(({ income, health, ethnicity, phone }, index) => {
        const cells = { 人均纯收入: income, 联系电话: phone }
        return couple(`R${index}`, 40 + index, [{ ...cells, 健康状况: health, 民族: ethnicity }, cells])
      }))
      const out = path.join(folder, 'register.xlsx')
      await pipeline(await writeRegister(opened.application, wholeCounty(county), true, undefined), createWriteStream(out))
      const { summary } = await importHouseholdsFile(opened.application, county, null, out, { dryRun: true, choices: { emptyClears: true, unlistedLeave: true, replacedFamilies: [] } })
      const { count } = await opened.database.selectFrom('household').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
      expect(summary).toMatchObject({ rowsRefused: 0, added: 0, changed: 0, unchanged: count })
    }), { numRuns: 6 })
  })

  it('gives every bad household back whole, names each cell, and takes it once corrected', async () => {
    const faults: [Heading, CellValue, string, 0 | 1][] = [
      ['村', '无名村', '没有这个村', 0],
      ['户类型', '大户', '“大户”不在规定的选项里', 0],
      ['联系电话', '1381234', '不是 11 位手机号码', 0],
      ['人均纯收入', '很多', '不是数字', 0],
      ['家庭人口数', 3, '家庭人口数填的是 3，表里有 2 人', 0],
      ['户主姓名', '石小山', '户主姓名“石小山”与户主本人那一行的姓名“石大山”不一致', 0],
      ['姓名', null, '不能为空', 1],
      ['性别', '男', '性别与证件号码不一致', 1],
      ['出生日期', '1972-08-16', '与证件号码里的 1972-08-15 不一致', 1],
      ['出生日期', '1972-13-01', '不是日期', 1],
      ['证件号码', 4.31999197208e17, '已被 Excel 损坏', 1],
      ['证件号码', '4.31999E+17', '已被 Excel 损坏', 1],
      ['证件号码', '431999197208150000', '已被 Excel 损坏', 1],
      ['证件号码', '431999197208150021', '校验码不对', 1],
      ['与户主关系', '户主', '一户只能有一个户主', 1],
      ['与户主关系', '之子', '与户主关系“之子”与性别不符', 1],
      ['文化程度', '博士', '“博士”不在规定的选项里', 1],
    ]
    const bad = faults.flatMap(([heading, value, , row], index) => {
      const line: Line = { [heading]: value }
      // What concerns the household is the same on both of its rows.
      const onBoth = row === 0
      return couple(`B${index}`, index, [onBoth ? line : {}, line])
    })
    const result = await importRows([...couple('GOOD', 900), ...bad])
    expect(result.summary).toMatchObject({ added: 1, rowsRefused: faults.length * 2 })
    expect((await stored()).map(({ number }) => number)).toEqual(['GOOD'])
    const { rows, marked } = await readBack(result.errorsWorkbook ?? new Uint8Array())
    expect(rows).toHaveLength(1 + faults.length * 2)
    expect(rows[0]?.slice(0, headings.length)).toEqual([...headings])
    faults.forEach(([heading, , sentence, row], index) => {
      const line = 1 + index * 2 + row
      const column = String.fromCharCode(65 + place(heading))
      // The good household stands in rows 2 and 3 of the file, so what is in row 2 here was in row 4 there.
      expect(rows[line]?.[reasonPlace]).toContain(`原表${column}${line + 3}“${heading}”：`)
      expect(rows[line]?.[reasonPlace]).toContain(sentence)
      expect(marked).toContain(`${line},${place(heading)}`)
    })
    expect(marked.every((one) => one.split(',')[1] !== String(place('乡')))).toBe(true)

    const corrected = rows.slice(1).map((cells, index): CellValue[] => {
      const good = couple(`B${Math.floor(index / 2)}`, Math.floor(index / 2))[index % 2] ?? []
      return cells.map((cell, at) => (marked.includes(`${index + 1},${at}`) ? good[at] ?? null : cell))
    })
    const again = await writeWorkbook(path.join(folder, 'corrected.xlsx'), [
      rows[0] ?? [],
      // A household's columns were wrong on both rows, and marked on the first.
      ...corrected.map((cells, index) => cells.map((cell, at) => (at < 8 && index % 2 === 1 ? corrected[index - 1]?.[at] ?? null : cell))),
    ])
    expect((await importFile(again)).summary).toMatchObject({ added: faults.length, rowsRefused: 0 })
  })

  it('refuses one citizen twice: in the file, and against another household of the register', async () => {
    await saveHouseholds(opened.application, county, [household('R1', {
      members: [member('R1-1', { documentNumber: idNumber('1970-03-05', '男', 5) })],
    })], null)
    const same = idNumber('1972-08-15', '女', 1)
    const { summary, errorsWorkbook } = await importRows([
      ...couple('H1', 1), ...couple('H2', 2, [{}, { 证件号码: `${same}42` }]), ...couple('H5', 5), ...couple('H6', 6),
    ])
    expect(summary).toMatchObject({ added: 1, rowsRefused: 6 })
    const { rows } = await readBack(errorsWorkbook ?? new Uint8Array())
    const reasons = rows.slice(1).map((cells) => cells[reasonPlace])
    expect(reasons[1]).toContain('证件号码与第 5 行相同')
    expect(reasons[3]).toContain('证件号码与第 3 行相同')
    expect(reasons[4]).toContain('已登记在另一户（户编号 R1）')
    expect(reasons[5]).toContain('整户未导入')
  })

  it('lets a person move between two households of one file, and not when the old one is refused', async () => {
    await importRows([...couple('M1', 1), ...couple('M2', 2)])
    const [head, mover] = couple('M1', 1)
    const moved = [...mover ?? []]
    for (const [heading, value] of [['户编号', 'M2'], ['与户主关系', '其他'], ['家庭人口数', 3]] as const) moved[place(heading)] = value
    const three: Line = { 家庭人口数: 3 }
    const without = (category: string) => [(head ?? []).map((cell, at) =>
      (at === place('家庭人口数') ? 1 : at === place('户类型') ? category : cell))]
    const newer = [...couple('M2', 2, [three, three]), moved]
    expect((await importRows([...newer, ...without('大户')])).summary).toMatchObject({ changed: 0, rowsRefused: 4 })
    expect((await importRows([...newer, ...without('脱贫户')])).summary).toMatchObject({ changed: 2, rowsRefused: 0 })
    expect((await stored()).map((row) => row.member_count)).toEqual([1, 3])
  })

  it('reads two heading rows, columns in another order, merged cells and rows that stand apart', async () => {
    const order = [...headings.keys()].reverse()
    const line = (cells: CellValue[] | undefined, blank: readonly Heading[] = []) =>
      order.map((at) => (blank.includes(headings[at] ?? '乡') ? null : cells?.[at] ?? null))
    const [head, spouse] = couple('H1', 1)
    const [otherHead, otherSpouse] = couple('H2', 2)
    const groups = order.map((at) => (at === 15 ? '家庭成员信息' : at === 7 ? '户信息' : null))
    const ofHousehold = headings.slice(0, 8)
    const file = await writeWorkbook(path.join(folder, 'merged.xlsx'), [
      ['云岭县农户信息'], groups, order.map((at) => headings[at] ?? null),
      // Merged: the household's cells are filled on its first row only.
      line(head), line(spouse, ofHousehold),
      // Sorted by something else: the members of H2 do not stand together.
      line(otherHead), line(couple('H3', 3)[0]), line(otherSpouse), line(couple('H3', 3)[1]),
    ], [{ startRow: 3, endRow: 4, startCol: 13, endCol: 13 }])
    expect((await importFile(file)).summary).toMatchObject({ added: 3, rowsRefused: 0 })
    expect((await stored()).map(({ number, member_count: count }) => [number, count])).toEqual([['H1', 2], ['H2', 2], ['H3', 2]])
  })

  it('lets a township import for its own villages only, and tells nothing of the others', async () => {
    const township: Actor = {
      county, account: randomUUID(), person: randomUUID(), name: '龙主任',
      posts: [heldPost({
        role: 'township', region: '431999101', department: null, title: '扶贫站长', unit: 'office', unitName: '清溪镇',
        regionName: '清溪镇',
      })],
    }
    await saveHouseholds(opened.application, county, [
      household('TAKEN', { village: villages.baiyun, members: [member('1', { documentNumber: idNumber('1970-03-05', '男', 3) })] }),
    ], null)
    const elsewhere: Line = { 乡: '石桥乡', 村: '白云村' }
    const { summary, errorsWorkbook } = await importRows([
      ...couple('T1', 1), ...couple('T2', 2, [elsewhere, elsewhere]), ...couple('T3', 3), ...couple('TAKEN', 4),
    ], false, township)
    expect(summary).toMatchObject({ added: 1, rowsRefused: 6 })
    const { rows } = await readBack(errorsWorkbook ?? new Uint8Array())
    const reasons = [1, 3, 5].map((line) => rows[line]?.[reasonPlace])
    expect(reasons[0]).toContain('“白云村”不在您的管辖范围内')
    expect(reasons[1]).toContain('已登记在您管辖范围以外的另一户')
    expect(reasons[2]).toContain('这个户编号已登记在您管辖范围以外的村')
    expect(JSON.stringify(reasons[1])).not.toContain('TAKEN')
  })
})
