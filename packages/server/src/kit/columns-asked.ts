import { z } from 'zod'

/** The columns that a sheet is asked for with, in their order; those that there are not are left out. Undefined where none is asked for. */
export function columnsAsked<Column extends string>(query: unknown, known: z.ZodType<Column>): Column[] | undefined {
  const { columns } = z.object({ columns: z.string().max(400).optional() }).parse(query)
  const asked = [...new Set(columns?.split(',').flatMap((name) => known.safeParse(name).data ?? []) ?? [])]
  return asked.length > 0 ? asked : undefined
}
