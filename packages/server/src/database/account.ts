import { readFile } from 'node:fs/promises'
import { Refusal } from '@lookback/core/kernel'

/** An account of the machine. */
export interface Account {
  uid: number
  gid: number
}

/** This account exists on every Linux; other services may run under it, too. */
const nobody: Account = { uid: 65534, gid: 65534 }

/**
 * Under which account PostgreSQL runs, which refuses to run as root.
 * @returns null where this process is not root's: then it runs under that of this process
 * @throws {Refusal} `setting-invalid` where the machine has no such account, or it is root
 */
export async function databaseAccount(name: string | null): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null
  if (name === null) return nobody
  const fields = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':')).find(([own]) => own === name)
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])]
  if (!(uid > 0 && gid > 0)) throw new Refusal('setting-invalid', { names: ['LOOKBACK_DATABASE_ACCOUNT'] })
  return { uid, gid }
}
