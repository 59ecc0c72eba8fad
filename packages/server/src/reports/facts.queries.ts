import { listLatestItems } from '../checklists/index.ts'
import { listIndicatorNames } from '../indicators/index.ts'
import { listLabels } from '../foundation/index.ts'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { FigureBreakdown } from '@lookback/core/reports'
import type { Severity } from '@lookback/core/checklists'
import type { ComparisonLabel } from '@lookback/core/comparison'
import type { Day } from '@lookback/core/kernel'
import { inRegions } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import { comparedPairs } from '../comparison/index.ts'
import { townshipIn } from '../database/region.ts'

/** A problem that at least one of two compared rounds found, with all that a figure may narrow by. */
export interface ComparedProblem {
  problem: string
  label: ComparisonLabel
  inEarlier: boolean
  inLater: boolean
  township: string
  dimension: string
  item: string
  wording: string
  severity: Severity
  category: string
}

/** Everything that two rounds found, by the same SQL that the console's comparison counts with. */
export async function listComparedProblems(
  database: Kysely<DB>, scope: Scope, rounds: { earlier: string; later: string },
): Promise<ComparedProblem[]> {
  const { rows } = await sql<ComparedProblem>`
    with ${comparedPairs(scope, rounds)}
    select problem.id as problem, compared.label, compared.in_earlier as "inEarlier", compared.in_later as "inLater",
      ${townshipIn('compared.village')} as township, compared.dimension, compared.item, compared.wording, compared.severity,
      compared.category
    from compared
    join household on household.county = ${scope.county} and household.id = compared.subject
    join problem on problem.county = ${scope.county} and problem.subject = compared.subject
      and problem.item = compared.item
    order by compared.village, household.number, compared.item`.execute(database)
  return rows
}

/** A part that figures can be narrowed to. */
export interface Part {
  key: string
  label: string
}

/** What tags can be narrowed to: the parts of figures, and the indicators of the year. */
export type TemplateParts = Record<FigureBreakdown | 'indicator', readonly Part[]>

/** The county's townships, dimensions, check items and household categories, each in its own order. */
export async function listParts(
  database: Kysely<DB>, scope: Scope, day: Day,
): Promise<TemplateParts> {
  const { rows: townships } = await sql<Part>`
    select code as key, name as label from region
    where level = 'township' and ${inRegions(scope, 'region.county', 'region.code')} order by code`.execute(database)
  const labels = async (list: 'dimension' | 'household-category') =>
    (await listLabels(database, scope.county, list, day)).map(({ code, label }) => ({ key: code, label }))
  const items = await listLatestItems(database, scope.county)
  return {
    township: townships,
    dimension: await labels('dimension'),
    item: items.map(({ code, wording }) => ({ key: code, label: wording })),
    category: await labels('household-category'),
    indicator: await listIndicatorNames(database, scope, day),
  }
}
