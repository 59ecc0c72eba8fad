import { getAssignments, giveOut, proposeAssignments } from '@lookback/core/assignments'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Round } from '@lookback/core/rounds'
import { mayRecord } from '@lookback/core/visits'
import { termsIn } from '@lookback/core/words'
import { z } from 'zod'
import type { Database } from '../database/connect.ts'
import { download, XLSX } from '../http/download.ts'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { exportMark } from '../kit/export-mark.ts'
import { logExport } from '../kit/log-export.ts'
import { listRounds } from '../rounds/index.ts'
import { givePortionsOut } from './give-out.ts'
import { listGiven } from './given.queries.ts'
import { propose } from './propose.ts'
import { listStaff, listVillages } from './to-give-out.queries.ts'
import { writeAssignments } from './write-assignments.ts'

const Params = z.object({ id: z.string() })

export const assignmentsRoutes: Route[] = [
  on(getAssignments, async ({ application: { database, clock }, scope, params }) => {
    const today = dayOf(clock())
    const round = await readRound(database, scope.county, params.id)
    const given = await listGiven(database, scope, round.id)
    const villages = await listVillages(database, scope, round.id, today)
    const staff = await listStaff(database, scope.county, today)
    const named = new Set(given.flatMap(({ inspectors }) => inspectors))
    const people = staff.filter(({ id, posts }) => named.has(id) || villages.some(({ village }) => mayRecord(posts, round, village)))
    return {
      villages: villages.map((one) => ({ ...one, given: given.filter(({ village }) => village === one.village) })),
      people: people.map(({ id, name, unitName }) => ({ id, name, unitName })),
    }
  }),

  on(proposeAssignments, async ({ application, scope, params }) =>
    propose(application, scope, await readRound(application.database, scope.county, params.id))),

  on(giveOut, async ({ application, actor, scope, params, body }) => ({
    changed: await givePortionsOut(application, actor, scope, await readRound(application.database, scope.county, params.id), body),
  })),

  raw({
    method: 'GET', path: '/api/rounds/:id/assignments.xlsx', access: 'rounds:manage',
    handle: async ({ application, actor, scope, params, locale, response }) => {
      const round = await readRound(application.database, scope.county, Params.parse(params).id)
      await logExport(application, actor, 'assignments-exported', { round: round.id })
      return download(response, `${termsIn(locale).table.assignments}-${round.name}.xlsx`, XLSX)
        .send(await writeAssignments(application, scope, round, locale, await exportMark(application, actor)))
    },
  }),
]

/** @throws {Refusal} `not-found` */
async function readRound(database: Database, county: string, id: string): Promise<Round> {
  const wanted = readIdentifier(id)
  const round = (await listRounds(database, county)).find((one) => one.id === wanted)
  if (!round) throw new Refusal('not-found')
  return round
}
