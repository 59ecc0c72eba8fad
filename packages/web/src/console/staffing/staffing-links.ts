import type { StaffingCount } from '@lookback/core/staffing'
import { staffingCounts } from '@lookback/core/staffing'
import { listOf } from '../../ui/list/list-of.ts'

/** The figures that tell what is lacking: they should be nought. */
export const lacking: readonly StaffingCount[] = ['withoutTeam', 'vacant', 'heavy', 'burdened', 'overloaded']

/** The figures that whoever looks at no villages does not see. */
export const ofPlaces: readonly StaffingCount[] = ['villages', 'helpers', ...lacking]

/** The list of a figure, in a place. */
export function listIn(name: StaffingCount, region: string | undefined) {
  return listOf(staffingCounts[name], { ...(region !== undefined && { region }) })
}
