import type { Day, Position } from '@lookback/core/kernel'
import type { SearchKey } from '@lookback/core/register'
import type { VisitOutcome } from '@lookback/core/rounds'

/** Where a household stands in the round at hand, as far as this phone knows. */
export type HouseholdStanding = 'to-do' | 'begun' | 'not-home' | 'visited'

/** The last time that somebody was there in a round. */
export interface LastVisit {
  outcome: VisitOutcome
  at: string
  inspectorName: string
  /** A day that was agreed on to come again. */
  comeAgainOn: Day | null
}

/** A line of the list of households. */
export interface HouseholdRow {
  id: string
  number: string
  headName: string
  village: string
  villageName: string
  /** Empty where the register does not say. */
  villagerGroup: string
  memberCount: number
  /** Who visits it in the round at hand, where that is not this person. */
  givenTo: readonly string[]
  standing: HouseholdStanding
  lastVisit: LastVisit | null
  /** Problems that are not settled; null where the round is blind to them. */
  openProblems: number | null
  /** Null where nobody has taken it, and where the county takes none. */
  position: Position | null
  key: SearchKey
}

export interface HouseholdListFilter {
  /** Empty for all villages. */
  village: string
  /** Empty for all groups. */
  villagerGroup: string
  /** Null for all. */
  standing: HouseholdStanding | null
}

export function filterRows(rows: readonly HouseholdRow[], { village, villagerGroup, standing }: HouseholdListFilter): readonly HouseholdRow[] {
  if (village === '' && villagerGroup === '' && standing === null) return rows
  return rows.filter((row) =>
    (village === '' || row.village === village) && (villagerGroup === '' || row.villagerGroup === villagerGroup)
    && (standing === null || row.standing === standing))
}

/** How many households of each standing there are, in the order in which they are shown. */
export function countStandings(rows: readonly HouseholdRow[]): Record<HouseholdStanding, number> {
  const counts = { 'to-do': 0, begun: 0, 'not-home': 0, visited: 0 }
  for (const { standing } of rows) counts[standing] += 1
  return counts
}

/** The groups of a village, `2组` before `10组`; of all villages for an empty one. */
export function groupsOf(rows: readonly HouseholdRow[], village: string): string[] {
  const groups = new Set(rows.filter((row) => village === '' || row.village === village).map((row) => row.villagerGroup))
  return [...groups].filter((group) => group !== '').sort(new Intl.Collator('zh-CN', { numeric: true }).compare)
}

/** The villages that there are households of, by their codes. */
export function villagesOf(rows: readonly HouseholdRow[]): [code: string, name: string][] {
  const villages = new Map<string, string>()
  for (const { village, villageName } of rows) villages.set(village, villageName)
  return [...villages]
}
