import { countHouseholds, coverageOf, listRounds } from '../rounds/index.ts'
import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import { getOverview } from '@lookback/core/overview'
import { dayOf, daysBetween } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { findParameter } from '../database/parameters.ts'
import { fresh, replyOf } from '../kit/fresh.ts'
import type { KeptReply } from '../kit/kept-reply.ts'
import { countFindings, countFound, countStates } from './overview.queries.ts'

export type Overview = z.infer<typeof getOverview.reply>

/** What the office sees first: how long is left, what the rounds found, where the problems stand. */
export async function overviewOf(application: Application, scope: Scope): Promise<KeptReply<Overview>> {
  const { database, clock } = application
  const today = dayOf(clock())
  const examination = await findParameter(database, scope.county, 'examination', today)
  const all = await listRounds(database, scope.county)
  const counted = await fresh(application, scope.county, ['overview', scope, all.map(({ id }) => id)], async () => ({
    households: await countHouseholds(database, scope),
    covered: await coverageOf(database, scope, all),
    found: await countFound(database, scope, all),
    findings: await countFindings(database, scope),
    states: await countStates(database, scope),
  }))
  return replyOf(counted, getOverview, [today, examination, all], ({ households, covered, found, findings, states }) => {
    const rounds = all.map((round) => ({
      ...round,
      ...(covered.get(round.id) ?? { due: 0, visited: 0, gone: 0 }),
      found: found.get(round.id)?.found ?? 0,
      hard: found.get(round.id)?.hard ?? 0,
    }))
    return {
      today,
      examination: examination && { ...examination, daysLeft: daysBetween(today, examination.day) },
      households,
      findings,
      problems: Object.values(states).reduce((sum, count) => sum + count, 0),
      rounds,
      states,
    }
  })
}
