import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../../../tests/support/database.ts'
import { testDatabase } from '../../../../tests/support/database.ts'
import { kindsThatSay } from '@lookback/core/problems'
import { generateTypes, typesFile } from '../command-line/database-types.ts'

describe('the schema keeps its conventions', () => {
  let opened: TestDatabase

  beforeAll(async () => {
    opened = await testDatabase()
  })
  afterAll(() => opened.close())

  const names = async (query: ReturnType<typeof sql<{ name: string }>>) =>
    (await query.execute(opened.database)).rows.map((row) => row.name)

  it('every primary key begins with the county', async () => {
    expect(await names(sql<{ name: string }>`
      select table_class.relname as name from pg_index
      join pg_class as table_class on table_class.oid = pg_index.indrelid
      join pg_namespace on pg_namespace.oid = table_class.relnamespace and pg_namespace.nspname = 'public'
      join pg_attribute on pg_attribute.attrelid = table_class.oid and pg_attribute.attnum = pg_index.indkey[0]
      where pg_index.indisprimary and pg_attribute.attname <> 'county' and table_class.relname <> 'migration'`)).toEqual([])
  })

  it('every table has a primary key', async () => {
    expect(await names(sql<{ name: string }>`
      select tables.table_name as name from information_schema.tables
      where tables.table_schema = 'public' and tables.table_type = 'BASE TABLE' and not exists (
        select 1 from information_schema.table_constraints as it
        where it.table_schema = 'public' and it.table_name = tables.table_name and it.constraint_type = 'PRIMARY KEY')`))
      .toEqual([])
  })

  it('every foreign key has an index that begins with its columns', async () => {
    expect(await names(sql<{ name: string }>`
      select conname as name from pg_constraint as foreign_key
      join pg_namespace on pg_namespace.oid = connamespace and nspname = 'public'
      where contype = 'f' and not exists (
        select 1 from pg_index where indrelid = conrelid
          and (indkey::int2[])[0:array_length(conkey, 1) - 1] @> conkey
          and (indkey::int2[])[0:array_length(conkey, 1) - 1] <@ conkey)`)).toEqual([])
  })

  it('there are no triggers and no sequences', async () => {
    expect(await names(sql<{ name: string }>`select tgname as name from pg_trigger where not tgisinternal`)).toEqual([])
    expect(await names(sql<{ name: string }>`select relname as name from pg_class where relkind = 'S'`)).toEqual([])
  })

  it.each([
    ['log_entry_leader_check', ['leader-check']], ['log_entry_revisits', ['revisit-draw', 'revisit-outcome']],
  ] as const)('the index %s holds every kind of entry that it is asked for', async (index, asked) => {
    const [definition] = await names(sql<{ name: string }>`select pg_get_indexdef(${index}::regclass) as name`)
    for (const kind of asked.flatMap(kindsThatSay)) expect(definition).toContain(`'${kind}'`)
  })

  it('the generated types are those of the migrated database', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-types-'))
    const file = path.join(folder, 'types.gen.ts')
    generateTypes(opened.connectionString, file)
    expect(await readFile(file, 'utf8')).toBe(await readFile(typesFile, 'utf8'))
    await rm(folder, { recursive: true, force: true })
  })
})
