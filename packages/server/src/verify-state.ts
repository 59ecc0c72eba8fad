import type { EntryKind } from '@lookback/core/capabilities'
import type { Verification, Verifier } from './capability.ts'
import type { capabilities } from './capabilities.ts'
import { listed } from './capabilities.ts'
import type { Database } from './database/connect.ts'
import { inSnapshot } from './database/in-snapshot.ts'

/** How each kind of entry is verified: a kind that its capability forgets does not compile here. */
type Verified = (typeof capabilities)[number] extends infer One ? One extends { verify: infer Kinds } ? keyof Kinds : never : never
export const verifiedKinds: [Exclude<EntryKind, Verified>] extends [never] ? true : never = true

/**
 * Proves that state is what the log folds to at one moment, by the verifiers that the capabilities name.
 * @returns how many records were compared, by capability
 * @throws {Refusal} `state-differs` naming the first record, and its column, that does not agree
 */
export function verifyState(database: Database, county: string): Promise<Record<string, number>> {
  return inSnapshot(database, async (snapshot) => {
    const compared: Record<string, number> = {}
    for (const { name, verify } of listed) {
      for (const verifier of verifiersOf(verify)) compared[name] = (compared[name] ?? 0) + await verifier(snapshot, county)
    }
    return compared
  })
}

function verifiersOf(verify: Readonly<Record<string, Verification>> | undefined): Set<Verifier> {
  return new Set(Object.values(verify ?? {}).filter((verification) => verification !== 'chain'))
}
