import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../../../tests/support/database.ts'
import { testDatabase } from '../../../../tests/support/database.ts'
import { migrations } from '../capabilities.ts'
import { migrate } from './migrate.ts'

describe('bringing the schema up to date', () => {
  let opened: TestDatabase

  beforeAll(async () => {
    opened = await testDatabase()
  })
  beforeEach(() => opened.pool.query(`delete from migration where name in ('0001_foundation.sql', 'harvest/0001')`))
  afterAll(() => opened.close())

  it('does nothing where everything is applied, each under its capability’s name', async () => {
    expect(await migrate(opened.pool, migrations)).toEqual([])
    const { rows } = await opened.pool.query<{ name: string }>('select name from migration')
    expect(rows.map(({ name }) => name)).toContain('register/0001')
  })

  it('finds a row by its key from the first day, whatever other index begins with the county', async () => {
    const planOf = async (table: string) => {
      const { rows } = await opened.pool.query<Record<string, string>>(`explain (generic_plan) select 1 from ${table} where county = $1 and id = $2`)
      return rows.map((row) => row['QUERY PLAN'] ?? '').join()
    }
    for (const table of ['visit', 'problem', 'subject', 'household', 'member']) expect(await planOf(table)).toContain(`${table}_pkey`)
  })

  it('refuses a database that a newer program has migrated', async () => {
    await opened.pool.query(`insert into migration (name, hash) values ('harvest/0001', '')`)
    await expect(migrate(opened.pool, migrations))
      .rejects.toMatchObject({ code: 'database-newer', details: { migration: 'harvest/0001' } })
  })

  it('refuses one that was made before the first release, whose migrations had no capability', async () => {
    await opened.pool.query(`insert into migration (name, hash) values ('0001_foundation.sql', '')`)
    await expect(migrate(opened.pool, migrations)).rejects.toMatchObject({ code: 'database-from-development' })
  })

  it('takes nothing of a migration that fails', async () => {
    await opened.pool.query(`delete from migration where name = 'jobs/0001'`)
    await expect(migrate(opened.pool, migrations)).rejects.toThrow('daily_run')
    const { rows } = await opened.pool.query(`select 1 from migration where name = 'jobs/0001'`)
    expect(rows).toEqual([])
  })
})
