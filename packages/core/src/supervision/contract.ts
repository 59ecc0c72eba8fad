import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, NumberedPageQuery } from '../kernel/page.ts'
import { Day, Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { listStandards } from '../problems/index.ts'
import { SupervisionAct, supervisionActNames } from './acts.ts'
import { Acceptance, Content, Listing, ListingTerms, Reason, SupervisedWeek, SupervisionCheck } from './listing.ts'
import { Measured, MeasureName } from './measures.ts'
import { Condition, Grade, SupervisionParameter, SupervisionRule } from './rules.ts'
import { ListedKind, ListedSubject } from './subject.ts'

const count = z.number().int()

/** On the list, among these past its day, accepted and waiting for its end, or there for another time; or off the list. */
export const ListingStanding = z.enum(['listed', 'overdue', 'accepted', 'again', 'off'])
export type ListingStanding = z.infer<typeof ListingStanding>

/** What somebody owes of what is listed. */
export const supervisionQueues = ['supervision-to-report', 'supervision-to-end'] as const
export const SupervisionQueue = z.enum(supervisionQueues)
export type SupervisionQueue = z.infer<typeof SupervisionQueue>

/** What the list is narrowed to. */
export const ListingFilter = z.object({
  standing: ListingStanding.optional(),
  kind: ListedKind.optional(),
  grade: Grade.optional(),
  region: RegionCode.optional(),
  /** What waits for the caller. */
  queue: SupervisionQueue.optional(),
  /** The caller's own department or place, or a place that it lies in, short of the whole county. */
  own: z.literal('true').optional(),
})
export type ListingFilter = z.infer<typeof ListingFilter>

export const ListingRow = Listing.pick({ id: true, number: true, subject: true, grade: true, times: true, listedOn: true, leadName: true, until: true, state: true, endedOn: true }).extend({
  name: z.string(),
  teamName: z.string(),
  /** The first reason. */
  reason: z.string(),
  /** Checks that have told what they saw. */
  checks: count,
  isOverdue: z.boolean(),
})
export type ListingRow = z.infer<typeof ListingRow>

/** The list, as far as it concerns the caller; the latest first. */
export const listListings = endpoint({
  name: 'listListings', method: 'GET', path: '/api/supervision', access: 'supervision:read',
  query: ListingFilter.extend(NumberedPageQuery.shape), reply: pageOf(ListingRow),
})

export const SupervisionCounts = z.object({ listed: count, overdue: count, accepted: count, again: count, off: count })
export type SupervisionCounts = z.infer<typeof SupervisionCounts>

export const countListings = endpoint({
  name: 'countListings', method: 'GET', path: '/api/supervision-counts', access: 'supervision:read',
  query: ListingFilter.pick({ kind: true, region: true, grade: true }), reply: SupervisionCounts,
})

/** What rules propose. */
export const Proposal = z.object({
  subject: ListedSubject,
  name: z.string(),
  grade: Grade,
  /** How often it has been on the list before. */
  timesBefore: count,
  hits: z.array(z.object({ rule: SupervisionRule, figures: z.array(Measured) })),
})
export type Proposal = z.infer<typeof Proposal>

const Named = z.object({ code: z.string(), name: z.string() })

/** Places and departments that fall under the county's rules today and are not on the list, the sternest first. */
export const listProposals = endpoint({
  name: 'listProposals', method: 'GET', path: '/api/supervision-proposals', access: 'supervision:decide',
  reply: z.object({ asOf: Instant, rules: count, rows: z.array(Proposal) }),
})

/** What somebody needs to know to put something on the list. */
export const getSupervisionFrame = endpoint({
  name: 'getSupervisionFrame', method: 'GET', path: '/api/supervision-frame', access: 'supervision:decide',
  query: z.object({ kind: ListedKind.optional(), code: z.string().max(40).optional() }),
  reply: z.object({
    contents: SupervisionParameter.shape.contents,
    leaders: z.array(z.object({ person: Identifier, name: z.string(), title: z.string() })),
    teams: z.array(Named),
    /** Of what is asked for: its name, all that is measured of it today, and what rules propose. */
    asked: z.object({ name: z.string(), measured: z.array(Measured), proposal: Proposal.nullable() }).nullable(),
  }),
})

/** What is to be put on the list, and on which terms. */
export const NewListing = z.object({
  id: Identifier, subject: ListedSubject, terms: ListingTerms,
  /** By the names of the rules that it falls under, and in people's words. */
  rules: z.array(z.string().max(60)).max(40), furtherReason: z.string().trim().max(500),
  contents: z.array(Content).max(10), conditions: z.array(Condition).max(10), furtherCondition: z.string().trim().max(500),
})
export type NewListing = z.infer<typeof NewListing>

/** Puts a place or a department on the list; the figures of its reasons are those of that day and stay. */
export const putOnList = endpoint({
  name: 'putOnList', method: 'POST', path: '/api/supervision', access: 'supervision:decide',
  body: NewListing, reply: z.object({ id: Identifier, number: z.string() }),
})

const Shown = z.object({ measured: Measured, condition: Condition.nullable(), holds: z.boolean().nullable() })

export const ListingView = Listing.extend({
  name: z.string(),
  teamName: z.string(),
  listedByName: z.string().nullable(),
  endedByName: z.string().nullable(),
  today: Day,
  isOverdue: z.boolean(),
  reasons: z.array(Reason),
  /** How it stands today, with what must be true to come off the list. */
  standing: z.array(Shown),
  /** Conditions of which nothing can be told today. */
  untold: z.array(MeasureName),
  weeks: z.array(SupervisedWeek),
  checks: z.array(SupervisionCheck.extend({
    teamName: z.string(), sentByName: z.string().nullable(), reportedByName: z.string().nullable(), villageNames: z.array(z.string()), mayReport: z.boolean(),
  })),
  acceptances: z.array(Acceptance.extend({ teamName: z.string(), byName: z.string().nullable() })),
  /** When it was on the list before and after, the first first. */
  others: z.array(Listing.pick({ id: true, number: true, grade: true, listedOn: true, endedOn: true })),
  acts: z.array(z.enum(supervisionActNames)),
})
export type ListingView = z.infer<typeof ListingView>

export const getListing = endpoint({ name: 'getListing', method: 'GET', path: '/api/supervision/:id', access: 'supervision:read', reply: ListingView })

/** Acts on something that is listed. `id` is made by the client: the same request sent twice is done once. */
export const actOnListing = endpoint({
  name: 'actOnListing', method: 'POST', path: '/api/supervision/:id/acts', access: 'supervision:check',
  body: z.object({ id: Identifier, action: SupervisionAct }), reply: z.object({ id: Identifier }),
})

/** What a village has had of checks in a month (基层减负). */
export const VillageChecks = z.object({
  village: RegionCode,
  name: z.string(),
  count,
  /** By day: a round's visits, or a 督战, with how many households where that is known. */
  checks: z.array(z.object({ day: Day, what: z.string(), households: count.nullable() })),
})
export type VillageChecks = z.infer<typeof VillageChecks>

/** The villages of a listed place with the checks that they have had in the month of a day, before another one is sent. */
export const listVillageChecks = endpoint({
  name: 'listVillageChecks', method: 'GET', path: '/api/supervision/:id/village-checks', access: 'supervision:check',
  query: z.object({ day: Day }), reply: z.object({ ceiling: count, rows: z.array(VillageChecks), teams: z.array(Named) }),
})

/** The check items with which whoever was there opens problems. */
export const listSupervisionItems = endpoint({
  name: 'listSupervisionItems', method: 'GET', path: '/api/supervision-items', access: 'supervision:check', reply: listStandards.reply,
})
