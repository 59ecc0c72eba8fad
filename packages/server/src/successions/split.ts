import { Refusal } from '@lookback/core/kernel'
import type { ActOf } from '@lookback/core/successions'
import { splitFamily } from '@lookback/core/successions'
import { entryOf } from '../kit/entries.ts'
import { carryProblems } from '../problems/index.ts'
import { findHousehold, saveHouseholdsIn } from '../register/index.ts'
import type { Acted, HouseholdContext } from './household-act.ts'
import { keptMembers, nothingMoved, toldProblems } from './household-act.ts'
import { isNumberTaken } from './successions.queries.ts'

/**
 * Some of the people become a household of their own, with their own problems and those of the household that are named.
 * Whoever helps the old household, and whose area has the new one in it, helps both.
 * @throws {Refusal} `household-number-taken`, `household-village-wrong`, what `splitFamily` says, `household-family-wrong`
 */
export async function splitHousehold(context: HouseholdContext, act: ActOf<'split'>): Promise<Acted> {
  const { transaction, store, actor, id, household: stored } = context
  const { county } = actor
  await context.checkVillage(act.village)
  if (await isNumberTaken(transaction, county, act.number)) throw new Refusal('household-number-taken', { field: 'number', number: act.number })
  const { rest, founded } = splitFamily(stored.household, act)
  await context.checkFamily(rest)
  await context.checkFamily(founded)
  const going = founded.members.flatMap(({ number }) => stored.memberIds.get(number) ?? [])
  const open = await context.open(going)
  const helpers = await context.helpers(act.village)
  const kept = new Map([...keptMembers(rest.number, rest.members, stored), ...keptMembers(founded.number, founded.members, stored)])
  const { entries: saved } = await saveHouseholdsIn(transaction, store, county, [rest, founded], actor, kept)
  const made = await findHousehold(transaction, context.scope, { number: founded.number })
  if (!made) throw new Error(`household ${founded.number} was not saved`)
  const to = { kind: 'household' as const, id: made.id, name: founded.headName, number: founded.number, region: founded.village }
  const carried = await carryProblems(context, [{ from: stored.id, to }], act.problems)
  const units = await context.handToPlace([made.id, ...going])
  const reaching = helpers.filter(({ reaches }) => reaches)
  const helping = await context.helpToo(reaching.map(({ person }) => person), { id: made.id, household: founded })
  const entry = entryOf(store, {
    id, kind: 'household-split', actor: actor.person, region: stored.household.village, subject: stored.id,
    payload: { into: made.id, people: founded.members.length },
  })
  return {
    entries: [...saved, entry, ...carried.entries, ...units, ...helping],
    consequences: {
      ...nothingMoved, unitsChanged: units.length,
      other: { id: made.id, number: founded.number, headName: founded.headName, village: founded.village },
      people: founded.members.map(({ number, name }) => ({ number, name, fate: 'joins' })),
      problems: [
        ...open.map(({ id: problem, item, state }) => ({ id: problem, item, state, fate: 'moves' as const })), ...toldProblems(carried),
      ],
      helpers: helpers.map(({ name, reaches }) => ({ name, fate: reaches ? 'helps-too' : 'stays' })),
    },
  }
}
