import { z } from 'zod'

/** How signing in is guarded; data of the county (`parameter` table), with these shapes. */
export const SignInParameter = z.object({
  /** Wrong attempts on one account before it is locked. */
  attempts: z.number().int().min(1),
  /** Wrong attempts from one address, over all accounts, before it must wait. */
  addressAttempts: z.number().int().min(1),
  lockMinutes: z.number().int().min(1),
  idleMinutes: z.number().int().min(1),
  absoluteHours: z.number().int().min(1),
  passwordLength: z.number().int().min(8),
  /** For how long a password that an administrator gave may be used to set one's own. */
  oneTimeHours: z.number().int().min(1).default(72),
})
export type SignInParameter = z.infer<typeof SignInParameter>
