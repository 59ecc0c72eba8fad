import type { DutyFindingQueue } from '@lookback/core/duty'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { WorkHolder, WorkProvider } from '../kit/work.ts'
import type { OpenFinding } from './findings.queries.ts'
import { countFindingQueue, listOpenFindings } from './findings.queries.ts'
import { countLeaveQueue, listAskedLeaves } from './leaves.queries.ts'
import { approvedAreas, decidesDuty, mayDecideLeave, sendersOf } from './reader.ts'

/** Absences to be answered and decided on, and slips to be approved. */
export const dutyWork: WorkProvider = {
  owedBy: async (database, holder, today) => {
    const { yellowDays } = await getParameter(database, holder.county, 'rectification', today)
    const queues = (['duty-to-answer', 'duty-to-decide'] as const).filter((queue) => concerns(queue, holder))
    const findings = await Promise.all(queues.map(async (queue) => ({ queue, ...await countFindingQueue(database, queue, holder, today, yellowDays) })))
    const approves = approvedAreas(holder, 'township').length > 0 || approvedAreas(holder, 'county').length > 0
    return [...findings, ...approves ? [{ queue: 'leave-to-approve' as const, ...await countLeaveQueue(database, holder, today, yellowDays) }] : []]
  },
  owedByAnybody: async (database, county, today) => {
    const { yellowDays } = await getParameter(database, county, 'rectification', today)
    const open = await listOpenFindings(database, county)
    const asked = await listAskedLeaves(database, county)
    const counted = (days: readonly Day[]) => ({
      count: days.length, overdue: days.filter((day) => day < today).length, dueSoon: days.filter((day) => day >= today && day <= addDays(today, yellowDays)).length,
    })
    return (holder) => [
      ...(['duty-to-answer', 'duty-to-decide'] as const).map((queue) => ({ queue, ...counted(open.filter((one) => waits(queue, one, holder, today)).map(({ due }) => due)) })),
      { queue: 'leave-to-approve' as const, ...counted(asked.filter((one) => mayDecideLeave(holder, one)).map(({ from }) => from)) },
    ].filter(({ count }) => count > 0)
  },
}

function concerns(queue: DutyFindingQueue, holder: WorkHolder): boolean {
  return queue === 'duty-to-decide' ? decidesDuty(holder) : holder.posts.some(({ permissions }) => permissions.includes('duty:answer'))
}

/** The same as the queries say, in memory. */
function waits(queue: DutyFindingQueue, { person, unit, due, personAnswered, unitAnswered }: OpenFinding, holder: WorkHolder, today: Day): boolean {
  if (queue === 'duty-to-decide') return decidesDuty(holder) && person !== holder.person && (due < today || (personAnswered && unitAnswered))
  return person === holder.person ? !personAnswered : sendersOf(holder).includes(unit) && !unitAnswered
}
