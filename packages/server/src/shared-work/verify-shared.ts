import type { SharedStory } from '@lookback/core/shared-work'
import { foldShared, opened } from '@lookback/core/shared-work'
import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'
import { matterRow, waitRow } from './stories.queries.ts'

export const sharedEntries = ['shared-opened', 'shared-changed', 'shared-waiting', 'shared-answered', 'shared-taken-back', 'shared-ended'] as const

/**
 * Follows what is shared through the log, and holds what comes of it against the tables.
 * @returns how many rows were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyShared(database: Database, county: string): Promise<number> {
  const stories = new Map<string, SharedStory>()
  for await (const entry of readLog(database, county, sharedEntries)) {
    const by = { at: entry.happenedAt, by: entry.actor }
    const { matter } = entry.payload
    if (entry.kind === 'shared-opened') stories.set(matter, opened(entry.payload, by))
    else stories.set(matter, foldShared(stories.get(matter) ?? differs(`shared_matter ${matter}`), entry, by))
  }
  const all = [...stories.values()]
  const matters = all.map(({ matter }) => matterRow(county, matter)) as unknown as FoldedRow[]
  const waits = all.flatMap(({ matter, waits: own }) => own.map((wait) => waitRow(county, matter.id, wait))) as unknown as FoldedRow[]
  return await compareTable(database, county, { table: 'shared_matter', key: ['id'], rows: matters, notFolded: {} })
    + await compareTable(database, county, { table: 'shared_wait', key: ['id'], rows: waits, notFolded: {} })
}
