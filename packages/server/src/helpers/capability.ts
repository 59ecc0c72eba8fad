import { helperTable } from '@lookback/core/helpers'
import type { ServerCapability } from '../capability.ts'
import { actorScope } from '../kit/actor.ts'
import { passOnHelping } from './helping.ts'
import { endHelpingAfar } from './succession.ts'
import { takeInHelpers } from './take-in-helpers.ts'
import { verifyHelpers } from './verify-helpers.ts'

export const helpers: ServerCapability<'helpers'> = {
  name: 'helpers',
  migrations: new URL('./migrations/', import.meta.url),
  followsPosts: passOnHelping,
  followsMoves: endHelpingAfar,
  tables: [{ ...helperTable, mayBring: (actor) => actorScope(actor, 'register:import').grants.length > 0, takeIn: takeInHelpers }],
  verify: { 'helper-assigned': verifyHelpers, 'helper-passed-on': verifyHelpers },
}
