import type { ProblemAction } from '@lookback/core/problems'
import type { Round } from '@lookback/core/rounds'
import type { Observation } from '@lookback/core/checklists'
import type { Chance } from '../chance.ts'
import { chanceOf } from '../chance.ts'
import { checklist } from '../checklist/checklist.ts'
import { today } from '../county.ts'
import type { Home } from '../households/households.ts'
import type { Staff } from '../people/staff.ts'
import type { Township } from '../places/townships.ts'
import type { PlannedFinding } from './findings.ts'
import type { Plan } from './plan.ts'
import type { Standing } from './rectify.ts'
import { rectify } from './rectify.ts'
import type { PlannedVisit } from './schedule.ts'
import { submissionXml } from './submission.ts'
import { townshipOf } from '@lookback/core/places'

/** A filled form as it reaches the server. */
export interface VisitEvent {
  kind: 'visit'
  /** When the server received it, ISO 8601. */
  receivedAt: string
  roundOrdinal: number
  /** Id of the person who made the visit. */
  inspector: string
  householdNumber: string
  xml: string
}

/** Something done about a problem. */
export interface ActionEvent {
  kind: 'action'
  at: string
  person: string
  householdNumber: string
  /** Code of the check item. */
  item: string
  action: ProblemAction
}
export type DemoEvent = VisitEvent | ActionEvent

export interface Campaign {
  homes: readonly Home[]
  townships: readonly Township[]
  staff: Staff
  rounds: readonly [Round, Round]
  plan: Plan
}

interface Timed {
  time: number
  make: (chance: Chance) => DemoEvent
}

/** All that happened up to the demo's day, in the order of time; each form is written when it is asked for. */
export function* eventsOf(campaign: Campaign, seed: number): Generator<DemoEvent> {
  const timed = [
    ...visitsOf(campaign, 0, campaign.plan.selfCheck),
    ...visitsOf(campaign, 1, campaign.plan.census),
    ...actionsOf(campaign, chanceOf(seed, 'actions')),
  ].sort((one, other) => one.time - other.time)
  const chance = chanceOf(seed, 'submissions')
  for (const { make } of timed) yield make(chance)
}

function visitsOf({ homes, rounds, plan }: Campaign, order: 0 | 1, visits: readonly PlannedVisit[]): Timed[] {
  const round = rounds[order]
  return visits.flatMap((visit): Timed[] => {
    const home = homes[visit.home]
    if (!home) return []
    const findings = plan.findings.get(visit.home)
    const make = (chance: Chance): VisitEvent => ({
      kind: 'visit', receivedAt: iso(visit.receivedAt), roundOrdinal: round.ordinal, inspector: visit.inspector,
      householdNumber: home.household.number,
      xml: submissionXml({
        instance: chance.identifier(visit.startedAt), round: round.ordinal, householdNumber: home.household.number,
        outcome: visit.outcome, startedAt: visit.startedAt, endedAt: visit.endedAt,
        facts: home.facts, houseArea: Number(home.household.attributes.houseArea),
        observe: ({ code }) => observation(findings?.get(code), order, chance),
        aroseRecently: new Set([...findings ?? []].filter(([, { label }]) => label === 'new').map(([code]) => code)),
      }, chance),
    })
    return [{ time: visit.receivedAt, make }]
  })
}

/** What the plan says; where it says nothing, an inspector now and then leaves an item out. */
function observation(finding: PlannedFinding | undefined, order: 0 | 1, chance: Chance): Observation {
  const planned = order === 0 ? finding?.earlier : finding?.later
  if (planned !== undefined && planned !== 'not-visited') return planned
  return chance.happens(order === 0 ? 0.03 : 0.008) ? 'not-assessed' : 'ok'
}

function actionsOf({ homes, townships, staff, plan }: Campaign, chance: Chance): Timed[] {
  const slowness = new Map(townships.map((township) => [township.code, township.slowness]))
  const dimensions = new Map(
    checklist.sections.flatMap(({ items, dimension }) => items.map(({ code }) => [code, dimension])))
  const earlier = completedVisits(plan.selfCheck)
  const later = completedVisits(plan.census)
  return [...plan.findings].flatMap(([index, findings]): Timed[] => {
    const household = homes[index]?.household
    if (!household) return []
    return [...findings.values()].flatMap((finding): Timed[] => {
      const { item } = finding
      const subject = {
        item, dimension: dimensions.get(item.code) ?? '', village: household.village,
        slowness: slowness.get(townshipOf(household.village)) ?? 1,
      }
      const stages = stagesOf(finding, earlier.get(index), later.get(index))
      return stages.flatMap(({ from, until, standing }) =>
        rectify(subject, from, until, standing, staff, chance).map(({ at, person, action }): Timed => ({
          time: at,
          make: () => ({
            kind: 'action', at: iso(at), person, householdNumber: household.number, item: item.code, action,
          }),
        })))
    })
  })
}

interface Stage {
  from: number
  until: number
  standing: Standing | null
}

/** The spans in which something is done: after the self-check's finding, and after the census's. */
function stagesOf(
  { between, earlier: found, later: foundAgain, label }: PlannedFinding,
  earlier: PlannedVisit | undefined, later: PlannedVisit | undefined,
): Stage[] {
  const stages: Stage[] = []
  if (found === 'problem' && earlier) {
    const standing = between === null || between === 'none' ? null : between
    const until = standing === null || !later ? today : later.startedAt
    stages.push({ from: earlier.receivedAt, until, standing })
  }
  // What stands open or was returned goes on where it was; new and returning problems begin anew.
  if (foundAgain === 'problem' && later && label !== 'outstanding' && label !== 'false-report') {
    stages.push({ from: later.receivedAt, until: today, standing: null })
  }
  return stages
}

function completedVisits(visits: readonly PlannedVisit[]): Map<number, PlannedVisit> {
  return new Map(visits.filter(({ outcome }) => outcome === 'completed').map((visit) => [visit.home, visit]))
}

function iso(time: number): string {
  return new Date(time).toISOString()
}
