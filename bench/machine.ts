import { execFile } from 'node:child_process'
import os from 'node:os'
import { promisify } from 'node:util'
import { embeddedBinaries } from '../packages/server/src/database/binaries.ts'
import { amount, milliseconds } from './measurement.ts'
import { loopMilliseconds } from './processor.ts'

/** What the figures were measured on, in one line without a date. */
export async function machineLine(): Promise<string> {
  const processors = os.cpus()
  const memory = Math.round(os.totalmem() / 1024 ** 3)
  return [
    processors[0]?.model.trim() ?? os.arch(), `${processors.length} cores`, `${memory} GB`,
    `${os.type()} ${os.arch()}`, `Node.js ${process.versions.node}`, await postgresVersion(),
    `fixed loop ${amount(loopMilliseconds(), milliseconds)}`,
  ].join(', ')
}

async function postgresVersion(): Promise<string> {
  const { pg_ctl: program } = await embeddedBinaries()
  const { stdout } = await promisify(execFile)(program, ['--version'])
  return stdout.replace(/^.*\((.*)\)\s*/, '$1 ').trim()
}
