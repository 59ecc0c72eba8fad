import type { ServerCapability } from '../capability.ts'
import { passOnHelping } from './helping.ts'

export const helpers: ServerCapability = {
  name: 'helpers',
  migrations: new URL('./migrations/', import.meta.url),
  followsPosts: passOnHelping,
}
