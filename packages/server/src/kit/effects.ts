import type { CodeListName, Day } from '@lookback/core/kernel'
import type { Parameter, ParameterName, parameters } from '@lookback/core/capabilities'
import type { Database } from '../database/connect.ts'

/** Where and when something is counted. */
export interface Counting {
  database: Database
  county: string
  now: Date
  today: Day
}

type EffectsOf<Name extends ParameterName> = (typeof parameters)[Name] extends { effects?: readonly (infer Effect)[] } ? Effect & string : never

/** Counts what a value of a parameter leads to, effect by effect as the parameter declares them. */
export type CountEffects<Name extends ParameterName> = (counting: Counting, value: Parameter<Name>) => Promise<Record<EffectsOf<Name>, number>>

export type ParameterEffects = { readonly [Name in ParameterName]?: CountEffects<Name> }

/** How many records carry each code of a list; codes that nothing carries are left out. */
export type CarriedCodes = { readonly [List in CodeListName]?: (database: Database, county: string) => Promise<ReadonlyMap<string, number>> }
