import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scopeOf } from '@lookback/core/access'
import type { ProblemAction } from '@lookback/core/problems'
import { write } from './database/write.ts'
import type { DB } from './database/types.gen.ts'
import { listColumns } from './database/folded.queries.ts'
import type { CastName, CheckedCounty } from './fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, record, villages } from './fixtures/checked-county.fixture.ts'
import { assignHelpers } from './helpers/assign-helpers.ts'
import { listHelped } from './helpers/helpers.queries.ts'
import { actOnMany } from './problems/commands.ts'
import { drawRevisitSample } from './revisits/draw.ts'
import { verifyState } from './verify-state.ts'

const evidence = [{ sha256: 'b'.repeat(64), kind: 'photo' as const, madeAt: '2020-03-10T02:00:00.000Z' }]
const wayToClosing: readonly [CastName, ProblemAction][] = [
  ['office', { action: 'dispatch' }],
  ['pingan', { action: 'report', measures: [{ kind: 'own-drive', text: '自己动手' }], evidence }],
  ['qingxi', { action: 'review' }],
  ['supervision', { action: 'site-check', stillThere: false }],
  ['second', { action: 'accept' }],
]

/** The state tables: the columns that name a row, and those that no entry tells. */
const tables = {
  problem: { key: ['id'], notFolded: ['number'] },
  visit: { key: ['id'], notFolded: ['position_latitude', 'position_longitude', 'note', 'come_again_on', 'kept_answers'] },
  finding: { key: ['visit', 'item'], notFolded: ['note', 'photos'] },
  household: {
    key: ['id'],
    notFolded: ['head_name', 'category', 'monitored_class', 'risk_removed', 'member_count', 'sealed_phone', 'attributes'],
  },
  household_helper: { key: ['id'], notFolded: [] },
  revisit_draw: { key: ['id', 'village'], notFolded: [] },
} satisfies Readonly<Record<string, { key: string[]; notFolded: string[] }>>

/** Another value of a type, whatever the row holds. */
const otherValue: Readonly<Record<string, string>> = {
  text: `coalesce("column", '') || 'x'`,
  uuid: 'gen_random_uuid()',
  integer: 'coalesce("column", 0) + 1',
  bigint: 'coalesce("column", 0) + 1',
  'double precision': 'coalesce("column", 0) + 1',
  boolean: 'not "column"',
  date: `coalesce("column", '2020-01-01') + 1`,
  'timestamp with time zone': `coalesce("column", '2020-01-01') + interval '1 second'`,
  'bit varying': `"column" || B'1'`,
  jsonb: `'{"x": 1}'`,
  bytea: `"column" || '\\x00'`,
  ARRAY: `"column" || array['x']`,
}

describe('state that was changed behind the log’s back', () => {
  let checked: CheckedCounty

  beforeAll(async () => {
    checked = await checkedCounty(2)
    checked.setTime('2020-03-10T02:00:00.000Z')
    await record(checked, 'qingxi', [0, 1].map((index) => ({ household: numberIn(villages.pingan, index), found: ['H01'] })))
    const problems = await checked.database.selectFrom('problem').select(['id', 'version']).execute()
    for (const [step, [name, action]] of wayToClosing.entries()) {
      await actOnMany(checked.application, county, problems.map(({ id, version }) => ({
        actor: checked.actors[name], at: checked.application.clock(), request: { id: randomUUID(), problem: id, version: version + step, action },
      })))
    }
    const { office, pingan } = checked.actors
    const everywhere = { county, grants: [{ region: county, department: null }] }
    await drawRevisitSample(checked.application, office, scopeOf(county, office.posts, 'revisits:draw'), { id: randomUUID(), region: county })
    await write(checked.database, checked.application.clock, county, async (transaction) => {
      const helped = await listHelped(transaction, everywhere, [numberIn(villages.pingan, 0)], '2020-03-10', { lock: true })
      const newHelpers = [...helped.values()].map((household) => ({ household, person: pingan.person }))
      return { result: undefined, entries: await assignHelpers(transaction, checked.application, county, office, newHelpers) }
    })
  })
  afterAll(() => checked.close())

  it('is found out in every column, or the column is listed as told by no entry', async () => {
    expect(await verifyState(checked.database, county)).toMatchObject({ register: 8, problems: 2, visits: 2, helpers: 1, revisits: 1 })
    for (const [table, { key, notFolded }] of Object.entries<{ key: string[]; notFolded: string[] }>(tables)) {
      for (const column of await listColumns(checked.database, table)) {
        const told = await altered(table, column)
        if (notFolded.includes(column)) expect(told, `${table}.${column}`).toBeNull()
        else expect(told ?? 'nothing was noticed', `${table}.${column}`).toMatch(['county', ...key].includes(column) ? `state-differs {"record":"${table} ` : `: ${column}"`)
      }
    }
  })

  it('is found out where a household or a member lies elsewhere as a subject', async () => {
    for (const kind of ['household', 'member']) {
      expect(await altered('subject', 'region', `kind = '${kind}'`)).toMatch(/state-differs {"record":"subject .*: region"/)
    }
  })

  /** What the verifiers say while one column of one row is another; afterwards it is as before. */
  async function altered(table: string, column: string, which = 'true'): Promise<string | null> {
    let told: string | null = null
    const undone = new Error('undone')
    await checked.database.transaction().execute(async (transaction) => {
      await unguard(transaction, table)
      const { rows: [type] } = await sql<{ name: string }>`
        select data_type as name from information_schema.columns
        where table_schema = current_schema() and table_name = ${table} and column_name = ${column}`.execute(transaction)
      const value = otherValue[type?.name ?? '']
      if (!value) throw new Error(`no other value of ${type?.name ?? table}`)
      await sql.raw(`update ${table} set "${column}" = ${value.replaceAll('column', column)}
        where ctid = (select min(ctid) from ${table} where ${which})`).execute(transaction)
      told = await verifyState(transaction, county).then(() => null, (error: unknown) => String(error))
      throw undone
    }).catch((error: unknown) => {
      if (error !== undone) throw error
    })
    return told
  }

  /** Within the transaction nothing but the verifiers objects. */
  async function unguard(transaction: Kysely<DB>, table: string): Promise<void> {
    await sql`set local session_replication_role = replica`.execute(transaction)
    const { rows } = await sql<{ name: string }>`
      select conname as name from pg_constraint where conrelid = ${table}::regclass and contype = 'c'`.execute(transaction)
    for (const { name } of rows) await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(transaction)
  }
})
