import { z } from 'zod'
import type { Duty } from '../access/index.ts'
import { Identifier } from '../kernel/identifier.ts'
import type { Role } from '../kernel/roles.ts'
import { Day } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'

/** As what somebody is sent: by what a post answers for, with a team, or as reinforcement. */
export const postingKinds = [
  'leader-in-charge', 'township-lead', 'village-lead', 'resident-team', 'reinforcement', 'helper', 'census-team', 'supervision-team',
] as const
export const PostingKind = z.enum(postingKinds)
export type PostingKind = z.infer<typeof PostingKind>

/** Somebody who is sent somewhere (派驻): a post held today, or a reinforcement. */
export const Posting = z.object({
  /** Of the post or of the reinforcement. */
  id: Identifier,
  kind: PostingKind,
  person: Identifier,
  name: z.string(),
  unit: z.string(),
  unitName: z.string(),
  title: z.string(),
  region: RegionCode,
  from: Day,
  /** The last day; null without end. */
  until: Day.nullable(),
})
export type Posting = z.infer<typeof Posting>

/** As what a post sends somebody; null for one that sends nobody anywhere, such as a desk in an office. */
export function kindOfPost(role: Role, duty: Duty | null): PostingKind | null {
  if (duty !== null) return duty === 'county-lead' ? null : duty
  return role === 'census-team' || role === 'supervision-team' ? role : null
}
