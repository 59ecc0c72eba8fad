import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { filled } from '../kernel/filled.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Tier } from '../kernel/roles.ts'
import { isAbove } from '../kernel/roles.ts'
import { addDays, Day } from '../kernel/time.ts'
import type { ResolutionStanding } from '../village-meetings/index.ts'
import type { HouseholdClass, HouseholdClassesParameter } from './parameter.ts'

/** A class as it is given: by which resolution of which meeting, from which day on, and why. */
export const ClassTold = z.object({
  class: z.string().trim().min(1).max(20),
  /** Null where somebody has none to name: it is refused, naming what is lacking. */
  meeting: Identifier.nullable(),
  topic: z.number().int().min(1).max(20).nullable(),
  day: Day,
  reason: z.string().trim().min(4).max(300),
})
export type ClassTold = z.infer<typeof ClassTold>

/** By what a class was given: a meeting's decision, or a table that offices brought, which shows as such. */
export const ClassSource = z.enum(['meeting', 'table'])
export type ClassSource = z.infer<typeof ClassSource>

/** How a class ended: another was given in its place, or the household was closed (销号). */
export const ClassEnd = z.enum(['changed', 'closed'])
export type ClassEnd = z.infer<typeof ClassEnd>

/** What is lacking for a class to be given. */
export const classLacks = ['meeting', 'resolution', 'invalid', 'to-be-noticed', 'running', 'overturned', 'not-named', 'used', 'visit'] as const
export type ClassLack = (typeof classLacks)[number]

/** What a class would rest on. */
export interface ClassGrounds {
  /** What the meeting that was named decides of the household; null where it says nothing of it, undefined where none was named. */
  resolution: { day: Day; decided: string; standing: ResolutionStanding } | null | undefined
  /** A class was given by the same resolution before. */
  isUsed: boolean
  /** The last day on which the household was seen, up to the day of the class; null where it never was. */
  seenOn: Day | null
}

/** All that is lacking, in the order of the list; nothing where the class may be given. */
export function classLacksOf(name: string, { resolution, isUsed, seenOn }: ClassGrounds, { visitDays }: Pick<HouseholdClassesParameter, 'visitDays'>, day: Day): ClassLack[] {
  const holds: Readonly<Record<ClassLack, boolean>> = {
    meeting: resolution === undefined,
    resolution: resolution === null,
    invalid: resolution?.standing === 'invalid',
    'to-be-noticed': resolution?.standing === 'to-be-noticed',
    running: resolution?.standing === 'running',
    overturned: resolution?.standing === 'overturned',
    'not-named': Boolean(resolution) && !resolution?.decided.includes(name),
    used: isUsed,
    visit: !isFreshVisit(seenOn, resolution?.day ?? day, visitDays),
  }
  return classLacks.filter((one) => holds[one])
}

/** Whether a visit is recent enough for a decision of a day: at most so many days before it, or since. */
export function isFreshVisit(seenOn: Day | null, decidedOn: Day, visitDays: number): boolean {
  return seenOn !== null && seenOn >= addDays(decidedOn, -visitDays)
}

/**
 * The class that may be given.
 * @param words of what is lacking, in the reader's language
 * @throws {Refusal} a class that there is not, a day before the meeting or after today, and `household-class-lacks` with all that is lacking
 */
export function requireClass(
  told: ClassTold, grounds: ClassGrounds, parameter: HouseholdClassesParameter, today: Day, words: Readonly<Record<ClassLack, string>>, comma: string,
): HouseholdClass {
  const found = classNamed(told.class, parameter)
  if (!found) throw new Refusal('household-class-unknown', { given: told.class, known: parameter.classes.map(({ name }) => name) })
  const lacks = classLacksOf(found.name, grounds, parameter, told.day)
  if (lacks.length > 0) throw new Refusal('household-class-lacks', { name: found.name, why: lacks.map((one) => filled(words[one], { days: String(parameter.visitDays) })).join(comma) })
  const from = grounds.resolution?.day ?? told.day
  if (told.day < from || told.day > today) throw new Refusal('household-class-day-wrong', { from, today })
  return found
}

/** A class by its name, or by its letter as tables write it. */
export function classNamed(given: string, { classes }: Pick<HouseholdClassesParameter, 'classes'>): HouseholdClass | undefined {
  const plain = given.trim().toUpperCase()
  return classes.find(({ name }) => name === given.trim()) ?? classes.find(({ letter }) => letter !== '' && [letter, `${letter}类`].some((one) => one.toUpperCase() === plain))
}

/** On what closing rests: the tier of whoever closes, the tiers that saw the household since it has the class, and its open problems. */
export interface ClosingGrounds {
  tier: Tier
  seenBy: readonly Tier[]
  openProblems: number
}

/**
 * Whether a household of a class may be closed (销号), by the class's own rules.
 * @param tierWords of the tiers, in the reader's language
 * @throws {Refusal} `household-class-not-your-tier`, `household-class-not-checked`, `household-class-problems-open`
 */
export function requireClosable(
  { name, closer, check, expects }: HouseholdClass, { tier, seenBy, openProblems }: ClosingGrounds, tierWords: Readonly<Record<Tier, string>>,
): void {
  if (isAbove(closer, tier)) throw new Refusal('household-class-not-your-tier', { name, tier: tierWords[closer] })
  if (check !== 'none' && !seenBy.some((one) => !isAbove(check, one))) throw new Refusal('household-class-not-checked', { name, tier: tierWords[check] })
  if (expects === 'problems' && openProblems > 0) throw new Refusal('household-class-problems-open', { count: openProblems })
}

/** The day on which a meeting is to decide anew: at once where none has decided. */
export function reviewOn({ reviewDays }: Pick<HouseholdClass, 'reviewDays'>, source: ClassSource, day: Day): Day {
  return source === 'table' ? day : addDays(day, reviewDays)
}

/** A reason as it is compared with others: the same words however they are spaced and pointed. */
export function plainReason(reason: string): string {
  return reason.replace(/[\s\p{P}]/gu, '').toLowerCase()
}
