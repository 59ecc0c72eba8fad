import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { NumberedPageQuery, pageOf } from '../kernel/page.ts'
import { Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { ImportReport } from './import-report.ts'
import { OtherFamily } from './other-family.ts'

export const HouseholdRow = z.object({
  id: Identifier,
  number: z.string(),
  village: RegionCode,
  villageName: z.string(),
  townshipName: z.string(),
  headName: z.string(),
  category: z.string(),
  monitoredClass: z.string().nullable(),
  memberCount: z.number().int(),
  /** Masked, `138****1234`. */
  phone: z.string().nullable(),
  openProblems: z.number().int(),
})
export type HouseholdRow = z.infer<typeof HouseholdRow>

/** The columns of the list of households as the console shows them. */
export const householdColumns = ['headName', 'number', 'place', 'category', 'monitoredClass', 'memberCount', 'phone', 'openProblems'] as const
export const HouseholdColumn = z.enum(householdColumns)
export type HouseholdColumn = z.infer<typeof HouseholdColumn>

/** Households are counted no further: a list's `total` above it means “more than that”. */
export const COUNT_LIMIT = 50_000

/** Whether a completed visit has seen a household. */
export const VisitStanding = z.enum(['done', 'none', 'gone', 'troubled'])
export type VisitStanding = z.infer<typeof VisitStanding>

/** `search` is the start of a household number, of the head's or a member's name, or a whole ID number. */
export const HouseholdFilter = z.object({
  search: z.string().trim().max(40).optional(),
  region: RegionCode.optional(),
  /** Of a village's groups, the one of this name. */
  group: z.string().trim().max(40).optional(),
  category: z.string().max(40).optional(),
  monitoredClass: z.string().max(40).optional(),
  /** Households that this round covers, of today's register … */
  round: Identifier.optional(),
  /** … and of these, those that it has seen, or has not. */
  visit: VisitStanding.optional(),
  /** Households that are on the register no more, in place of those that are. */
  ended: z.literal('true').optional(),
})
export type HouseholdFilter = z.infer<typeof HouseholdFilter>

export const listHouseholds = endpoint({
  name: 'listHouseholds',
  method: 'GET',
  path: '/api/households',
  access: 'register:read',
  query: HouseholdFilter.extend(NumberedPageQuery.shape),
  reply: pageOf(HouseholdRow),
})

/** Shows the numbers of one household in full. The showing is logged with its purpose. */
export const revealHousehold = endpoint({
  name: 'revealHousehold',
  method: 'POST',
  path: '/api/households/:id/reveal',
  access: 'register:reveal',
  body: z.object({ purpose: z.string().trim().min(2).max(100) }),
  reply: z.object({
    phone: z.string().nullable(),
    members: z.array(z.object({
      number: z.string(), documentNumber: z.string().nullable(), phone: z.string().nullable(),
    })),
  }),
})

/** An upload of a workbook: where it stands and what came of it. */
export const RegisterImport = z.object({
  id: Identifier,
  fileName: z.string(),
  dryRun: z.boolean(),
  state: z.enum(['running', 'finished', 'failed', 'interrupted']),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  rowsRead: z.number().int(),
  rowsTotal: z.number().int().nullable(),
  householdsAdded: z.number().int(),
  householdsChanged: z.number().int(),
  householdsUnchanged: z.number().int(),
  rowsRefused: z.number().int(),
  /** Why the whole workbook was refused, as a sentence; null unless failed. */
  failure: z.string().nullable(),
  hasErrorsWorkbook: z.boolean(),
  /** What was read and left out, and what it does to what is registered; null until it has ended. */
  report: ImportReport.nullable(),
  /** Numbers under which the workbook lists other families, the first so many: for somebody to look at both. */
  otherFamilies: z.array(OtherFamily),
})
export type RegisterImport = z.infer<typeof RegisterImport>

/** Says which column a heading means that the software does not know; kept for the county's next workbooks. */
export const nameHeading = endpoint({
  name: 'nameHeading',
  method: 'PUT',
  path: '/api/imports/headings',
  access: 'register:import',
  /** The heading as the report has it, and a column's key. */
  body: z.object({ heading: z.string().min(1).max(200), column: z.string().min(1).max(40) }),
  reply: z.object({ heading: z.string(), column: z.string() }),
})

/**
 * The upload itself is `POST /api/imports/households?dryRun=&emptyClears=&unlistedLeave=&replacedFamilies=`, each `true` or
 * `false`, the last numbers of households with commas between; multipart with one part `file` (.xlsx or .csv), and
 * answers with the `RegisterImport`; the marked workbook is `GET /api/imports/:id/errors.xlsx`.
 */
export const getImport = endpoint({
  name: 'getImport',
  method: 'GET',
  path: '/api/imports/:id',
  access: 'register:import',
  reply: RegisterImport,
})

export const listImports = endpoint({
  name: 'listImports',
  method: 'GET',
  path: '/api/imports',
  access: 'register:import',
  reply: z.object({ imports: z.array(RegisterImport) }),
})
