import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { RegionCode } from '../places/index.ts'
import { Portion } from './portion.ts'

const Count = z.number().int().min(0)

/** Whoever checks a portion in a round; nobody takes it back. */
export const GivenPortion = Portion.extend({ inspectors: z.array(Identifier).max(50) })
export type GivenPortion = z.infer<typeof GivenPortion>

/** A village of a round: what of it is to be checked, and what of that is given out. */
export const VillageToGiveOut = z.object({
  village: RegionCode,
  name: z.string(),
  township: z.string(),
  /** That the round covers. */
  households: Count,
  groups: z.array(z.object({ group: z.string(), households: Count })),
  given: z.array(GivenPortion.extend({
    /** Whose household it is, where it is one. */
    headName: z.string().nullable(),
  })),
})
export type VillageToGiveOut = z.infer<typeof VillageToGiveOut>

/** Who checks what in a round, and who could. */
export const getAssignments = endpoint({
  name: 'getAssignments',
  method: 'GET',
  path: '/api/rounds/:id/assignments',
  access: 'rounds:manage',
  reply: z.object({
    villages: z.array(VillageToGiveOut),
    people: z.array(z.object({ id: Identifier, name: z.string(), unitName: z.string() })),
  }),
})
export type AssignmentsReply = z.infer<typeof getAssignments.reply>

/**
 * One inspector for each village, of those that nobody was given: loads even, nobody in the own township, nobody where they
 * did an earlier round. Nothing is saved.
 */
export const proposeAssignments = endpoint({
  name: 'proposeAssignments',
  method: 'GET',
  path: '/api/rounds/:id/proposed-assignments',
  access: 'rounds:manage',
  reply: z.object({
    proposed: z.array(GivenPortion),
    /** For whom nobody was found. */
    without: z.array(RegionCode),
  }),
})

/** Gives portions out; what is not named stays as it is. Sent twice, it is done once. */
export const giveOut = endpoint({
  name: 'giveOut',
  method: 'POST',
  path: '/api/rounds/:id/assignments',
  access: 'rounds:manage',
  body: z.object({ id: Identifier, given: z.array(GivenPortion).min(1).max(2_000) }),
  reply: z.object({ changed: Count }),
})
