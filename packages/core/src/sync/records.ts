import { Round, VisitOutcome } from '../rounds/index.ts'
import { z } from 'zod'
import { Grant, HeldPost } from '../access/index.ts'
import { Portion } from '../assignments/index.ts'
import { DoubtToCheck } from '../doubts/index.ts'
import { DutyPost } from '../duty/index.ts'
import { ObjectToTell } from '../indicators/index.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Position } from '../kernel/position.ts'
import { LetterOnPhone } from '../letters/index.ts'
import { CheckItem } from '../checklists/index.ts'
import { RegionCode } from '../places/index.ts'
import { isPlatePattern } from '../register/index.ts'
import { Subject } from '../subjects/index.ts'
import { Problem, ProblemStep, RectificationParameter } from '../problems/index.ts'
import { FindingParameter, PositionParameter } from '../visits/index.ts'
import { Day, Instant } from '../kernel/time.ts'

/** What happened to those of the problems with which something is still to be done, by problem. */
const Stories = z.record(Identifier, z.array(ProblemStep)).default({})

/** A household as the phone keeps it, whole: a change of anything in it brings it anew. Numbers are masked. */
export const HouseholdRecord = z.object({
  id: Identifier,
  number: z.string(),
  village: z.string(),
  headName: z.string(),
  /** A code of the list `household-category`. */
  category: z.string(),
  phone: z.string().nullable(),
  /** Null where the register does not say, and in what a phone was given before it was sent along. */
  villagerGroup: z.string().nullable().default(null),
  members: z.array(z.object({
    name: z.string(), sex: z.string(), relation: z.string(), birthDate: Day.nullable(), documentNumber: z.string().nullable(),
  })),
  /** Where it lies, by the last visit that took it while it belonged to its village; null where none has, or the county takes none. */
  position: Position.nullable().default(null),
  /** Rounds in whose sample it was drawn. */
  sampledIn: z.array(Identifier),
  visits: z.array(z.object({
    id: Identifier, round: Identifier, outcome: VisitOutcome, at: Instant, inspector: Identifier, inspectorName: z.string(),
    /** Whether the household counts as seen by it; true in what a phone was given before that was sent along. */
    seen: z.boolean().default(true),
    /** A day that was agreed on to come again; null also in what a phone was given before it was sent along. */
    comeAgainOn: Day.nullable().default(null),
    /** What it looked at, one bit a check item of its round's form, and what of that it found; nothing for whoever may not read it all. */
    assessed: z.string().default(''),
    found: z.array(z.string()).default([]),
  })),
  problems: z.array(Problem),
  stories: Stories,
  /** Who helps it, and by which telephone. */
  helpers: z.array(z.object({ name: z.string(), phone: z.string().nullable() })).default([]),
  /** Numbers of the register that a form may offer (`registerFacts`); none in what a phone was given before they were sent along. */
  facts: z.record(z.string(), z.number()).default({}),
  /** What the last completed visit was told and the checklist wants to offer again, by question. */
  lastAnswers: z.record(z.string(), z.string()).default({}),
})
export type HouseholdRecord = z.infer<typeof HouseholdRecord>

/** Something else than a household with the problems that it has, as the phone keeps it: a village, a post and so on. */
export const SubjectRecord = Subject.extend({ region: RegionCode, problems: z.array(Problem), stories: Stories })
export type SubjectRecord = z.infer<typeof SubjectRecord>

/** A place in the county's log. The hash tells a log that has gone on from one that was set back to a backup. */
export const LogPosition = z.object({ sequence: z.number().int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) })
export type LogPosition = z.infer<typeof LogPosition>

/** The posts that somebody was told to hold; operations name the fingerprint of what they were made under. */
export const ScopeTold = z.object({ fingerprint: z.string(), grants: z.array(Grant) })
export type ScopeTold = z.infer<typeof ScopeTold>

/** Digits of a PIN: no fewer are taken, and more would be written down. */
export const PIN_DIGITS = { least: 6, most: 12 } as const

/** How phones are kept; data of the county. */
export const FieldParameter = z.object({
  /**
   * So long a phone stays signed in without the county; then the PIN opens no more than what it has not sent, and the account's
   * password opens the rest.
   */
  offlineDays: z.number().int().min(1),
  /** Wrong PINs until only a sign-in with the county helps. */
  pinAttempts: z.number().int().min(1),
  /** Digits of a PIN: each makes guessing by whoever has copied the phone's data ten times as long. */
  pinDigits: z.number().int().min(PIN_DIGITS.least).max(PIN_DIGITS.most).default(PIN_DIGITS.least),
  /** So long without a touch, and the PIN is asked for again. */
  idleMinutes: z.number().int().min(1),
  /** So far off, and a phone's clock is pointed out to its person and to the county. */
  clockMinutes: z.number().int().min(1),
  /** The longest that somebody may speak into a note; 0 where no notes are spoken. */
  voiceSeconds: z.number().int().min(0).max(600).default(120),
  /** What the codes on door plates say, with `{number}` where the household's number stands; empty where they say the number alone. */
  platePattern: z.string().max(200).refine(isPlatePattern).default(''),
})
export type FieldParameter = z.infer<typeof FieldParameter>

/** What the phone needs beside households: who works here from which posts, in which rounds, and the words for codes. */
export const Frame = z.object({
  person: Identifier,
  name: z.string(),
  county: z.object({ code: z.string(), name: z.string() }),
  /** The unit is empty in what a phone was given before it was sent along. */
  posts: z.array(HeldPost.extend({ unit: z.string().default(''), title: z.string() })),
  /** Blind also for whoever may not read findings at all. */
  rounds: z.array(Round),
  villages: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Those that the villages belong to; empty in what a phone was given before they were sent along. */
  townships: z.array(z.object({ code: z.string(), name: z.string() })).default([]),
  /** Who was given what in the rounds that go on; empty in what a phone was given before it was sent along. */
  given: z.array(Portion.extend({ round: Identifier, people: z.array(z.object({ id: Identifier, name: z.string() })) })).default([]),
  categories: z.array(z.object({ code: z.string(), label: z.string() })),
  /** Check items of problems that no round has found; those of rounds come with their forms. */
  items: z.array(CheckItem.extend({ standard: z.string() })),
  /** What this person may tell of in the village, as far as it is not in use; none in what a phone was given before they were sent along. */
  objects: z.array(ObjectToTell).default([]),
  /** What this person was asked to check in the village; none in what a phone was given before they were sent along. */
  doubts: z.array(DoubtToCheck).default([]),
  /** Whom this person may check at their posts; nobody in what a phone was given before they were sent along. */
  dutyPosts: z.array(DutyPost).default([]),
  /** What this person signs and answers for; none in what a phone was given before they were sent along. */
  letters: z.array(LetterOnPhone).default([]),
  field: FieldParameter,
  /** What is asked for beside a problem that a visit finds. */
  findings: FindingParameter,
  /** Taken by no phone that was given its frame before this was sent along. */
  positions: PositionParameter.default({ taken: false, tiles: '' }),
  /** The name and the time stand faintly over whatever the phone shows. */
  watermark: z.boolean().default(false),
  /** How the county runs rectification. */
  rules: RectificationParameter,
})
export type Frame = z.infer<typeof Frame>
