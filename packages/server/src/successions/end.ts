import { Refusal } from '@lookback/core/kernel'
import { hasSuccessor } from '@lookback/core/register'
import type { ActOf } from '@lookback/core/successions'
import { ProblemState } from '@lookback/core/problems'
import { entryOf } from '../kit/entries.ts'
import { lapseProblems, reviveProblems } from '../problems/index.ts'
import { setEnding } from '../register/index.ts'
import type { Acted, HouseholdContext } from './household-act.ts'
import { nothingMoved, toldProblems } from './household-act.ts'
import { listLapsedOf } from './successions.queries.ts'

/** Nobody of the household is left in the county: it is on the register no more, and what was still to be mended lapses. */
export async function endHousehold(context: HouseholdContext, { as }: ActOf<'end'>): Promise<Acted> {
  const { transaction, store, actor, id, household: stored, now } = context
  const helpers = await context.helpers(stored.household.village)
  const lapsed = await lapseProblems(context, context.subjects)
  const helping = await context.endHelping()
  await setEnding(transaction, actor.county, stored.id, { at: now, as, into: null })
  const entry = entryOf(store, {
    id, kind: 'household-ended', actor: actor.person, region: stored.household.village, subject: stored.id,
    happenedAt: now.toISOString(), payload: { as, into: null },
  })
  return {
    entries: [...lapsed.entries, ...helping, entry],
    consequences: {
      ...nothingMoved, problems: toldProblems(lapsed), helpers: helpers.map(({ name }) => ({ name, fate: 'ends' })),
    },
  }
}

/**
 * Puts a household back that was ended by mistake, with its problems as they stood. Who helps it has to be said anew.
 * @throws {Refusal} `household-not-ended`, `household-has-successor`
 */
export async function restoreHousehold(context: HouseholdContext): Promise<Acted> {
  const { transaction, store, actor, id, household: { id: subject, household, ending } } = context
  if (!ending) throw new Refusal('household-not-ended')
  if (hasSuccessor(ending.as)) throw new Refusal('household-has-successor')
  const lapsed = await listLapsedOf(transaction, actor.county, context.subjects)
  await setEnding(transaction, actor.county, subject, null)
  const entry = entryOf(store, { id, kind: 'household-restored', actor: actor.person, region: household.village, subject, payload: {} })
  return {
    entries: [entry, ...await reviveProblems(context, context.subjects)],
    consequences: {
      ...nothingMoved,
      problems: lapsed.map(({ state, ...row }) => ({ ...row, state: ProblemState.parse(state), fate: 'revived' })),
    },
  }
}
