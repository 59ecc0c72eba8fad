import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { Refusal } from '@lookback/core/kernel'

const migrationsFolder = new URL('./migrations/', import.meta.url)

/**
 * Brings the schema up to date: plain SQL files, forward only, each in one transaction, each recorded with its hash.
 * @returns the names of the migrations that were applied now
 * @throws {Refusal} `database-newer` when the database knows a migration that this program does not
 */
export async function migrate(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect()
  try {
    // Two processes on one server of one's own must not migrate at once.
    await client.query(`select pg_advisory_lock(hashtext('lookback.migrate'))`)
    await client.query(`create table if not exists migration (
      name text constraint migration_pkey primary key, hash text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migration')
    const applied = new Map(rows.map((row) => [row.name, row.hash]))
    const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort()
    const unknown = [...applied.keys()].find((name) => !names.includes(name))
    if (unknown) throw new Refusal('database-newer', { migration: unknown })
    const done: string[] = []
    for (const name of names) {
      const text = await readFile(new URL(name, migrationsFolder), 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      const before = applied.get(name)
      if (before === hash) continue
      if (before) throw new Error(`migration ${name} was changed after it had been applied; add a new one instead`)
      await applyOne(client, name, text, hash)
      done.push(name)
    }
    return done
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('lookback.migrate'))`)
    client.release()
  }
}

async function applyOne(client: pg.PoolClient, name: string, text: string, hash: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migration (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
