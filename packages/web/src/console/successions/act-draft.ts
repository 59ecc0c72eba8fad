import type { HouseholdView } from '@lookback/core/household-file'
import type { HouseholdAct, JoiningMember } from '@lookback/core/successions'
import { t } from '../../app/i18n.ts'
import { missingOf } from '../../ui/missing.ts'

/** What somebody chooses to do; a household that was registered twice is merged otherwise than two families. */
export const askedActs = ['move', 'split', 'merge', 'duplicate', 'end', 'restore'] as const
export type AskedAct = (typeof askedActs)[number]

/** What is filled in for an act. */
export interface ActDraft {
  village: string | undefined
  number: string
  into: string
  /** Those who are ticked, with their relation to the other head. */
  members: JoiningMember[]
  problems: string[]
  as: 'died-out' | 'moved-away' | undefined
}

export function emptyDraft(): ActDraft {
  return { village: undefined, number: '', into: '', members: [], problems: [], as: undefined }
}

/** The act that a draft says; null while something is missing. */
export function actOf(asked: AskedAct, draft: ActDraft, { household }: HouseholdView): HouseholdAct | null {
  const { village, number, into, members, problems, as } = draft
  const isRelated = members.every(({ relation }) => relation !== '')
  switch (asked) {
    case 'move':
      return village === undefined ? null : { act: 'move', village }
    case 'split':
      return number.trim() === '' || members.length === 0 || !isRelated ? null
        : { act: 'split', number: number.trim(), village: village ?? household.village, members, problems }
    case 'merge':
    case 'duplicate':
      return into.trim() === '' || !isRelated ? null
        : { act: 'merge', as: asked === 'merge' ? 'merged' : 'duplicate', into: into.trim(), members }
    case 'end':
      return as === undefined ? null : { act: 'end', as }
    case 'restore':
      return { act: 'restore' }
  }
}

/** The fields that `actOf` still waits for, by their names. */
export function missingOfAct(asked: AskedAct, { village, number, into, members, as }: ActDraft): readonly string[] {
  const joins = asked === 'split' || asked === 'merge' || asked === 'duplicate'
  return missingOf(
    [t('successions.toVillage'), asked === 'move' && village === undefined], [t('successions.newNumber'), asked === 'split' && number.trim() === ''],
    [t(asked === 'duplicate' ? 'successions.intoDuplicate' : 'successions.into'), (asked === 'merge' || asked === 'duplicate') && into.trim() === ''],
    [t('successions.who'), asked === 'split' && members.length === 0], [t('successions.relationTo'), joins && members.some(({ relation }) => relation === '')],
    [t('successions.why'), asked === 'end' && as === undefined],
  )
}
