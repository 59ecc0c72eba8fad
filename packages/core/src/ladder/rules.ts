import { z } from 'zod'
import { Day } from '../kernel/time.ts'
import type { LadderSubject } from './subject.ts'
import { LadderKind } from './subject.ts'

/** 提醒 → 督办 → 约谈 → 移送; a later one is sterner. What an organ decides after 移送 is never kept here. */
export const rungs = ['remind', 'supervise', 'talk', 'transfer'] as const
export const Rung = z.enum(rungs)
export type Rung = z.infer<typeof Rung>

export function isSterner(one: Rung, other: Rung): boolean {
  return rungs.indexOf(one) > rungs.indexOf(other)
}

/** What is counted of a subject; each is a record that can be opened. */
export const ladderMeasures = ['overdue', 'unanswered', 'false-reports', 'absences', 'listings'] as const
export const LadderMeasure = z.enum(ladderMeasures)
export type LadderMeasure = z.infer<typeof LadderMeasure>

/** A rule that proposes; people decide. */
export const LadderRule = z.object({
  name: z.string().trim().min(1).max(60),
  of: LadderKind,
  measure: LadderMeasure,
  /** From so many on. */
  from: z.number().int().min(1).max(100_000),
  rung: Rung,
  /** Only where this rung or a sterner one was confirmed before. */
  after: z.enum(['none', ...rungs]),
})
export type LadderRule = z.infer<typeof LadderRule>

/** How a county climbs; data of the county, valid from a day on. */
export const LadderParameter = z.object({
  rules: z.array(LadderRule).max(40),
  /** What is older than so many days counts no more. */
  days: z.number().int().min(1).max(3_660),
  /** By which kind of letter a rung goes out; a rung without one goes out on paper only. */
  letters: z.array(z.object({ rung: Rung, kind: z.string().regex(/^[a-z0-9-]{1,20}$/) })).max(10),
})
export type LadderParameter = z.infer<typeof LadderParameter>

/** One record that counts. */
export const LadderFact = z.object({
  measure: LadderMeasure,
  /** Tells it from every other of the same subject, for good. */
  record: z.string().min(1).max(120),
  /** What it opens: a problem, a letter, an absence, a listing. */
  about: z.string().min(1).max(40),
  day: Day,
})
export type LadderFact = z.infer<typeof LadderFact>

/** What was decided of a subject before, with the records that this was the first decision on. */
export interface PastStep {
  rung: Rung
  isConfirmed: boolean
  facts: readonly LadderFact[]
}

/** A rule that a subject falls under, with how many records count; of the rules that count the same records, the sternest. */
export interface LadderHit {
  rule: LadderRule
  count: number
  /** Of these, nothing was decided yet. */
  fresh: number
}

export interface LadderProposal {
  subject: LadderSubject
  rung: Rung
  hits: LadderHit[]
  /** The records that count, those of each rule that hits. */
  facts: LadderFact[]
  /** Of these, on which nothing was decided yet. */
  fresh: LadderFact[]
}

/**
 * What counts of a subject on a day: what stands today, and what was confirmed before, whether or not it has been put right since. What
 * was put aside counts no more, nor does what is older than the county's days.
 */
export function countedFacts(facts: readonly LadderFact[], past: readonly PastStep[], since: Day): LadderFact[] {
  const aside = new Set(past.filter(({ isConfirmed }) => !isConfirmed).flatMap((step) => step.facts.map(nameOf)))
  const known = new Map([...past.filter(({ isConfirmed }) => isConfirmed).flatMap((step) => step.facts), ...facts].map((fact) => [nameOf(fact), fact]))
  return [...known.values()].filter((fact) => fact.day >= since && !aside.has(nameOf(fact))).sort(inOrder)
}

/**
 * What the county's rules propose of a subject: the sternest rung of the rules that it falls under. A rule proposes only where something
 * counts on which nothing was decided yet: the same records are not proposed again.
 * @returns null where nothing is proposed
 */
export function ladderProposal(subject: LadderSubject, facts: readonly LadderFact[], past: readonly PastStep[], { rules, since }: { rules: readonly LadderRule[]; since: Day }): LadderProposal | null {
  const counted = countedFacts(facts, past, since)
  const decided = new Set(past.flatMap((step) => step.facts.map(nameOf)))
  const isFresh = (fact: LadderFact) => !decided.has(nameOf(fact))
  const reached = past.filter(({ isConfirmed }) => isConfirmed).map(({ rung }) => rung)
  const reach = rules.flatMap((rule): LadderHit[] => {
    if (rule.of !== subject.kind || !follows(rule, reached)) return []
    const own = counted.filter(({ measure }) => measure === rule.measure)
    const fresh = own.filter(isFresh).length
    return own.length >= rule.from && fresh > 0 ? [{ rule, count: own.length, fresh }] : []
  })
  const hits = told(reach)
  const rung = hits.map((hit) => hit.rule.rung).reduce<Rung | null>((sternest, one) => (sternest === null || isSterner(one, sternest) ? one : sternest), null)
  if (rung === null) return null
  const measures = new Set(hits.map(({ rule }) => rule.measure))
  const behind = counted.filter(({ measure }) => measures.has(measure))
  return { subject, rung, hits, facts: behind, fresh: behind.filter(isFresh) }
}

/** Of the rules that count the same records, the one that says most: the same records are not told twice. */
function told(reach: readonly LadderHit[]): LadderHit[] {
  const most = new Map<LadderMeasure, LadderHit>()
  for (const hit of reach) {
    const known = most.get(hit.rule.measure)
    if (!known || saysMore(hit.rule, known.rule)) most.set(hit.rule.measure, hit)
  }
  return [...most.values()]
}

/** A sterner rung says more, and of the same rung what asks for more records. */
function saysMore(one: LadderRule, other: LadderRule): boolean {
  return one.rung === other.rung ? one.from > other.from : isSterner(one.rung, other.rung)
}

/** Whether what has to come before a rule was confirmed. */
function follows({ after }: LadderRule, reached: readonly Rung[]): boolean {
  return after === 'none' || reached.some((rung) => rung === after || isSterner(rung, after))
}

/** By what records of a subject are told apart. */
export function nameOf({ measure, record }: Pick<LadderFact, 'measure' | 'record'>): string {
  return `${measure} ${record}`
}

function inOrder(one: LadderFact, other: LadderFact): number {
  if (one.day !== other.day) return one.day > other.day ? -1 : 1
  return nameOf(one) < nameOf(other) ? -1 : 1
}
