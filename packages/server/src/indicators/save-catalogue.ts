import type { Transaction } from 'kysely'
import type { Indicator } from '@lookback/core/indicators'
import type { Store } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import type { PlaceMilestone, PlaceTarget } from './catalogue.queries.ts'
import { insertTargets, saveIndicators, saveMilestones } from './catalogue.queries.ts'

/** Lines of the catalogue, and what places have to reach. */
export interface CatalogueChange {
  indicators?: readonly Indicator[]
  targets?: readonly PlaceTarget[]
  milestones?: readonly PlaceMilestone[]
}

/**
 * Saves lines of the catalogue, new versions of targets and milestones.
 * @returns the entries, for the caller's `write` to append
 */
export async function saveCatalogue(
  transaction: Transaction<DB>, store: Store, county: string, actor: string | null, { indicators = [], targets = [], milestones = [] }: CatalogueChange,
): Promise<Entry[]> {
  await saveIndicators(transaction, county, indicators)
  await insertTargets(transaction, county, targets)
  await saveMilestones(transaction, county, milestones)
  return [
    ...indicators.map((payload) => entryOf(store, { kind: 'indicator-saved', actor, region: county, payload })),
    ...targets.map(({ region, ...payload }) => entryOf(store, { kind: 'indicator-target-set', actor, region, payload })),
    ...milestones.map(({ region, ...payload }) => entryOf(store, { kind: 'indicator-milestone-set', actor, region, payload })),
  ]
}
