import { access, constants, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from '@lookback/core/kernel'
import { systemCode } from '../system-error.ts'

/** @throws {Refusal} `file-unreadable` */
export async function readInput(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    throw inWords('file-unreadable', file, error)
  })
}

/**
 * Looks whether a file can be written, before the work whose result goes there.
 * @throws {Refusal} `file-unwritable`
 */
export async function refuseUnwritable(file: string): Promise<void> {
  try {
    const there = await stat(file).catch(() => null)
    if (there?.isDirectory()) throw new Refusal('file-unwritable', { file, reason: 'EISDIR' })
    const folder = path.dirname(file)
    if (!there && !(await stat(folder)).isDirectory()) throw new Refusal('file-unwritable', { file, reason: 'ENOTDIR' })
    await access(there ? file : folder, constants.W_OK)
  } catch (error) {
    throw inWords('file-unwritable', file, error)
  }
}

/**
 * Writes a file whole; what could only be written in part is taken away.
 * @throws {Refusal} `file-unwritable`
 */
export async function writeOutput(file: string, content: Uint8Array | string | Readable): Promise<void> {
  try {
    await writeFile(file, content)
  } catch (error) {
    if ((await stat(file).catch(() => null))?.isFile()) await rm(file, { force: true })
    throw inWords('file-unwritable', file, error)
  }
}

function inWords(code: 'file-unreadable' | 'file-unwritable', file: string, error: unknown): unknown {
  const reason = systemCode(error)
  return reason === null ? error : new Refusal(code, { file, reason })
}
