import { z } from 'zod'

const Hour = z.number().int().min(0).max(23)

/** What in the log is out of the ordinary; data of the county. */
export const AlertsParameter = z.object({
  /** So many times within an hour that one person has full numbers shown. */
  revealsAnHour: z.number().int().min(1),
  /** So many files that one person takes away within a day. */
  exportsADay: z.number().int().min(1),
  /** So many files with whole numbers of documents and telephones that one person takes away within a day. */
  wholeExportsADay: z.number().int().min(1).default(1),
  /** From this hour on, up to the other, a sign-in from a new place is at night. */
  nightFrom: Hour,
  nightTo: Hour,
})
export type AlertsParameter = z.infer<typeof AlertsParameter>
