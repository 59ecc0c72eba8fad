import type { ListingStory } from '@lookback/core/supervision'
import { begun, foldListing } from '@lookback/core/supervision'
import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'
import { acceptanceRow, checkRow, listingRow } from './stories.queries.ts'

export const supervisionEntries = [
  'supervision-listed', 'supervision-changed', 'supervision-sent', 'supervision-reported', 'supervision-accepted', 'supervision-ended', 'supervision-week',
] as const

/**
 * Follows what was listed through the log, and holds what comes of it against the tables.
 * @returns how many rows were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifySupervision(database: Database, county: string): Promise<number> {
  const stories = new Map<string, ListingStory>()
  for await (const entry of readLog(database, county, supervisionEntries)) {
    const by = { at: entry.happenedAt, by: entry.actor }
    if (entry.kind === 'supervision-listed') stories.set(entry.payload.listing, begun(entry.payload, by))
    else stories.set(entry.payload.listing, foldListing(stories.get(entry.payload.listing) ?? differs(`supervision_listing ${entry.payload.listing}`), entry, by))
  }
  const all = [...stories.values()]
  const numbers = new Map<number, number>()
  for (const { listing: { year, ordinal } } of all) numbers.set(year, Math.max(numbers.get(year) ?? 0, ordinal))
  const of = (rows: (story: ListingStory) => readonly object[]) => all.flatMap((story) => rows(story) as unknown as FoldedRow[])
  const tables = [
    { table: 'supervision_number', key: ['year'], rows: [...numbers].map(([year, last]) => ({ county, year, last })) },
    { table: 'supervision_listing', key: ['id'], rows: of(({ listing }) => [listingRow(county, listing)]) },
    { table: 'supervision_check', key: ['id'], rows: of(({ listing, checks }) => checks.map((check) => checkRow(county, listing.id, check))) },
    { table: 'supervision_acceptance', key: ['id'], rows: of(({ listing, acceptances }) => acceptances.map((one) => acceptanceRow(county, listing.id, one))) },
    { table: 'supervision_week', key: ['listing', 'day'], rows: of(({ listing, weeks }) => weeks.map(({ day, figures }) => ({ county, listing: listing.id, day, figures }))) },
  ] as const
  let compared = 0
  for (const { table, key, rows } of tables) compared += await compareTable(database, county, { table, key, rows, notFolded: {} })
  return compared
}
