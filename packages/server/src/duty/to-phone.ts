import type { DutyPost } from '@lookback/core/duty'
import { addDays, dayOf } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { listExpected, listSlips, withSlips } from './posts.queries.ts'
import { areasOf } from './reader.ts'

/** A phone may be so long without the county; slips that begin in this time go along. */
const DAYS_AHEAD = 7

/** Whom somebody may check with a phone, by village, with the slips of these days. */
export async function listDutyPosts({ database, clock }: Application, actor: Actor): Promise<DutyPost[]> {
  const today = dayOf(clock())
  const areas = areasOf(actor, 'duty:check')
  if (areas.length === 0) return []
  const { duties } = await getParameter(database, actor.county, 'duty', today)
  const expected = await listExpected(database, actor.county, { areas, duties, day: today })
  const slips = await listSlips(database, actor.county, expected.map(({ post }) => post), { from: today, to: addDays(today, DAYS_AHEAD) })
  return expected.filter(({ person }) => person !== actor.person).map((post) => withSlips(post, slips))
}
