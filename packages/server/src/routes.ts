import { listed } from './capabilities.ts'
import type { Route } from './http/route.ts'

/** Every route of every capability. */
export const routes: readonly Route[] = listed.flatMap(({ routes }) => routes ?? [])
