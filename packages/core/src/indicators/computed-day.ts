import { z } from 'zod'
import { Day } from '../kernel/time.ts'
import { ComputedSource } from './catalogue.ts'

/**
 * What of the software's own counts is known only as it is now: no record says how it was on a day that is over. It is kept at
 * the end of each day.
 */
export const KeptSource = ComputedSource.extract(['insured', 'unsafe-houses', 'held', 'came-back'])
export type KeptSource = z.infer<typeof KeptSource>

/** A village's own count: done, and of how many. */
const CountedVillage = z.object({ region: z.string(), done: z.number().int().min(0), whole: z.number().int().min(0) })

/** How something stood at the end of a day. */
export const ComputedDay = z.object({
  source: KeptSource,
  /** The check item that is counted; empty for all. */
  item: z.string(),
  /** Whose business was counted; empty for everybody's. */
  department: z.string(),
  day: Day,
  /** The villages that stood otherwise than on the day that was kept before. */
  changed: z.array(CountedVillage),
})
export type ComputedDay = z.infer<typeof ComputedDay>

/** Something counted in all by the end of a day. */
export interface DayReading {
  day: Day
  done: number
  whole: number | null
}

/**
 * How it stood on each of the days, the villages of a place together.
 * @param days one thing's, the first one first
 */
export function readingsOf(days: readonly Pick<ComputedDay, 'day' | 'changed'>[], isIn: (region: string) => boolean): DayReading[] {
  const villages = new Map<string, { done: number; whole: number }>()
  return days.map(({ day, changed }) => {
    for (const { region, ...counted } of changed) if (isIn(region)) villages.set(region, counted)
    const sum = (what: 'done' | 'whole') => [...villages.values()].reduce((all, counted) => all + counted[what], 0)
    return { day, done: sum('done'), whole: sum('whole') }
  })
}

/** The villages that stand otherwise than on the days before; one that is counted no more stands at nothing. */
export function changedSince(days: readonly Pick<ComputedDay, 'changed'>[], now: ComputedDay['changed']): ComputedDay['changed'] {
  const before = new Map(days.flatMap(({ changed }) => changed.map((one) => [one.region, one] as const)))
  const standing = new Map(now.map((one) => [one.region, one]))
  const gone = [...before.values()].filter(({ region, done, whole }) => !standing.has(region) && (done !== 0 || whole !== 0))
  return [
    ...now.filter(({ region, done, whole }) => { const last = before.get(region); return done !== (last?.done ?? 0) || whole !== (last?.whole ?? 0) }),
    ...gone.map(({ region }) => ({ region, done: 0, whole: 0 })),
  ].sort((one, other) => (one.region < other.region ? -1 : 1))
}
