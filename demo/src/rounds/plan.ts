import type { Round } from '@lookback/core/rounds'
import type { Chance } from '../chance.ts'
import type { Home } from '../households/households.ts'
import type { Staff } from '../people/staff.ts'
import type { Township } from '../places/townships.ts'
import type { Reached } from './coverage.ts'
import { censusCoverage, selfCheckCoverage } from './coverage.ts'
import { plannedFindings } from './findings.ts'
import type { Findings } from './lay.ts'
import { layFindings } from './lay.ts'
import type { PlannedVisit } from './schedule.ts'
import { inspectorsVisits } from './schedule.ts'

/** Everything about the two rounds that is decided before any form is filled. */
export interface Plan {
  /** What the rounds find, by index of the household. */
  findings: ReadonlyMap<number, Findings>
  selfCheck: readonly PlannedVisit[]
  census: readonly PlannedVisit[]
}

export function planOf(
  homes: readonly Home[], townships: readonly Township[], staff: Staff, rounds: readonly [Round, Round], chance: Chance,
): Plan {
  const earlier = selfCheckCoverage(homes, townships, chance)
  const later = censusCoverage(homes, chance)
  const findings = layFindings(plannedFindings(chance), homes, townships, { earlier, later }, chance)
  return {
    findings,
    selfCheck: townships.flatMap(({ code }) => {
      const visits = reachedIn(homes, earlier, (village) => village.startsWith(code))
      return shareOut(staff.townships.get(code)?.inspectors ?? [], visits, rounds[0], chance)
    }),
    // The census goes to the villages in drawn order, so that no inspector knows a place.
    census: shareOut(staff.census, inDrawnOrder(homes, later, chance), rounds[1], chance),
  }
}

type Reachable = { home: number; how: Reached }

function reachedIn(homes: readonly Home[], how: readonly Reached[], here: (village: string) => boolean): Reachable[] {
  return homes.flatMap(({ household }, home) => {
    const reached = how[home] ?? 'not-visited'
    return reached !== 'not-visited' && here(household.village) ? [{ home, how: reached }] : []
  })
}

function inDrawnOrder(homes: readonly Home[], how: readonly Reached[], chance: Chance): Reachable[] {
  const villages = new Map<string, Reachable[]>()
  for (const visit of reachedIn(homes, how, () => true)) {
    const village = homes[visit.home]?.household.village ?? ''
    const there = villages.get(village)
    if (there) there.push(visit)
    else villages.set(village, [visit])
  }
  return chance.shuffled([...villages.values()]).flat()
}

/** Consecutive households in equal parts, one part an inspector. */
function shareOut(
  inspectors: readonly string[], visits: readonly Reachable[], round: Round, chance: Chance,
): PlannedVisit[] {
  const part = Math.ceil(visits.length / inspectors.length)
  return inspectors.flatMap((inspector, index) =>
    inspectorsVisits(inspector, visits.slice(index * part, (index + 1) * part), round, chance))
}
