import { open, rm, statfs } from 'node:fs/promises'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectToRunning } from '../../../packages/server/src/database/open.ts'
import { jpeg } from '../../../packages/server/src/evidence/pictures.fixture.ts'
import { numberIn, submissionXml, villages } from '../../../packages/server/src/fixtures/checked-county.fixture.ts'
import { keysOfTests } from '../../support/keys.ts'
import { runLookback } from '../../support/process.ts'
import type { Served } from '../served-county.ts'
import { prepareFolder, serve, signIn, withDatabase } from '../served-county.ts'
import { run, workshop } from './mounts.ts'

const MEBIBYTE = 1_048_576

let shop: Awaited<ReturnType<typeof workshop>>
let folder: string
let served: Served

beforeAll(async () => {
  shop = await workshop()
  folder = path.join(await shop.mount('-t', 'tmpfs', '-o', 'size=320m', 'lookback'), 'data')
  await prepareFolder(folder)
  served = await serve(folder)
})
afterAll(() => shop.unmountAll())

/** Fills the disk up to a share of it, in percent. */
async function fillTo(share: number): Promise<void> {
  const filler = await open(path.join(folder, '..', `filler-${share}`), 'w')
  const used = async () => {
    const { blocks, bfree } = await statfs(folder)
    return ((blocks - bfree) / blocks) * 100
  }
  try {
    while (await used() < share) await filler.write(Buffer.alloc(MEBIBYTE / 4, 1))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    await filler.close()
  }
}

it('a disk that fills is said before it is full; full, everything is refused in words; with room again all goes on, and nothing acknowledged is lost', async () => {
  const office = await signIn(served.url, 'office')
  const shiqiao = await signIn(served.url, 'shiqiao')
  const said: string[] = []
  const told = async (reply: Response) => {
    const text = await reply.text()
    if (reply.status >= 400) said.push(`${reply.status} ${text}`)
    return reply.status
  }
  const visits: string[] = []
  const visit = async () => {
    const id = randomUUID()
    const form = new FormData()
    form.append('xml_submission_file', new Blob([submissionXml({ id, household: numberIn(villages.baiyun, visits.length % 40), photo: 'a.jpg' })]), 'submission.xml')
    form.append('a.jpg', new Blob([await jpeg(300, 200, visits.length) as BlobPart], { type: 'image/jpeg' }), 'a.jpg')
    const status = await told(await fetch(`${served.url}/openrosa/submission`, { method: 'POST', headers: shiqiao, body: form }))
    if (status === 201) visits.push(id)
    return status
  }
  const notices = async () => {
    const reply = await fetch(`${served.url}/api/machine-notices`, { headers: office })
    return reply.ok ? ((await reply.json()) as { notices: { code: string; urgent: boolean }[] }).notices.map(({ code, urgent }) => `${code}${urgent ? '!' : ''}`) : []
  }
  const comments: string[] = []
  const comment = async () => {
    const list = await fetch(`${served.url}/api/problems?limit=1`, { headers: office })
    if (!list.ok) return told(list)
    const { rows: [problem] } = (await list.json()) as { rows: { id: string; version: number }[] }
    const id = randomUUID()
    const status = await told(await fetch(`${served.url}/api/problems/${problem!.id}/actions`, {
      method: 'POST', headers: { ...office, 'content-type': 'application/json' },
      body: JSON.stringify({ id, version: problem!.version, action: { action: 'comment', text: '长'.repeat(400) } }),
    }))
    if (status === 200) comments.push(id)
    return status
  }
  expect(await visit()).toBe(201)
  expect(await notices()).toEqual([])
  await fillTo(82)
  await expect.poll(notices, { timeout: 20_000 }).toEqual(['disk-filling'])
  await fillTo(91)
  await expect.poll(notices, { timeout: 20_000 }).toEqual(['disk-filling!'])
  await fillTo(96)
  await expect.poll(notices, { timeout: 20_000 }).toEqual(['disk-nearly-full!'])
  expect(await visit()).toBe(503)
  expect(said.at(-1)).toContain('服务器磁盘快满了')
  // What is small is still taken: the last room is kept for it.
  expect(await comment()).toBe(200)
  await fillTo(101)
  // What the database has set aside for its own log is used up, too.
  const direct = await connectToRunning(folder, { text: keysOfTests })
  await direct?.pool.query(`create table filler as select repeat(md5(i::text), 200) as text from generate_series(1, 40000) i`).catch(() => undefined)
  await direct?.close().catch(() => undefined)
  await expect.poll(comment, { timeout: 60_000, interval: 200 }).toBe(503)
  for (let count = 0; count < 20; count += 1) expect([200, 503]).toContain(await comment())
  expect(await visit()).toBe(503)
  for (const share of [82, 91, 96, 101]) await rm(path.join(folder, '..', `filler-${share}`), { force: true })
  await expect.poll(comment, { timeout: 120_000, interval: 500 }).toBe(200)
  await expect.poll(visit, { timeout: 20_000, interval: 1_000 }).toBe(201)
  process.stdout.write(`full disk: ${visits.length} visits and ${comments.length} comments acknowledged, ${said.length} refused: ${[...new Set(said.map((text) => text.slice(0, 3)))].join(', ')}\n`)
  for (const text of said) {
    expect(text).toMatch(/^503 /)
    expect(text).toMatch(/服务器磁盘|数据库正在重新启动/)
    expect(text).not.toContain(folder)
  }
  served.running.child.kill('SIGTERM')
  expect(await served.running.ended).toMatchObject({ code: 0 })
  await withDatabase(folder, async ({ pool }) => {
    const { rows } = await pool.query<{ id: string }>('select id::text as id from visit union all select id::text from log_entry')
    const there = new Set(rows.map(({ id }) => id))
    expect([...visits, ...comments].filter((id) => !there.has(id))).toEqual([])
    await pool.query('drop table if exists filler')
  })
  expect(await runLookback(['check-backup', '--data', folder])).toMatchObject({ code: 0 })
  await run('sync')
}, 900_000)
