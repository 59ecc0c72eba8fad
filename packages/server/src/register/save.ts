import type { RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { CodeListEntry, Person, Post, Region, Unit } from '@lookback/core/register'
import { levelOf, parentOf } from '@lookback/core/register'
import { Refusal } from '@lookback/core/refusal'
import type { Day } from '@lookback/core/time'
import { dayOf } from '@lookback/core/time'
import type { Actor } from '../access/actor.ts'
import type { Application } from '../application.ts'
import { newIdentifier } from '../clock.ts'
import type { Entry } from '../database/log.ts'
import type { DB, JsonObject } from '../database/types.gen.ts'
import { write } from '../database/write.ts'

/** What saving needs of the application. */
export type Store = Pick<Application, 'database' | 'clock'>

/** What came of saving records: the same content again is unchanged. */
export interface Saved {
  added: number
  changed: number
  unchanged: number
}

/**
 * Adds or renames regions. A region is valid from the day on which it is first saved.
 * @throws {Refusal} `region-code-invalid` for a level or parent that the code does not say; `reference-missing`
 */
export async function saveRegions(
  store: Store, county: string, regions: readonly Region[], actor: Actor | null,
): Promise<Saved> {
  regions.forEach(({ code, level, parent }, index) => {
    if (level !== levelOf(code) || parent !== parentOf(code)) {
      throw new Refusal('region-code-invalid', { row: index + 1, code })
    }
  })
  const today = dayOf(store.clock())
  return save(store, county, 'regions-saved', regions, actor, (rows) => sql`
    insert into region (county, code, name, level, parent, valid_from)
    select ${county}, code, name, level, parent, ${today}::date
    from jsonb_to_recordset(${rows}::jsonb) as row (code text, name text, level text, parent text)
    on conflict (county, code) do update set name = excluded.name
    where region.name is distinct from excluded.name
    returning xmax = 0 as added`)
}

/** Adds or changes offices, departments, townships, villages and teams. */
export async function saveUnits(
  store: Store, county: string, units: readonly Unit[], actor: Actor | null,
): Promise<Saved> {
  return save(store, county, 'units-saved', units, actor, (rows) => sql`
    insert into unit (county, code, name, kind, region)
    select ${county}, code, name, kind, region
    from jsonb_to_recordset(${rows}::jsonb) as row (code text, name text, kind text, region text)
    on conflict (county, code) do update set name = excluded.name, kind = excluded.kind, region = excluded.region
    where (unit.name, unit.kind, unit.region) is distinct from (excluded.name, excluded.kind, excluded.region)
    returning xmax = 0 as added`)
}

/** Adds or changes the people who work on the campaign. The log, which nobody can delete from, gets their ids only. */
export async function savePeople(
  store: Store, county: string, people: readonly Person[], actor: Actor | null,
): Promise<Saved> {
  const logged = people.map(({ id }) => ({ id }))
  return save(store, county, 'people-saved', people, actor, (rows) => sql`
    insert into person (county, id, name, phone)
    select ${county}, id, name, phone from jsonb_to_recordset(${rows}::jsonb) as row (id uuid, name text, phone text)
    on conflict (county, id) do update set name = excluded.name, phone = excluded.phone
    where (person.name, person.phone) is distinct from (excluded.name, excluded.phone)
    returning xmax = 0 as added`, logged)
}

/** Adds posts, or corrects them. Who moves gets another post; the old one gets its `validTo`. */
export async function savePosts(
  store: Store, county: string, posts: readonly Post[], actor: Actor | null,
): Promise<Saved> {
  return save(store, county, 'posts-saved', posts, actor, (rows) => sql`
    insert into post (county, id, person, unit, role, title, region, department, duty, valid_from, valid_to)
    select ${county}, id, person, unit, role, title, region, department, duty, "validFrom", "validTo"
    from jsonb_to_recordset(${rows}::jsonb) as row (
      id uuid, person uuid, unit text, role text, title text, region text, department text, duty text,
      "validFrom" date, "validTo" date)
    on conflict (county, id) do update set
      person = excluded.person, unit = excluded.unit, role = excluded.role, title = excluded.title,
      region = excluded.region, department = excluded.department, duty = excluded.duty,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to
    where (post.person, post.unit, post.role, post.title, post.region, post.department, post.duty, post.valid_from,
        post.valid_to)
      is distinct from (excluded.person, excluded.unit, excluded.role, excluded.title, excluded.region,
        excluded.department, excluded.duty, excluded.valid_from, excluded.valid_to)
    returning xmax = 0 as added`)
}

/** Sets the labels of code lists as they hold from a day on; entries of one list stand in the order given. */
export async function saveCodeLists(
  store: Store, county: string, entries: readonly CodeListEntry[], validFrom: Day, actor: Actor | null,
): Promise<Saved> {
  const positions = new Map<string, number>()
  const positioned = entries.map((entry) => {
    const position = (positions.get(entry.list) ?? 0) + 1
    positions.set(entry.list, position)
    return { ...entry, position, validFrom }
  })
  return save(store, county, 'code-lists-saved', positioned, actor, (rows) => sql`
    insert into code_list (county, list, valid_from, code, position, label)
    select ${county}, list, "validFrom", code, position, label
    from jsonb_to_recordset(${rows}::jsonb) as row (
      list text, "validFrom" date, code text, position integer, label text)
    on conflict (county, list, valid_from, code) do update set position = excluded.position, label = excluded.label
    where (code_list.position, code_list.label) is distinct from (excluded.position, excluded.label)
    returning xmax = 0 as added`)
}

/** One statement for all records, one log entry when any of them is new or changed. */
async function save(
  store: Store, county: string, kind: string, records: readonly object[], actor: Actor | null,
  statement: (rows: string) => RawBuilder<unknown>, logged: readonly object[] = records,
): Promise<Saved> {
  if (records.length === 0) return { added: 0, changed: 0, unchanged: 0 }
  return write(store.database, store.clock, county, async (transaction: Transaction<DB>) => {
    const { rows } = await statement(JSON.stringify(records)).execute(transaction)
    const added = rows.filter((row) => (row as { added: boolean }).added).length
    const result = { added, changed: rows.length - added, unchanged: records.length - rows.length }
    const payload = { added, changed: result.changed, records: logged } as unknown as JsonObject
    const entry = registerEntry(store, { kind, actor, region: county, subject: null, payload })
    return { result, entries: rows.length > 0 ? [entry] : [] }
  })
}

/** Something that happened in the register, for the log. */
export function registerEntry(
  store: Store, entry: Pick<Entry, 'kind' | 'region' | 'subject' | 'payload'> & { actor: Actor | null },
): Entry {
  return {
    ...entry,
    id: newIdentifier(store.clock),
    actor: entry.actor?.person ?? null,
    problem: null,
    happenedAt: store.clock().toISOString(),
  }
}
