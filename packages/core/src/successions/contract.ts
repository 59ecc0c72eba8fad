import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { RegionCode } from '../places/index.ts'
import { ProblemState } from '../problems/index.ts'
import { HouseholdAct } from './acts.ts'

/** What becomes of somebody: goes to the other household, is there already, or is in neither from now on. */
export const PersonFate = z.enum(['joins', 'same', 'left'])
/** What becomes of a problem; one that moves stays what it is and lies elsewhere. */
export const ProblemFate = z.enum(['moves', 'carried-over', 'merged', 'lapsed', 'revived'])
export const HelperFate = z.enum(['stays', 'ends', 'helps-too', 'passes-over'])

/** What an act moves, or would move. */
export const Consequences = z.object({
  /** The household that people and problems go to: the one that is founded, or the one that goes on. */
  other: z.object({ id: Identifier, number: z.string(), headName: z.string(), village: RegionCode }).nullable(),
  people: z.array(z.object({ number: z.string(), name: z.string(), fate: PersonFate })),
  problems: z.array(z.object({ id: Identifier, item: z.string(), state: ProblemState, fate: ProblemFate })),
  /** Problems that another unit has to mend from now on. */
  unitsChanged: z.number().int(),
  helpers: z.array(z.object({ name: z.string(), fate: HelperFate })),
  /** Rounds that go on, and whether they have seen the one household and the other. */
  rounds: z.array(z.object({ name: z.string(), seen: z.boolean(), otherSeen: z.boolean().nullable() })),
})
export type Consequences = z.infer<typeof Consequences>

/** Does something with a household as a whole, or says what that would move; the same request again is one. */
export const actOnHousehold = endpoint({
  name: 'actOnHousehold',
  method: 'POST',
  path: '/api/households/:id/acts',
  access: 'register:import',
  body: z.object({
    /** Made by the client: the entry's identifier. */
    id: Identifier,
    /** Of the household, as it was seen. */
    version: z.number().int().min(1),
    /** Say what would move, and change nothing. */
    preview: z.boolean(),
    act: HouseholdAct,
  }),
  reply: z.object({ state: z.enum(['previewed', 'done', 'known']), consequences: Consequences.nullable() }),
})
