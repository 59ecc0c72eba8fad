import type { Kysely, Transaction } from 'kysely'
import type { Unit} from '@lookback/core/places';
import { UnitKind } from '@lookback/core/places'
import type { DB } from '../database/types.gen.ts'
import type { Database } from '../database/connect.ts'
export async function listDepartments(database: Database, county: string) {
  const rows = await database
    .selectFrom('unit').select(['code', 'name']).where('county', '=', county).where('kind', '=', 'department')
    .orderBy('code').execute()
  return rows.map((row) => ({ code: row.code, label: row.name }))
}

export async function listUnits(database: Database, county: string): Promise<Unit[]> {
  const rows = await database
    .selectFrom('unit').select(['code', 'name', 'kind', 'region']).where('county', '=', county).orderBy('code').execute()
  return rows.map((row) => ({ ...row, kind: UnitKind.parse(row.kind) }))
}

/** The unit of each township by its region, and the departments. */
export async function loadUnits(database: Kysely<DB>, county: string) {
  const rows = await database
    .selectFrom('unit').select(['code', 'region', 'kind'])
    .where('county', '=', county).where('kind', 'in', ['township', 'department']).orderBy('code', 'desc')
    .execute()
  return {
    townships: new Map(rows.filter(({ kind }) => kind === 'township').map(({ region, code }) => [region, code])),
    departments: new Set(rows.filter(({ kind }) => kind === 'department').map(({ code }) => code)),
  }
}

export async function nameUnits(database: Kysely<DB>, county: string, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await database
    .selectFrom('unit').select(['code', 'name']).where('county', '=', county).where('code', 'in', codes).execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}

export async function findUnit(database: Kysely<DB>, county: string, code: string): Promise<Pick<Unit, 'name' | 'kind' | 'region'> | null> {
  const row = await database
    .selectFrom('unit').select(['name', 'kind', 'region']).where('county', '=', county).where('code', '=', code)
    .executeTakeFirst()
  return row ? { ...row, kind: UnitKind.parse(row.kind) } : null
}

export async function insertUnit(transaction: Transaction<DB>, county: string, unit: Unit): Promise<void> {
  await transaction.insertInto('unit').values({ county, ...unit }).execute()
}

export async function setUnitName(transaction: Transaction<DB>, county: string, code: string, name: string): Promise<void> {
  await transaction.updateTable('unit').set({ name }).where('county', '=', county).where('code', '=', code).execute()
}
