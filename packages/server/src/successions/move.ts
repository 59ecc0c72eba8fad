import { Refusal } from '@lookback/core/kernel'
import { Household } from '@lookback/core/register'
import type { ActOf } from '@lookback/core/successions'
import { entryOf } from '../kit/entries.ts'
import { saveHouseholdsIn } from '../register/index.ts'
import type { Acted, HouseholdContext } from './household-act.ts'
import { keptMembers, nothingMoved } from './household-act.ts'

/**
 * Moves a household to another village with all its people and problems. Whoever's area does not reach there helps it no more.
 * @throws {Refusal} `household-village-same`, `household-village-wrong`
 */
export async function moveHousehold(context: HouseholdContext, { village }: ActOf<'move'>): Promise<Acted> {
  const { transaction, store, actor, id, household: { id: subject, household, memberIds } } = context
  const from = household.village
  if (village === from) throw new Refusal('household-village-same', { field: 'village' })
  await context.checkVillage(village)
  const problems = await context.open()
  const helpers = await context.helpers(village)
  const moved = Household.parse({ ...household, village })
  const kept = new Map(keptMembers(moved.number, moved.members, context.household))
  const { entries: saved } = await saveHouseholdsIn(transaction, store, actor.county, [moved], actor, kept)
  const ended = await context.endHelping(helpers.filter(({ reaches }) => !reaches).map(({ person }) => person))
  const units = await context.handToPlace([subject, ...memberIds.values()])
  const entry = entryOf(store, {
    id, kind: 'household-moved', actor: actor.person, region: village, subject, payload: { from, to: village },
  })
  return {
    entries: [...saved, entry, ...units, ...ended],
    consequences: {
      ...nothingMoved, unitsChanged: units.length,
      problems: problems.map(({ id: problem, item, state }) => ({ id: problem, item, state, fate: 'moves' })),
      helpers: helpers.map(({ name, reaches }) => ({ name, fate: reaches ? 'stays' : 'ends' })),
    },
  }
}
