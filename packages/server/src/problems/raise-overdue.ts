import { listHelpers } from '../helpers/index.ts'
import type { Transaction } from 'kysely'
import { dayOf, identifierNamed } from '@lookback/core/kernel'
import type { Problem } from '@lookback/core/problems'
import { chainOf, escalationDue, peopleOn } from '@lookback/core/problems'
import { getParameter } from '../database/parameters.ts'
import type { DailyJob } from '../kit/daily-job.ts'
import type { DB } from '../database/types.gen.ts'
import type { Happened } from './append.ts'
import { happen, saveHappened } from './append.ts'
import { listDutyPosts } from './responsibility.queries.ts'
import { lockOverdue } from './overdue.queries.ts'

/** Problems raised in one transaction: others who write wait that long at most. */
const RAISED_AT_ONCE = 1_000

/** Raises problems whose time is up, so many at once until none is left. */
export const raiseOverdue: DailyJob = {
  name: 'raise-overdue',
  step: async ({ transaction, county, now }) => {
    const raised = await raiseSome(transaction, county, now, RAISED_AT_ONCE)
    return { result: raised.length === 0, entries: raised.length === 0 ? [] : await saveHappened(transaction, county, raised, now) }
  },
}

/**
 * Raises some of the problems that have reached their next step, to whoever holds the posts of that level today. The
 * entries have no actor.
 * @returns none once nothing is left to raise
 */
async function raiseSome(transaction: Transaction<DB>, county: string, now: Date, limit: number): Promise<Happened[]> {
  const today = dayOf(now)
  const { escalation } = await getParameter(transaction, county, 'rectification', today)
  const overdue = await lockOverdue(transaction, county, today, escalation, limit)
  if (overdue.length === 0) return []
  const posts = await listDutyPosts(transaction, county, today)
  const helpers = await listHelpers(transaction, county, overdue.map(({ problem }) => problem.subject), today)
  return overdue.flatMap((placed): Happened[] => {
    const { problem, region } = placed
    const level = escalationDue(problem, today, escalation)
    if (level === null) return []
    const chain = chainOf(posts, { village: region, department: problem.department, helpers: helpers.get(problem.subject) ?? [] })
    const people = [...new Set(peopleOn(chain, level).map(({ person }) => person))]
    return [happen(placed, { kind: 'problem-escalated', level, people, reason: null }, { actor: null, at: now, id: stepId(problem, level) })]
  })
}

/** One step of one deadline of one spell: the same again is the same entry. */
function stepId({ id, spell, dueOn }: Problem, level: string): string {
  return identifierNamed('escalation', id, String(spell), dueOn ?? '', level)
}
