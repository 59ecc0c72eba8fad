import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { RegionCode } from '../places/index.ts'

/** What of a village is given out: all of it, one villager group, or one household. */
export const Portion = z.object({
  village: RegionCode,
  /** Empty for all groups. */
  group: z.string().max(60).default(''),
  /** Null for all households. */
  household: Identifier.nullable().default(null),
})
export type Portion = z.infer<typeof Portion>

/** A portion as a name: equal portions, equal name. */
export function portionKey({ village, group, household }: Portion): string {
  return [village, household ?? '', group].join(' ')
}
