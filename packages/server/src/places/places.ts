import { findUnit, insertUnit, listUnits, setUnitName } from './units.queries.ts'
import { entryOf } from '../kit/entries.ts'
import type { EntryPayload } from '@lookback/core/capabilities'
import type { CountyPlaces, RegionLevel, Unit } from '@lookback/core/places'
import { levelOf } from '@lookback/core/places'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import type { Entry } from '../database/log.ts'
import { write } from '../database/write.ts'
import { saveSubjects } from '../subjects/index.ts'
import { listRegions, readRegion, readUnit } from './region.queries.ts'
import { unitSubjects } from './subjects.ts'

export async function readPlaces({ database, clock }: Application, county: string): Promise<CountyPlaces> {
  return { regions: await listRegions(database, county, dayOf(clock())), units: await listUnits(database, county) }
}

/** The level of region in which a unit sits, by its kind; any other sits in the county. */
const levelOfKind: Partial<Record<Unit['kind'], RegionLevel>> = { township: 'township', village: 'village' }

/**
 * Adds a unit; the same unit again is one.
 * @throws {Refusal} `region-unknown`, `unit-region-wrong`, `unit-code-taken`, `unit-name-taken`
 */
export async function addUnit(application: Application, actor: Actor, unit: Unit): Promise<Unit> {
  const { county } = actor
  const { code, name, kind, region } = unit
  await write(application.database, application.clock, county, async (transaction) => {
    const place = await readRegion(transaction, county, region)
    if (levelOf(region) !== (levelOfKind[kind] ?? 'county')) {
      throw new Refusal('unit-region-wrong', { field: 'region', unit: name, region: place.name })
    }
    const known = await findUnit(transaction, county, code)
    if (known && (known.name !== name || known.kind !== kind || known.region !== region)) {
      throw new Refusal('unit-code-taken', { field: 'code', unit: code })
    }
    if (known) return { result: undefined, entries: [] }
    await insertUnit(transaction, county, unit)
    await saveSubjects(transaction, county, unitSubjects(county, [unit]))
    return { result: undefined, entries: [saved(application, actor, { added: 1, changed: 0, records: [unit] })] }
  })
  return readUnit(application.database, county, code)
}

/**
 * Gives a unit another name; posts and problems that belong to it stay.
 * @throws {Refusal} `unit-unknown`, `unit-name-taken`
 */
export async function renameUnit(application: Application, actor: Actor, code: string, name: string): Promise<Unit> {
  const { county } = actor
  return write(application.database, application.clock, county, async (transaction) => {
    const unit = await readUnit(transaction, county, code)
    const renamed = { ...unit, name }
    if (unit.name === name) return { result: renamed, entries: [] }
    await setUnitName(transaction, county, code, name)
    await saveSubjects(transaction, county, unitSubjects(county, [renamed]))
    return { result: renamed, entries: [saved(application, actor, { added: 0, changed: 1, records: [renamed] })] }
  })
}

function saved(application: Application, actor: Actor, payload: EntryPayload<'units-saved'>): Entry {
  return entryOf(application, { kind: 'units-saved', actor: actor.person, region: actor.county, payload })
}
