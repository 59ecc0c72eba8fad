import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, PageQuery } from '../kernel/page.ts'
import { Day, Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { ResolutionStanding } from '../village-meetings/index.ts'
import { ClassEnd, ClassSource, ClassTold } from './household-class.ts'
import { ClosingTier, HouseholdClass, HouseholdClassesParameter } from './parameter.ts'

const count = z.number().int()

/** What of a class shows that it was given without grounds (一分了之): in bulk by one text, without a visit, without a meeting, or against what visits found. */
export const ClassFlag = z.enum(['one-text', 'without-visit', 'without-meeting', 'against-visits'])
export type ClassFlag = z.infer<typeof ClassFlag>

/** Any of the flags; due to be decided anew; or one flag. */
export const ClassStanding = z.enum(['flagged', 'due', ...ClassFlag.options])
export type ClassStanding = z.infer<typeof ClassStanding>

/** What somebody owes of it: the village decides anew, the township sees to those without grounds. */
export const classQueues = ['household-class-due', 'household-class-flagged'] as const
export const ClassQueue = z.enum(classQueues)
export type ClassQueue = z.infer<typeof ClassQueue>

export const HouseholdClassFilter = z.object({ standing: ClassStanding.optional(), class: z.string().max(20).optional(), region: RegionCode.optional(), queue: ClassQueue.optional() })
export type HouseholdClassFilter = z.infer<typeof HouseholdClassFilter>

export const HouseholdClassRow = z.object({
  household: Identifier, number: z.string(), headName: z.string(), village: RegionCode, villageName: z.string(), townshipName: z.string(),
  class: HouseholdClass, reason: z.string(), day: Day, source: ClassSource, meeting: Identifier.nullable(),
  /** The meeting that decided, by body and day. */
  body: z.string().nullable(), metOn: Day.nullable(), reviewOn: Day, flags: z.array(ClassFlag),
})
export type HouseholdClassRow = z.infer<typeof HouseholdClassRow>

/** Households of the caller that have a class, by number; the workbook is `GET /api/household-classes.xlsx` with the same filter. */
export const listHouseholdClasses = endpoint({
  name: 'listHouseholdClasses', method: 'GET', path: '/api/household-classes', access: 'household-classes:read', query: HouseholdClassFilter.extend(PageQuery.shape), reply: pageOf(HouseholdClassRow),
})

export const HouseholdClassCounts = z.object({ classified: count, oneText: count, withoutVisit: count, withoutMeeting: count, againstVisits: count, due: count })
export type HouseholdClassCounts = z.infer<typeof HouseholdClassCounts>

export const countHouseholdClasses = endpoint({
  name: 'countHouseholdClasses', method: 'GET', path: '/api/household-class-counts', access: 'household-classes:read', query: z.object({ region: RegionCode.optional() }),
  reply: z.object({
    campaign: z.string(), total: HouseholdClassCounts,
    /** The classes of today's edition, with what they mean. */
    legend: z.array(HouseholdClass),
    /** By township for whoever sees the county, else by village. */
    by: z.enum(['township', 'village']), rows: z.array(HouseholdClassCounts.extend({ key: z.string(), name: z.string() })),
    /** By class; those that an earlier edition had stand there as long as households have them. */
    classes: z.array(HouseholdClassCounts.extend({ key: z.string(), class: HouseholdClass })),
  }),
})

/** A class that a household has or had. */
export const ClassGiven = z.object({
  id: Identifier, class: HouseholdClass, source: ClassSource, reason: z.string(), day: Day, reviewOn: Day,
  meeting: Identifier.nullable(), topic: count.nullable(), body: z.string().nullable(), metOn: Day.nullable(), decided: z.string().nullable(),
  /** The day of the visit on which it rests. */
  seenOn: Day.nullable(), givenAt: Instant, givenByName: z.string().nullable(),
  end: z.object({ as: ClassEnd, at: Instant, byName: z.string().nullable(), tier: ClosingTier.nullable(), reason: z.string() }).nullable(),
})
export type ClassGiven = z.infer<typeof ClassGiven>

/** What meetings of the village decided of a household, and whether it stands. */
export const ClassResolution = z.object({ meeting: Identifier, topic: count, title: z.string(), body: z.string(), day: Day, decided: z.string(), standing: ResolutionStanding, isUsed: z.boolean() })
export type ClassResolution = z.infer<typeof ClassResolution>

export const HouseholdClassView = HouseholdClassesParameter.pick({ campaign: true, classes: true, visitDays: true }).extend({
  household: Identifier, today: Day, current: ClassGiven.nullable(), flags: z.array(ClassFlag),
  /** All that it had, the latest first. */
  history: z.array(ClassGiven),
  resolutions: z.array(ClassResolution), lastSeenOn: Day.nullable(), mayGive: z.boolean(), mayClose: z.boolean(),
})
export type HouseholdClassView = z.infer<typeof HouseholdClassView>

export const getHouseholdClass = endpoint({ name: 'getHouseholdClass', method: 'GET', path: '/api/households/:id/class', access: 'household-classes:read', reply: HouseholdClassView })

/** Gives a household a class, or another in place of the one that it has. `id` is made by the client: the same request sent twice is done once. */
export const giveHouseholdClass = endpoint({
  name: 'giveHouseholdClass', method: 'POST', path: '/api/households/:id/class', access: 'household-classes:give', body: z.object({ id: Identifier, told: ClassTold }), reply: z.object({ id: Identifier }),
})

/** Closes a household of its class (销号). `seen` is the class as it stood on the page. */
export const closeHouseholdClass = endpoint({
  name: 'closeHouseholdClass', method: 'POST', path: '/api/households/:id/class/closing', access: 'household-classes:close',
  body: z.object({ id: Identifier, seen: Identifier, reason: z.string().trim().min(4).max(300) }), reply: z.object({ id: Identifier }),
})
