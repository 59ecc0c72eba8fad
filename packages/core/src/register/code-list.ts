import { z } from 'zod'

/** The lists whose codes records carry; labels are data of the county, by the day from which they hold. */
export const CodeListName = z.enum([
  'dimension',
  'household-category',
  'monitored-class',
  'relation',
  'education',
  'school-status',
  'health',
  'labour',
  'poverty-cause',
  'document-kind',
])
export type CodeListName = z.infer<typeof CodeListName>

export const CodeListEntry = z.object({
  list: CodeListName,
  code: z.string().min(1).max(40),
  label: z.string().min(1).max(60),
})
export type CodeListEntry = z.infer<typeof CodeListEntry>
