import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, PageQuery } from '../kernel/page.ts'
import { Day, Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { DayMatter, DaySince, DayStanding } from './matter.ts'

/** What matters of a day are narrowed to. */
export const DayFilter = z.object({
  /** Today when left out. */
  day: Day.optional(),
  /** As an issued brief (今日快报) froze them. */
  brief: Identifier.optional(),
  unit: z.string().max(40).optional(),
  region: RegionCode.optional(),
  kind: z.string().max(40).optional(),
  since: DaySince.optional(),
  standing: DayStanding.optional(),
})
export type DayFilter = z.infer<typeof DayFilter>

export const DayRow = DayMatter.extend({ unitName: z.string(), since: DaySince, standing: DayStanding })
export type DayRow = z.infer<typeof DayRow>

/** The matters of a day, by unit, the oldest first. */
export const listDayMatters = endpoint({
  name: 'listDayMatters',
  method: 'GET',
  path: '/api/day-matters',
  access: 'day-close:read',
  query: DayFilter.extend(PageQuery.shape),
  reply: pageOf(DayRow),
})

const Count = z.number().int()

/** How many there were of what. */
export const DayCounts = z.object({
  due: Count, dueToday: Count, carriedIn: Count, done: Count, carriedOver: Count,
  /** Since when the oldest is carried over; null where nothing is. */
  oldest: Day.nullable(),
})
export type DayCounts = z.infer<typeof DayCounts>

/** How a unit closed its day: by its own word, or by the clock. */
export const DayClosing = z.object({ at: Instant, byName: z.string().nullable(), isByClock: z.boolean(), word: z.string() })
export type DayClosing = z.infer<typeof DayClosing>

export const UnitDay = DayCounts.extend({
  key: z.string(),
  name: z.string(),
  closing: DayClosing.nullable(),
  /** Whether the caller may close it now. */
  mayClose: z.boolean(),
})
export type UnitDay = z.infer<typeof UnitDay>

export const DayBrief = z.object({ id: Identifier, ordinal: Count, day: Day, asOf: Instant, publishedByName: z.string().nullable() })
export type DayBrief = z.infer<typeof DayBrief>

/** A day by unit (日清日结): what was due, what was done, what is carried over and since when. */
export const getDay = endpoint({
  name: 'getDay',
  method: 'GET',
  path: '/api/day',
  access: 'day-close:read',
  query: DayFilter.pick({ day: true, brief: true, region: true }),
  reply: z.object({
    asOf: Instant,
    day: Day,
    today: Day,
    total: DayCounts,
    kinds: z.array(DayCounts.extend({ key: z.string() })),
    /** The units that had something due or have closed their day, those first that carry over most. */
    units: z.array(UnitDay),
    /** The briefs issued of that day. */
    briefs: z.array(DayBrief),
    mayIssue: z.boolean(),
    /** The documents tell of the whole county: whoever issues them has them. */
    mayDownload: z.boolean(),
  }),
})

const DayWord = z.object({ id: Identifier, unit: z.string().min(1).max(40), day: Day, word: z.string().trim().max(300) })
export type DayWord = z.infer<typeof DayWord>

/** A unit's own word at the end of the day. `id` is made by the client: the same request sent twice closes once. */
export const closeDay = endpoint({
  name: 'closeDay',
  method: 'POST',
  path: '/api/day-closes',
  access: 'day-close:close',
  body: DayWord,
  reply: z.object({ id: Identifier }),
})

/** Issues the day's brief (今日快报): counts now, and freezes document, figures and what they count. */
export const issueDayBrief = endpoint({
  name: 'issueDayBrief',
  method: 'POST',
  path: '/api/day-briefs',
  access: 'day-close:brief',
  body: z.object({ id: Identifier }),
  reply: DayBrief,
})

/* Files: `GET /api/day-briefs/:id/document.docx`. */
