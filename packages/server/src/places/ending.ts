import type { Transaction } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { Refusal } from '@lookback/core/kernel'
import type { Region, Unit } from '@lookback/core/places'
import { termsIn } from '@lookback/core/words'
import type { Actor } from '../kit/actor.ts'
import { entryOf } from '../kit/entries.ts'
import type { Store } from '../kit/application.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import { saveSubjects } from '../subjects/index.ts'
import { endRegionRows, insertRegions } from './ending.queries.ts'
import { unitSubjects, villageSubjects } from './subjects.ts'
import { insertUnit, listUnits, setUnitName } from './units.queries.ts'
import { unitsMissing } from './units-of-regions.ts'

/** Who does it, in whose transaction. */
export interface Changing {
  transaction: Transaction<DB>
  store: Pick<Store, 'clock'>
  actor: Actor
}

/** Adds regions that begin on a day, each with its unit. @param regions those that hold, the new ones among them */
export async function addRegionsIn({ transaction, store, actor }: Changing, added: readonly Region[], regions: readonly Region[], from: Day): Promise<Entry[]> {
  const { county, person } = actor
  if (added.length === 0) return []
  await insertRegions(transaction, county, added, from)
  const units = unitsMissing(regions, await listUnits(transaction, county))
  for (const unit of units) await insertUnit(transaction, county, unit)
  await saveSubjects(transaction, county, [...villageSubjects(county, added), ...unitSubjects(county, units)])
  return [
    entryOf<'regions-saved'>(store, { kind: 'regions-saved', actor: person, region: county, payload: { added: added.length, changed: 0, records: [...added] } }),
    ...(units.length === 0 ? [] : [unitsSaved(store, actor, { added: units.length, changed: 0, records: units })]),
  ]
}

/**
 * Ends regions on a day, each of which goes on in another; the units that sat there say so in their names.
 * @throws {Refusal} `region-end-too-early`
 */
export async function endRegionsIn(
  { transaction, store, actor }: Changing, ended: readonly { from: string; to: string; households: number }[], on: Day,
): Promise<Entry[]> {
  const { county } = actor
  const [early] = await endRegionRows(transaction, county, ended.map(({ from }) => from), on)
  if (early) throw new Refusal('region-end-too-early', { field: 'on', region: early.name, from: early.from })
  const codes = new Set(ended.map(({ from }) => from))
  const units = (await listUnits(transaction, county))
    .filter(({ kind, region }) => (kind === 'township' || kind === 'village') && codes.has(region))
    .map((unit): Unit => ({ ...unit, name: termsIn('zh-CN').unitEnded.replace('{name}', unit.name) }))
  for (const { code, name } of units) await setUnitName(transaction, county, code, name)
  await saveSubjects(transaction, county, unitSubjects(county, units))
  return [
    ...ended.map(({ from, to, households }) => entryOf<'region-ended'>(store, {
      kind: 'region-ended', actor: actor.person, region: from, payload: { to, on, households },
    })),
    ...(units.length === 0 ? [] : [unitsSaved(store, actor, { added: 0, changed: units.length, records: units })]),
  ]
}

function unitsSaved(store: Pick<Store, 'clock'>, actor: Actor, payload: { added: number; changed: number; records: Unit[] }): Entry {
  return entryOf<'units-saved'>(store, { kind: 'units-saved', actor: actor.person, region: actor.county, payload })
}
