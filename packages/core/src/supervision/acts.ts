import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { OpenedSubject } from '../problems/index.ts'
import { CheckForm, ListingTerms } from './listing.ts'

const text = z.string().trim().max(2_000)
const reason = z.string().trim().min(2).max(500)

/** A problem that was found there, as it is opened. */
export const OpenedThere = z.object({ id: Identifier, subject: OpenedSubject, standard: z.string().max(80), item: z.string().max(40), note: z.string().trim().min(1).max(500) })
export type OpenedThere = z.infer<typeof OpenedThere>

/** What is done about something on the list. */
export const SupervisionAct = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('change'), terms: ListingTerms, reason,
    /** What the form began with. */
    seen: ListingTerms.optional(),
  }),
  z.object({
    act: z.literal('send'), form: CheckForm, day: Day, team: z.string().min(1).max(40), villages: z.array(RegionCode).max(60), overReason: z.string().trim().max(500),
  }),
  z.object({
    act: z.literal('report'), check: Identifier, people: z.string().trim().min(1).max(200), households: z.number().int().min(0).max(10_000),
    found: text, handedOver: text, solved: text, openings: z.array(OpenedThere).max(20),
  }),
  z.object({ act: z.literal('accept'), isPassed: z.boolean(), seen: z.string().trim().min(2).max(2_000) }),
  z.object({ act: z.literal('end'), reason }),
])
export type SupervisionAct = z.infer<typeof SupervisionAct>
export type SupervisionActName = SupervisionAct['act']
export const supervisionActNames = SupervisionAct.options.map((option) => option.shape.act.value)
