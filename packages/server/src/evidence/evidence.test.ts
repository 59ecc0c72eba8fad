import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { imageSize } from 'image-size'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOn } from '../problems/commands.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { castNames, checkedCounty, county, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'
import { parameters } from '@lookback/core/capabilities'
import { asRefusal } from '../http/errors.ts'
import { diskNotice } from '../kit/disk.ts'
import { interruptImports } from '../register/import/run-import.ts'
import { clearKilledWrites } from './file-contents.ts'
import { verifyLog } from '../database/verify-log.ts'
import { jpeg, pngBomb, withCameraData } from './pictures.fixture.ts'
import { webmSound } from './sounds.fixture.ts'

const PIECE = 100_000
const nameOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

describe('evidence over HTTP', () => {
  let checked: CheckedCounty
  let server: TestServer
  let photo: Buffer
  const signedIn = new Map<CastName, Record<string, string>>()

  beforeAll(async () => {
    checked = await checkedCounty()
    server = await testServer(checked.application)
    for (const name of castNames) signedIn.set(name, await server.signIn(county, name, password))
    photo = withCameraData(await jpeg(1200, 800))
    checked.setTime('2020-03-10T02:00:00.000Z')
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01'] }])
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 1), found: ['H01'] }])
    checked.setTime('2020-05-07T02:00:00.000Z')
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const ask = (name: CastName, address: string, init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {}) =>
    fetch(new URL(address, server.url), { ...init, headers: { ...signedIn.get(name), ...init.headers } })
  const tus = { 'tus-resumable': '1.0.0' }
  const metadata = (values: Record<string, string>) =>
    Object.entries(values).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',')

  async function begin(name: CastName, content: Buffer, sha256 = nameOf(content)): Promise<Response> {
    return ask(name, '/api/evidence-uploads', {
      method: 'POST',
      headers: { ...tus, 'upload-length': String(content.length), 'upload-metadata': metadata({ sha256, fileName: '照片.jpg' }) },
    })
  }

  function sendPiece(name: CastName, address: string, content: Buffer, offset: number, length = PIECE): Promise<Response> {
    return ask(name, address, {
      method: 'PATCH',
      headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
      body: new Uint8Array(content.subarray(offset, offset + length)),
    })
  }

  async function upload(name: CastName, content: Buffer, sha256?: string): Promise<Response> {
    const begun = await begin(name, content, sha256)
    if (begun.status !== 201) return begun
    return sendPiece(name, begun.headers.get('location') ?? '', content, 0, content.length)
  }

  const list = async (name: CastName, ...names: string[]) => {
    const reply = await ask(name, `/api/evidence?names=${names.join(',')}`)
    return ((await reply.json()) as { files: Record<string, unknown>[] }).files
  }

  it('a picture arrives in pieces, upright, smaller, without what the camera wrote, which is kept apart', async () => {
    const begun = await begin('pingan', photo)
    const address = begun.headers.get('location') ?? ''
    let offset = 0
    let pieces = 0
    while (offset < photo.length) {
      const reply = await sendPiece('pingan', address, photo, offset)
      expect(reply.status).toBe(204)
      offset = Number(reply.headers.get('upload-offset'))
      pieces += 1
    }
    expect(pieces).toBeGreaterThan(5)
    expect(await list('pingan', nameOf(photo))).toMatchObject([{
      sha256: nameOf(photo), kind: 'photo', mediaType: 'image/jpeg', takenAt: '2020-05-07T01:30:00.000Z', hasPosition: true,
      maker: 'pingan', usedBy: [], uses: 0, fileName: '照片.jpg',
    }])
    const reply = await ask('pingan', `/api/evidence/${nameOf(photo)}/content`)
    const kept = Buffer.from(await reply.arrayBuffer())
    expect(reply.headers.get('content-type')).toBe('image/jpeg')
    expect(imageSize(kept)).toMatchObject({ width: 800, height: 1200 })
    expect(kept.includes('Exif')).toBe(false)
    const small = Buffer.from(await (await ask('pingan', `/api/evidence/${nameOf(photo)}/content?size=thumbnail`)).arrayBuffer())
    expect(imageSize(small)).toMatchObject({ width: 240, height: 360 })
    const row = await checked.database.selectFrom('evidence_file').select(['latitude', 'longitude']).executeTakeFirstOrThrow()
    expect(row.latitude).toBeCloseTo(26.87014, 4)
    expect(row.longitude).toBeCloseTo(109.725, 4)
  })

  it('goes on where it was cut, and a piece that was sent twice is refused', async () => {
    const content = await jpeg(500, 500, 7)
    const address = (await begin('pingan', content)).headers.get('location') ?? ''
    await sendPiece('pingan', address, content, 0)
    expect((await sendPiece('pingan', address, content, 0)).status).toBe(409)
    const asked = await ask('pingan', address, { method: 'HEAD', headers: tus })
    expect(asked.headers.get('upload-offset')).toBe(String(PIECE))
    expect((await sendPiece('pingan', address, content, PIECE, content.length)).status).toBe(204)
    expect(await list('pingan', nameOf(content))).toHaveLength(1)
  })

  it('the same content again changes nothing, whoever sends it', async () => {
    const before = await checked.database.selectFrom('evidence_file').selectAll().execute()
    expect((await upload('pingan', photo)).status).toBe(204)
    expect((await upload('qingxi', photo)).status).toBe(204)
    expect(await checked.database.selectFrom('evidence_file').selectAll().execute()).toEqual(before)
  })

  it.each([
    ['another content than its name says', () => jpeg(40, 40, 3), 'a'.repeat(64), 422, 'evidence-differs'],
    ['a program', () => Buffer.from('MZ\x90\x00\x03 this is no picture'), undefined, 415, 'evidence-type-unsupported'],
    ['a page that says it is a picture', () => Buffer.from('<html><script>alert(1)</script></html>'), undefined, 415, 'evidence-type-unsupported'],
    ['a picture that unpacks to too much', () => pngBomb(30_000), undefined, 413, 'evidence-picture-too-large'],
    ['the head of a picture', async () => (await jpeg(300, 300, 5)).subarray(0, 60), undefined, 422, 'evidence-unreadable'],
  ])('%s is refused and leaves nothing', async (_, make, sha256, status, code) => {
    const content = await make()
    const reply = await upload('pingan', content, sha256)
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([status, code])
    expect(await list('pingan', nameOf(content))).toEqual([])
    expect(await readdir(path.join(checked.application.filesFolder, 'uploads'))).toEqual([])
  })

  it('what is hidden behind the end of a picture is gone', async () => {
    const content = Buffer.concat([await jpeg(60, 60, 9), Buffer.from('<script>alert(1)</script>')])
    expect((await upload('pingan', content)).status).toBe(204)
    const kept = await (await ask('pingan', `/api/evidence/${nameOf(content)}/content`)).text()
    expect(kept).not.toContain('script')
  })

  it('what was spoken is kept as it came and heard in the page; no film is taken for it, and it shows no problem mended', async () => {
    const spoken = Buffer.from(webmSound())
    expect((await upload('pingan', spoken)).status).toBe(204)
    expect(await list('pingan', nameOf(spoken))).toMatchObject([{ kind: 'voice', mediaType: 'audio/webm', bytes: spoken.length }])
    const heard = await ask('pingan', `/api/evidence/${nameOf(spoken)}/content`)
    expect([heard.headers.get('content-type'), heard.headers.get('content-disposition')]).toEqual(['audio/webm', expect.stringMatching(/^inline/)])
    expect(Buffer.from(await heard.arrayBuffer()).equals(spoken)).toBe(true)
    expect((await upload('pingan', Buffer.from(webmSound('V_VP9 A_OPUS')))).status).toBe(415)
    const [problem] = await checked.database.selectFrom('problem').select(['id', 'version']).orderBy('id').execute()
    const action = {
      action: 'fix-on-the-spot', measures: [{ kind: 'own-drive', text: '自己搬入' }],
      evidence: [{ sha256: nameOf(spoken), kind: 'voice', madeAt: '2020-05-07T01:30:00.000Z' }],
    }
    const reply = await ask('pingan', `/api/problems/${problem?.id}/actions`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: randomUUID(), version: problem?.version, action }),
    })
    expect([reply.status, await reply.json()]).toMatchObject([422, { code: 'action-needs-evidence' }])
  })

  it('without a name, too large, or by whoever may not send, nothing begins', async () => {
    const nameless = await ask('pingan', '/api/evidence-uploads', { method: 'POST', headers: { ...tus, 'upload-length': '10' } })
    expect(nameless.status).toBe(400)
    const large = await ask('pingan', '/api/evidence-uploads', {
      method: 'POST', headers: { ...tus, 'upload-length': '99999999999', 'upload-metadata': metadata({ sha256: 'a'.repeat(64) }) },
    })
    expect(large.status).toBe(413)
    expect((await begin('admin', photo)).status).toBe(403)
  })

  it('uploads begun and not finished are counted, kept over a restart, and go after a week; a killed write leaves nothing', async () => {
    const limits = { ...parameters.evidence.initial, unfinishedUploads: 3 }
    const { filesFolder } = checked.application
    await checked.database.updateTable('parameter').set({ value: JSON.stringify(limits) }).where('name', '=', 'evidence').execute()
    const content = await jpeg(400, 300, 21)
    const begun = await Promise.all([0, 1, 2].map(() => begin('qingxi', content)))
    const refused = await begin('qingxi', content)
    expect([refused.status, await refused.json()]).toMatchObject([429, { message: expect.stringContaining('3 个文件还没有传完') as unknown }])
    expect((await begin('pingan', content)).status).toBe(201)
    const address = begun[0]?.headers.get('location') ?? ''
    await sendPiece('qingxi', address, content, 0, 1_000)
    const killed = path.join(filesFolder, 'ab', `${'ab'.repeat(32)}.${randomUUID()}`)
    await mkdir(path.dirname(killed), { recursive: true })
    await writeFile(killed, 'half')
    // As a start does.
    await interruptImports(checked.application)
    expect(await clearKilledWrites(filesFolder)).toBe(1)
    expect((await ask('qingxi', address, { method: 'HEAD', headers: tus })).headers.get('upload-offset')).toBe('1000')
    const folder = path.join(filesFolder, 'uploads')
    for (const name of (await readdir(folder)).filter((one) => one.endsWith('.json'))) {
      const info = JSON.parse(await readFile(path.join(folder, name), 'utf8')) as object
      await writeFile(path.join(folder, name), JSON.stringify({ ...info, creation_date: '2020-01-01T00:00:00.000Z' }))
    }
    expect((await begin('pingan', content)).status).toBe(201)
    expect((await readdir(folder)).filter((one) => one.endsWith('.json'))).toHaveLength(1)
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder)
  })

  it.each([[79, undefined], [80, 'disk-filling'], [94, 'disk-filling'], [95, 'disk-nearly-full'], [100, 'disk-nearly-full']])('of a disk that is %i %% full is said: %s', (used, said) => {
    expect(diskNotice(used, parameters.disk.initial)?.code).toBe(said)
  })

  it('a full disk is said in words, and no message names a path', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write /data/files/ab'), { code: 'ENOSPC', syscall: 'write' })
    expect(asRefusal(full, 'x').code).toBe('disk-full')
  })

  it('nobody goes on with, asks about or removes what somebody else began', async () => {
    const address = (await begin('pingan', photo)).headers.get('location') ?? ''
    for (const method of ['HEAD', 'DELETE']) {
      expect((await ask('qingxi', address, { method, headers: tus })).status).toBe(404)
    }
    expect((await sendPiece('qingxi', address, photo, 0)).status).toBe(404)
    expect((await ask('pingan', `/api/evidence-uploads/${randomUUID()}`, { method: 'HEAD', headers: tus })).status).toBe(404)
    expect((await ask('pingan', address, { method: 'DELETE', headers: tus })).status).toBe(204)
  })

  it('counts for an action once it is here, and for nobody who may not see it', async () => {
    const other = await jpeg(90, 50, 3)
    expect((await upload('shiqiao', other)).status).toBe(204)
    const [problem] = await checked.database.selectFrom('problem').select(['id', 'version']).orderBy('id').execute()
    const action = (content: Buffer) => ({
      action: 'fix-on-the-spot', measures: [{ kind: 'own-drive', text: '自己搬入' }],
      evidence: [{ sha256: nameOf(content), kind: 'photo', madeAt: '2020-05-07T01:30:00.000Z' }],
    })
    const send = (address: string, body: object) => ask('pingan', address, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
    })
    for (const content of [Buffer.from('never sent'), other]) {
      const alone = await send(`/api/problems/${problem?.id}/actions`, { id: randomUUID(), version: problem?.version, action: action(content) })
      const together = await send('/api/problem-actions', {
        preview: true, action: action(content), problems: [{ id: randomUUID(), problem: problem?.id, version: problem?.version }],
      })
      for (const refused of [alone, together]) {
        expect([refused.status, await refused.json()]).toMatchObject([422, { code: 'evidence-not-uploaded' }])
      }
    }
    expect(await checked.database.selectFrom('problem').select('version').where('id', '=', problem?.id ?? '').execute()).toEqual([{ version: problem?.version }])
  })

  it('is seen by whoever sent it and by whoever has a problem with it in sight, and says where else it is used', async () => {
    const names = ['office', 'qingxi', 'shiqiao', 'census', 'admin'] as const
    const seen = async () => new Map(await Promise.all(names.map(async (name) =>
      [name, (await ask(name, `/api/evidence/${nameOf(photo)}/content`)).status] as const)))
    expect(Object.fromEntries(await seen())).toEqual({ office: 404, qingxi: 200, shiqiao: 404, census: 404, admin: 404 })
    const problems = await checked.database.selectFrom('problem').select(['id', 'version']).orderBy('id').execute()
    const evidence = [{ sha256: nameOf(photo), kind: 'photo' as const, madeAt: '2020-05-07T01:30:00.000Z' }]
    for (const { id, version } of problems) {
      await actOn(checked.application, checked.actors.pingan, {
        id: randomUUID(), problem: id, version, action: { action: 'fix-on-the-spot', measures: [{ kind: 'own-drive', text: '自己搬入' }], evidence },
      })
    }
    expect(Object.fromEntries(await seen())).toEqual({ office: 200, qingxi: 200, shiqiao: 404, census: 404, admin: 404 })
    const [file] = await list('office', nameOf(photo))
    expect(file).toMatchObject({ uses: 2 })
    expect((file?.['usedBy'] as { subject: { number: string } }[]).map((use) => use.subject.number).sort())
      .toEqual([numberIn(villages.pingan, 0), numberIn(villages.pingan, 1)])
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(0)
  })
})
