import type { Day } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import type { HouseholdRow, LastVisit } from '../register/row.ts'

/** A household to which somebody has to come again. */
export interface ToVisitAgain {
  row: HouseholdRow
  /** The last visit: whatever was agreed on before it is settled by it. */
  visit: LastVisit
  /** The day that was agreed on; null where nobody was seen and none was. */
  agreedOn: Day | null
}

/** Households that expect somebody on a day, and those where nobody was seen before today; what others visit is theirs. */
export function toVisitAgain(rows: readonly HouseholdRow[], today: Day): ToVisitAgain[] {
  return rows.flatMap((row): ToVisitAgain[] => {
    const { lastVisit: visit, standing, givenTo } = row
    if (visit === null || givenTo.length > 0) return []
    if (visit.comeAgainOn !== null) return [{ row, visit, agreedOn: visit.comeAgainOn }]
    return standing === 'not-home' && dayOf(new Date(visit.at)) < today ? [{ row, visit, agreedOn: null }] : []
  })
}
