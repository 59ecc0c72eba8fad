import { z } from 'zod'

/** The one way to page: ask with the cursor of the last page; no cursor means the first page. */
export const PageQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type PageQuery = z.infer<typeof PageQuery>

/** Of a list of which any page is reached by its number, too: so many rows before it, where it is asked for without a cursor. */
export const NumberedPageQuery = PageQuery.extend({ skip: z.coerce.number().int().min(0).max(1_000_000).optional() })
export type NumberedPageQuery = z.infer<typeof NumberedPageQuery>

/** A page of rows: `next` is null on the last page; `total` counts all rows that the query has. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({
    rows: z.array(row),
    next: z.string().nullable(),
    total: z.number().int(),
  })
}

export interface Page<Row> {
  rows: Row[]
  next: string | null
  total: number
}
