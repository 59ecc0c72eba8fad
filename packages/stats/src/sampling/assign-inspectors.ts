import { kilometresBetween, toWgs84, type Position } from '../flags/position.ts'
import { cheapestAssignment } from '../numerics/assignment.ts'
import { reason, type Reason } from '../reason.ts'
import { requireCount } from '../requirements.ts'

export interface AvailableInspector {
  id: string
  /** Own village, which he never inspects. */
  homeVillage?: string
  /** Villages he can take; 1 unless given. */
  capacity?: number
  /** Where he starts from; without positions all ways count as equal. */
  position?: Position
}

export interface VillageToInspect {
  id: string
  position?: Position
  /** Who did the earlier rounds there: they are barred. */
  earlierInspectors?: readonly string[]
}

export interface InspectorPlan {
  /** `kilometres` is null without an inspector, and where a position is not given. */
  assignments: { village: string; inspector: string | null; kilometres: number | null }[]
  /** Sum of the ways that are known. */
  kilometres: number
  reason: Reason | null
}

function isBarred(village: VillageToInspect, inspector: AvailableInspector): boolean {
  return inspector.homeVillage === village.id || (village.earlierInspectors ?? []).includes(inspector.id)
}

function distance(village: VillageToInspect, inspector: AvailableInspector): number | null {
  if (village.position === undefined || inspector.position === undefined) return null
  return kilometresBetween(toWgs84(village.position), toWgs84(inspector.position))
}

/**
 * Who goes where: as many villages as possible get an inspector, then the ways are as short as possible; never his own
 * village, never where he did an earlier round.
 *
 * Source: the assignment problem, Kuhn (1955), Naval Research Logistics Quarterly 2:83–97; Jonker & Volgenant (1987).
 * Assumes: one inspector for each village; straight-line distances.
 * Not for: secrecy; draw lots among equals if the plan must not be foreseeable.
 */
export function assignInspectors(input: {
  villages: readonly VillageToInspect[]
  inspectors: readonly AvailableInspector[]
}): InspectorPlan {
  const { villages, inspectors } = input
  const places = inspectors.flatMap((inspector) => {
    const { capacity = 1 } = inspector
    requireCount(`capacity of ${inspector.id}`, capacity)
    return Array.from({ length: Math.min(capacity, villages.length) }, () => inspector)
  })
  const farthest = Math.max(
    1,
    ...villages.flatMap((village) => inspectors.map((inspector) => distance(village, inspector) ?? 0)),
  )
  // Leaving a village out costs more than any set of ways, and a barred inspector more than leaving it out.
  const leftOut = (farthest + 1) * (villages.length + 1)
  const costs = villages.map((village) => [
    ...places.map((inspector) => (isBarred(village, inspector) ? 3 * leftOut : (distance(village, inspector) ?? 0))),
    ...villages.map(() => leftOut),
  ])
  const chosen = cheapestAssignment(costs)
  const assignments = villages.map((village, index) => {
    const inspector = places[chosen[index] as number]
    if (inspector === undefined) return { village: village.id, inspector: null, kilometres: null }
    return { village: village.id, inspector: inspector.id, kilometres: distance(village, inspector) }
  })
  const without = assignments.filter(({ inspector }) => inspector === null).map(({ village }) => village)
  return {
    assignments,
    kilometres: assignments.reduce((sum, { kilometres }) => sum + (kilometres ?? 0), 0),
    reason: without.length > 0 ? reason('villages-without-inspector', { villages: without.join('、') }) : null,
  }
}
