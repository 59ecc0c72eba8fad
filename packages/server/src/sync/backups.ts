import { findLastVerified, insertVerified } from './backups.queries.ts'
import { entryOf, placeOf } from '../kit/entries.ts'
import { Refusal } from '@lookback/core/kernel'
import { backupProof } from '@lookback/core/sync'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { write } from '../database/write.ts'
import { hashAt, headPosition } from './log-position.queries.ts'

export async function getLastBackup({ database }: Application, county: string) {
  const last = await findLastVerified(database, county)
  const { sequence: head } = await headPosition(database, county)
  return { verified: last ? { sequence: last.log_sequence, verifiedAt: last.verified_at.toISOString() } : null, head }
}

/**
 * Notes how far a backup reaches that `check-backup` has read through. The code names the log's hash there: one of another
 * county, or of a log that was set back since, is refused.
 * @throws {Refusal} `backup-unknown`
 */
export async function confirmVerified(application: Application, actor: Actor, proof: string): Promise<number> {
  const { database, clock } = application
  const { county } = actor
  const sequence = Number(proof.split('-')[0])
  const hash = await hashAt(database, county, sequence)
  if (hash === null || backupProof({ sequence, hash }) !== proof) throw new Refusal('backup-unknown')
  await write(database, clock, county, async (transaction) => {
    const isNew = await insertVerified(transaction, county, sequence, clock())
    return { result: undefined, entries: isNew ? [entryOf(application, {
      kind: 'backup-verified', actor: actor.person, region: placeOf(actor), payload: { sequence },
    })] : [] }
  })
  return sequence
}
