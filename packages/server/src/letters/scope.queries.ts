import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { within } from '../database/scope.ts'
import type { LetterReader, Seat } from './reader.ts'

/** Whether somebody sees every letter of the county whole. */
export function seesAll({ county, areas }: Pick<LetterReader, 'county' | 'areas'>): boolean {
  return areas.includes(county)
}

/** The rows of a unit at its place, of those that somebody sits in. */
export function inSeats(seats: readonly Seat[], unit: string, region: string): RawBuilder<SqlBool> {
  return any(seats.map((seat) => sql`(${sql.ref(unit)} = ${seat.unit} and ${sql.ref(region)} = ${seat.region})`))
}

/** The letters that concern somebody, of a query that knows them as `letter`: issued by the own unit, or gone to somebody who is seen. */
export function concerns(reader: LetterReader): RawBuilder<SqlBool> {
  if (seesAll(reader)) return sql<SqlBool>`letter.county = ${reader.county}`
  return sql<SqlBool>`(letter.county = ${reader.county} and (${inSeats(reader.seats, 'letter.issuer', 'letter.region')}
    or letter.id in (select concerned.letter from letter_recipient as concerned where concerned.county = ${reader.county} and ${own(reader, 'concerned')})))`
}

/**
 * The recipients that somebody sees, of a query that knows them as `recipient` beside `letter`: the own, those of the own places,
 * all of a letter that the own unit has issued, and, for whoever leads, those that work with it.
 * @param id one of them
 */
export function seen(reader: LetterReader, id?: string): RawBuilder<SqlBool> {
  if (id !== undefined) return sql<SqlBool>`(recipient.id = ${id} and ${seen(reader)})`
  if (seesAll(reader)) return sql<SqlBool>`true`
  return sql<SqlBool>`(${inSeats(reader.seats, 'letter.issuer', 'letter.region')} or ${own(reader, 'recipient')}
    or (recipient.role = 'co' and exists (select 1 from letter_recipient as lead where lead.county = letter.county and lead.letter = letter.id
      and lead.role = 'lead' and ${ownSeat(reader, 'lead')})))`
}

function own(reader: LetterReader, table: string): RawBuilder<SqlBool> {
  return any([ownSeat(reader, table), ...reader.areas.map((area) => within(`${table}.region`, area))])
}

function ownSeat({ person, seats }: LetterReader, table: string): RawBuilder<SqlBool> {
  return addressedTo(person, seats, table)
}

/** Recipients that somebody is, by name or by the own units. */
export function addressedTo(person: string, seats: readonly Seat[], table: string): RawBuilder<SqlBool> {
  return any([sql`${sql.ref(`${table}.person`)} = ${person}`, inSeats(seats, `${table}.unit`, `${table}.region`)])
}

export function any(conditions: readonly RawBuilder<unknown>[]): RawBuilder<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`
}
