import { z } from 'zod'
import { LightRule } from './lights.ts'

/** How a county reads its indicators; data of the county, valid from a day on. */
export const IndicatorsParameter = z.object({
  /** When a light changes; the gravest rule that holds decides. */
  lights: z.array(LightRule).max(20),
  /** So many of the first and the last are named in a ranking. */
  named: z.number().int().min(1).max(10),
  /** What counts as not insured in the register's column, as the county writes it. */
  uninsured: z.array(z.string().max(20)).min(1).max(10),
})
export type IndicatorsParameter = z.infer<typeof IndicatorsParameter>
