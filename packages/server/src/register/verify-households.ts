import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'
import { findStrayed } from './verify-households.queries.ts'

const personal = 'what is personal stays out of the log; its hash is in it'

/**
 * Holds the register against the last entry of each household: where it lies, its number, version and content's hash. Scope
 * goes by where it lies, and so must its members and what is shown of it elsewhere.
 * @returns how many households were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyHouseholds(database: Database, county: string): Promise<number> {
  const households = new Map<string, FoldedRow>()
  for await (const { subject, region, payload } of readLog(database, county, ['household-registered', 'household-changed'])) {
    const { number, version, contentHash } = payload
    households.set(subject, { county, id: subject, number, village: region, version, content_hash: contentHash })
  }
  const count = await compareTable(database, county, {
    table: 'household', key: ['id'], rows: [...households.values()],
    notFolded: {
      head_name: personal, category: personal, monitored_class: personal, risk_removed: personal, member_count: personal,
      phone: personal, attributes: personal,
    },
  })
  const strayed = await findStrayed(database, county)
  if (strayed !== null) differs(`subject ${strayed}: region`)
  return count
}
