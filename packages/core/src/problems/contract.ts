import { z } from 'zod'
import { Tier } from '../access/roles.ts'
import { endpoint } from '../endpoint.ts'
import { Identifier } from '../identifier.ts'
import { PageQuery, pageOf } from '../page.ts'
import { RegionCode } from '../register/region.ts'
import { AllowanceUnit, Severity } from '../rounds/standard.ts'
import { Instant } from '../time.ts'
import { ProblemAction } from './actions.ts'
import { Problem } from './problem.ts'
import { ProblemState } from './state.ts'

export const ProblemFilter = z.object({
  state: ProblemState.optional(),
  region: RegionCode.optional(),
  dimension: z.string().max(40).optional(),
  item: z.string().max(40).optional(),
  severity: Severity.optional(),
  category: z.string().max(40).optional(),
  department: z.string().max(40).optional(),
  /** Problems that this round found. */
  round: Identifier.optional(),
})
export type ProblemFilter = z.infer<typeof ProblemFilter>

export const ProblemRow = z.object({
  id: Identifier,
  state: ProblemState,
  spell: z.number().int(),
  household: Identifier,
  householdNumber: z.string(),
  headName: z.string(),
  category: z.string(),
  village: RegionCode,
  item: z.string(),
  wording: z.string(),
  dimension: z.string(),
  severity: Severity,
  department: z.string(),
  foundAt: Instant,
})
export type ProblemRow = z.infer<typeof ProblemRow>

export const listProblems = endpoint({
  name: 'listProblems',
  method: 'GET',
  path: '/api/problems',
  access: 'problems:read',
  query: ProblemFilter.extend(PageQuery.shape),
  reply: pageOf(ProblemRow),
})

/** One line of a problem's history. */
export const ProblemHistoryEntry = z.object({
  sequence: z.number().int(),
  kind: z.string(),
  actorName: z.string().nullable(),
  roundName: z.string().nullable(),
  happenedAt: Instant,
  recordedAt: Instant,
  payload: z.record(z.string(), z.unknown()),
})
export type ProblemHistoryEntry = z.infer<typeof ProblemHistoryEntry>

/** A problem with its history and the actions that the caller may take on it now. */
export const ProblemView = z.object({
  problem: Problem,
  row: ProblemRow,
  allowance: z.number().int(),
  allowanceUnit: AllowanceUnit,
  evidence: z.array(z.string()),
  findings: z.array(
    z.object({ roundName: z.string(), tier: Tier, inspectorName: z.string(), note: z.string().nullable(), visit: Identifier }),
  ),
  history: z.array(ProblemHistoryEntry),
  allowed: z.array(z.string()),
})
export type ProblemView = z.infer<typeof ProblemView>

export const getProblem = endpoint({
  name: 'getProblem',
  method: 'GET',
  path: '/api/problems/:id',
  access: 'problems:read',
  reply: ProblemView,
})

/** One action on one problem. `id` is made by the client: the same request sent twice is one entry. */
export const actOnProblem = endpoint({
  name: 'actOnProblem',
  method: 'POST',
  path: '/api/problems/:id/actions',
  // Which of the acting permissions it takes depends on the action (`actionRules`).
  access: 'problems:read',
  body: z.object({ id: Identifier, version: z.number().int().min(1), action: ProblemAction }),
  reply: ProblemView,
})
