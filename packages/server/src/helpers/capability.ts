import type { ServerCapability } from '../capability.ts'
import { passOnHelping } from './helping.ts'

export const helpers: ServerCapability = { name: 'helpers', followsPosts: passOnHelping }
