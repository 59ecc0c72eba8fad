import type { ServerCapability } from '../capability.ts'
import { passOnHelping } from './helping.ts'
import { verifyHelpers } from './verify-helpers.ts'

export const helpers: ServerCapability<'helpers'> = {
  name: 'helpers',
  migrations: new URL('./migrations/', import.meta.url),
  followsPosts: passOnHelping,
  verify: { 'helper-assigned': verifyHelpers, 'helper-passed-on': verifyHelpers },
}
