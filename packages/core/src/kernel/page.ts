import { z } from 'zod'

/** The one way to page: ask with the cursor of the last page; no cursor means the first page. */
export const PageQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type PageQuery = z.infer<typeof PageQuery>

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
