import { z } from 'zod'

/** How signing in is guarded; data of the county (`parameter` table), with these shapes. */
export const SignInParameter = z.object({
  /** Wrong attempts on one account from one address, or on a device that it knows, before they are locked out there. */
  attempts: z.number().int().min(1),
  /** Wrong attempts from one address, over all accounts that were not signed in from there before, before it must wait. */
  addressAttempts: z.number().int().min(1),
  /** Wrong attempts on one account from all addresses where it was not signed in before. */
  accountAttempts: z.number().int().min(1).default(20),
  /** For how many days an account knows an address or a device from which it was signed in. */
  usualDays: z.number().int().min(1).default(90),
  lockMinutes: z.number().int().min(1),
  idleMinutes: z.number().int().min(1),
  absoluteHours: z.number().int().min(1),
  passwordLength: z.number().int().min(8),
  /** For how long a password that an administrator gave may be used to set one's own. */
  oneTimeHours: z.number().int().min(1).default(72),
})
export type SignInParameter = z.infer<typeof SignInParameter>
