import { z } from 'zod'
import type { Measured } from './measures.ts'
import { MeasureName, measures, valueOf } from './measures.ts'
import type { ListedSubject } from './subject.ts'
import { ListedKind } from './subject.ts'

/** How much is asked of whoever stands there: who leads and who comes beside. */
export const Grade = z.enum(['A', 'B', 'C'])
export type Grade = z.infer<typeof Grade>

/** A rule that proposes; people decide. */
export const SupervisionRule = z.object({
  name: z.string().trim().min(1).max(60),
  of: ListedKind,
  measure: MeasureName,
  /** From this value on; of what is good, below it. A share as a share of one, or a count. */
  from: z.number().min(0).max(1_000_000),
  /** So many rounds in a row, the latest ones; 1 where the measure tells of no round. */
  rounds: z.number().int().min(1).max(6),
  /** Of fewer than these nothing is proposed: two of three households are no rate. */
  least: z.number().int().min(0).max(100_000),
  grade: Grade,
})
export type SupervisionRule = z.infer<typeof SupervisionRule>

/** How a county keeps its list; data of the county, valid from a day on. */
export const SupervisionParameter = z.object({
  rules: z.array(SupervisionRule).max(40),
  /** What is looked after at each place (五项内容), by name. */
  contents: z.array(z.string().trim().min(1).max(40)).min(1).max(10),
  /** The number as it is written, with `{year}` and `{ordinal}`. */
  number: z.string().trim().max(60).regex(/^[^{}]*\{year\}[^{}]*\{ordinal\}[^{}]*$/),
  /** Checks that a village may have in a month; whoever sends more says why. */
  checksAMonth: z.number().int().min(0).max(100),
})
export type SupervisionParameter = z.infer<typeof SupervisionParameter>

/** What is known of a place or a department today: each measure, the latest round first where it tells of rounds. */
export interface SubjectFacts {
  subject: ListedSubject
  measured: readonly Measured[]
}

/** A rule that a place or a department falls under, with the figures by which it does. */
export interface Hit {
  rule: SupervisionRule
  figures: Measured[]
}

/** The rules that somebody falls under today. */
export function hitsOf({ subject, measured }: SubjectFacts, rules: readonly SupervisionRule[]): Hit[] {
  return rules.flatMap((rule) => {
    if (rule.of !== subject.kind) return []
    const figures = measured.filter(({ measure }) => measure === rule.measure).slice(0, rule.rounds)
    const isHit = figures.length === rule.rounds && figures.every((figure) => falls(figure, rule))
    return isHit ? [{ rule, figures }] : []
  })
}

function falls(figure: Measured, { measure, from, least }: SupervisionRule): boolean {
  const value = valueOf(figure)
  if (value === null || (figure.whole ?? figure.part) < least) return false
  return measures[measure].isGood ? value < from : value >= from
}

/** The sternest grade of some rules. */
export function gradeOf(hits: readonly Hit[]): Grade | null {
  return hits.map(({ rule }) => rule.grade).sort()[0] ?? null
}

/** What must be true to come off the list. */
export const Condition = z.object({
  measure: MeasureName,
  /** The value itself is good enough: at most it, and of what is good at least it. */
  to: z.number().min(0).max(1_000_000),
})
export type Condition = z.infer<typeof Condition>

/** Whether a condition holds; where nothing can be said it does not, but for a share of nothing, of which nothing is bad. */
export function holds({ measure, to }: Condition, figure: Measured | undefined): boolean {
  if (!figure) return false
  const value = valueOf(figure)
  if (value === null) return !measures[measure].isGood
  return measures[measure].isGood ? value >= to : value <= to
}
