import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import { getOverview } from '@lookback/core/overview'
import { dayOf, daysBetween } from '@lookback/core/kernel'
import { problemStates } from '@lookback/core/problems'
import type { Application } from '../kit/application.ts'
import { findParameter } from '../database/parameters.ts'
import { framed } from '../kit/framed.ts'
import { replyOf } from '../kit/fresh.ts'
import type { KeptReply } from '../kit/kept-reply.ts'
import type { Coverage } from '../rounds/index.ts'
import { listRounds } from '../rounds/index.ts'
import { countedCounty, figuresOf } from './counted-county.ts'
import { departmentHouseholds } from './department-households.ts'

export type Overview = z.infer<typeof getOverview.reply>

/** What the office sees first: how long is left, what the rounds found, where the problems stand. */
export async function overviewOf(application: Application, scope: Scope): Promise<KeptReply<Overview>> {
  const { database, clock } = application
  const today = dayOf(clock())
  const { county } = scope
  const [examination, all] = await framed(application, county, ['overview', today], () =>
    Promise.all([findParameter(database, county, 'examination', today), listRounds(database, county)]))
  const counted = await countedCounty(application, county, all.map(({ id }) => id))
  const seen = await departmentHouseholds(application, scope, all)
  return replyOf(counted, getOverview, [scope, today, examination, all, seen], (whole) => {
    const figure = figuresOf(whole, scope)
    const covered = (round: string, which: keyof Coverage) =>
      seen ? seen.covered[round]?.[which] ?? 0 : figure(`${which} ${round}`)
    const states = Object.fromEntries(problemStates.map((state) => [state, figure(state)])) as Overview['states']
    return {
      today,
      examination: examination && { ...examination, daysLeft: daysBetween(today, examination.day) },
      households: seen ? seen.households : figure('households'),
      findings: figure('findings'),
      problems: Object.values(states).reduce((sum, count) => sum + count, 0),
      rounds: all.map((round) => ({
        ...round,
        due: covered(round.id, 'due'), visited: covered(round.id, 'visited'), gone: covered(round.id, 'gone'), troubled: covered(round.id, 'troubled'),
        found: figure(`found ${round.id}`), hard: figure(`hard ${round.id}`),
      })),
      states,
    }
  })
}
