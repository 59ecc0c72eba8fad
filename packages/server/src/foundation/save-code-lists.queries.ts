import type { CodeListEntry, Day } from '@lookback/core/kernel'
import type { Store } from '../kit/application.ts'
import { sql } from 'kysely'
import { saveRecords } from '../kit/save.ts'
import type { Saved } from '../kit/save.ts'
import type { Actor } from '../kit/actor.ts'
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
  return saveRecords(store, county, 'code-lists-saved', positioned, actor, (rows) => sql`
    insert into code_list (county, list, valid_from, code, position, label)
    select ${county}, list, "validFrom", code, position, label
    from jsonb_to_recordset(${rows}::jsonb) as row (
      list text, "validFrom" date, code text, position integer, label text)
    on conflict (county, list, valid_from, code) do update set position = excluded.position, label = excluded.label
    where (code_list.position, code_list.label) is distinct from (excluded.position, excluded.label)
    returning xmax = 0 as added`)
}
