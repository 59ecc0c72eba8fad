import { z } from 'zod'
import { Day } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import type { Household } from './household.ts'

/** A family as people tell it from others: where it lives and who belongs to it. */
export const Family = z.object({
  village: RegionCode,
  headName: z.string(),
  members: z.array(z.object({ name: z.string(), relation: z.string(), birthDate: Day.nullable() })),
})
export type Family = z.infer<typeof Family>

/**
 * A household number under which a workbook lists a family that has nobody in common with the one that is registered. It is
 * refused until somebody who has seen both says that the family has changed.
 */
export const OtherFamily = z.object({ number: z.string(), registered: Family, given: Family })
export type OtherFamily = z.infer<typeof OtherFamily>

export function familyOf({ village, headName, members }: Household): Family {
  return { village, headName, members: members.map(({ name, relation, birthDate }) => ({ name, relation, birthDate })) }
}

/** A family in a sentence: the village, the head, and everybody else in brackets. */
export function familyInWords({ headName, members }: Family, village: string): string {
  const head = members.findIndex(({ name }) => name === headName)
  const others = members.filter((_, index) => index !== head).map(({ name }) => name)
  return `${village}${headName}${others.length === 0 ? '' : `（${others.join('、')}）`}`
}
