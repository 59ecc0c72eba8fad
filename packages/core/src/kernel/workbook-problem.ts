import { z } from 'zod'

/** One thing wrong in a workbook that somebody sent, or worth a look, at its place; the sentence is for people. */
export const WorkbookProblem = z.object({
  sheet: z.string(),
  /** As the spreadsheet program shows it; null where the whole sheet is meant. */
  row: z.number().int().nullable(),
  /** The heading of the column. */
  column: z.string().nullable(),
  /** The cell's address, `F12`. */
  cell: z.string().nullable(),
  message: z.string(),
})
export type WorkbookProblem = z.infer<typeof WorkbookProblem>
