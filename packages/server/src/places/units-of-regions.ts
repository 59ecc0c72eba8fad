import type { Store } from '../kit/application.ts'
import { saveUnits } from './save.queries.ts'
import { listUnits } from './units.queries.ts'
import type { Region, Unit } from '@lookback/core/places'
import { dayOf } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { listRegions } from './region.queries.ts'

/**
 * Gives every township and village a unit where it has none: posts and problems belong to units. A village's carries the
 * township's name in front, for villages share names; where another unit bears that name too, the code behind it.
 * @returns how many were added
 */
export async function seatUnits(store: Store, county: string, actor: Actor | null): Promise<number> {
  const regions = await listRegions(store.database, county, dayOf(store.clock()))
  return (await saveUnits(store, county, unitsMissing(regions, await listUnits(store.database, county)), actor)).added
}

/** The units of those townships and villages that have none. */
export function unitsMissing(regions: readonly Region[], units: readonly Unit[]): Unit[] {
  const seated = new Set(units.map(({ kind, region }) => `${kind} ${region}`))
  const names = new Set(units.map(({ name }) => name))
  const nameOf = new Map(regions.map(({ code, name }) => [code, name]))
  return regions.flatMap(({ code, name: own, level, parent }): Unit[] => {
    if (level === 'county' || seated.has(`${level} ${code}`)) return []
    const plain = level === 'village' ? `${nameOf.get(parent ?? '') ?? ''}${own}` : own
    const name = names.has(plain) ? `${plain}（${code}）` : plain
    names.add(name)
    return [{ code: `${level}-${code}`, name, kind: level, region: code }]
  })
}
