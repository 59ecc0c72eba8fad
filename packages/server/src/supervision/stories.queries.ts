import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Acceptance, ListedSubject, Listing, ListingStory, SupervisedWeek, SupervisionCheck } from '@lookback/core/supervision'
import type { DB } from '../database/types.gen.ts'
import type { ListReader } from './reader.ts'
import { concerns } from './scope.queries.ts'

/** A listing that concerns somebody, with all that happened to it; `lock` holds it until the transaction ends. */
export async function findStory(database: Kysely<DB>, reader: ListReader, id: string, { lock }: { lock: boolean }): Promise<ListingStory | undefined> {
  const { rows } = await sql<Omit<Listing, 'subject'> & ListedSubject>`
    select listing.id, year, ordinal, number, kind, code, region, times, grade, lead, lead_name as "leadName", team, until, listed_on as "listedOn", listed_by as "listedBy",
      reasons, contents, conditions, further_condition as "furtherCondition", state, stood, ended_on as "endedOn", ended_by as "endedBy", end_reason as "endReason"
    from supervision_listing as listing where ${concerns(reader)} and listing.id = ${id} ${lock ? sql`for update` : sql``}`.execute(database)
  const [found] = rows
  if (!found) return undefined
  const { kind, code, ...listing } = found
  const { county } = reader
  return {
    listing: { ...listing, subject: { kind, code } },
    checks: await listChecks(database, county, id), acceptances: await listAcceptances(database, county, id), weeks: await listWeeks(database, county, id),
  }
}

async function listChecks(database: Kysely<DB>, county: string, listing: string): Promise<SupervisionCheck[]> {
  const { rows } = await sql<Omit<SupervisionCheck, 'sentAt' | 'reportedAt'> & { sentAt: Date; reportedAt: Date | null }>`
    select id, form, day, team, villages, over_reason as "overReason", sent_by as "sentBy", sent_at as "sentAt", reported_at as "reportedAt", reported_by as "reportedBy",
      people, households, found, handed_over as "handedOver", solved, problems
    from supervision_check where county = ${county} and listing = ${listing} order by day, sent_at, id`.execute(database)
  return rows.map(({ sentAt, reportedAt, ...row }) => ({ ...row, sentAt: sentAt.toISOString(), reportedAt: reportedAt?.toISOString() ?? null }))
}

async function listAcceptances(database: Kysely<DB>, county: string, listing: string): Promise<Acceptance[]> {
  const { rows } = await sql<Omit<Acceptance, 'at'> & { at: Date }>`
    select id, day, team, accepted_by as by, accepted_at as at, is_passed as "isPassed", seen, figures
    from supervision_acceptance where county = ${county} and listing = ${listing} order by accepted_at, id`.execute(database)
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

async function listWeeks(database: Kysely<DB>, county: string, listing: string): Promise<SupervisedWeek[]> {
  const { rows } = await sql<SupervisedWeek>`select day, figures from supervision_week where county = ${county} and listing = ${listing} order by day`.execute(database)
  return rows
}

/** A listing as it is kept, by column. */
export function listingRow(county: string, { subject, leadName, listedOn, listedBy, furtherCondition, endedOn, endedBy, endReason, ...listing }: Listing) {
  return {
    ...listing, county, kind: subject.kind, code: subject.code, lead_name: leadName, listed_on: listedOn, listed_by: listedBy, further_condition: furtherCondition,
    ended_on: endedOn, ended_by: endedBy, end_reason: endReason,
  }
}

export function checkRow(county: string, listing: string, { overReason, sentBy, sentAt, reportedAt, reportedBy, handedOver, ...check }: SupervisionCheck) {
  return { ...check, county, listing, over_reason: overReason, sent_by: sentBy, sent_at: sentAt, reported_at: reportedAt, reported_by: reportedBy, handed_over: handedOver }
}

export function acceptanceRow(county: string, listing: string, { by, at, isPassed, ...acceptance }: Acceptance) {
  return { ...acceptance, county, listing, accepted_by: by, accepted_at: at, is_passed: isPassed }
}

/** Saves a listing and what is new of its story. */
export async function saveStory(transaction: Transaction<DB>, county: string, before: ListingStory | null, { listing, checks, acceptances, weeks }: ListingStory): Promise<void> {
  const json = { reasons: JSON.stringify(listing.reasons), contents: JSON.stringify(listing.contents), conditions: JSON.stringify(listing.conditions) }
  await upsert(transaction, 'supervision_listing', ['county', 'id'], { ...listingRow(county, listing), ...json })
  for (const check of checks.filter((one) => !before?.checks.includes(one))) {
    await upsert(transaction, 'supervision_check', ['county', 'id'], checkRow(county, listing.id, check))
  }
  for (const one of acceptances.filter((acceptance) => !before?.acceptances.includes(acceptance))) {
    await upsert(transaction, 'supervision_acceptance', ['county', 'id'], { ...acceptanceRow(county, listing.id, one), figures: JSON.stringify(one.figures) })
  }
  for (const { day, figures } of weeks.filter((week) => !before?.weeks.includes(week))) {
    await upsert(transaction, 'supervision_week', ['county', 'listing', 'day'], { county, listing: listing.id, day, figures: JSON.stringify(figures) })
  }
}

async function upsert(transaction: Transaction<DB>, table: keyof DB, key: readonly string[], row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.keys(row)
  const rest = columns.filter((column) => !key.includes(column))
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values (${sql.join(Object.values(row))})
    on conflict (${sql.join(key.map((column) => sql.ref(column)))}) do update set ${sql.join(rest.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`))}`.execute(transaction)
}
