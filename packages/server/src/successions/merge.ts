import { Refusal } from '@lookback/core/kernel'
import { Household } from '@lookback/core/register'
import type { ActOf, Merger } from '@lookback/core/successions'
import { mergeFamily } from '@lookback/core/successions'
import { entryOf } from '../kit/entries.ts'
import { listHelpers } from '../helpers/index.ts'
import { carryProblems, lapseProblems } from '../problems/index.ts'
import { findHousehold, releaseMembers, saveHouseholdsIn, setEnding } from '../register/index.ts'
import type { Acted, HouseholdContext, Stored } from './household-act.ts'
import { keptMembers, nothingMoved, toldProblems } from './household-act.ts'

/**
 * A household becomes part of another, or turns out to be the other. Its people join, its open problems go on there, its
 * visits stay what they are: visits to the household that there was. Where nobody helps the other, its helpers do.
 * @throws {Refusal} `household-into-unknown`, `household-into-itself`, `household-ended`, what `mergeFamily` says, `household-family-wrong`
 */
export async function mergeHouseholds(context: HouseholdContext, act: ActOf<'merge'>): Promise<Acted> {
  const { transaction, store, actor, id, household: stored, now } = context
  const { county } = actor
  const other = await otherHousehold(context, act.into)
  const into = Household.parse(other.household)
  const merger = mergeFamily(stored.household, into, act.members, act.as === 'duplicate')
  await context.checkFamily(merger.into)
  const joining = merger.joined.flatMap(({ member: { number } }) => stored.memberIds.get(number) ?? [])
  const open = await context.open(joining)
  await releaseMembers(transaction, county, joining)
  const { entries: saved } = await saveHouseholdsIn(transaction, store, county, [merger.into], actor, keptIn(merger, stored, other))
  const carried = await carryProblems(context, successors(merger, stored, other))
  const lapsed = await lapseProblems(context, merger.left.flatMap(({ number }) => stored.memberIds.get(number) ?? []))
  const units = await context.handToPlace([other.id, ...other.memberIds.values(), ...joining])
  const helpers = await context.helpers(into.village)
  const isHelped = (await listHelpers(transaction, county, [other.id], context.today)).has(other.id)
  const passing = isHelped ? [] : helpers.filter(({ reaches }) => reaches)
  const helping = [...await context.endHelping(), ...await context.helpToo(passing.map(({ person }) => person), { id: other.id, household: into })]
  await setEnding(transaction, county, stored.id, { at: now, as: act.as, into: other.id })
  const entry = entryOf(store, {
    id, kind: 'household-ended', actor: actor.person, region: stored.household.village, subject: stored.id,
    happenedAt: now.toISOString(), payload: { as: act.as, into: other.id },
  })
  return {
    entries: [...saved, ...carried.entries, ...lapsed.entries, ...units, ...helping, entry],
    consequences: {
      ...nothingMoved, unitsChanged: units.length,
      other: { id: other.id, number: into.number, headName: into.headName, village: into.village },
      people: [
        ...merger.joined.map(({ member: { number, name } }) => ({ number, name, fate: 'joins' as const })),
        ...merger.same.map(({ member: { number, name } }) => ({ number, name, fate: 'same' as const })),
        ...merger.left.map(({ number, name }) => ({ number, name, fate: 'left' as const })),
      ],
      problems: [
        ...open.map(({ id: problem, item, state }) => ({ id: problem, item, state, fate: 'moves' as const })),
        ...toldProblems(carried), ...toldProblems(lapsed),
      ],
      helpers: helpers.map((one) => ({ name: one.name, fate: passing.includes(one) ? 'passes-over' : 'ends' })),
    },
  }
}

async function otherHousehold({ transaction, scope, household }: HouseholdContext, number: string): Promise<Stored> {
  const other = await findHousehold(transaction, scope, { number })
  if (!other) throw new Refusal('household-into-unknown', { field: 'into', number })
  if (other.id === household.id) throw new Refusal('household-into-itself', { field: 'into' })
  if (other.ending) throw new Refusal('household-ended', { field: 'into', number, householdEnd: other.ending.as })
  return other
}

/** Everybody stays who they are, whatever number they have there. */
function keptIn({ into, joined }: Merger, stored: Stored, other: Stored): Map<string, string> {
  return new Map([
    ...keptMembers(into.number, other.household.members, other),
    ...joined.flatMap(({ member, number }) => {
      const id = stored.memberIds.get(member.number)
      return id === undefined ? [] : [[`${into.number} ${number}`, id] as const]
    }),
  ])
}

/** At whom open problems go on: the household's at the other household, somebody's at the same person there. */
function successors({ into, same }: Merger, stored: Stored, other: Stored): Parameters<typeof carryProblems>[1] {
  const place = { region: into.village }
  const household = { from: stored.id, to: { ...place, kind: 'household' as const, id: other.id, name: into.headName, number: into.number } }
  const people = same.flatMap(({ member, other: there }) => {
    const [from, id] = [stored.memberIds.get(member.number), other.memberIds.get(there.number)]
    return from === undefined || id === undefined ? []
      : [{ from, to: { ...place, kind: 'member' as const, id, name: there.name, number: there.number } }]
  })
  return [household, ...people]
}
