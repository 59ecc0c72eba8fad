import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { Refusal } from '@lookback/core/kernel'

/** Where a capability's migrations lie: plain SQL files, applied in the order of their names. */
export interface MigrationFolder {
  capability: string
  folder: URL
}

interface Migration {
  /** As it is recorded: `register/0001`. */
  name: string
  text: string
  hash: string
}

/**
 * Brings the schema up to date: forward only, the capabilities in the order given, each file in one transaction,
 * recorded with its hash.
 * @returns the names of the migrations that were applied now
 * @throws {Refusal} `database-newer` when the database knows a migration that this program does not, and
 *   `database-from-development` when it was made before the first release
 */
export async function migrate(pool: pg.Pool, folders: readonly MigrationFolder[]): Promise<string[]> {
  const migrations = (await Promise.all(folders.map(readMigrations))).flat()
  const client = await pool.connect()
  try {
    // Two processes on one server of one's own must not migrate at once.
    await client.query(`select pg_advisory_lock(hashtext('lookback.migrate'))`)
    await client.query(`create table if not exists migration (
      name text constraint migration_pkey primary key, hash text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migration')
    const applied = new Map(rows.map((row) => [row.name, row.hash]))
    refuseUnknown([...applied.keys()], migrations)
    const done: string[] = []
    for (const migration of migrations) {
      const before = applied.get(migration.name)
      if (before === migration.hash) continue
      if (before) throw new Error(`migration ${migration.name} was changed after it had been applied; add a new one instead`)
      await applyOne(client, migration)
      done.push(migration.name)
    }
    if (done.length > 0) await tellOfCounties(client)
    return done
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('lookback.migrate'))`)
    client.release()
  }
}

async function readMigrations({ capability, folder }: MigrationFolder): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(files.map(async (file) => {
    const text = await readFile(new URL(file, folder), 'utf8')
    return { name: `${capability}/${file.slice(0, -'.sql'.length)}`, text, hash: createHash('sha256').update(text).digest('hex') }
  }))
}

/** Before the first release migrations were numbered across the capabilities, and their names have no capability. */
function refuseUnknown(applied: readonly string[], migrations: readonly Migration[]): void {
  if (applied.some((name) => !name.includes('/'))) throw new Refusal('database-from-development')
  const unknown = applied.find((name) => !migrations.some((migration) => migration.name === name))
  if (unknown) throw new Refusal('database-newer', { migration: unknown })
}

async function applyOne(client: pg.PoolClient, { name, text, hash }: Migration): Promise<void> {
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

/**
 * Tells the planner of tables without statistics that all their rows are of one county. Else it takes any index that begins
 * with the county for as good as the primary key, and in the first minutes each check of a foreign key reads a whole table
 * (measured: a fifth of what it costs to record a visit). PostgreSQL before 18 cannot be told, and learns it by itself.
 */
async function tellOfCounties(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ able: boolean }>(`select to_regproc('pg_restore_attribute_stats') is not null as able`)
  if (!rows[0]?.able) return
  await client.query(`
    select pg_restore_attribute_stats('schemaname', 'public', 'relname', relname::text, 'attname', 'county', 'inherited', false,
      'null_frac', 0::real, 'avg_width', 8, 'n_distinct', 1::real)
    from pg_class join pg_attribute on attrelid = pg_class.oid and attname = 'county'
    where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples = -1`)
}
