import type { CheckItem, FormGuidance, Observation } from '../checklists/index.ts'
import type { HeldPost } from '../access/index.ts'
import { coversRegion } from '../access/index.ts'
import type { Tier } from '../kernel/roles.ts'
import { Refusal } from '../kernel/refusal.ts'
import { dayOf } from '../kernel/county-time.ts'
import { Day } from '../kernel/time.ts'
import type { Answers } from './answers.ts'
import { answerOf, observationOf, remark } from './answers.ts'
import type { CoverageParameter } from './parameters.ts'
import type { DeviceTimes, Taken } from './device-times.ts'
import { deviceTimes } from './device-times.ts'
import type { Round } from '../rounds/index.ts'
import { VisitOutcome } from '../rounds/index.ts'
import { isAssessedAs, isKeptForNextVisit, noteField, submissionFields } from '../checklists/index.ts'

/** A problem that a visit found. */
export interface FoundItem {
  item: string
  note: string | null
  aroseRecently: boolean
  /** Names of the photos that show it. */
  photos: string[]
}

/** What a filled form says, in our terms. */
export interface VisitReport {
  outcome: VisitOutcome
  /** One for each item of the catalogue, in its order; empty unless the visit was completed. */
  observations: Observation[]
  found: FoundItem[]
  /** What was said beyond the check items: how a visit ended that could not be completed, why something was not looked at. */
  note: string | null
  /** A day that was agreed on to come again. */
  comeAgainOn: Day | null
  /** Answers that the checklist wants to offer at the next visit, by question. */
  keptAnswers: Record<string, string>
  times: DeviceTimes
  position: { latitude: number; longitude: number } | null
}

/**
 * Reads a filled form against the catalogue of its round.
 * @throws {Refusal} `outcome-unknown`, `answer-invalid`, `answer-twice`
 */
export function readVisit(answers: Answers, { items, guidance }: { items: readonly CheckItem[]; guidance: FormGuidance }, taken: Taken): VisitReport {
  const outcomeText = answerOf(answers, submissionFields.outcome)
  const outcome = VisitOutcome.safeParse(outcomeText)
  if (!outcome.success) throw new Refusal('outcome-unknown', { outcome: outcomeText })
  const completed = outcome.data === 'completed'
  const recent = new Set((answers.get(submissionFields.aroseRecently) ?? []).flatMap((codes) => codes.split(/\s+/)))
  const observations = completed ? items.map((item) => observationOf(item.code, answers.get(item.code) ?? [])) : []
  const photos = photosByItem(answers)
  const found = items.flatMap((item, index) =>
    observations[index] === 'problem'
      ? [{ item: item.code, note: remark(answers, noteField(item.code)), aroseRecently: recent.has(item.code), photos: photos.get(item.code) ?? [] }]
      : [],
  )
  return {
    outcome: outcome.data, observations, found, note: noteOf(answers),
    comeAgainOn: Day.safeParse(answerOf(answers, submissionFields.comeAgainOn)).data ?? null,
    keptAnswers: completed ? keptAnswers(answers, guidance) : {},
    times: deviceTimes(answers, taken),
    position: positionOf(answerOf(answers, submissionFields.position)),
  }
}

/** The photos of the repeat in which each names the item that it shows. */
export function photosByItem(answers: Answers): Map<string, string[]> {
  const photos = new Map<string, string[]>()
  const taken = answers.get(submissionFields.findingPhoto) ?? []
  answers.get(submissionFields.photoOf)?.forEach((item, index) => {
    const photo = taken[index] ?? ''
    if (item !== '' && photo !== '') photos.set(item, [...(photos.get(item) ?? []), photo])
  })
  return photos
}

function noteOf(answers: Answers): string | null {
  const said = [submissionFields.outcomeNote, submissionFields.notAssessedReason].flatMap((field) => remark(answers, field) ?? [])
  return said.join('；') || null
}

function keptAnswers(answers: Answers, guidance: FormGuidance): Record<string, string> {
  const kept = Object.keys(guidance).filter((question) => isKeptForNextVisit(guidance[question] ?? { known: [] }))
  return Object.fromEntries(kept.map((question) => [question, answerOf(answers, question)] as const).filter(([, said]) => said !== ''))
}

/**
 * Whether a visit says that its household was seen: it was completed, and of the items asked there at least the share was
 * assessed. What was left open everywhere was seen by nobody.
 */
export function isSeen({ outcome, observations }: Pick<VisitReport, 'outcome' | 'observations'>, { assessedShare }: CoverageParameter): boolean {
  const assessed = observations.filter(isAssessedAs).length
  const applicable = observations.filter((observation) => observation !== 'not-applicable').length
  return outcome === 'completed' && assessed > 0 && assessed >= assessedShare * applicable
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
