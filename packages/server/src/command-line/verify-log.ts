import { backupProof } from '@lookback/core/sync'
import { sealed } from '../capabilities.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/connect.ts'
import { inSnapshot } from '../database/in-snapshot.ts'
import { openEverything } from '../database/sealed.queries.ts'
import { keysOf } from '../database/sealing-keys.ts'
import { verifyLog } from '../database/verify-log.ts'
import { verifyContents } from '../evidence/index.ts'
import { verifyState } from '../verify-state.ts'
import { headPosition } from '../sync/index.ts'
import { print } from './console.ts'
import { countyFor } from './county.ts'
import type { Texts } from './words.ts'
import { withApplication } from './with-application.ts'

export async function verifyLogCommand(config: Config, county: string | null, texts: Texts): Promise<void> {
  await withApplication(config, async ({ database }) => verifyAll(database, await countyFor(database, county), texts))
}

/**
 * Reads a backup through, on a copy of it that was put up again: the log, what it folds to,
 * everything that is sealed, and every photo and file. The
 * last line is what the office enters, so that phones let go of what this backup holds.
 */
export async function checkBackupCommand(config: Config, county: string | null, texts: Texts): Promise<void> {
  await withApplication(config, async (application) => {
    const { database } = application
    const code = await countyFor(database, county)
    await verifyAll(database, code, texts)
    print(texts.sealedVerified(await openEverything(database, sealed, keysOf(database))))
    print(texts.contentsVerified(await verifyContents(application, code)))
    print(texts.backupProof(backupProof(await headPosition(database, code))))
  })
}

/** Of one moment: while people work, a log read before the state would differ from it. */
async function verifyAll(database: Database, county: string, texts: Texts): Promise<void> {
  const [entries, compared] = await inSnapshot(database, async (snapshot) => [await verifyLog(snapshot, county), await verifyState(snapshot, county)] as const)
  print(texts.verified(entries, compared))
}
