import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { PageQuery, pageOf } from '../kernel/page.ts'
import { Instant } from '../kernel/time.ts'

/**
 * Tables that offices fill in and bring back: the progress of rectification in the list of tasks (任务清单), and who helps
 * which household. They come by `POST /api/sheets/:kind` as multipart with one `.xlsx` (`?dryRun=true` only checks);
 * refused rows go back marked by `GET /api/sheets/:id/refused.xlsx`. The lists go out by `GET /api/three-lists.xlsx`.
 */
export const SheetKind = z.enum(['progress', 'helpers'])
export type SheetKind = z.infer<typeof SheetKind>

/** What became of the rows: taken in as asked, taken in as something less, known already, left empty, refused. */
export const SheetOutcome = z.enum([
  'acknowledged', 'planned', 'reported', 'planned-without-evidence', 'assigned', 'assigned-newcomer', 'handed-over', 'unchanged', 'known', 'empty',
  'refused',
])
export type SheetOutcome = z.infer<typeof SheetOutcome>

export const SheetImport = z.object({
  id: Identifier,
  kind: SheetKind,
  /** Only checked: nothing was taken in, but the refused rows can be fetched. */
  dryRun: z.boolean(),
  fileName: z.string(),
  importedAt: Instant,
  rows: z.number().int(),
  /** Only outcomes that occurred. */
  outcomes: z.array(z.object({ outcome: SheetOutcome, rows: z.number().int() })),
  /** The first of the refused rows in words; all of them are in the workbook that goes back. */
  refusals: z.array(z.object({ row: z.number().int(), reason: z.string() })),
  hasRefusedWorkbook: z.boolean(),
})
export type SheetImport = z.infer<typeof SheetImport>

/** One's own imports of tables, the latest first. */
export const listSheetImports = endpoint({
  name: 'listSheetImports',
  method: 'GET',
  path: '/api/sheets',
  access: 'signed-in',
  query: PageQuery.extend({ kind: SheetKind.optional() }),
  reply: pageOf(SheetImport),
})
