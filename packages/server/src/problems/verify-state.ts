import { sql } from 'kysely'
import type { Problem } from '@lookback/core/problems'
import { fold, readProblemEntry } from '@lookback/core/problems'
import { Refusal } from '@lookback/core/kernel'
import { z } from 'zod'
import type { Database } from '../database/connect.ts'
import { canonicalJson } from '../database/log.ts'
import { problemOf } from './save.ts'

const batch = 5_000

/** What the log keeps of a visit. */
const RecordedVisit = z.object({
  round: z.string(),
  outcome: z.string(),
  assessed: z.string(),
  submissionHash: z.string(),
  findings: z.array(z.object({
    item: z.string(), problem: z.string(), statusBefore: z.string(), aroseRecently: z.boolean(),
  })),
})

/**
 * Proves that the state tables are what the log folds to: every problem, every visit and every finding, no more and
 * no less.
 * @returns how many were compared
 * @throws {Refusal} `state-differs` naming the first record that does not agree
 */
export async function verifyState(database: Database, county: string): Promise<{ problems: number; visits: number }> {
  const problems = new Map<string, Problem>()
  const visits = new Map<string, string>()
  for await (const row of readLog(database, county)) {
    if (row.problem) {
      const happening = { problem: row.problem, actor: row.actor ?? '', happenedAt: row.happened_at.toISOString() }
      const entry = readProblemEntry(row.kind, row.payload)
      problems.set(row.problem, fold(problems.get(row.problem) ?? null, entry, happening))
    } else if (row.kind === 'visit-recorded') {
      visits.set(row.id, visitText({ subject: row.subject, inspector: row.actor, ...RecordedVisit.parse(row.payload) }))
    }
  }
  await compareProblems(database, county, problems)
  await compareVisits(database, county, visits)
  return { problems: problems.size, visits: visits.size }
}

async function* readLog(database: Database, county: string) {
  let sequence = 0
  for (;;) {
    const rows = await database
      .selectFrom('log_entry')
      .select(['sequence', 'id', 'kind', 'actor', 'subject', 'problem', 'happened_at', 'payload'])
      .where('county', '=', county).where('sequence', '>', sequence)
      .orderBy('sequence').limit(batch).execute()
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    sequence = last.sequence
  }
}

async function compareProblems(database: Database, county: string, folded: ReadonlyMap<string, Problem>): Promise<void> {
  const rows = await database.selectFrom('problem').selectAll().where('county', '=', county).execute()
  for (const row of rows) {
    const expected = folded.get(row.id)
    if (!expected || canonicalJson({ ...problemOf(row) }) !== canonicalJson({ ...expected })) differs(`problem ${row.id}`)
  }
  if (rows.length !== folded.size) differs(`problem × ${folded.size}`)
}

type VisitText = z.infer<typeof RecordedVisit> & { subject: string | null; inspector: string | null }

function visitText(visit: VisitText): string {
  const findings = [...visit.findings].sort((one, other) => (one.item < other.item ? -1 : 1))
  return canonicalJson({ ...visit, findings })
}

async function compareVisits(database: Database, county: string, recorded: ReadonlyMap<string, string>): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  let count = 0
  for (;;) {
    const { rows } = await sql<VisitText & { id: string }>`
      select visit.id, visit.round, visit.subject, visit.inspector, visit.outcome, visit.assessed::text as assessed,
        encode(visit.submission_hash, 'hex') as "submissionHash",
        coalesce((select jsonb_agg(jsonb_build_object('item', item, 'problem', problem, 'statusBefore', status_before,
            'aroseRecently', arose_recently))
          from finding where finding.county = visit.county and finding.visit = visit.id), '[]') as findings
      from visit where visit.county = ${county} and visit.id > ${after}::uuid order by visit.id limit ${batch}
    `.execute(database)
    for (const { id, ...visit } of rows) if (recorded.get(id) !== visitText(visit)) differs(`visit ${id}`)
    count += rows.length
    const last = rows.at(-1)
    if (!last || rows.length < batch) break
    after = last.id
  }
  if (count !== recorded.size) differs(`visit × ${recorded.size}`)
}

function differs(record: string): never {
  throw new Refusal('state-differs', { record })
}
