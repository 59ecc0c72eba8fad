import { z } from 'zod'
import { filled } from '../kernel/filled.ts'
import { Day } from '../kernel/time.ts'

/**
 * What must be true by a day: the share of an indicator's task in percent, or what may be left of it in its own unit; open problems,
 * missing reports and red lights, as many at most.
 */
export const StageDemand = z.enum(['indicator-share', 'indicator-left', 'open-problems', 'missing-reports', 'red-lights'])
export type StageDemand = z.infer<typeof StageDemand>

const Demand = z.object({
  day: Day,
  name: z.string().trim().min(1).max(30),
  what: StageDemand,
  /** Code of the indicator, of those demands that are about one; else empty. */
  indicator: z.string().max(20),
  amount: z.number().min(0).max(1e9),
})

/** The days on the way to the examination (阶段目标), a row for each demand; data of the county. */
export const StagesParameter = z.object({ demands: z.array(Demand).max(100) })
export type StagesParameter = z.infer<typeof StagesParameter>

export const StageDay = z.object({ day: Day, name: z.string() })
export type StageDay = z.infer<typeof StageDay>

const PerDay = z.number().nullable()

/** A demand as it stands today. */
export const DemandStanding = Demand.omit({ day: true, name: true }).extend({
  /** What is demanded, in the caller's language. */
  says: z.string(),
  /** The indicator that it is about; null where there is none, or none of this code. */
  about: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** In which what is left is counted; null where it is counted in pieces. */
  unit: z.string().nullable(),
  /** In percent or in pieces, as the amount; null where nobody can tell, which is not met. */
  now: z.number().nullable(),
  isMet: z.boolean(),
  /** What has to be done until the day, in the unit; null where nobody can tell. */
  left: z.number().nullable(),
  /** So much a day from today on; null where no day is left, or it cannot be counted in days. */
  needed: z.object({ calendar: PerDay, working: PerDay }),
  /** The slower of the paces held, and over how many days; null where none is known. */
  held: z.object({ days: z.number().int(), perDay: z.number() }).nullable(),
})
export type DemandStanding = z.infer<typeof DemandStanding>

/** A stage with what must be true by its day; the examination may have nothing written beside it. */
export const StageStanding = StageDay.extend({
  isExamination: z.boolean(),
  daysLeft: z.object({ calendar: z.number().int(), working: z.number().int() }),
  met: z.number().int(),
  demands: z.array(DemandStanding),
})
export type StageStanding = z.infer<typeof StageStanding>

/** The days of the parameter and of the examination, the first one first. */
export function stageDays({ demands }: StagesParameter, examination: { day: Day; title: string } | null): (StageDay & { isExamination: boolean })[] {
  const days = new Map(demands.map(({ day, name }) => [`${day} ${name}`, { day, name, isExamination: day === examination?.day }]))
  const hasIts = [...days.values()].some(({ isExamination }) => isExamination)
  return [...days.values(), ...(examination && !hasIts ? [{ day: examination.day, name: examination.title, isExamination: true }] : [])]
    .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
}

/**
 * What is demanded, in words.
 * @param sentence with the places `{about}`, `{amount}` and `{unit}`
 */
export function demandSays(sentence: string, told: { about: string; amount: number; unit: string }): string {
  return filled(sentence, { ...told, amount: String(told.amount) })
}

/** Whether it is known by its number that a demand is met: a share has to be as large, whatever else as small. */
export function isMet(what: StageDemand, now: number | null, amount: number): boolean {
  return now !== null && (what === 'indicator-share' ? now >= amount : now <= amount)
}
