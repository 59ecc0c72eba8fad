import { capabilities } from './capabilities.ts'
import type { FoundKind } from './capability.ts'

/** How the console shows each kind of thing that the search box finds. */
export const foundKinds: readonly FoundKind[] = capabilities.flatMap(({ found }) => found ?? [])
