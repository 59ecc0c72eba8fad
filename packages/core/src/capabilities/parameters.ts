import type { z } from 'zod'
import type { DeclaredIn } from './merged.ts'
import { merged } from './merged.ts'

/** Every parameter by name. The values are data of the county, each valid from a day on. */
export const parameters: DeclaredIn<'parameters'> = merged('parameters')

export type ParameterName = keyof typeof parameters
export type Parameter<Name extends ParameterName> = z.output<(typeof parameters)[Name]['shape']>
