import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { PageQuery, pageOf } from '../kernel/page.ts'
import { Instant } from '../kernel/time.ts'

/**
 * Tables that offices fill in and bring back: each is declared by the capability that takes it in (`kernel/returned-table.ts`).
 * They come by `POST /api/sheets/:kind` as multipart with one `.xlsx` or `.csv` (`?dryRun=true` only checks); refused rows go back
 * marked by `GET /api/sheets/:id/refused.xlsx`.
 */
export const SheetImport = z.object({
  id: Identifier,
  /** As its capability calls it. */
  kind: z.string(),
  /** Only checked: nothing was taken in, but the refused rows can be fetched. */
  dryRun: z.boolean(),
  fileName: z.string(),
  importedAt: Instant,
  rows: z.number().int(),
  /** Only outcomes that occurred. */
  outcomes: z.array(z.object({ outcome: z.string(), rows: z.number().int() })),
  /** The first of the refused rows in words; all of them are in the workbook that goes back. */
  refusals: z.array(z.object({
    row: z.number().int(), sheet: z.string().nullable().default(null), reason: z.string(),
  })),
  /** Rows that are no data: totals, signatures, notes, the headings again, blank ones. */
  passedOver: z.number().int(),
  /** Worksheets with something in them that were not read: hidden, an example, or without the table's headings. */
  sheetsLeftOut: z.array(z.string()),
  /** Headings that were not read and look like a column of the table that is not there. */
  misread: z.array(z.object({ heading: z.string(), label: z.string() })),
  hasRefusedWorkbook: z.boolean(),
})
export type SheetImport = z.infer<typeof SheetImport>

/** One's own imports of tables, the latest first. */
export const listSheetImports = endpoint({
  name: 'listSheetImports',
  method: 'GET',
  path: '/api/sheets',
  access: 'signed-in',
  query: PageQuery.extend({ kind: z.string().max(40).optional() }),
  reply: pageOf(SheetImport),
})
