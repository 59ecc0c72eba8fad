import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Instant } from '../kernel/time.ts'
import { CheckItem } from './standard.ts'
import { WorkbookProblem } from '../kernel/workbook-problem.ts'

const Count = z.number().int().min(0)

export const FormSummary = z.object({
  id: z.string(), version: z.string(), title: z.string(), items: Count, publishedAt: Instant,
  /** Whether the workbook can be taken away again; one published before that was kept has its XForm only. */
  hasWorkbook: z.boolean(),
  /** Rounds that use this version. */
  rounds: Count,
})
export type FormSummary = z.infer<typeof FormSummary>

/** The county's checklists. A new one is `POST /api/forms`, multipart with one part `file` (an XLSForm workbook). */
export const listForms = endpoint({
  name: 'listForms',
  method: 'GET',
  path: '/api/forms',
  access: 'rounds:read',
  reply: z.object({ forms: z.array(FormSummary) }),
})

/** A check item as people read it: with the names of its dimension and of the department that answers for it. */
export const ChecklistItem = CheckItem.extend({ dimensionLabel: z.string(), departmentName: z.string() })
export type ChecklistItem = z.infer<typeof ChecklistItem>

/** A published checklist, item by item. */
export const Checklist = z.object({ id: z.string(), version: z.string(), title: z.string(), publishedAt: Instant, items: z.array(ChecklistItem) })
export type Checklist = z.infer<typeof Checklist>

export const getForm = endpoint({
  name: 'getForm', method: 'GET', path: '/api/forms/:id/:version', access: 'rounds:manage', reply: Checklist,
})

/** What a checklist holds, as somebody looks at it before it is published. */
export const ChecklistPreview = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  dimensions: z.array(z.object({ dimension: z.string(), label: z.string(), items: Count, hard: Count })),
  /** This very content is published already. */
  published: z.boolean(),
})
export type ChecklistPreview = z.infer<typeof ChecklistPreview>

/** What `POST /api/forms?dryRun=true` says of a workbook: what it holds, or everything that keeps it from being published. */
export const ChecklistCheck = z.object({
  checklist: ChecklistPreview.nullable(),
  problems: z.array(WorkbookProblem),
  warnings: z.array(WorkbookProblem),
})
export type ChecklistCheck = z.infer<typeof ChecklistCheck>

export const PublishedForm = z.object({ id: z.string(), version: z.string(), items: Count })
export type PublishedForm = z.infer<typeof PublishedForm>
