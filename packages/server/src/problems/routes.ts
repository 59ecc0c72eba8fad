import { Identifier } from '@lookback/core/identifier'
import { actOnProblem, getProblem, listProblems } from '@lookback/core/problems'
import { Refusal } from '@lookback/core/refusal'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { pageFrom, readCursor } from '../page.ts'
import { actOn } from './commands.ts'
import { listProblemRows } from './queries.ts'
import { viewProblem } from './view.ts'

/** What is no identifier belongs to nobody. */
function identifier(text: string): string {
  const parsed = Identifier.safeParse(text)
  if (!parsed.success) throw new Refusal('not-found')
  return parsed.data
}

export const problemsRoutes: Route[] = [
  on(listProblems, async ({ application, scope, query: { cursor, limit, ...filter } }) => {
    const after = readCursor(cursor, 3)
    const { rows, total } = await listProblemRows(application.database, scope, filter, { after, limit: limit + 1 })
    return pageFrom(rows, total, limit, (row) => [row.village, row.householdNumber, row.item])
  }),

  on(getProblem, ({ application, actor, params }) => viewProblem(application.database, actor, identifier(params.id))),

  on(actOnProblem, async ({ application, actor, params, body }) => {
    await actOn(application, actor, { ...body, problem: identifier(params.id) })
    return viewProblem(application.database, actor, identifier(params.id))
  }),
]
