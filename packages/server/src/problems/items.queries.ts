import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { CheckItem } from '@lookback/core/checklists'
import { AllowanceUnit, EvidenceKind } from '@lookback/core/checklists'
import type { Circumstances, Problem } from '@lookback/core/problems'
import type { DB } from '../database/types.gen.ts'

/** What a check item demands of whoever mends a problem with it. */
export type ItemTerms = Circumstances['item'] & { standard: string; code: string }

/** The terms of the items of some problems. */
export async function listItemTerms(
  database: Kysely<DB>, county: string, problems: readonly Pick<Problem, 'standard' | 'item'>[],
): Promise<ItemTerms[]> {
  const distinct = (values: readonly string[]) => sql<string>`any(${[...new Set(values)]}::text[])`
  const rows = await database
    .selectFrom('check_item').select(['standard', 'code', 'allowance', 'allowance_unit', 'evidence'])
    .where('county', '=', county)
    .where('standard', '=', distinct(problems.map(({ standard }) => standard)))
    .where('code', '=', distinct(problems.map(({ item }) => item)))
    .execute()
  return rows.map(({ standard, code, allowance, ...row }) => ({
    standard, code, allowance, allowanceUnit: AllowanceUnit.parse(row.allowance_unit),
    evidence: row.evidence.map((kind) => EvidenceKind.parse(kind)),
  }))
}

/** The check items of problems that were opened by hand. */
export async function listItemsByHand(database: Kysely<DB>, county: string): Promise<(CheckItem & { standard: string })[]> {
  const { rows } = await sql<CheckItem & { standard: string }>`
    select item.standard, item.code, item.position, item.dimension, item.wording, item.severity, item.department,
      item.allowance, item.allowance_unit as "allowanceUnit", item.evidence
    from (select distinct standard, item from problem where county = ${county} and source_kind <> 'visit') as used
    join check_item as item on item.county = ${county} and item.standard = used.standard and item.code = used.item
    order by item.standard, item.position`.execute(database)
  return rows
}
