import { readFile, readdir, readlink, realpath, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** How long the helper processes of a killed server may take to notice that it is gone, in milliseconds. */
const LEAVE_WITHIN = 30_000

/**
 * The port in `postmaster.pid` if that process lives, is a PostgreSQL and works in this folder. The file outlives a power
 * cut, and in a copy of the folder it speaks of the original's server.
 */
export async function portOfRunning(cluster: string): Promise<number | null> {
  const lines = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').then((text) => text.split('\n'), () => null)
  const [own, named] = await Promise.all([cluster, lines?.[1] ?? ''].map((folder) => realpath(folder).catch(() => null)))
  if (own !== named) return null
  const pid = Number(lines?.[0])
  const port = Number(lines?.[3])
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0) return null
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'postgres')
  return command.includes('postgres') ? port : null
}

/**
 * Makes the folder of a killed server ready for a new one. Its helper processes still hold its shared memory for a
 * moment, and PostgreSQL would refuse to start beside them; its process number may stand in `postmaster.pid` as a
 * process that nobody has collected yet, or that is another program by now, and PostgreSQL would take it for alive. So
 * the file goes, but only when no process works in the folder any more. Where there is no /proc, PostgreSQL decides.
 * Another process may start a server there meanwhile: then its port is the answer.
 */
export async function clearAwayKilled(cluster: string): Promise<number | null> {
  const giveUpAt = performance.now() + LEAVE_WITHIN
  const folder = await realpath(cluster)
  for (;;) {
    const working = await processesIn(folder)
    if (working === null) return null
    if (working.length === 0) break
    const port = await portOfRunning(cluster)
    if (port !== null) return port
    if (performance.now() > giveUpAt) throw new Error(`processes of a killed server remain: ${working.join(' ')}`)
    await delay(50)
  }
  await rm(path.join(cluster, 'postmaster.pid'), { force: true })
  return null
}

/** The processes whose working folder this is, as PostgreSQL's are; null where that cannot be seen. */
async function processesIn(folder: string): Promise<string[] | null> {
  const all = await readdir('/proc').catch(() => null)
  if (!all) return null
  const numbers = all.filter((name) => /^\d+$/.test(name))
  const places = await Promise.all(numbers.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => null)))
  return numbers.filter((_, index) => places[index] === folder)
}
