import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { listPlaces } from '@lookback/core/places'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLog } from '../database/verify-log.ts'
import { uploadsFolder } from '../kit/uploaded-file.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, password, villages } from '../fixtures/checked-county.fixture.ts'
import { writeWorkbook } from '../fixtures/workbook.fixture.ts'

describe('regions and units over HTTP', () => {
  let checked: CheckedCounty
  let server: TestServer
  let headers: Record<string, string>
  let folder: string

  beforeAll(async () => {
    checked = await checkedCounty(1)
    server = await testServer(checked.application)
    headers = await server.signIn(county, 'admin', password)
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-places-'))
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(folder, { recursive: true })
  })

  async function call(method: string, address: string, body?: object) {
    const reply = await fetch(`${server.url}${address}`, {
      method, headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { status: reply.status, json: (await reply.json()) as unknown }
  }
  async function upload(content: Uint8Array) {
    const body = new FormData()
    body.append('file', new Blob([content as BlobPart]), '区划.xlsx')
    const reply = await fetch(`${server.url}/api/imports/regions`, { method: 'POST', headers, body })
    return { status: reply.status, json: (await reply.json()) as unknown }
  }
  const units = async () => listPlaces.reply.parse((await call('GET', '/api/places')).json).units

  it('a unit is added once, where units of its kind sit, under a name of its own', async () => {
    const unit = { code: 'unit-1', name: '水利局', kind: 'department', region: county }
    expect(await call('POST', '/api/units', unit)).toEqual({ status: 200, json: unit })
    expect(await call('POST', '/api/units', unit)).toEqual({ status: 200, json: unit })
    expect((await units()).filter(({ name }) => name === '水利局')).toEqual([unit])
    expect((await call('POST', '/api/units', { ...unit, name: '交通局' })).json).toMatchObject({ code: 'unit-code-taken', details: { field: 'code' } })
    expect((await call('POST', '/api/units', { ...unit, code: 'unit-2' })).json)
      .toMatchObject({ code: 'unit-name-taken', message: '已经有叫“水利局”的单位。' })
    expect((await call('POST', '/api/units', { code: 'unit-3', name: '龙潭村', kind: 'village', region: '431999101' })).json)
      .toMatchObject({ code: 'unit-region-wrong', details: { field: 'region' } })
    expect((await call('POST', '/api/units', { code: 'unit-3', name: '外县', kind: 'department', region: '430000' })).json)
      .toMatchObject({ code: 'region-unknown' })
  })

  it('a unit gets another name, and keeps its posts', async () => {
    expect((await call('PUT', '/api/units/housing', { name: '住房和城乡建设局' })).json).toMatchObject({ code: 'housing', name: '住房和城乡建设局' })
    expect((await call('PUT', '/api/units/housing', { name: '教育局' })).json).toMatchObject({ code: 'unit-name-taken' })
    expect((await call('PUT', '/api/units/nowhere', { name: '教育局' })).json).toMatchObject({ code: 'unit-unknown' })
    expect((await call('GET', '/api/people?unit=housing')).json).toMatchObject({ total: 1, rows: [{ posts: [{ unitName: '住房和城乡建设局' }] }] })
  })

  it('regions bring the units of townships and villages, once; villages of one name are told apart', async () => {
    const file = await writeWorkbook(path.join(folder, '区划.xlsx'), [
      ['代码', '名称'], ['431999103', '金龙乡'], ['431999103201', '平安村'], [villages.pingan, '平安村'],
    ])
    const content = await readFile(file)
    // Of the county's own villages only 平安村 has a unit yet.
    expect((await upload(content)).json).toEqual({ added: 2, changed: 0, unchanged: 1, units: 5, elsewhere: 0, sheetsLeftOut: [], renamed: [] })
    expect((await upload(content)).json).toEqual({ added: 0, changed: 0, unchanged: 3, units: 0, elsewhere: 0, sheetsLeftOut: [], renamed: [] })
    const names = (await units()).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['平安村', '金龙乡平安村', '清溪镇兴隆村', '石桥乡白云村']))
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(0)
  })

  it('a table that is none is refused with a reason, and no file stays', async () => {
    expect(await upload(Buffer.from('no workbook'))).toMatchObject({ status: 422, json: { code: 'workbook-unreadable' } })
    expect((await fetch(`${server.url}/api/imports/regions`, { method: 'POST', headers })).status).toBe(400)
    expect(await readdir(uploadsFolder(checked.application))).toEqual([])
  })
})
