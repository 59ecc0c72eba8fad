import { entryKinds } from '@lookback/core/capabilities'
import type { Problem } from '@lookback/core/problems'
import { fold, problemEntryKinds, readProblemEntry } from '@lookback/core/problems'
import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'

/** What says where the subject of a problem lies, beside the problem's own entries. */
const placing = entryKinds(({ moves }) => moves.places === 'subject')

/**
 * Proves that the problems are what their entries fold to, each where its subject lies.
 * @returns how many were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyProblems(database: Database, county: string): Promise<number> {
  const problems = new Map<string, Problem>()
  const places = new Map<string, string>()
  for await (const entry of readLog(database, county, [...problemEntryKinds, ...placing])) {
    if (entry.subject !== null) places.set(entry.subject, entry.region)
    if (entry.problem === null) continue
    const happening = { problem: entry.problem, actor: entry.actor ?? '', happenedAt: entry.happenedAt }
    const before = problems.get(entry.problem) ?? null
    problems.set(entry.problem, fold(before, readProblemEntry(entry.kind, entry.payload), happening))
  }
  const rows = [...problems.values()].map((problem): FoldedRow => ({
    ...inColumns(problem), county, region: places.get(problem.subject) ?? null,
  }))
  return compareTable(database, county, { table: 'problem', key: ['id'], rows, notFolded: { number: 'that of its subject, which the log has by its identifier' } })
}

/** A problem by the names of the columns that hold it. */
function inColumns(problem: Problem): FoldedRow {
  return Object.fromEntries(Object.entries(problem).map(([name, value]) =>
    [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]))
}
