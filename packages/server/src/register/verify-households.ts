import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'
import { findStrayed, listEarlier } from './verify-households.queries.ts'

const kinds = ['household-registered', 'household-changed', 'household-ended', 'household-restored'] as const
const standing = { ended_at: null, ended_as: null, ended_into: null }
const personal = 'what is personal stays out of the log; its hash is in it'

/**
 * Holds the register against the entries of each household: since when there is one, where it lies, its number, version and
 * content's hash, whether it is on the register still, and where it lay before. Scope goes by where it lies, and so must its members and what is shown of it
 * elsewhere; finished rounds go by where it lay.
 * @returns how many households were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyHouseholds(database: Database, county: string): Promise<number> {
  const households = new Map<string, FoldedHousehold>()
  const earlier = new Map<string, Earlier>()
  for await (const { kind, subject, region, happenedAt, payload } of readLog(database, county, kinds)) {
    const before = households.get(subject)
    if (kind === 'household-ended' || kind === 'household-restored') {
      const ending = kind === 'household-ended' ? { ended_at: happenedAt, ended_as: payload.as, ended_into: payload.into } : standing
      if (before) households.set(subject, { ...before, ...ending })
      continue
    }
    const { number, version, contentHash } = payload
    if (before) {
      const { village, version: last } = before
      earlier.set(`${subject} ${last}`, { until: happenedAt, village, hasMoved: village !== region })
    }
    households.set(subject, {
      county, id: subject, number, village: region, version, content_hash: contentHash, added_at: before?.added_at ?? happenedAt,
      ...standing,
    })
  }
  const count = await compareTable(database, county, {
    table: 'household', key: ['id'], rows: [...households.values()],
    notFolded: {
      head_name: personal, category: personal, monitored_class: personal, risk_removed: personal, member_count: personal,
      sealed_phone: personal, attributes: personal,
    },
  })
  await verifyEarlier(database, county, earlier)
  const strayed = await findStrayed(database, county)
  if (strayed !== null) differs(`subject ${strayed}: region`)
  return count
}

/** A household as its entries tell it. */
type FoldedHousehold = FoldedRow & { village: string; version: number; added_at: string }

/** What a household was until an entry changed it. */
interface Earlier {
  until: string
  village: string
  hasMoved: boolean
}

/** What is kept of earlier times is as the log says; what has moved is kept. Of what kind a household was, the log does not tell. */
async function verifyEarlier(database: Database, county: string, earlier: ReadonlyMap<string, Earlier>): Promise<void> {
  let moved = 0
  for (const { household, version, until, village } of await listEarlier(database, county)) {
    const name = `${household} ${version}`
    const known = earlier.get(name)
    if (known?.until !== until.toISOString() || known.village !== village) differs(`household_before ${name}`)
    if (known.hasMoved) moved += 1
  }
  const expected = [...earlier.values()].filter(({ hasMoved }) => hasMoved).length
  if (moved !== expected) differs(`household_before × ${expected}`)
}
