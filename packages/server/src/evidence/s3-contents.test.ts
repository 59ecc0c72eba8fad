import type { S3Settings } from '../config.ts'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import S3rver from '@20minutes/s3rver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, password } from '../fixtures/checked-county.fixture.ts'
import { fileContents } from './file-contents.ts'
import { jpeg } from './pictures.fixture.ts'
import { bucketAddress, s3Contents } from './s3-contents.ts'
import { tryContents } from './try-contents.ts'

const sha256Of = (content: Buffer) => createHash('sha256').update(content).digest()

describe('contents in an object store', () => {
  let folder: string
  let store: S3rver
  let settings: S3Settings
  let checked: CheckedCounty
  let server: TestServer
  let headers: Record<string, string>

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-s3-'))
    settings = { endpoint: '', bucket: 'evidence', region: 'us-east-1', key: 'S3RVER', secret: 'S3RVER', pathStyle: true }
    await startStore(0)
    checked = await checkedCounty(1)
    checked.setTime('2020-05-07T02:00:00.000Z')
    checked.application.contents = s3Contents(settings, fileContents(checked.application.filesFolder))
    server = await testServer(checked.application)
    headers = await server.signIn(county, 'pingan', password)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await store.close()
    await Promise.all([folder, checked.application.filesFolder].map((one) => rm(one, { recursive: true, force: true })))
  })

  async function startStore(port: number): Promise<void> {
    store = new S3rver({ address: '127.0.0.1', port, silent: true, directory: folder, configureBuckets: [{ name: settings.bucket }] })
    settings.endpoint = `http://127.0.0.1:${(await store.run()).port}`
  }

  const tus = { 'tus-resumable': '1.0.0' }
  async function upload(content: Buffer): Promise<{ address: string; reply: Response }> {
    const values = { sha256: sha256Of(content).toString('hex'), fileName: '照片.jpg' }
    const begun = await fetch(`${server.url}/api/evidence-uploads`, {
      method: 'POST',
      headers: {
        ...headers, ...tus, 'upload-length': String(content.length),
        'upload-metadata': Object.entries(values).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(','),
      },
    })
    const address = new URL(begun.headers.get('location') ?? '', server.url).href
    const reply = await fetch(address, {
      method: 'PATCH', headers: { ...headers, ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
      body: new Uint8Array(content),
    })
    return { address, reply }
  }

  const shown = (content: Buffer, size = '') => fetch(`${server.url}/api/evidence/${sha256Of(content).toString('hex')}/content${size}`, { headers })

  it('a photo goes into the bucket and comes out of it; none is left in the data folder', async () => {
    const photo = await jpeg(1200, 800)
    expect((await upload(photo)).reply.status).toBe(204)
    const content = await shown(photo)
    expect([content.status, content.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    const kept = Buffer.from(await content.arrayBuffer())
    const thumbnail = Buffer.from(await (await shown(photo, '?size=thumbnail')).arrayBuffer())
    expect(thumbnail.length).toBeLessThan(kept.length)
    expect(kept.subarray(0, 3).toString('hex')).toBe('ffd8ff')
    const inFiles = (await readdir(checked.application.filesFolder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
    expect(inFiles.map(({ name }) => name)).toEqual([])
    expect((await readdir(folder, { recursive: true })).some((name) => name.includes(sha256Of(kept).toString('hex')))).toBe(true)
  })

  it('is not acknowledged while the store is away; the upload stays, and is taken in when the client asks again', async () => {
    const photo = await jpeg(900, 700)
    const port = Number(new URL(settings.endpoint).port)
    await store.close()
    const { address, reply } = await upload(photo)
    expect(reply.status).toBe(503)
    expect(await reply.json()).toMatchObject({ code: 'content-store-unavailable' })
    expect((await shown(photo)).status).toBe(404)
    await startStore(port)
    await fetch(address, { method: 'HEAD', headers: { ...headers, ...tus } })
    expect((await shown(photo)).status).toBe(200)
  })

  it('refuses with a wrong secret, and for a bucket that is not there', async () => {
    const files = fileContents(path.join(folder, 'none'))
    const content = randomBytes(100)
    for (const wrong of [{ secret: 'wrong' }, { bucket: 'another' }]) {
      await expect(s3Contents({ ...settings, ...wrong }, files).store({ sha256: sha256Of(content) }, content))
        .rejects.toMatchObject({ code: 'content-store-unavailable' })
      expect(await tryContents(s3Contents({ ...settings, ...wrong }, files))).toMatchObject({ code: 'content-store-unavailable' })
    }
    expect(await tryContents(s3Contents(settings, files))).toBeNull()
  })

  it('notices when something else arrives than was sent', async () => {
    const content = randomBytes(5_000)
    const bent = http.createServer((request, response) => {
      void buffer(request).then((body) => {
        if (request.method === 'PUT') body[0] = (body[0] ?? 0) ^ 1
        const { port } = new URL(settings.endpoint)
        const onward = http.request({ port, host: '127.0.0.1', method: request.method, path: request.url, headers: request.headers }, (answer) => {
          response.writeHead(answer.statusCode ?? 500, answer.headers)
          answer.pipe(response)
        })
        onward.end(body)
      })
    })
    await new Promise<void>((resolve) => bent.listen(0, '127.0.0.1', resolve))
    const endpoint = `http://127.0.0.1:${(bent.address() as AddressInfo).port}`
    const contents = s3Contents({ ...settings, endpoint }, fileContents(path.join(folder, 'none')))
    await expect(contents.store({ sha256: sha256Of(content) }, content)).rejects.toMatchObject({ details: { reason: 'SHA-256' } })
    await new Promise((resolve) => bent.close(resolve))
  })

  it('reads what was kept in files before', async () => {
    const content = randomBytes(1_000)
    await fileContents(checked.application.filesFolder).store({ sha256: sha256Of(content) }, content)
    expect(await buffer(await checked.application.contents.read({ sha256: sha256Of(content) }))).toEqual(content)
    await expect(checked.application.contents.read({ sha256: sha256Of(Buffer.from('never')) })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is set whole or not at all', () => {
    const all = {
      LOOKBACK_S3_ENDPOINT: 'https://minio.example:9000', LOOKBACK_S3_BUCKET: 'evidence', LOOKBACK_S3_KEY: 'key', LOOKBACK_S3_SECRET: 'secret',
    }
    expect(readConfig({}).s3).toBeNull()
    expect(readConfig(all).s3).toEqual({
      endpoint: 'https://minio.example:9000', bucket: 'evidence', key: 'key', secret: 'secret', region: 'us-east-1', pathStyle: true,
    })
    expect(() => readConfig({ ...all, LOOKBACK_S3_SECRET: undefined })).toThrow('LOOKBACK_S3_SECRET')
    expect(bucketAddress({ endpoint: 'https://minio.example:9000', bucket: 'evidence', pathStyle: true })).toBe('https://minio.example:9000/evidence')
    expect(bucketAddress({ endpoint: 'https://s3.example/', bucket: 'evidence', pathStyle: false })).toBe('https://evidence.s3.example')
  })
})
