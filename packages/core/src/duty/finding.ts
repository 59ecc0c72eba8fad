import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Refusal } from '../kernel/refusal.ts'
import { Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'

export const DutyFindingState = z.enum(['open', 'excused', 'unexcused'])
export type DutyFindingState = z.infer<typeof DutyFindingState>

/** An absence that no slip explains: to be answered by the person and by whoever sent the person, before anybody decides. */
export const DutyFinding = z.object({
  id: Identifier,
  check: Identifier,
  post: Identifier,
  person: Identifier,
  /** 派出单位. */
  unit: z.string(),
  village: RegionCode,
  /** When the person was not there. */
  at: Instant,
  /** Until when to answer. */
  dueAt: Instant,
  personAnsweredAt: Instant.nullable(),
  personAnsweredBy: Identifier.nullable(),
  unitAnsweredAt: Instant.nullable(),
  unitAnsweredBy: Identifier.nullable(),
  state: DutyFindingState,
  decidedAt: Instant.nullable(),
  decidedBy: Identifier.nullable(),
  reason: z.string(),
  /** The problem of the post, where there was no excuse. */
  problem: Identifier.nullable(),
})
export type DutyFinding = z.infer<typeof DutyFinding>

/** For whom somebody answers. */
export const AnswerSide = z.enum(['person', 'unit'])
export type AnswerSide = z.infer<typeof AnswerSide>

export const DutyAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('answer'), text: z.string().trim().min(2).max(500) }),
  z.object({ act: z.literal('decide'), isExcused: z.boolean(), reason: z.string().trim().min(2).max(300) }),
])
export type DutyAct = z.infer<typeof DutyAct>
export const dutyActNames = DutyAct.options.map((option) => option.shape.act.value)
export type DutyActName = DutyAct['act']

/** Whoever acts on a finding. */
export interface DutyActor {
  person: string
  /** The units for which the person answers as whoever sends. */
  units: readonly string[]
  /** Decides for the office of the whole county. */
  mayDecide: boolean
}

/** For whom somebody answers a finding; null where it is nobody's to answer, or answered already. */
export function answersFor({ state, person, unit, personAnsweredAt, unitAnsweredAt }: DutyFinding, actor: DutyActor): AnswerSide | null {
  if (state !== 'open') return null
  if (actor.person === person) return personAnsweredAt === null ? 'person' : null
  return actor.units.includes(unit) && unitAnsweredAt === null ? 'unit' : null
}

/** Whether somebody may decide by now: both have answered, or their time is over. */
export function isToDecide({ state, personAnsweredAt, unitAnsweredAt, dueAt }: DutyFinding, now: Date): boolean {
  return state === 'open' && ((personAnsweredAt !== null && unitAnsweredAt !== null) || Date.parse(dueAt) <= now.getTime())
}

export function dutyActsOf(finding: DutyFinding, actor: DutyActor, now: Date): DutyActName[] {
  return [...(answersFor(finding, actor) ? ['answer' as const] : []), ...(actor.mayDecide && isToDecide(finding, now) ? ['decide' as const] : [])]
}

/** @throws {Refusal} why somebody may not do it now; else for whom an answer is */
export function requireDutyAct(finding: DutyFinding, { act }: DutyAct, actor: DutyActor, now: Date): AnswerSide | null {
  if (finding.state !== 'open') throw new Refusal('duty-decided-already')
  if (act === 'answer') {
    const side = answersFor(finding, actor)
    if (side === null) throw new Refusal('duty-not-yours-to-answer')
    return side
  }
  if (!actor.mayDecide || actor.person === finding.person) throw new Refusal('duty-not-yours-to-decide')
  if (!isToDecide(finding, now)) throw new Refusal('duty-answer-awaited', { until: finding.dueAt })
  return null
}
