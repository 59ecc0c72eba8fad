import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { DB } from '../database/types.gen.ts'

/** A check item that no form asks, such as that of an absence; its standard holds it alone. */
export interface LoneItem {
  standard: string
  title: string
  code: string
  dimension: string
  wording: string
  severity: 'hard' | 'ordinary'
  department: string
  allowance: number
  allowanceUnit: 'day' | 'working-day'
}

/** Sees to it that the item is there, worded as the county has it now; the department that answers for it stays. */
export async function keepItem(transaction: Transaction<DB>, county: string, { standard, title, code, ...item }: LoneItem, now: Date): Promise<void> {
  await sql`
    insert into standard (county, id, title, created_at) values (${county}, ${standard}, ${title}, ${now})
    on conflict (county, id) do update set title = excluded.title`.execute(transaction)
  await sql`
    insert into check_item (county, standard, code, position, dimension, wording, severity, department, allowance, allowance_unit, evidence, papers)
    values (${county}, ${standard}, ${code}, 1, ${item.dimension}, ${item.wording}, ${item.severity}, ${item.department}, ${item.allowance}, ${item.allowanceUnit}, '{photo}', '{}')
    on conflict (county, standard, code) do update set dimension = excluded.dimension, wording = excluded.wording, severity = excluded.severity,
      allowance = excluded.allowance, allowance_unit = excluded.allowance_unit`.execute(transaction)
}
