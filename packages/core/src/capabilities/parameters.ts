import type { z } from 'zod'
import type { InitialParameter } from '../kernel/parameter.ts'
import type { DeclaredIn } from './merged.ts'
import { merged } from './merged.ts'

/** Every parameter by name. The values are data of the county, each valid from a day on. */
export const parameters: DeclaredIn<'parameters'> = merged('parameters')

export type ParameterName = keyof typeof parameters
/** Parameters that hold in every county, whether it has a value of its own or not. */
export type InitialParameterName = {
  [Name in ParameterName]: (typeof parameters)[Name] extends InitialParameter ? Name : never
}[ParameterName]
export type Parameter<Name extends ParameterName> = z.output<(typeof parameters)[Name]['shape']>
