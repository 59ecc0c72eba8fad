import type { Transaction } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import type { VillageMeetingsParameter } from '@lookback/core/village-meetings'
import { textOf } from '@lookback/core/village-meetings'
import { jaccard, minhash, seededRandom } from '@lookback/stats'
import type { DB } from '../database/types.gen.ts'
import { listSignatures, listTexts } from './minutes.queries.ts'

/** One family of hash functions for all minutes of all times: signatures are compared only within it. */
const FAMILY = 15
const SIZE = 100
/** A signature estimates: what comes so near to the threshold is compared in full, of the most alike so many. */
const NEAR = 0.15
const IN_FULL = 5

/** What minutes are looked for by; null for a text too short to be compared. */
export function signatureOf(text: string): Buffer | null {
  const [{ signature } = { signature: null }] = minhash({ texts: [text], random: seededRandom(FAMILY), size: SIZE }).signatures
  return signature && Buffer.from(Uint32Array.from(signature).buffer)
}

/** The earlier minutes of the county that a text resembles most, where it shares as much as the parameter says; in percent. */
export async function resembledBy(
  transaction: Transaction<DB>, county: string, { meeting, text, signature, day }: { meeting: string; text: string; signature: Buffer | null; day: Day },
  { alike, comparedDays }: Pick<VillageMeetingsParameter, 'alike' | 'comparedDays'>,
): Promise<{ likeness: number | null; resembles: string | null }> {
  const none = { likeness: null, resembles: null }
  if (signature === null) return none
  const near = (await listSignatures(transaction, county, { day, days: comparedDays, but: meeting }))
    .map((one) => ({ meeting: one.meeting, estimate: shareOf(signature, one.signature) })).filter(({ estimate }) => estimate >= alike - NEAR)
    .sort((one, other) => other.estimate - one.estimate).slice(0, IN_FULL)
  if (near.length === 0) return none
  const compared = (await listTexts(transaction, county, near.map((one) => one.meeting)))
    .map((one) => ({ meeting: one.meeting, similarity: jaccard({ first: textOf(one.told), second: text }).similarity ?? 0 }))
    .sort((one, other) => other.similarity - one.similarity)
  const [most] = compared
  return most && most.similarity >= alike ? { likeness: Math.round(most.similarity * 100), resembles: most.meeting } : none
}

/** The share of equal places of two signatures. */
function shareOf(one: Buffer, other: Buffer): number {
  let equal = 0
  for (let place = 0; place < SIZE; place += 1) if (one.readUInt32LE(place * 4) === other.readUInt32LE(place * 4)) equal += 1
  return equal / SIZE
}
