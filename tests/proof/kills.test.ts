import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Connection } from '../../packages/server/src/database/connect.ts'
import { connectToRunning } from '../../packages/server/src/database/open.ts'
import { runLookback } from '../support/process.ts'
import { chances, times } from './counts.ts'
import type { Served } from './served-county.ts'
import { keysOfTests } from '../support/keys.ts'
import { postmasterPid, prepareFolder, serversInTurn, withDatabase } from './served-county.ts'
import type { Line } from './writers.ts'
import { counted, kinds, missing, nothingYet, startWriters } from './writers.ts'

const KILLS = times(24, 200)
const whats = ['process', 'database', 'both'] as const
/** So much is acknowledged between two kills at least; and every fifth time one of each kind, for an import takes longer than most lives. */
const LIVES_FOR = 20
const LONG_LIFE_EVERY = 5
const LONGEST_LIFE_MS = 400
/** After so many kills it is looked whether all of it is there. */
const LOOKED_EVERY = 20

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-kills-'))
  await prepareFolder(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Waits until so many writes more are acknowledged; a server that does not come back fails here, and one that ends by itself says why. */
async function until(reached: () => boolean, what: string, { running }: Served): Promise<void> {
  const ended = running.ended.then(({ code, errors }) => {
    throw new Error(`the server ended by itself with ${code ?? 'a signal'}: ${errors}`)
  })
  // It is killed later on, when nobody waits for this any more.
  ended.catch(() => undefined)
  await Promise.race([expect.poll(reached, { timeout: 300_000, interval: 10, message: what }).toBe(true), ended])
}

/** A connection to the database of the folder, once it is up again. */
async function connectAgain(data: string): Promise<Connection> {
  let opened: Connection | null = null
  await expect.poll(async () => {
    opened = await connectToRunning(data, { text: keysOfTests }).catch(() => null)
    return opened?.pool.query('select 1').then(() => true, () => false) ?? false
  }, { timeout: 120_000, interval: 200 }).toBe(true)
  return opened as unknown as Connection
}

it(`${KILLS} kills of process, database or both while everything is written at once: what was acknowledged is there, and the log is whole`, async () => {
  const chance = chances(18)
  const begun = performance.now()
  const minutes = () => ((performance.now() - begun) / 60_000).toFixed(1)
  const servers = serversInTurn(folder)
  let served: Served = await servers.next()
  const line: Line = { url: served.url, stopped: false }
  const acknowledged = nothingYet()
  let count = 0
  const writing = await startWriters(line, acknowledged, () => { count += 1 })
  const lookThrough = async (kills: number) => {
    const known = structuredClone(acknowledged)
    await until(() => count > 0, 'nothing is acknowledged', served)
    const opened = await connectAgain(folder)
    expect(await missing(opened, known), `after ${kills} kills`).toEqual([])
    await opened.close()
    process.stdout.write(`${kills} kills in ${minutes()} min: ${count} acknowledged, none lost\n`)
  }
  for (let kill = 0; kill < KILLS; kill += 1) {
    const what = whats[kill % whats.length]!
    const before = count
    const had = counted(acknowledged)
    const isLong = (kill + 1) % LONG_LIFE_EVERY === 0
    const oneOfEach = () => kinds.every((kind) => acknowledged[kind].length > had[kind])
    await until(() => count >= before + LIVES_FOR && (!isLong || oneOfEach()), `after ${kill} kills nothing is acknowledged any more`, served)
    // Wherever it strikes.
    await pause(chance() * LONGEST_LIFE_MS)
    if (what !== 'process') process.kill(await postmasterPid(folder), 'SIGKILL')
    if (what !== 'database') {
      served.running.child.kill('SIGKILL')
      await served.running.ended
      served = await servers.next()
      line.url = served.url
    }
    if ((kill + 1) % LOOKED_EVERY === 0) await lookThrough(kill + 1)
  }
  const before = count
  await until(() => count >= before + LIVES_FOR, 'after the last kill nothing is acknowledged', served)
  line.stopped = true
  servers.end()
  await writing.ended
  served.running.child.kill('SIGTERM')
  expect(await served.running.ended).toMatchObject({ code: 0 })
  const lost = await withDatabase(folder, (opened) => missing(opened, acknowledged))
  const said = Object.entries(counted(acknowledged)).map(([kind, number]) => `${kind} ${number}`).join(', ')
  process.stdout.write(`${KILLS} kills; acknowledged: ${said}; in all ${count}; lost ${lost.length}\n`)
  expect(lost).toEqual([])
  for (const kind of kinds) expect(acknowledged[kind].length, kind).toBeGreaterThan(0)
  // Every photo whole, the chain unbroken, and every record what the log folds to.
  expect(await runLookback(['check-backup', '--data', folder])).toMatchObject({ code: 0 })
}, 7_200_000)
