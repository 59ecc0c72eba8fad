import { spawn } from 'node:child_process'
import { chown, chmod, lchown, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { Refusal } from '@lookback/core/kernel'
import type { Account } from './account.ts'
import { databaseAccount } from './account.ts'
import type { Binaries } from './binaries.ts'
import { embeddedBinaries } from './binaries.ts'
import { clearAwayKilled, portOfRunning } from './left-over.ts'
import { systemCode } from '../system-error.ts'

export interface EmbeddedServer {
  connectionString: string
  port: number
  /** True when the server was left running by a process that was killed, and has been taken over. */
  adopted: boolean
  stop: () => Promise<void>
}

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=60',
  'shared_buffers=256MB',
  'work_mem=32MB',
  'maintenance_work_mem=256MB',
  'max_wal_size=2GB',
  'jit=off',
  'autovacuum_naptime=15s',
  'timezone=UTC',
  'log_min_messages=warning',
]

/**
 * Starts the embedded PostgreSQL on a data folder, or takes over the one that is still running there.
 * Synchronous commit, full-page writes and data checksums stay on: acknowledged means on disk.
 * @param options `port` to listen on when it is started again, any free one without; `account` that it runs under where this
 *   process is root's
 * @throws {Refusal} `data-folder-unusable`, `setting-invalid`
 */
export async function startEmbedded(folder: string, options: { port?: number; account?: string | null } = {}): Promise<EmbeddedServer> {
  const binaries = await embeddedBinaries()
  const cluster = path.join(folder, 'postgres')
  try {
    const place = { folder, cluster, account: await databaseAccount(options.account ?? null) }
    await prepareFolders(place)
    if (!(await exists(path.join(cluster, 'PG_VERSION')))) await initialise(binaries, place)
    const running = (await portOfRunning(cluster)) ?? (await clearAwayKilled(cluster))
    const listening = running ?? (await start(binaries, place, options.port ?? (await freePort())))
    return {
      connectionString: await connectionTo(folder, listening),
      port: listening,
      adopted: running !== null,
      stop: () => run(binaries.pg_ctl, ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '120'], place),
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    const reason = systemCode(error) ?? (error instanceof Error ? error.message : String(error))
    throw new Refusal('data-folder-unusable', { folder, reason })
  }
}

/** The address of the server that runs on a data folder; null where none does. */
export async function runningEmbedded(folder: string): Promise<string | null> {
  const port = await portOfRunning(path.join(folder, 'postgres'))
  return port === null ? null : connectionTo(folder, port)
}

async function connectionTo(folder: string, port: number): Promise<string> {
  const password = (await readFile(path.join(folder, 'postgres-password'), 'utf8')).trim()
  return `postgres://lookback:${password}@127.0.0.1:${port}/lookback`
}

/** Where a server's files lie, and under which account it runs; null for that of this process. */
interface Place {
  folder: string
  cluster: string
  account: Account | null
}

async function prepareFolders({ folder, cluster, account }: Place): Promise<void> {
  await mkdir(cluster, { recursive: true, mode: 0o700 })
  if (!account) return
  await chmod(folder, 0o711)
  await giveTo(cluster, account)
}

/** Also what lies in it, where it is not that account's yet: a backup that root has put up again is root's. */
async function giveTo(cluster: string, { uid, gid }: Account): Promise<void> {
  const marker = await stat(path.join(cluster, 'PG_VERSION')).catch(() => null)
  if (marker && marker.uid !== uid) {
    for (const entry of await readdir(cluster, { recursive: true })) await lchown(path.join(cluster, entry), uid, gid)
  }
  await chown(cluster, uid, gid)
}

async function initialise(binaries: Binaries, place: Place): Promise<void> {
  const { folder, cluster, account } = place
  // A start that was killed before initdb finished leaves a folder that has no PG_VERSION and nothing of value.
  await rm(cluster, { recursive: true, force: true })
  await prepareFolders(place)
  const passwordFile = path.join(folder, 'postgres-password')
  const file = await open(passwordFile, 'w', 0o600)
  await file.writeFile(randomBytes(24).toString('hex'))
  await file.close()
  if (account) await chown(passwordFile, account.uid, account.gid)
  await run(binaries.initdb, [
    '-D', cluster, '-U', 'lookback', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--data-checksums',
  ], place)
}

async function start(binaries: Binaries, place: Place, port: number): Promise<number> {
  const { cluster } = place
  const log = path.join(cluster, 'server.log')
  const options = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(' ')
  await run(binaries.pg_ctl, ['start', '-D', cluster, '-l', log, '-w', '-t', '120', '-o', options], place)
  return port
}

/** Runs a program to its end, without root's rights and without inheriting pipes that a daemon would keep open. */
async function run(program: string, args: string[], { folder, account }: Place): Promise<void> {
  const logPath = path.join(folder, 'postgres-control.log')
  const log = await open(logPath, 'a', 0o600)
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      const child = spawn(program, args, {
        stdio: ['ignore', log.fd, log.fd],
        cwd: folder,
        env: { ...process.env, LC_ALL: 'C', PGTZ: 'UTC' },
        ...account,
      })
      child.once('error', reject)
      child.once('exit', resolve)
    })
    if (code !== 0) {
      const said = (await readFile(logPath, 'utf8')).trim().split('\n').slice(-3).join(' ')
      throw new Error(`${path.basename(program)} ${args[0] ?? ''}: ${said}`)
    }
  } finally {
    await log.close()
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port)
        else reject(new Error('no free port'))
      })
    })
  })
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(() => true, () => false)
}
