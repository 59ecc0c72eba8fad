import { z } from 'zod'
import { CheckItem, FormGuidance } from '../checklists/index.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { PageQuery, pageOf } from '../kernel/page.ts'
import { Day } from '../kernel/time.ts'
import { FindingParameter } from './parameters.ts'

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

/** A checklist as a phone shows it, so that whoever sets it up can try it. */
export const FormTrial = z.object({ title: z.string(), xform: z.string(), items: z.array(CheckItem), guidance: FormGuidance, findings: FindingParameter, today: Day })
export type FormTrial = z.infer<typeof FormTrial>

export const getFormTrial = endpoint({ name: 'getFormTrial', method: 'GET', path: '/api/forms/:id/:version/trial', access: 'rounds:manage', reply: FormTrial })
