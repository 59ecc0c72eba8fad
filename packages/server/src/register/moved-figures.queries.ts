import { sql } from 'kysely'
import { entryKinds } from '@lookback/core/capabilities'
import type { Database } from '../database/connect.ts'

const framing = entryKinds(({ moves }) => moves.figures === 'frame')
const ofOnePlace = entryKinds(({ moves }) => moves.figures === 'place')
const ofAnyPlace = entryKinds(({ moves }) => moves.figures === 'everywhere')

/** Where figures may have moved since an entry of the log. What else it tells (phones, numbers shown) moves none. */
export interface MovedFigures {
  /** The places of what was done, and those in which such a household belonged before. */
  places: string[]
  /** A household was written, which may have moved from anywhere. */
  everywhere: boolean
  /** Names, posts, rounds or settings were written. */
  frame: boolean
}

export async function listMovedFigures(database: Database, county: string, since: number): Promise<MovedFigures> {
  const { rows: [moved] } = await sql<{ places: string[] | null; everywhere: boolean | null; frame: boolean | null }>`
    with entry as (select region, subject, kind from log_entry
      where county = ${county} and sequence > ${since} and kind = any(${[...framing, ...ofOnePlace, ...ofAnyPlace]}::text[])),
    touched as (select region as place from entry where kind = any(${ofOnePlace}::text[])
      union select former.village from entry join household_before as former on former.county = ${county} and former.household = entry.subject)
    select (select array_agg(place) from touched where place is not null) as places,
      (select bool_or(kind = any(${ofAnyPlace}::text[])) from entry) as everywhere,
      (select bool_or(kind = any(${framing}::text[])) from entry) as frame`.execute(database)
  return { places: moved?.places ?? [], everywhere: moved?.everywhere ?? false, frame: moved?.frame ?? false }
}
