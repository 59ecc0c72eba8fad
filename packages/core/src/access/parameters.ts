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

/** Who shows a code of an app beside the password; data of the county. */
export const SecondFactorParameter = z.object({
  administrators: z.boolean(),
  countyOffice: z.boolean(),
  everybody: z.boolean(),
  /** For so many days a new account may do without. */
  graceDays: z.number().int().min(0),
  /** For so many days a device is not asked again. */
  rememberDays: z.number().int().min(0),
})
export type SecondFactorParameter = z.infer<typeof SecondFactorParameter>

/** How an account stands with its second factor: it has one, must have one before anything else is answered, should have one soon, or need not. */
export const FactorStanding = z.enum(['set', 'required', 'asked', 'none'])
export type FactorStanding = z.infer<typeof FactorStanding>

/** Where who looks, and when, stands over what is shown; data of the county. */
export const WatermarkParameter = z.object({ screens: z.boolean(), exports: z.boolean() })
export type WatermarkParameter = z.infer<typeof WatermarkParameter>
