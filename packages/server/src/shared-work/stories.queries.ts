import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { SharedMatter, SharedStory, Wait } from '@lookback/core/shared-work'
import type { DB } from '../database/types.gen.ts'
import type { SharedReader } from './reader.ts'
import { concerns } from './scope.queries.ts'

interface MatterRow extends Omit<SharedMatter, 'about' | 'lead' | 'openedAt'> {
  aboutKind: SharedMatter['about']['kind']
  about: string
  lead: string
  leadRegion: string
  openedAt: Date
}

interface KeptWait extends Omit<Wait, 'waiting' | 'on' | 'said' | 'endedAt'> {
  waiting: string
  waitingRegion: string
  on: string
  onRegion: string
  said: Date
  endedAt: Date | null
}

/** Something shared that concerns somebody, with who waits for whom in it; `lock` holds it until the transaction ends. */
export async function findStory(database: Kysely<DB>, reader: SharedReader, id: string, { lock }: { lock: boolean }): Promise<SharedStory | undefined> {
  const { rows } = await sql<MatterRow>`
    select matter.id, about_kind as "aboutKind", about, title, region, lead, lead_region as "leadRegion", co, state, opened_by as "openedBy", opened_at as "openedAt",
      ended_on as "endedOn", ended_by as "endedBy", end_reason as "endReason"
    from shared_matter as matter where ${concerns(reader)} and matter.id = ${id} ${lock ? sql`for update` : sql``}`.execute(database)
  const [found] = rows
  if (!found) return undefined
  const { aboutKind, about, lead, leadRegion, openedAt, ...rest } = found
  return {
    matter: { ...rest, about: { kind: aboutKind, id: about }, lead: { unit: lead, region: leadRegion }, openedAt: openedAt.toISOString() },
    waits: await listOwnWaits(database, reader.county, id),
  }
}

async function listOwnWaits(database: Kysely<DB>, county: string, matter: string): Promise<Wait[]> {
  const { rows } = await sql<KeptWait>`
    select id, waiting, waiting_region as "waitingRegion", waited_on as "on", waited_on_region as "onRegion", what, since, due_on as "dueOn", state, said_at as said, said_by as "saidBy",
      ended_at as "endedAt", ended_by as "endedBy", answer
    from shared_wait where county = ${county} and matter = ${matter} order by said_at, id`.execute(database)
  return rows.map(({ waiting, waitingRegion, on, onRegion, said, endedAt, ...row }) => ({
    ...row, waiting: { unit: waiting, region: waitingRegion }, on: { unit: on, region: onRegion }, said: said.toISOString(), endedAt: endedAt?.toISOString() ?? null,
  }))
}

/** Nobody else begins to share something under a unit until this transaction has ended: the same request twice is done once. */
export async function holdUnit(transaction: Transaction<DB>, county: string, unit: string): Promise<void> {
  await sql`select code from unit where county = ${county} and code = ${unit} for no key update`.execute(transaction)
}

/** Whether something is shared already, by its title. */
export async function findSharing(database: Kysely<DB>, county: string, about: string): Promise<string | undefined> {
  return (await database.selectFrom('shared_matter').select('title').where('county', '=', county).where('about', '=', about).where('state', '=', 'open').executeTakeFirst())?.title
}

/** As it is kept, by column. */
export function matterRow(county: string, { about, lead, openedBy, openedAt, endedOn, endedBy, endReason, ...matter }: SharedMatter) {
  return {
    ...matter, county, about_kind: about.kind, about: about.id, lead: lead.unit, lead_region: lead.region, opened_by: openedBy, opened_at: openedAt, ended_on: endedOn, ended_by: endedBy,
    end_reason: endReason,
  }
}

export function waitRow(county: string, matter: string, { waiting, on, dueOn, said, saidBy, endedAt, endedBy, ...wait }: Wait) {
  return {
    ...wait, county, matter, waiting: waiting.unit, waiting_region: waiting.region, waited_on: on.unit, waited_on_region: on.region, due_on: dueOn, said_at: said, said_by: saidBy,
    ended_at: endedAt, ended_by: endedBy,
  }
}

/** Saves something shared and what is new of its story. */
export async function saveStory(transaction: Transaction<DB>, county: string, before: SharedStory | null, { matter, waits }: SharedStory): Promise<void> {
  const row = { ...matterRow(county, matter), co: JSON.stringify(matter.co) }
  await transaction.insertInto('shared_matter').values(row).onConflict((conflict) => conflict.columns(['county', 'id']).doUpdateSet(row)).execute()
  for (const wait of waits.filter((one) => !before?.waits.includes(one))) {
    const kept = waitRow(county, matter.id, wait)
    await transaction.insertInto('shared_wait').values(kept).onConflict((conflict) => conflict.columns(['county', 'id']).doUpdateSet(kept)).execute()
  }
}
