/**
 * What a household check's form must carry, whatever else it asks. A checklist is an XLSForm; these fields tie a filled
 * form to the county's records. A check item is a `calculate` named by the item's code (`1` problem, `0` ok, empty not
 * assessed); `<code>_note` may say more about a finding.
 */
export const submissionFields = {
  /** The round's ordinal, e.g. `2`. */
  round: 'round_ordinal',
  /** 户编号 of the household visited. */
  household: 'household_number',
  /** 户主姓名, where the form asks it: a number that was typed is held against it. */
  headName: 'head_name',
  /** A code of `VisitOutcome`. */
  outcome: 'visit_outcome',
  /** What is said about a visit that could not be completed, or of whoever is gone. */
  outcomeNote: 'outcome_note',
  /** `yes` where the whole household has moved away or died: of one of its members it says nothing, and somebody is to be seen. */
  wholeHousehold: 'whole_household',
  /** A day on which somebody is expected to come again: agreed on where nobody could be asked. */
  comeAgainOn: 'come_again_on',
  /** Why items were not looked at. */
  notAssessedReason: 'not_assessed_reason',
  startedAt: 'start',
  endedAt: 'end',
  /** Item codes, separated by spaces, of problems that arose after the round before. */
  aroseRecently: 'arose_recently',
  /** In a repeat, the item that a photo shows, and the photo: as many as somebody takes. */
  photoOf: 'photo_of',
  findingPhoto: 'finding_photo',
  /** `latitude longitude altitude accuracy`, where the inspector gave it. */
  position: 'position',
} as const

/** The name of the field that says more about a finding. */
export function noteField(itemCode: string): string {
  return `${itemCode}_note`
}
