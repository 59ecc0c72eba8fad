import type { CheckItem, Observation } from '../checklists/index.ts'
import type { HeldPost } from '../access/index.ts'
import { coversRegion } from '../access/index.ts'
import type { Tier } from '../kernel/roles.ts'
import { Refusal } from '../kernel/refusal.ts'
import { dayOf, isKeptInstant } from '../kernel/time.ts'
import type { Round } from '../rounds/index.ts'
import { VisitOutcome } from '../rounds/index.ts'
import { noteField, submissionFields } from '../checklists/index.ts'

/** The answers of a filled form: field name → text; a field that was not relevant or left out has none. */
export type Answers = ReadonlyMap<string, string>

/** A problem that a visit found. */
export interface FoundItem {
  item: string
  note: string | null
  aroseRecently: boolean
}

/** What a filled form says, in our terms. */
export interface VisitReport {
  outcome: VisitOutcome
  /** One for each item of the catalogue, in its order; empty unless the visit was completed. */
  observations: Observation[]
  found: FoundItem[]
  startedAt: Date | null
  endedAt: Date | null
  position: { latitude: number; longitude: number } | null
}

/**
 * Reads a filled form against the catalogue of its round.
 * @throws {Refusal} `outcome-unknown`, `answer-invalid`
 */
export function readVisit(answers: Answers, items: readonly CheckItem[]): VisitReport {
  const outcomeText = answers.get(submissionFields.outcome) ?? ''
  const outcome = VisitOutcome.safeParse(outcomeText)
  if (!outcome.success) throw new Refusal('outcome-unknown', { outcome: outcomeText })
  const completed = outcome.data === 'completed'
  const recent = new Set((answers.get(submissionFields.aroseRecently) ?? '').split(/\s+/))
  const observations = completed ? items.map((item) => observationOf(item.code, answers.get(item.code) ?? '')) : []
  const found = items.flatMap((item, index) =>
    observations[index] === 'problem'
      ? [{ item: item.code, note: answers.get(noteField(item.code)) ?? null, aroseRecently: recent.has(item.code) }]
      : [],
  )
  return {
    outcome: outcome.data, observations, found,
    startedAt: instantOf(answers.get(submissionFields.startedAt)),
    endedAt: instantOf(answers.get(submissionFields.endedAt)),
    position: positionOf(answers.get(submissionFields.position)),
  }
}

function observationOf(item: string, value: string): Observation {
  switch (value) {
    case '1':
      return 'problem'
    case '0':
      return 'ok'
    case '':
      return 'not-assessed'
    default:
      throw new Refusal('answer-invalid', { item, value })
  }
}

/** A device's time is evidence and never decides: one that cannot be read is left out, not refused. */
function instantOf(text: string | undefined): Date | null {
  const instant = new Date(text ?? '')
  return isKeptInstant(instant) ? instant : null
}

function positionOf(text: string | undefined): VisitReport['position'] {
  const [latitude, longitude] = (text ?? '').trim().split(/\s+/).map(Number)
  const valid = text && latitude !== undefined && longitude !== undefined
    && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  return valid ? { latitude, longitude } : null
}

/** Whose posts may record visits of a round, by its tier. A census comes from outside: no local cadre records it. */
const recordingTiers: Readonly<Record<Tier, readonly Tier[]>> = {
  village: ['village'],
  township: ['village', 'township'],
  county: ['county'],
  province: ['province'],
}

/** Those of somebody's posts from which visits of a round of a tier are recorded, each in its area. */
export function recordingPosts<Post extends HeldPost>(posts: readonly Post[], tier: Tier): Post[] {
  return posts.filter((post) => post.permissions.includes('visits:record') && recordingTiers[tier].includes(post.tier))
}

/** Whether one of somebody's posts lets visits of a round be recorded in a place. Phone and county ask the same. */
export function mayRecord(posts: readonly HeldPost[], { tier }: Pick<Round, 'tier'>, place: string): boolean {
  return coversRegion({ grants: recordingPosts(posts, tier) }, place)
}

/**
 * Whether a visit still belongs to its round. What arrives later than the round's end is taken if it was made before:
 * a phone may come back from a village without a network days afterwards.
 * @throws {Refusal} `round-not-open`, `round-tier-differs`
 */
export function checkRoundTakes(
  round: Round, posts: readonly HeldPost[], place: string, receivedAt: Date, madeAt: Date | null,
): void {
  if (!mayRecord(posts, round, place)) throw new Refusal('round-tier-differs', { round: round.name })
  const received = dayOf(receivedAt)
  const made = madeAt && madeAt <= receivedAt ? dayOf(madeAt) : received
  const day = received < round.startsOn ? received : received > round.endsOn ? made : null
  if (day && (day < round.startsOn || day > round.endsOn)) {
    throw new Refusal('round-not-open', { round: round.name, from: round.startsOn, to: round.endsOn, day })
  }
}
