import { z } from 'zod'
import { Sha256 } from '../evidence/index.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Refusal } from '../kernel/refusal.ts'
import { Day, Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'

export const VillageNoticeState = z.enum(['running', 'ended', 'overturned', 'withdrawn'])
export type VillageNoticeState = z.infer<typeof VillageNoticeState>

/** A public notice of a resolution, as it hangs and as it ended. */
export const VillageNotice = z.object({
  id: Identifier,
  meeting: Identifier,
  /** The entry of the minutes on which it rests. */
  number: z.number().int(),
  /** Which topic, from 1. */
  topic: z.number().int().min(1),
  kind: z.string(),
  days: z.number().int(),
  village: RegionCode,
  place: z.string(),
  from: Day,
  to: Day,
  photos: z.array(Sha256),
  state: VillageNoticeState,
  openedAt: Instant,
  openedBy: Identifier.nullable(),
  closedAt: Instant.nullable(),
  closedBy: Identifier.nullable(),
  reason: z.string(),
})
export type VillageNotice = z.infer<typeof VillageNotice>

export const VillageNoticeAct = z.discriminatedUnion('act', [
  /** The notice as it hangs, photographed. */
  z.object({ act: z.literal('photograph'), photos: z.array(Sha256).min(1).max(9) }),
  z.object({ act: z.literal('end') }),
  z.object({ act: z.literal('withdraw'), reason: z.string().trim().min(2).max(300) }),
])
export type VillageNoticeAct = z.infer<typeof VillageNoticeAct>
export const villageNoticeActs = VillageNoticeAct.options.map((option) => option.shape.act.value)
export type VillageNoticeActName = VillageNoticeAct['act']

/** How it stands with the objections to a notice. */
export interface Objections {
  open: number
  upheld: number
}

/**
 * What becomes of a notice.
 * @throws {Refusal} why it may not be done now: the days are not over, an objection is not answered, no photo shows that it hung
 */
export function decideVillageNotice(notice: Pick<VillageNotice, 'state' | 'to' | 'photos'>, { act }: VillageNoticeAct, { open, upheld }: Objections, today: Day): VillageNoticeState {
  if (notice.state !== 'running') throw new Refusal('village-notice-closed')
  switch (act) {
    case 'photograph':
      return 'running'
    case 'withdraw':
      return 'withdrawn'
    case 'end':
      if (today <= notice.to) throw new Refusal('village-notice-not-over', { to: notice.to })
      if (open > 0) throw new Refusal('village-objection-open', { count: open })
      if (notice.photos.length === 0) throw new Refusal('village-notice-without-photo')
      return upheld > 0 ? 'overturned' : 'ended'
  }
}

/** What somebody may do about a notice now; the rest says why not when it is tried. */
export function villageNoticeActsOf(notice: Pick<VillageNotice, 'state'>): VillageNoticeActName[] {
  return notice.state === 'running' ? [...villageNoticeActs] : []
}

/** How a resolution stands (决议的效力). */
export const ResolutionStanding = z.enum(['invalid', 'to-be-noticed', 'running', 'overturned', 'stands'])
export type ResolutionStanding = z.infer<typeof ResolutionStanding>

/**
 * Whether a resolution stands: it is valid, and where it is given a notice, one of this entry of the minutes has ended with every objection answered
 * and none upheld. Whatever gives something to a household only by a decision of a meeting asks this.
 * @param notices of this entry of the minutes and this topic
 */
export function resolutionStanding({ isValid, needsNotice }: { isValid: boolean; needsNotice: boolean }, notices: readonly Pick<VillageNotice, 'state'>[]): ResolutionStanding {
  if (!isValid) return 'invalid'
  if (!needsNotice) return 'stands'
  const has = (state: VillageNoticeState) => notices.some((notice) => notice.state === state)
  if (has('overturned')) return 'overturned'
  if (has('ended')) return 'stands'
  return has('running') ? 'running' : 'to-be-noticed'
}

/** Who objects: kept apart from what is said, and shown masked. */
export const Objector = z.object({ name: z.string().trim().min(2).max(40), phone: z.string().trim().max(20) })
export type Objector = z.infer<typeof Objector>

export const ObjectionAnswer = z.object({ text: z.string().trim().min(2).max(500), isUpheld: z.boolean() })
export type ObjectionAnswer = z.infer<typeof ObjectionAnswer>
