import { VisitOutcome } from '../rounds/index.ts'
import { Observation, Severity } from '../checklists/index.ts'
import { FileRole } from '../evidence/index.ts'
import { z } from 'zod'
import { PageQuery, pageOf } from '../kernel/page.ts'
import { Correctable } from './correctable.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day, Instant } from '../kernel/time.ts'
import { ProblemState } from '../problems/index.ts'
import { Household, HouseholdEnd, Member } from '../register/index.ts'

/** What a visit said about one check item. */
export const VisitObservation = z.object({
  item: z.string(),
  wording: z.string(),
  dimension: z.string(),
  severity: Severity,
  observation: Observation,
  note: z.string().nullable(),
})
export type VisitObservation = z.infer<typeof VisitObservation>

export const HouseholdVisit = z.object({
  id: Identifier,
  round: Identifier,
  roundName: z.string(),
  outcome: VisitOutcome,
  inspectorName: z.string(),
  startedAt: Instant.nullable(),
  receivedAt: Instant,
  /** A day that was agreed on to come again. */
  comeAgainOn: Day.nullable(),
  /** Another visit of this round saw the household too: both are kept, and are to be seen beside each other. */
  again: z.boolean(),
  /** Made under a scope of the inspector's that no longer held when it arrived. */
  outsideScope: z.boolean(),
  attachments: z.array(z.object({
    name: z.string(), mediaType: z.string(), bytes: z.number().int(),
    /** What it is beside the form's answers; null for what answers a question. */
    role: FileRole.nullable(),
  })),
  /** Every item of the form's catalogue, in order; a department's caller gets its own items only. */
  observations: z.array(VisitObservation),
})
export type HouseholdVisit = z.infer<typeof HouseholdVisit>

export const HouseholdProblem = z.object({
  id: Identifier,
  item: z.string(),
  wording: z.string(),
  dimension: z.string(),
  severity: Severity,
  state: ProblemState,
  spell: z.number().int(),
  foundAt: Instant,
})
export type HouseholdProblem = z.infer<typeof HouseholdProblem>

const OtherHousehold = z.object({ id: Identifier, number: z.string(), headName: z.string() })

/** ID numbers and phones are masked in here, always. `visits` and `problems` are empty for callers who may not read them. */
export const HouseholdView = z.object({
  id: Identifier,
  villageName: z.string(),
  townshipName: z.string(),
  /** Whoever does something with it says which version was seen. */
  version: z.number().int(),
  /** Since when it is on the register no more, why, and which goes on in its place where the caller may see that; else null. */
  ending: z.object({ at: Instant, as: HouseholdEnd, into: OtherHousehold.nullable() }).nullable(),
  /** Households that have become part of it: what was seen of them stands with them. */
  cameFrom: z.array(OtherHousehold),
  household: Household.extend({ members: z.array(Member) }),
  visits: z.array(HouseholdVisit),
  problems: z.array(HouseholdProblem),
})
export type HouseholdView = z.infer<typeof HouseholdView>

/**
 * Everything that is kept of one person, in full, for that person. `records` holds what each table of the database has of the
 * person, the household, its visits and problems, row by row; what stands before it is the same for people to read.
 */
export const PersonFile = z.object({
  madeAt: Instant,
  villageName: z.string(),
  townshipName: z.string(),
  household: Household.omit({ members: true }),
  member: Member,
  visits: z.array(HouseholdVisit),
  problems: z.array(HouseholdProblem),
  corrections: z.array(z.object({ at: Instant, what: Correctable, before: z.string().nullable(), after: z.string().nullable(), reason: z.string(), paper: z.string() })),
  records: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
})
export type PersonFile = z.infer<typeof PersonFile>

/** A person's data as a file, at that person's request; the log says so before it is given. */
export const takePersonFile = endpoint({
  name: 'takePersonFile',
  method: 'POST',
  path: '/api/households/:id/person-file',
  access: 'persons:answer',
  body: z.object({ member: z.string().max(60), purpose: z.string().trim().min(2).max(100) }),
  reply: PersonFile,
})

/** What is to be put right. */
export const Correction = z.object({
  /** Made by the client: the entry's identifier. */
  id: Identifier,
  /** Of the household, as it was seen. */
  version: z.number().int().min(1),
  /** Whose request it is, by the number within the household. */
  member: z.string().max(60),
  what: Correctable,
  /** As it is to be; empty where there is nothing. */
  value: z.string().max(100),
  reason: z.string().trim().min(2).max(200),
  /** What was shown for it: an identity card, a page of the household's booklet. */
  paper: z.string().trim().min(2).max(200),
})
export type Correction = z.infer<typeof Correction>

/** Puts something of a person right, at that person's request; the same request again is one. */
export const correctPerson = endpoint({
  name: 'correctPerson',
  method: 'POST',
  path: '/api/households/:id/corrections',
  access: 'persons:answer',
  body: Correction,
  reply: z.object({ state: z.enum(['done', 'known']) }),
})

/** What was put right at somebody's request; what stood there before is not told in a list. */
export const CorrectionRow = z.object({
  id: Identifier,
  at: Instant,
  /** Who did it. */
  by: z.string(),
  household: Identifier,
  number: z.string(),
  /** Whose request it was, as the person is called today; null for somebody who is in the household no more. */
  name: z.string().nullable(),
  what: Correctable,
  reason: z.string(),
  paper: z.string(),
})
export type CorrectionRow = z.infer<typeof CorrectionRow>

/** What was put right, the latest first. */
export const listCorrections = endpoint({
  name: 'listCorrections',
  method: 'GET',
  path: '/api/corrections',
  access: 'persons:answer',
  query: PageQuery,
  reply: pageOf(CorrectionRow),
})

export const getHousehold = endpoint({
  name: 'getHousehold',
  method: 'GET',
  path: '/api/households/:id',
  access: 'register:read',
  reply: HouseholdView,
})
