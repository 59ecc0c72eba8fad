import type { Store } from '../kit/application.ts'
import type { Person, Post } from '@lookback/core/access'
import { sql } from 'kysely'
import { keysOf } from '../database/sealing-keys.ts'
import { sealPhone } from '../kit/sealed-phone.ts'
import { saveRecords } from '../kit/save.ts'
import type { Saved } from '../kit/save.ts'
import type { Actor } from '../kit/actor.ts'
import { movedEntries } from '../subjects/index.ts'
import { keepPostSubjects } from './post-subjects.queries.ts'
/** Adds or changes the people who work on the campaign. The log, which nobody can delete from, gets their ids only. */
export async function savePeople(
  store: Store, county: string, people: readonly Person[], actor: Actor | null,
): Promise<Saved> {
  const keys = keysOf(store.database)
  const sealed = people.map(({ id, name, phone }) => ({ id, name, sealedPhone: sealPhone(keys, 'person', county, id, phone) }))
  return saveRecords(store, county, 'people-saved', people.map(({ id }) => ({ id })), actor, (rows) => sql`
    insert into person (county, id, name, sealed_phone)
    select ${county}, id, name, "sealedPhone" from jsonb_to_recordset(${rows}::jsonb) as row (id uuid, name text, "sealedPhone" bytea)
    on conflict (county, id) do update set name = excluded.name, sealed_phone = excluded.sealed_phone
    where (person.name, person.sealed_phone) is distinct from (excluded.name, excluded.sealed_phone)
    returning xmax = 0 as added`, sealed, async (transaction) =>
      movedEntries(store, actor, await keepPostSubjects(transaction, county, { people: people.map(({ id }) => id) })))
}

/** Adds posts, or corrects them. Who moves gets another post; the old one gets its `validTo`. */
export async function savePosts(
  store: Store, county: string, posts: readonly Post[], actor: Actor | null,
): Promise<Saved> {
  return saveRecords(store, county, 'posts-saved', posts, actor, (rows) => sql`
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
    returning xmax = 0 as added`, posts, async (transaction) =>
      movedEntries(store, actor, await keepPostSubjects(transaction, county, { posts: posts.map(({ id }) => id) })))
}
