import type { StaffingCount } from '@lookback/core/staffing'
import { staffingCounts } from '@lookback/core/staffing'

/** The figures that tell what is lacking: they should be nought. */
export const lacking: readonly StaffingCount[] = ['withoutTeam', 'vacant', 'heavy', 'burdened', 'overloaded']

/** The figures that whoever looks at no villages does not see. */
export const ofPlaces: readonly StaffingCount[] = ['villages', 'helpers', ...lacking]

/** The page that shows the list of a figure: it has the address of the list. */
export function listOf(name: StaffingCount, region: string | undefined) {
  const { list, where } = staffingCounts[name]
  return { path: list.path.replace('/api', ''), query: { ...where, ...(region !== undefined && { region }) } }
}
