import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import type { LoggedEntry } from '../database/read-log.queries.ts'
import { readLog } from '../database/read-log.queries.ts'
import { redraw } from './sample.ts'

/** What was drawn of a village, as the entries of its problems tell. */
interface Drawn {
  households: Set<string>
  problems: number
  dueOn: string
}

/**
 * Draws every sample again from the lot and the seed that the log keeps, and holds it against the households that were
 * drawn and the row of the draw.
 * @returns how many villages were drawn again
 * @throws {Refusal} `state-differs`
 */
export async function verifyDraws(database: Database, county: string): Promise<number> {
  const draws: LoggedEntry<'revisits-drawn'>[] = []
  const drawn = new Map<string, Drawn>()
  for await (const entry of readLog(database, county, ['revisits-drawn', 'problem-revisit-drawn'])) {
    if (entry.kind === 'revisits-drawn') draws.push(entry)
    else {
      const name = `${entry.payload.draw} ${entry.region}`
      const { households, problems } = drawn.get(name) ?? { households: new Set<string>(), problems: 0 }
      drawn.set(name, { households: households.add(entry.subject), problems: problems + 1, dueOn: entry.payload.dueOn })
    }
  }
  const rows = draws.map((draw) => rowOf(draw, county, drawn.get(`${draw.payload.draw} ${draw.region}`)))
  return compareTable(database, county, { table: 'revisit_draw', key: ['id', 'village'], rows, notFolded: {} })
}

function rowOf({ payload, region, actor, happenedAt }: LoggedEntry<'revisits-drawn'>, county: string, drawn: Drawn | undefined): FoldedRow {
  const again = redraw(payload)
  if (!drawn || again.length !== drawn.households.size || !again.every((household) => drawn.households.has(household))) {
    return differs(`revisit_draw ${payload.draw} ${region}`)
  }
  return {
    county, id: payload.draw, village: region, seed: payload.seed, drawn_at: happenedAt, drawn_by: actor, due_on: drawn.dueOn,
    closed: payload.closed, drawn_before: payload.drawnBefore, lot: payload.households.length, sample: payload.sample,
    problems: drawn.problems,
  }
}
