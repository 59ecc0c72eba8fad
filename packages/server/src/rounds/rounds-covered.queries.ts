import { coverageOf } from './coverage.queries.ts'
import { sql } from 'kysely'
import type { RoundCoverage, SampleDraw, SamplePreview } from '@lookback/core/rounds'
import { SampleDraw as SampleDrawShape } from '@lookback/core/rounds'
import type { Scope } from '@lookback/core/access'
import type { Database } from '../database/connect.ts'
import { drawHouseholds } from './draw-sample.ts'
import { listRounds } from './queries.ts'

/** The rounds, each with what it covers and has visited. */
export async function listCoveredRounds(database: Database, scope: Scope): Promise<RoundCoverage[]> {
  const { county } = scope
  const rounds = await listRounds(database, county)
  const [covered, extras] = await Promise.all([
    coverageOf(database, scope, rounds),
    sql<{ id: string; title: string; draw: unknown }>`
      select round.id, form.title, round.draw
      from round join form on form.county = round.county and form.id = round.form and form.version = round.form_version
      where round.county = ${county}`.execute(database),
  ])
  return rounds.map((round) => {
    const extra = extras.rows.find(({ id }) => id === round.id)
    return {
      ...round, ...(covered.get(round.id) ?? { due: 0, visited: 0, gone: 0 }),
      formTitle: extra?.title ?? round.formId, draw: SampleDrawShape.nullable().parse(extra?.draw ?? null),
    }
  })
}

/** What a draw would give now, village by village in the order of their codes. */
export async function previewDraw(database: Database, county: string, draw: SampleDraw): Promise<SamplePreview> {
  const drawn = await drawHouseholds(database, county, draw)
  const counts = new Map<string, number>()
  for (const { village } of drawn) counts.set(village, (counts.get(village) ?? 0) + 1)
  const { rows } = await sql<{ village: string; name: string; households: number }>`
    select household.village, concat(township.name, ' ', village.name) as name, count(*) as households
    from household
    join region as village on village.county = household.county and village.code = household.village
    left join region as township on township.county = village.county and township.code = village.parent
    where household.county = ${county} and household.ended_at is null
    group by household.village, village.name, township.name order by household.village`.execute(database)
  return { villages: rows.map((row) => ({ ...row, drawn: counts.get(row.village) ?? 0 })) }
}
