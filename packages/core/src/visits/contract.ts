import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { PageQuery, pageOf } from '../kernel/page.ts'
import { Day } from '../kernel/time.ts'

/** A visit that is marked as completed and does not count: too little was assessed. */
export const EmptyVisit = z.object({
  id: Identifier,
  inspectorName: z.string(),
  household: z.object({ id: Identifier, number: z.string(), headName: z.string() }),
  villageName: z.string(),
  on: Day,
  /** Items assessed, of those that the form asked there. */
  assessed: z.number().int(),
  applicable: z.number().int(),
})
export type EmptyVisit = z.infer<typeof EmptyVisit>

/** A round's completed visits in which too little was assessed, by inspector. */
export const listEmptyVisits = endpoint({
  name: 'listEmptyVisits',
  method: 'GET',
  path: '/api/round-empty-visits',
  access: 'rounds:manage',
  query: PageQuery.extend({ round: Identifier }),
  reply: pageOf(EmptyVisit),
})
