import { listHelpers } from '../helpers/helpers-of.queries.ts'
import type { Transaction } from 'kysely'
import { dayOf, identifierNamed } from '@lookback/core/kernel'
import type { Problem } from '@lookback/core/problems'
import { chainOf, escalationDue, peopleOn } from '@lookback/core/problems'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import type { Happened } from '../problems/append.ts'
import { happen } from '../problems/append.ts'
import { listDutyPosts } from '../problems/responsibility.queries.ts'
import { lockOverdue } from './overdue.queries.ts'

/**
 * Raises some of the problems that have reached their next step, to whoever holds the posts of that level today. The
 * entries have no actor.
 * @returns none once nothing is left to raise
 */
export async function raiseSome(transaction: Transaction<DB>, county: string, now: Date, limit: number): Promise<Happened[]> {
  const today = dayOf(now)
  const { escalation } = await getParameter(transaction, county, 'rectification', today)
  const overdue = await lockOverdue(transaction, county, today, escalation, limit)
  if (overdue.length === 0) return []
  const posts = await listDutyPosts(transaction, county, today)
  const helpers = await listHelpers(transaction, county, overdue.map(({ problem }) => problem.subject), today)
  return overdue.flatMap((placed): Happened[] => {
    const { problem, village } = placed
    const level = escalationDue(problem, today, escalation)
    if (level === null) return []
    const chain = chainOf(posts, { village, department: problem.department, helpers: helpers.get(problem.subject) ?? [] })
    const people = [...new Set(peopleOn(chain, level).map(({ person }) => person))]
    return [happen(placed, { kind: 'problem-escalated', level, people, reason: null }, { actor: null, at: now, id: stepId(problem, level) })]
  })
}

/** One step of one deadline of one spell: the same again is the same entry. */
function stepId({ id, spell, dueOn }: Problem, level: string): string {
  return identifierNamed('escalation', id, String(spell), dueOn ?? '', level)
}
