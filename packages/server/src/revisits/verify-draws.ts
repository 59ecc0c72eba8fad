import { sql } from 'kysely'
import { Refusal } from '@lookback/core/kernel'
import { z } from 'zod'
import type { Database } from '../database/connect.ts'
import { redraw } from './sample.ts'

/** What the log keeps of a village's draw. */
const RecordedDraw = z.object({
  draw: z.string(), seed: z.number(), closed: z.number(), drawnBefore: z.number(), sample: z.number(), households: z.array(z.string()),
})

/**
 * Draws every sample again from the lot and the seed that the log keeps, and holds it against the households that were
 * drawn and the row of the draw.
 * @returns how many villages were drawn again
 * @throws {Refusal} `state-differs` naming the first draw that does not agree
 */
export async function verifyDraws(database: Database, county: string): Promise<number> {
  const { rows } = await sql<{ village: string; payload: unknown; drawn: string[]; seed: number | null; lot: number | null; sample: number | null }>`
    select entry.region as village, entry.payload, revisit_draw.seed, revisit_draw.lot, revisit_draw.sample,
      array(select distinct drawn.subject::text from log_entry as drawn
        where drawn.county = entry.county and drawn.kind = 'problem-revisit-drawn' and drawn.region = entry.region
          and drawn.payload ->> 'draw' = entry.payload ->> 'draw') as drawn
    from log_entry as entry
    left join revisit_draw on revisit_draw.county = entry.county and revisit_draw.village = entry.region
      and revisit_draw.id = (entry.payload ->> 'draw')::uuid
    where entry.county = ${county} and entry.kind = 'revisits-drawn'`.execute(database)
  for (const { village, payload, drawn, seed, lot, sample } of rows) {
    const recorded = RecordedDraw.parse(payload)
    const again = redraw(recorded)
    const agrees = recorded.seed === seed && recorded.households.length === lot && recorded.sample === sample
      && again.length === drawn.length && new Set([...again, ...drawn]).size === drawn.length
    if (!agrees) throw new Refusal('state-differs', { record: `revisit_draw ${recorded.draw} ${village}` })
  }
  const { total } = await database.selectFrom('revisit_draw').select((row) => row.fn.countAll<number>().as('total'))
    .where('county', '=', county).executeTakeFirstOrThrow()
  if (total !== rows.length) throw new Refusal('state-differs', { record: `revisit_draw × ${rows.length}` })
  return rows.length
}
