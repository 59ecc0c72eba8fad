import type { Day } from '@lookback/core/kernel'
import { submissionFields } from '@lookback/core/checklists'
import { goneOutcomes } from '@lookback/core/rounds'
import type { VisitOutcome } from '@lookback/core/rounds'
import { openForm } from '../checklists/engine/open-form.ts'
import { newIdentifier } from '../../app/new-identifier.ts'
import type { FieldRound, HouseholdDetail, Phone } from '../sync/phone/phone.ts'

/** How a visit ended where nobody could be asked. */
export interface Ended {
  outcome: VisitOutcome
  note: string
  /** A day that was agreed on to come again. */
  comeAgainOn: Day | null
}

/** Saves a visit where nobody could be asked. It is a submission like any other, computed by the engine. */
export async function saveOutcome(
  phone: Phone, round: FieldRound, household: HouseholdDetail, ended: Ended,
): Promise<void> {
  const { outcome, comeAgainOn } = ended
  const { xform } = await phone.form(round)
  const form = await openForm({ xform }, { deviceId: '', userName: phone.status.name }, {
    given: { ...givenBy(round, household), [submissionFields.outcome]: outcome, ...remarks(ended) },
  })
  const draft = {
    id: newIdentifier(), household: household.id, round: round.id, at: 0, fixes: [], changedAt: phone.now().toISOString(), ...form.draft(),
  }
  await phone.saveVisit({ draft, revision: 0, submission: await form.submission(), outcome, comeAgainOn, fixes: [] })
}

/** Of whoever is gone it is only saved where the whole household is. */
function remarks({ outcome, note, comeAgainOn }: Ended): Record<string, string> {
  return {
    ...((goneOutcomes as readonly VisitOutcome[]).includes(outcome) ? { [submissionFields.wholeHousehold]: 'yes' } : {}),
    ...(note === '' ? {} : { [submissionFields.outcomeNote]: note }),
    ...(comeAgainOn === null ? {} : { [submissionFields.comeAgainOn]: comeAgainOn }),
  }
}

/** What the task answers, so that nobody types it. */
export function givenBy(round: FieldRound, household: { number: string; headName: string }): Record<string, string> {
  return {
    [submissionFields.round]: String(round.ordinal), [submissionFields.household]: household.number,
    [submissionFields.headName]: household.headName,
  }
}
