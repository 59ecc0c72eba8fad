import { z } from 'zod'
import { RegionCode } from '../places/index.ts'

const Count = z.number().int()

/** A worksheet of the workbook, and whether it was read. */
const Sheet = z.object({
  name: z.string(),
  /** Why its rows were left out; null where they were read. */
  leftOut: z.enum(['hidden', 'example', 'no-headings', 'columns-missing']).nullable(),
  /** Rows below the headings, or all rows where there are none. */
  rows: Count,
  /** Headings that it lacks, where it was left out for them. */
  missing: z.array(z.string()),
})

/** A heading that was passed over, and the column that it may be meant for. */
const UnknownHeading = z.object({ heading: z.string(), cell: z.string(), suggestion: z.string().nullable(), rows: Count })

/** Rows below the headings that are no data, with the first few by name. */
const PassedOverRows = z.object({
  kind: z.enum(['total', 'signature', 'headings-again', 'column-numbers', 'blank']), rows: Count, first: z.array(z.string()),
})

/** What an import does to the values of one column: of what is registered already, not of what is new. */
const ColumnChanges = z.object({
  column: z.string(), added: Count, changed: Count, emptied: Count,
  /** Empty in the workbook, filled in the register, and left alone. */
  kept: Count,
  /** Put right at a person's request since; the workbook is older, and what was put right stays. */
  outdated: Count,
})

/** Whoever leaves, joins, moves or stays unlisted, with some of the households to look at. */
const Affected = z.object({ count: Count, households: z.array(z.string()) })

/** What a check says an import would do, and an import says it did, besides its counts. */
export const ImportReport = z.object({
  sheets: z.array(Sheet),
  /** Keys of the columns that were recognised, with their headings. */
  recognised: z.array(z.object({ column: z.string(), heading: z.string(), cell: z.string() })),
  unknown: z.array(UnknownHeading),
  /** Keys of the columns that no worksheet has: what is stored of them stays. */
  absent: z.array(z.string()),
  passedOver: z.array(PassedOverRows),
  /** Why rows were refused, the most frequent first: column and reason with their number. */
  refusals: z.array(z.object({ column: z.string(), reason: z.string(), rows: Count })),
  changes: z.array(ColumnChanges),
  moved: z.object({ count: Count, households: z.array(z.object({ number: z.string(), from: RegionCode, to: RegionCode })) }),
  joined: Affected,
  left: Affected,
  unlisted: Affected,
  /** Names of places that were matched without their kind, with the number of households. */
  loosely: z.array(z.object({ written: z.string(), taken: z.string(), households: Count })),
})
export type ImportReport = z.infer<typeof ImportReport>
