import type { z } from 'zod'
import { SignInParameter } from './access/parameters.ts'
import { EvidenceParameter } from './evidence/types.ts'
import { WorkCalendarParameter } from './problems/deadline.ts'
import { RectificationParameter } from './problems/parameters.ts'
import { BulletinParameter } from './reports/parameters.ts'
import { ExaminationParameter } from './rounds/parameters.ts'
import { FieldParameter } from './sync/records.ts'
import { Day } from './time.ts'

/** Every parameter by name and shape. The values are data of the county, each valid from a day on. */
export const parameterShapes = {
  'sign-in': SignInParameter,
  examination: ExaminationParameter,
  bulletin: BulletinParameter,
  evidence: EvidenceParameter,
  rectification: RectificationParameter,
  'work-calendar': WorkCalendarParameter,
  field: FieldParameter,
  /** The day on which a demo county lives. */
  'demo-day': Day,
} as const satisfies Record<string, z.ZodType>

export type ParameterName = keyof typeof parameterShapes
export type Parameter<Name extends ParameterName> = z.infer<(typeof parameterShapes)[Name]>
