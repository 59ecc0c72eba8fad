import type { z } from 'zod'
import { levelOf } from '@lookback/core/places'
import type { countStaffing, HelperFilter, PostingFilter, ReinforcementFilter, StaffingCount, StaffingCounts, VillageFilter } from '@lookback/core/staffing'
import { staffingCounts } from '@lookback/core/staffing'
import { dayOf } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { listRegions } from '../places/index.ts'
import { narrows, placesIn, postingsIn, reinforcementsIn } from './staffing.ts'

/** Every figure, counted from the rows that its list shows. */
export async function countsOf({ database, clock }: Application, actor: Actor, region: string | undefined): Promise<z.output<typeof countStaffing.reply>> {
  const today = dayOf(clock())
  const scope = actorScope(actor, 'staffing:read')
  const { villages, helpers, parameter } = await placesIn(database, actorScope(actor, 'staffing:places'), today)
  const [postings, reinforcements] = [await postingsIn(database, scope, today), await reinforcementsIn(database, scope, today)]
  const lengthOf = (path: string, filter: VillageFilter & HelperFilter & PostingFilter & ReinforcementFilter): number => {
    switch (path) {
      case '/api/staffing/villages': return narrows.villages(villages, filter).length
      case '/api/staffing/helpers': return narrows.helpers(helpers, filter).length
      case '/api/staffing/postings': return narrows.postings(postings, filter).length
      default: return narrows.reinforcements(reinforcements, filter, today, parameter).length
    }
  }
  const countsIn = (place: string | undefined) => Object.fromEntries((Object.keys(staffingCounts) as StaffingCount[]).map((name) => {
    const { list, where } = staffingCounts[name]
    return [name, lengthOf(list.path, { ...where, ...(place !== undefined && { region: place }) })]
  })) as StaffingCounts
  const looksOverCounty = region === undefined && scope.grants.some((grant) => grant.region === scope.county && grant.department === null)
  const townships = looksOverCounty ? (await listRegions(database, actor.county, today)).filter(({ code }) => levelOf(code) === 'township') : []
  return { total: countsIn(region), rows: townships.map(({ code, name }) => ({ key: code, name, ...countsIn(code) })), parameter }
}
