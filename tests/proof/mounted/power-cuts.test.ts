import { appendFile, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runLookback } from '../../support/process.ts'
import { chances } from '../counts.ts'
import { postmasterPid, prepareFolder, serve, withDatabase } from '../served-county.ts'
import type { Acknowledged, Line } from '../writers.ts'
import { kinds, missing, nothingYet, startWriters } from '../writers.ts'
import { copyInOneInstant, run, standStill, workshop } from './mounts.ts'

/**
 * The data folder lies in a file system within a file. While everything is written at once, all processes are frozen and that
 * file is copied, in one instant by what its device counts: the copy holds what had reached the disk, and nothing that waited in
 * memory. The copy is mounted, as after a power cut, and what was acknowledged must be there. The file system writes nothing by itself for five minutes, so that
 * only what the programs wait for is on disk. With the database's waiting switched off, the same must fail.
 */
const CUTS = 12
const options = 'loop,commit=300'

let shop: Awaited<ReturnType<typeof workshop>>
let image: string
const chance = chances(12)

beforeAll(async () => {
  shop = await workshop()
  image = path.join(shop.folder, 'whole.img')
  await run('truncate', '-s', '1G', image)
  await run('mkfs.ext4', '-q', image)
  const target = await shop.mount('-o', options, image)
  await prepareFolder(path.join(target, 'data'))
  await run('umount', target)
})
afterAll(() => shop.unmountAll())

/** Every process that has the file system open: the program, the database and all its children. */
async function processesOf(pids: readonly number[]): Promise<number[]> {
  const children = async (pid: number): Promise<number[]> => {
    const tasks = await readdir(`/proc/${pid}/task`)
    const lists = await Promise.all(tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '')))
    return lists.flatMap((list) => list.trim().split(' ').filter((text) => text !== '').map(Number))
  }
  const all = await Promise.all(pids.map(async (pid) => [pid, ...(await children(pid))]))
  return all.flat()
}

/** @returns what was acknowledged up to the cut, what of it is lost, and whether the database opens at all: one that does not has lost everything */
async function cut(number: number, waits: boolean): Promise<{ acknowledged: Acknowledged; lost: string[]; opens: boolean }> {
  const live = path.join(shop.folder, `live-${number}.img`)
  const after = path.join(shop.folder, `after-${number}.img`)
  await run('cp', '--sparse=always', image, live)
  const target = await shop.mount('-o', options, live)
  const folder = path.join(target, 'data')
  if (!waits) await appendFile(path.join(folder, 'postgres/postgresql.conf'), '\nfsync = off\n')
  const { running, url } = await serve(folder)
  const line: Line = { url, stopped: false }
  const written = nothingYet()
  let count = 0
  const writing = await startWriters(line, written, () => { count += 1 })
  await expect.poll(() => count, { timeout: 120_000, interval: 10 }).toBeGreaterThan(60)
  await pause(chance() * 1_000)
  const pids = await processesOf([running.child.pid ?? 0, await postmasterPid(folder)])
  await standStill(pids)
  const acknowledged = structuredClone(written)
  await copyInOneInstant(live, after)
  line.stopped = true
  for (const pid of pids) process.kill(pid, 'SIGKILL')
  await running.ended
  await writing.ended
  await expect.poll(() => run('umount', target).then(() => true, () => false), { timeout: 30_000 }).toBe(true)
  const again = path.join(await shop.mount('-o', options, after), 'data')
  // With the waiting switched off there may be no database left at all: then everything is lost, and it is told.
  let opens = true
  const lost = await withDatabase(again, (opened) => missing(opened, acknowledged)).catch((error: unknown) => {
    if (waits) throw error
    opens = false
    return kinds.flatMap((kind) => acknowledged[kind])
  })
  if (waits) expect(await runLookback(['check-backup', '--data', again])).toMatchObject({ code: 0 })
  await run('umount', path.dirname(again)).catch(() => undefined)
  await run('rm', '-f', live, after)
  return { acknowledged, lost, opens }
}

const countOf = (acknowledged: Acknowledged) => kinds.reduce((sum, kind) => sum + acknowledged[kind].length, 0)

it(`${CUTS} power cuts: nothing acknowledged is lost, and the log is whole`, async () => {
  let all = 0
  for (let number = 0; number < CUTS; number += 1) {
    const { acknowledged, lost } = await cut(number, true)
    all += countOf(acknowledged)
    expect(lost, `cut ${number}`).toEqual([])
  }
  process.stdout.write(`${CUTS} power cuts: ${all} acknowledged, 0 lost\n`)
}, 3_600_000)

it('the same must fail where the database does not wait for the disk', async () => {
  const { acknowledged, lost, opens } = await cut(CUTS, false)
  process.stdout.write(`control: ${countOf(acknowledged)} acknowledged, ${lost.length} lost, the database ${opens ? 'opens' : 'does not open'}\n`)
  expect(lost.length).toBeGreaterThan(0)
}, 3_600_000)
