import { getBoundaries, getBoundaryVersion } from '@lookback/core/places'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLog } from '../database/verify-log.ts'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, password } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'

describe('boundaries over HTTP', () => {
  let checked: CheckedCounty
  let server: TestServer
  let headers: Record<string, string>

  beforeAll(async () => {
    checked = await checkedCounty(1)
    server = await testServer(checked.application)
    headers = await server.signIn(county, 'office', password)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  const square = (east: number) => [[[east, 27], [east + 1, 27], [east + 1, 28], [east, 28], [east, 27]]]
  const fileOf = (codes: readonly string[]) => JSON.stringify({
    type: 'FeatureCollection',
    features: codes.map((code, index) => ({ type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: square(100 + index) } })),
  })
  async function put(text: string, query: Record<string, string>) {
    const body = new FormData()
    body.append('file', new Blob([text]), '界线.geojson')
    const reply = await fetch(`${server.url}/api/imports/boundaries?${new URLSearchParams(query)}`, { method: 'POST', headers, body })
    return { status: reply.status, json: (await reply.json()) as unknown }
  }
  async function drawn(as: Record<string, string>, query: Record<string, string>) {
    const reply = await fetch(`${server.url}/api/boundaries?${new URLSearchParams(query)}`, { headers: as })
    return getBoundaries.reply.parse(await reply.json()).current
  }
  const current = async () => getBoundaryVersion.reply.parse(await (await fetch(`${server.url}/api/boundaries/version`, { headers })).json()).current
  const source = '县自然资源局 2019 年'
  const all = ['431999', '431999101', '431999102', '431999101201', '431999101202', '431999102201']

  it('a file is checked before it is taken, and is the county’s next version', async () => {
    expect(await current()).toBeNull()
    expect(await drawn(headers, { level: 'township' })).toBeNull()
    expect(await put(fileOf(all), { source, dryRun: 'true' })).toMatchObject({ status: 201, json: { version: 1, unchanged: false, townships: 2, villages: 3 } })
    expect(await current()).toBeNull()
    expect((await put(fileOf(all), { source })).json).toMatchObject({ version: 1, unchanged: false })
    expect(await current()).toMatchObject({ version: 1, source, isInvented: false, townships: 2, villages: 3 })
  })

  it('the same file again changes nothing; another is another version, and says what is not drawn', async () => {
    expect((await put(fileOf(all), { source })).json).toMatchObject({ version: 1, unchanged: true })
    const other = await put(fileOf(all.slice(0, 4)), { source: '县自然资源局 2020 年' })
    expect(other.json).toMatchObject({ version: 2, townships: 2, villages: 1 })
    expect((other.json as { missingCount: number }).missingCount).toBeGreaterThan(0)
    expect(await current()).toMatchObject({ version: 2, villages: 1 })
    expect((await put(fileOf(all), { source })).json).toMatchObject({ version: 3 })
  })

  it('two files at once are two versions', async () => {
    const before = (await current())?.version ?? 0
    const both = await Promise.all(['一', '二'].map((name) => put(fileOf(all), { source: `县自然资源局 ${name}` })))
    expect(both.map(({ json }) => (json as { version: number }).version).sort()).toEqual([before + 1, before + 2])
  })

  it('a wrong file is refused in words, and nothing of it is kept', async () => {
    const before = await current()
    expect((await put('<kml/>', { source })).json).toMatchObject({ code: 'boundaries-unreadable' })
    expect(await put(fileOf([...all, '431999999']), { source })).toMatchObject({
      status: 422, json: { code: 'boundaries-code-unknown', message: '第 7 个图形的区划代码 431999999 不在本县区划里。请先导入区划，或改正代码。' },
    })
    expect(await current()).toEqual(before)
  })

  it('nobody is shown more than their own area', async () => {
    const township = await server.signIn(county, 'qingxi', password)
    expect((await drawn(headers, { level: 'village' }))?.boundaries.map(({ region }) => region)).toEqual(all.slice(3))
    expect((await drawn(headers, { level: 'village', region: '431999101' }))?.boundaries).toHaveLength(2)
    expect((await drawn(township, { level: 'village' }))?.boundaries.map(({ region }) => region)).toEqual(all.slice(3, 5))
    expect((await drawn(township, { level: 'village', region: '431999102' }))?.boundaries).toEqual([])
    expect((await fetch(`${server.url}/api/boundaries/version`, { headers: township })).status).toBe(403)
  })

  it('the log tells it', async () => {
    await expect(verifyLog(checked.database, county)).resolves.toBeDefined()
  })
})
