import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { LetterDraftRow } from '@lookback/core/letters'
import { LetterDraft } from '@lookback/core/letters'
import type { DB } from '../database/types.gen.ts'
import { inAreas, inItems } from '../database/scope.ts'
import type { Seat } from './reader.ts'
import { inSeats } from './scope.queries.ts'

export interface StoredDraft {
  id: string
  unit: string
  version: number
  content: LetterDraft
  draftedBy: string | null
  changedAt: Date
}

/** The drafts, known as `draft`, of the units in which somebody sits. */
function ofSeats(seats: readonly Seat[]): RawBuilder<unknown> {
  return sql`exists (select 1 from unit where unit.county = draft.county and unit.code = draft.unit and ${inSeats(seats, 'unit.code', 'unit.region')})`
}

/** A draft of one of some units; `lock` holds it until the transaction ends. */
export async function findDraft(
  database: Kysely<DB>, county: string, seats: readonly Seat[], id: string, { lock }: { lock: boolean },
): Promise<StoredDraft | undefined> {
  const { rows } = await sql<StoredDraft>`
    select id, unit, version, content, drafted_by as "draftedBy", changed_at as "changedAt" from letter_draft as draft
    where county = ${county} and id = ${id} and ${ofSeats(seats)} ${lock ? sql`for update` : sql``}`.execute(database)
  return rows[0] && { ...rows[0], content: LetterDraft.parse(rows[0].content) }
}

/** The drafts of some units, those changed last first. */
export async function listDrafts(database: Kysely<DB>, county: string, seats: readonly Seat[]): Promise<LetterDraftRow[]> {
  const { rows } = await sql<Omit<LetterDraftRow, 'changedAt'> & { changedAt: Date }>`
    select draft.id, draft.content ->> 'title' as title, draft.content ->> 'kind' as kind, jsonb_array_length(draft.content -> 'recipients') as recipients,
      jsonb_array_length(draft.content -> 'items') as items, person.name as "draftedByName", draft.changed_at as "changedAt"
    from letter_draft as draft left join person on person.county = draft.county and person.id = draft.drafted_by
    where draft.county = ${county} and ${ofSeats(seats)}
    order by draft.changed_at desc, draft.id`.execute(database)
  return rows.map(({ changedAt, ...row }) => ({ ...row, changedAt: changedAt.toISOString() }))
}

/** @returns whether it is new; false for one whose id is there already */
export async function insertDraft(transaction: Transaction<DB>, county: string, { content, draftedBy, changedAt, ...draft }: StoredDraft): Promise<boolean> {
  const made = await transaction.insertInto('letter_draft')
    .values({ ...draft, county, content: JSON.stringify(content), drafted_by: draftedBy, changed_at: changedAt })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

export async function updateDraft(transaction: Transaction<DB>, county: string, { id, version, content, changedAt }: Omit<StoredDraft, 'unit' | 'draftedBy'>): Promise<void> {
  await transaction.updateTable('letter_draft').set({ version, content: JSON.stringify(content), changed_at: changedAt })
    .where('county', '=', county).where('id', '=', id).execute()
}

export async function deleteDraft(database: Kysely<DB>, county: string, id: string): Promise<void> {
  await database.deleteFrom('letter_draft').where('county', '=', county).where('id', '=', id).execute()
}

/** A problem that is handed over: what was found, and the unit that has to rectify it. */
export interface HandedOver {
  id: string
  number: string
  wording: string
  unit: string | null
}

/** Those of some problems that lie in a scope, in the order of the list. */
export async function listHandedOver(database: Kysely<DB>, scope: Scope, ids: readonly string[]): Promise<HandedOver[]> {
  const { rows } = await sql<HandedOver>`
    select problem.id, problem.number, problem.wording, problem.unit from listed_problem as problem
    where ${inItems(scope, 'problem.county', 'problem.region', 'problem.department')} and problem.id = any(${[...ids]}::uuid[])
    order by problem.region, problem.number, problem.item, problem.id`.execute(database)
  return rows
}

/** Which of some indicators there are, and which of some of their objects lie in the areas of a scope. */
export async function listKnown(database: Kysely<DB>, scope: Scope, indicators: readonly string[], objects: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from indicator where county = ${scope.county} and id = any(${[...indicators]}::uuid[])
    union all select id from indicator_object where ${inAreas(scope, 'indicator_object.county', 'indicator_object.region')} and id = any(${[...objects]}::uuid[])`.execute(database)
  return new Set(rows.map(({ id }) => id))
}
