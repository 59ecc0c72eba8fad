import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { RegionCode } from '../places/index.ts'

/** Whoever checks a village in a round. */
export const GivenVillage = z.object({ village: RegionCode, inspectors: z.array(Identifier).max(50) })
export type GivenVillage = z.infer<typeof GivenVillage>

/** Who checks which village in a round, and who could. */
export const getAssignments = endpoint({
  name: 'getAssignments',
  method: 'GET',
  path: '/api/rounds/:id/assignments',
  access: 'rounds:manage',
  reply: z.object({
    villages: z.array(GivenVillage.extend({ name: z.string(), township: z.string(), households: z.number().int().min(0) })),
    people: z.array(z.object({ id: Identifier, name: z.string(), unitName: z.string() })),
  }),
})
export type AssignmentsReply = z.infer<typeof getAssignments.reply>
export type VillageToGiveOut = AssignmentsReply['villages'][number]

/** One inspector for each village: loads even, nobody in the own township, nobody where an earlier round was done. Nothing is saved. */
export const proposeAssignments = endpoint({
  name: 'proposeAssignments',
  method: 'GET',
  path: '/api/rounds/:id/proposed-assignments',
  access: 'rounds:manage',
  reply: z.object({ villages: z.array(GivenVillage) }),
})

/** Gives villages out; those not named stay as they are. Sent twice, it is done once. */
export const giveOut = endpoint({
  name: 'giveOut',
  method: 'POST',
  path: '/api/rounds/:id/assignments',
  access: 'rounds:manage',
  body: z.object({ id: Identifier, villages: z.array(GivenVillage).min(1).max(2_000) }),
  reply: z.object({ changed: z.number().int().min(0) }),
})
