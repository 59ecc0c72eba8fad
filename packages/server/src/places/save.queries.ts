import type { Store } from '../kit/application.ts'
import type { Region, Unit } from '@lookback/core/places';
import { levelOf, parentOf } from '@lookback/core/places'
import { sql } from 'kysely'
import { saveRecords } from '../kit/save.ts'
import { movedEntries, saveSubjects } from '../subjects/index.ts'
import { unitSubjects, villageSubjects } from './subjects.ts'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Saved } from '../kit/save.ts'
import type { Actor } from '../kit/actor.ts'
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
  return saveRecords(store, county, 'regions-saved', regions, actor, (rows) => sql`
    insert into region (county, code, name, level, parent, valid_from)
    select ${county}, code, name, level, parent, ${today}::date
    from jsonb_to_recordset(${rows}::jsonb) as row (code text, name text, level text, parent text)
    on conflict (county, code) do update set name = excluded.name
    where region.name is distinct from excluded.name and region.valid_to is null
    returning xmax = 0 as added`, regions, async (transaction) =>
      movedEntries(store, actor, await saveSubjects(transaction, county, villageSubjects(county, regions))))
}

/** Adds or changes offices, departments, townships, villages and teams. */
export async function saveUnits(
  store: Store, county: string, units: readonly Unit[], actor: Actor | null,
): Promise<Saved> {
  return saveRecords(store, county, 'units-saved', units, actor, (rows) => sql`
    insert into unit (county, code, name, kind, region)
    select ${county}, code, name, kind, region
    from jsonb_to_recordset(${rows}::jsonb) as row (code text, name text, kind text, region text)
    on conflict (county, code) do update set name = excluded.name, kind = excluded.kind, region = excluded.region
    where (unit.name, unit.kind, unit.region) is distinct from (excluded.name, excluded.kind, excluded.region)
    returning xmax = 0 as added`, units, async (transaction) =>
      movedEntries(store, actor, await saveSubjects(transaction, county, unitSubjects(county, units))))
}
