import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import type { Day } from '../kernel/time.ts'
import { addDays, Day as DaySchema, daysBetween } from '../kernel/time.ts'
import { Refusal } from '../kernel/refusal.ts'
import { levelOf, RegionCode } from '../places/index.ts'
import type { StaffingParameter } from './parameter.ts'

/** Somebody whom a unit sends to a township or a village for some days (增派). It ends by itself. */
export const Reinforcement = z.object({
  id: Identifier,
  person: Identifier,
  /** Code of the unit that sends. */
  unit: z.string(),
  region: RegionCode,
  from: DaySchema,
  /** The last day. */
  until: DaySchema,
  /** What the person is there for. */
  task: z.string(),
  /** Called back on this day, and from it on not there; null where it ends by itself. */
  endedOn: DaySchema.nullable(),
})
export type Reinforcement = z.infer<typeof Reinforcement>

/** Not there yet; there; there, and about to end; over. Whoever is about to leave is there, too. */
export const ReinforcementStanding = z.enum(['planned', 'there', 'ending', 'over'])
export type ReinforcementStanding = z.infer<typeof ReinforcementStanding>

type Dates = Pick<Reinforcement, 'from' | 'until' | 'endedOn'>

/** The last day on which somebody is there; before the first where it was called back before it began. */
function lastDay({ until, endedOn }: Dates): Day {
  return endedOn === null || endedOn > until ? until : addDays(endedOn, -1)
}

/** Whether a reinforcement stands so on a day. */
export function standsAs(dates: Dates, standing: ReinforcementStanding, today: Day, { endingDays }: Pick<StaffingParameter, 'endingDays'>): boolean {
  const last = lastDay(dates)
  const isThere = dates.from <= today && today <= last
  switch (standing) {
    case 'planned':
      return today < dates.from && last >= dates.from
    case 'there':
      return isThere
    case 'ending':
      return isThere && last <= addDays(today, endingDays)
    case 'over':
      return last < today || last < dates.from
  }
}

/** As it is told: the narrowest of its standings. */
export function standingOf(dates: Dates, today: Day, parameter: Pick<StaffingParameter, 'endingDays'>): ReinforcementStanding {
  return (['planned', 'ending', 'there'] as const).find((standing) => standsAs(dates, standing, today, parameter)) ?? 'over'
}

/** Whether two stays have a day in common. */
export function areTogether(one: Dates, other: Dates): boolean {
  return one.from <= lastDay(other) && other.from <= lastDay(one)
}

/** @throws {Refusal} `reinforcement-place-wrong`, `reinforcement-days-wrong` */
export function requireReinforcement(
  { region, from, until }: Pick<Reinforcement, 'region' | 'from' | 'until'>, today: Day, { mostReinforcementDays: most }: Pick<StaffingParameter, 'mostReinforcementDays'>,
): void {
  if (levelOf(region) === 'county') throw new Refusal('reinforcement-place-wrong', { field: 'region' })
  if (from < today || until < from || daysBetween(from, until) >= most) throw new Refusal('reinforcement-days-wrong', { field: 'until', today, most })
}
