import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { CheckItem } from '@lookback/core/checklists'
import { SUBJECT_CHOICES } from '@lookback/core/problems'
import type { Subject, SubjectKind } from '@lookback/core/subjects'
import type { Database } from '../database/connect.ts'
import { inRegions } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import { problemOf } from './save.queries.ts'

export type PlacedSubject = Subject & { region: string }

const placed = sql`subject.kind, subject.id, subject.name, subject.number, subject.region`

/** Subjects of a kind in a scope whose name or number begins with a text. */
export async function searchSubjects(database: Database, scope: Scope, kind: SubjectKind, text: string): Promise<PlacedSubject[]> {
  const { rows } = await sql<PlacedSubject>`
    select ${placed} from subject
    where subject.kind = ${kind} and (starts_with(subject.name, ${text}) or starts_with(subject.number, ${text}))
      and ${inRegions(scope, 'subject.county', 'subject.region')}
    order by subject.region, subject.number, subject.id limit ${SUBJECT_CHOICES}`.execute(database)
  return rows
}

/** A subject within a scope; null where there is none. */
export async function findSubject(database: Transaction<DB>, scope: Scope, id: string): Promise<PlacedSubject | null> {
  const { rows } = await sql<PlacedSubject>`
    select ${placed} from subject
    where subject.id = ${id} and subject.kind <> 'member' and ${inRegions(scope, 'subject.county', 'subject.region')}`.execute(database)
  return rows[0] ?? null
}

/** The department that answers for a check item; null where the standard has no such item. */
export async function findDepartment(database: Transaction<DB>, county: string, standard: string, item: string): Promise<string | null> {
  const row = await database
    .selectFrom('check_item').select('department')
    .where('county', '=', county).where('standard', '=', standard).where('code', '=', item).executeTakeFirst()
  return row?.department ?? null
}

/** The problem of a subject with an item, locked until commit. */
export async function lockProblemOf(database: Transaction<DB>, county: string, subject: string, item: string) {
  const row = await database
    .selectFrom('problem').selectAll()
    .where('county', '=', county).where('subject', '=', subject).where('item', '=', item).forUpdate().executeTakeFirst()
  return row ? problemOf(row) : null
}

/** The problem that an entry of somebody's was about; null where the log has no such entry. */
export async function findOpened(database: Transaction<DB>, county: string, entry: string) {
  const row = await database
    .selectFrom('log_entry').select(['problem', 'actor']).where('county', '=', county).where('id', '=', entry).executeTakeFirst()
  return row ?? null
}

/** The published standards with their items, the newest first. */
export async function listStandardRows(database: Database, county: string) {
  const { rows } = await sql<{ id: string; title: string; items: CheckItem[] }>`
    select standard.id, standard.title, jsonb_agg(jsonb_build_object('code', item.code, 'position', item.position,
      'dimension', item.dimension, 'wording', item.wording, 'severity', item.severity, 'department', item.department,
      'allowance', item.allowance, 'allowanceUnit', item.allowance_unit, 'evidence', to_jsonb(item.evidence))
      order by item.position) as items
    from standard join check_item as item on item.county = standard.county and item.standard = standard.id
    where standard.county = ${county}
    group by standard.county, standard.id, standard.title, standard.created_at
    order by standard.created_at desc, standard.id`.execute(database)
  return rows
}
