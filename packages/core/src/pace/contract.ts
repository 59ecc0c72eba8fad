import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Day, Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { HeldPace } from './held.ts'

const Count = z.number().int()

/** The last step of the work, told as days. */
export const PaceForecast = z.object({
  /** Half of the runs are done by this day. */
  likely: Day,
  /** Seven runs in ten are done between these days. */
  early: Day,
  late: Day,
  /** The share of runs that is done before the examination; null where none is set or no day is left. */
  inTime: z.number().nullable(),
})
export type PaceForecast = z.infer<typeof PaceForecast>

/** How one place, or all of them, stands against the clock. */
export const PaceRow = z.object({
  /** Code of the region; the county's in the total. */
  key: z.string(),
  name: z.string(),
  found: Count,
  closed: Count,
  open: Count,
  /** To be closed a day from today on; null where no such day is left, or no examination is set. */
  needed: z.object({ calendar: z.number().nullable(), working: z.number().nullable() }),
  /** The two lengths of the parameter `pace`, the short one first. */
  held: z.tuple([HeldPace, HeldPace]),
  /** The days of the slower one. */
  judgedBy: Count,
  /** Still open at the examination at the slower pace; null where no day is left, or no examination is set. */
  leftAtDate: Count.nullable(),
  forecast: PaceForecast.nullable(),
  /** Why there is no forecast, in the caller's language. */
  noForecast: z.string().nullable(),
})
export type PaceRow = z.infer<typeof PaceRow>

const OpenOnDay = z.object({ day: Day, open: Count })

/** The clock (倒计时): whether what is open within the caller's scope will be closed before the examination. */
export const getPace = endpoint({
  name: 'getPace',
  method: 'GET',
  path: '/api/pace',
  access: 'problems:read',
  query: z.object({ region: RegionCode.optional() }),
  reply: z.object({
    asOf: Instant,
    today: Day,
    /** Null where the county has set no examination. */
    examination: z.object({ title: z.string(), day: Day }).nullable(),
    /** Null without an examination; noughts from its day on. */
    daysLeft: z.object({ calendar: Count, working: Count }).nullable(),
    total: PaceRow,
    /** Open at the end of each day up to today. */
    series: z.array(OpenOnDay),
    line: z.object({ from: OpenOnDay, until: Day }).nullable(),
    by: z.enum(['township', 'village']),
    /**
     * The places in which something was found, those first that leave most open at the examination. What lies in none of
     * them, as a problem of a county's unit, is in the total only.
     */
    rows: z.array(PaceRow),
  }),
})
