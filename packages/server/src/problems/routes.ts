import { dayOf, Refusal } from '@lookback/core/kernel'
import {
  BATCH_LIMIT, actOnProblem, actOnProblems, deleteFilter, findSimilarMeasures, getProblem, listContacts, listProblemKeys,
  listProblems, listQueue, listSavedFilters, listStandards, listSubjects, openProblem, problemQueues, saveFilter,
} from '@lookback/core/problems'
import type { Application } from '../kit/application.ts'
import { requireFiles } from '../evidence/index.ts'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { actOnBatch } from './batch.ts'
import { actOn } from './commands.ts'
import { loadProblems } from './load.queries.ts'
import { findSimilar } from './measures.queries.ts'
import { openByOffice } from './open.ts'
import { listStandardRows, searchSubjects } from './opening.queries.ts'
import { cursorLength, listKeys, listProblemRows, selectionOf } from './queries.ts'
import { countQueue, listQueueRows } from './queues.queries.ts'
import { listFilters, putFilter, removeFilter } from './saved-filters.queries.ts'
import { contactsFor } from './responsible.ts'
import { viewProblem } from './view.ts'
import { readIdentifier } from '../kit/identifier.ts'

/** Whoever asks again after an answer that was lost hears that it is done, and nothing of what is no longer theirs. */
function doneOutOfSight(error: unknown): { problem: null } {
  if (error instanceof Refusal && error.code === 'not-found') return { problem: null }
  throw error
}

const today = (application: Application) => dayOf(application.clock())

export const problemsRoutes: Route[] = [
  on(listProblems, async ({ application, scope, query: { cursor, limit, skip = 0, given, ...filter } }) => {
    const selection = selectionOf(filter, today(application))
    const after = readCursor(cursor, cursorLength(selection))
    const { rows, total, times } = await listProblemRows(application.database, scope, selection, { after, limit: limit + 1, skip, tellGiven: given !== undefined })
    return { ...pageFrom(rows, total, limit, (row) => row.cursor), times }
  }),

  on(listProblemKeys, async ({ application, scope, query }) => {
    const keys = await listKeys(application.database, scope, selectionOf(query, today(application)), BATCH_LIMIT + 1)
    return { problems: keys.slice(0, BATCH_LIMIT), more: keys.length > BATCH_LIMIT }
  }),

  on(listQueue, async ({ application, actor, params, query: { cursor, limit, mine = false } }) => {
    const queue = problemQueues.find((one) => one === params.queue)
    if (!queue) throw new Refusal('not-found')
    const { database } = application
    const rows = await listQueueRows(database, actor, queue, today(application), { mine, after: readCursor(cursor, 2), limit: limit + 1 })
    const total = await countQueue(database, actor, queue, today(application), mine)
    return pageFrom(rows, total, limit, (row) => [row.dueOn ?? '9999-12-31', row.id])
  }),

  on(openProblem, async ({ application, actor, body }) => {
    const problem = await openByOffice(application, actor, body)
    return viewProblem(application.database, actor, problem, today(application))
  }),

  on(listContacts, ({ application, scope, query }) => contactsFor(application.database, scope, query, today(application))),

  on(listSubjects, async ({ application, scope, query: { kind, text } }) => ({
    subjects: await searchSubjects(application.database, scope, kind, text),
  })),

  on(listStandards, async ({ application, actor }) => ({
    standards: await listStandardRows(application.database, actor.county),
  })),

  on(getProblem, ({ application, actor, params }) =>
    viewProblem(application.database, actor, readIdentifier(params.id), today(application))),

  on(actOnProblem, async ({ application, actor, params, body }) => {
    const problem = readIdentifier(params.id)
    await requireFiles(application.database, actor, body.action)
    const outcome = await actOn(application, actor, { ...body, problem })
    const view = viewProblem(application.database, actor, problem, today(application), { justActed: outcome === 'done' })
    return outcome === 'done' ? view : view.catch(doneOutOfSight)
  }),

  on(actOnProblems, ({ application, actor, body, locale }) => actOnBatch(application, actor, body, locale)),

  on(findSimilarMeasures, async ({ application, scope, params, query }) => {
    const [placed] = await loadProblems(application.database, scope, [readIdentifier(params.id)], { lock: false })
    if (!placed) throw new Refusal('not-found')
    return findSimilar(application.database, scope, placed.problem.subject, query.text)
  }),

  on(listSavedFilters, async ({ application, actor }) => ({ filters: await listFilters(application.database, actor) })),
  on(saveFilter, ({ application, actor, body }) => putFilter(application.database, actor, body)),
  on(deleteFilter, async ({ application, actor, params }) => {
    await removeFilter(application.database, actor, readIdentifier(params.id))
    return {}
  }),
]
