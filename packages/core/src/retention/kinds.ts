import { z } from 'zod'

/** What is kept for a time only, by the county's rule. */
export const keptKinds = ['returned-workbooks', 'positions', 'photos', 'sign-in-traces'] as const
export const KeptKind = z.enum(keptKinds)
export type KeptKind = z.infer<typeof KeptKind>

/** Six months, the least for which a network's logs are kept (网络安全法, article 21). */
const SIX_MONTHS = 184
/** A photo is looked at until the year's examination is over. */
const A_YEAR = 365

/** For how many days each is kept; data of the county. */
export const RetentionParameter = z.object({
  /** Workbooks that went back with refused rows, which hold people's data a second time. */
  returnedWorkbooksDays: z.number().int().min(1),
  /** Where a phone was when a household was visited or a photo taken; only of rounds that have closed so long ago. */
  positionsDays: z.number().int().min(1),
  /** Photos and files, from when the round has closed and every problem that they show is settled. */
  photosDays: z.number().int().min(A_YEAR),
  /** From which address and device somebody signed in, or tried to. The log of what people did has no end. */
  signInTracesDays: z.number().int().min(SIX_MONTHS),
})
export type RetentionParameter = z.infer<typeof RetentionParameter>

/** For how many days something of a kind is kept. */
export function keptDays(rules: RetentionParameter, kind: KeptKind): number {
  switch (kind) {
    case 'returned-workbooks':
      return rules.returnedWorkbooksDays
    case 'positions':
      return rules.positionsDays
    case 'photos':
      return rules.photosDays
    case 'sign-in-traces':
      return rules.signInTracesDays
  }
}
