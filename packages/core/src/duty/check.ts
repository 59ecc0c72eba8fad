import { z } from 'zod'
import { Sha256 } from '../evidence/index.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Refusal } from '../kernel/refusal.ts'
import { Tier } from '../kernel/roles.ts'
import { dayOf } from '../kernel/county-time.ts'
import { addDays, Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { Leave } from './leave.ts'

/** At the post; out at households and found there; not there. Why somebody is not there, slips say. */
export const FoundAt = z.enum(['present', 'visiting', 'away'])
export type FoundAt = z.infer<typeof FoundAt>

/** How it was seen to be so: with one's own eyes, by the village's telephone, by asking villagers, by papers. */
export const Verified = z.enum(['seen', 'telephone', 'villagers', 'papers'])
export type Verified = z.infer<typeof Verified>

/** Who was found of those who should be there, and what the person says. */
export const PresenceTold = z.object({ post: Identifier, found: FoundAt, verified: Verified, said: z.string().trim().max(300) })
export type PresenceTold = z.infer<typeof PresenceTold>

/** What an inspector tells of a check; never somebody of oneself. */
export const DutyCheckTold = z.object({
  village: RegionCode,
  /** The other of two inspectors. */
  second: z.string().trim().min(1).max(40),
  presences: z.array(PresenceTold).min(1).max(40),
  /** Whoever signed for the village; where nobody would, who stood by as a witness. */
  signedBy: z.string().trim().max(40),
  witness: z.string().trim().max(40),
  photos: z.array(Sha256).max(9),
})
export type DutyCheckTold = z.infer<typeof DutyCheckTold>

/** What another tier found and told in writing: its note is entered with its source. */
export const FedBack = z.object({ tier: Tier, source: z.string().trim().min(2).max(120) })
export type FedBack = z.infer<typeof FedBack>

/** Somebody who should be at the post, with the slips that cover these days. */
export const DutyPost = z.object({
  post: Identifier, person: Identifier, name: z.string(), title: z.string(), unitName: z.string(), village: RegionCode,
  leaves: z.array(Leave.pick({ id: true, kind: true, isOfficial: true, from: true, to: true, state: true, askedAt: true })),
})
export type DutyPost = z.infer<typeof DutyPost>

/** The longest time after which a note of another tier, or what a phone has kept, comes in. */
export const MOST_DAYS_LATER = 366

/** What has to be true of a check, whoever enters it. */
export interface DutyCheckCircumstances {
  at: Date
  now: Date
  fedBack: FedBack | null
  enteredWithinDays: number
  /** Who should be there on that day, and who enters it. */
  expected: ReadonlyMap<string, { person: string; name: string }>
  inspector: { person: string; name: string }
}

/** @throws {Refusal} where the check says nothing that can be kept: a wrong moment, somebody of oneself, one inspector, nobody who signs */
export function requireDutyCheck(told: DutyCheckTold, { at, now, fedBack, enteredWithinDays, expected, inspector }: DutyCheckCircumstances): void {
  const earliest = addDays(dayOf(now), -(fedBack ? MOST_DAYS_LATER : enteredWithinDays))
  if (at > now || dayOf(at) < earliest) throw new Refusal('duty-moment-wrong', { earliest })
  const people = told.presences.map(({ post }) => expected.get(post))
  if (people.includes(undefined)) throw new Refusal('duty-post-unknown')
  if (new Set(told.presences.map(({ post }) => post)).size < told.presences.length) throw new Refusal('duty-post-twice')
  if (people.some((one) => one?.person === inspector.person)) throw new Refusal('duty-of-oneself')
  if (told.second === inspector.name || people.some((one) => one?.name === told.second)) throw new Refusal('duty-second-inspector-wrong')
  if (!fedBack && told.signedBy === '' && told.witness === '') throw new Refusal('duty-not-signed')
}

/** A check as it was kept. */
export const DutyCheck = z.object({
  id: Identifier,
  village: RegionCode,
  at: Instant,
  enteredAt: Instant,
  inspector: Identifier.nullable(),
  second: z.string(),
  fedBackTier: Tier.nullable(),
  source: z.string(),
  signedBy: z.string(),
  witness: z.string(),
  photos: z.array(Sha256),
})
export type DutyCheck = z.infer<typeof DutyCheck>
