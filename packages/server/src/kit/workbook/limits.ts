import { readFileSync } from 'node:fs'
import { z } from 'zod'

const WorkbookLimits = z.object({
  /** Files in the archive. */
  entries: z.number().int(),
  /** All parts together, unpacked. */
  unpackedBytes: z.number().int(),
  /** A real workbook shrinks to a tenth or a thirtieth; a bomb to a thousandth. */
  unpackedTimesPacked: z.number(),
  /** Up to here the ratio does not matter. */
  unpackedBytesAlwaysAllowed: z.number().int(),
  /** One part that is held in memory whole (`workbook.xml`). */
  partBytes: z.number().int(),
  rows: z.number().int(),
  /** Ranges of cells that are one: an office merges what its households' rows have in common. */
  mergedRanges: z.number().int(),
  columns: z.number().int(),
  /** One row, or one shared text. */
  elementBytes: z.number().int(),
  cellCharacters: z.number().int(),
  /** Heap of the worker thread that reads a workbook. */
  memoryMegabytes: z.number().int(),
  /** How long it may read, without the time in which it waits for whoever takes in what it has read. */
  readingSeconds: z.number(),
  /** The same for a checklist or a template, which is read whole while somebody waits. */
  documentSeconds: z.number(),
})
export type WorkbookLimits = z.infer<typeof WorkbookLimits>

/** What a workbook may cost to read; beyond it is `workbook-too-large`. */
export const workbookLimits: WorkbookLimits = WorkbookLimits.parse(
  JSON.parse(readFileSync(new URL('../../../data/workbook-limits.json', import.meta.url), 'utf8')),
)

/** What a checklist or a template may cost. */
export const documentLimits: Pick<WorkbookLimits, 'memoryMegabytes' | 'readingSeconds'> = {
  memoryMegabytes: workbookLimits.memoryMegabytes, readingSeconds: workbookLimits.documentSeconds,
}
