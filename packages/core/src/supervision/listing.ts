import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Day, Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { Measured } from './measures.ts'
import { Condition, Grade } from './rules.ts'
import { ListedSubject } from './subject.ts'

const count = z.number().int()
const text = z.string().trim().max(2_000)

/** Why something is listed: what a rule says, with the figures of that day, or what people say. */
export const Reason = z.object({ text: z.string().trim().min(1).max(500), figures: z.array(Measured).max(12) })
export type Reason = z.infer<typeof Reason>

/** What is looked after there, by the name that the county gives it. */
export const Content = z.object({ name: z.string().max(40), text: z.string().trim().max(500) })
export type Content = z.infer<typeof Content>

/** Listed; accepted on site by another team; off the list. */
export const ListingState = z.enum(['listed', 'accepted', 'off'])
export type ListingState = z.infer<typeof ListingState>

/** What can be changed while something is on the list. */
export const ListingTerms = z.object({
  grade: Grade,
  /** Who leads (督战领导); a person above, or only a name where that person stands above the county. */
  lead: Identifier.nullable(),
  leadName: z.string().trim().min(1).max(60),
  /** Code of the unit that stands there. */
  team: z.string().min(1).max(40),
  until: Day,
})
export type ListingTerms = z.infer<typeof ListingTerms>

/** A place or a department on the list (挂牌), from its reasons to its end. */
export const Listing = ListingTerms.extend({
  id: Identifier,
  year: count,
  ordinal: count,
  number: z.string(),
  subject: ListedSubject,
  region: RegionCode,
  /** How often it has been listed, this time included. */
  times: count,
  listedOn: Day,
  listedBy: Identifier.nullable(),
  reasons: z.array(Reason),
  contents: z.array(Content),
  conditions: z.array(Condition),
  /** What else must be true, which no figure says. */
  furtherCondition: z.string(),
  state: ListingState,
  /** The teams that have stood there. */
  stood: z.array(z.string()),
  endedOn: Day.nullable(),
  endedBy: Identifier.nullable(),
  endReason: z.string(),
})
export type Listing = z.infer<typeof Listing>

/** How a check goes: the leader at a fixed place, a small team, or unannounced. */
export const CheckForm = z.enum(['fixed', 'team', 'unannounced'])
export type CheckForm = z.infer<typeof CheckForm>

/** A 督战 that was sent, and what it saw. */
export const SupervisionCheck = z.object({
  id: Identifier,
  form: CheckForm,
  day: Day,
  team: z.string(),
  villages: z.array(RegionCode),
  /** Why it goes although a village has had as many as it should; empty where none has. */
  overReason: text,
  sentBy: Identifier.nullable(),
  sentAt: Instant,
  /** Null until it is told. */
  reportedAt: Instant.nullable(),
  reportedBy: Identifier.nullable(),
  people: text,
  households: count,
  found: text,
  handedOver: text,
  solved: text,
  problems: z.array(Identifier),
})
export type SupervisionCheck = z.infer<typeof SupervisionCheck>

/** Another team's word on whether it is in order, from the place itself. */
export const Acceptance = z.object({
  id: Identifier,
  day: Day,
  team: z.string(),
  by: Identifier.nullable(),
  at: Instant,
  isPassed: z.boolean(),
  /** What was seen there, and whom the team met. */
  seen: text,
  figures: z.array(Measured),
})
export type Acceptance = z.infer<typeof Acceptance>

/** How it stood at the end of a week. */
export const SupervisedWeek = z.object({ day: Day, figures: z.array(Measured) })
export type SupervisedWeek = z.infer<typeof SupervisedWeek>

/** A listing with all that happened to it. */
export interface ListingStory {
  listing: Listing
  checks: SupervisionCheck[]
  acceptances: Acceptance[]
  weeks: SupervisedWeek[]
}
