import { workCalendar } from '@lookback/core/kernel'
import { readFile } from 'node:fs/promises'
import type { Role } from '@lookback/core/kernel'
import { heldPost, roleRules } from '@lookback/core/capabilities'
import type { Problem, StatusBetween } from '@lookback/core/problems'
import { chainOf, decide, fold, observeProblem, statusBetween } from '@lookback/core/problems'
import type { Household } from '@lookback/core/register'
import type { CheckItem, RoundObservation } from '@lookback/core/checklists'
import type { ComparisonLabel } from '@lookback/core/comparison'
import type { Answers, VisitReport } from '@lookback/core/visits'
import { readCatalogue } from '@lookback/core/checklists'
import { compare } from '@lookback/core/comparison'
import { answerOf, checkRoundTakes, readVisit } from '@lookback/core/visits'
import { readXlsx } from '@lookback/xlsform/read'
import type { ActionEvent, DemoCounty, VisitEvent } from '../../src/index.ts'

/** A problem that one round or both found, with the label of the two rounds. */
export interface Compared {
  household: Household
  item: CheckItem
  label: ComparisonLabel
  earlier: RoundObservation
  later: RoundObservation
}

/** What the records of the demo amount to under the rules of `core`, with nothing but its public surface. */
export interface Replayed {
  items: readonly CheckItem[]
  visits: readonly { round: number; outcome: string }[]
  compared: readonly Compared[]
  problems: ReadonlyMap<string, Problem>
  /** The share of a village's households that the self-check completed. */
  coverage: ReadonlyMap<string, number>
}

interface Seen {
  report: VisitReport
  /** How each problem that the visit found stood just before. */
  before: ReadonlyMap<string, StatusBetween>
}

const leaf = /<([A-Za-z_][\w-]*)(?: [^>]*)?>([^<]*)<\/\1>/g

/** The leaves of a submission by name; it has no entities, no mixed content and no repeated names. */
export function answersOf(xml: string): Map<string, string> {
  return new Map([...xml.matchAll(leaf)].map(([, name = '', value = '']) => [name, value]))
}

function answersOnce(xml: string): Answers {
  return new Map([...answersOf(xml)].map(([name, value]) => [name, [value]]))
}

/** Plays all events through the rules in their order, as a server would. Throws where a rule refuses one. */
export async function replay(demo: DemoCounty): Promise<Replayed> {
  const { survey } = await readXlsx(await readFile(demo.form))
  const { items } = readCatalogue(survey)
  const households = new Map([...demo.households()].map((household) => [household.number, household]))
  const roles = new Map(demo.posts.filter(({ validTo }) => validTo === null)
    .map(({ person, role }): [string, Role] => [person, role]))
  const problems = new Map<string, Problem>()
  const seen = [new Map<string, Seen>(), new Map<string, Seen>()] as const
  const visits: { round: number; outcome: string }[] = []
  for (const event of demo.events()) {
    if (event.kind === 'action') act(event, problems, items, roles)
    else {
      const report = visit(event, demo, items, households, roles)
      visits.push({ round: event.roundOrdinal, outcome: report.outcome })
      if (report.outcome !== 'completed') continue
      seen[event.roundOrdinal - 1]?.set(event.householdNumber, { report, before: record(event, report, items, problems) })
    }
  }
  const checked = compared(items, households, seen, problems)
  return { items, visits, problems, compared: checked, coverage: coverageOf(households, seen[0]) }
}

function coverageOf(households: ReadonlyMap<string, Household>, seen: ReadonlyMap<string, Seen>): Map<string, number> {
  const villages = new Map<string, { all: number; seen: number }>()
  for (const { village, number } of households.values()) {
    const counted = villages.get(village) ?? { all: 0, seen: 0 }
    villages.set(village, { all: counted.all + 1, seen: counted.seen + (seen.has(number) ? 1 : 0) })
  }
  return new Map([...villages].map(([village, counted]) => [village, counted.seen / counted.all]))
}

/** The county's rules as they are set up, without holidays: how long something may take decides nothing here. */
const rules = { yellowDays: 3, longestExtensionDays: 30, escalation: [], filterDays: [10, 20] }
const calendar = workCalendar({ daysOff: [], workedWeekends: [] })

function act(
  event: ActionEvent, problems: Map<string, Problem>, items: readonly CheckItem[], roles: ReadonlyMap<string, Role>,
): void {
  const key = `${event.householdNumber} ${event.item}`
  const problem = problems.get(key)
  const role = roles.get(event.person)
  const item = items.find(({ code }) => code === event.item)
  if (!problem || !role || !item) throw new Error(`${key}: ${event.action.action} on no problem, or by nobody`)
  const entry = decide(problem, event.action, { person: event.person, ...roleRules[role], title: role }, {
    now: new Date(event.at), item, calendar, rules, mergeTarget: null, townshipUnit: null, departments: new Set<string>(),
    chain: chainOf([], { village: '', department: item.department, helpers: [] }),
  })
  problems.set(key, fold(problem, entry, { problem: problem.id, actor: event.person, happenedAt: event.at }))
}

function visit(
  event: VisitEvent, demo: DemoCounty, items: readonly CheckItem[], households: ReadonlyMap<string, Household>,
  roles: ReadonlyMap<string, Role>,
): VisitReport {
  const answers = answersOnce(event.xml)
  const round = demo.rounds.find(({ ordinal }) => String(ordinal) === answerOf(answers, 'round_ordinal'))
  const role = roles.get(event.inspector)
  const household = households.get(answerOf(answers, 'household_number'))
  if (!round || !role || !household) throw new Error(event.xml)
  const report = readVisit(answers, { items, guidance: {} }, { round, receivedAt: new Date(event.receivedAt) })
  const { village } = household
  checkRoundTakes(round, [heldPost({ role, region: village, department: null })], village, new Date(event.receivedAt), report.times.endedAt)
  return report
}

function record(
  event: VisitEvent, report: VisitReport, items: readonly CheckItem[], problems: Map<string, Problem>,
): Map<string, StatusBetween> {
  const before = new Map<string, StatusBetween>()
  for (const { item } of report.found) {
    const key = `${event.householdNumber} ${item}`
    const problem = problems.get(key) ?? null
    before.set(item, statusBetween(problem?.state ?? null))
    const finding = {
      subjectKind: 'household', subject: event.inspector, standard: '', item, visit: event.inspector, round: event.inspector,
      department: items.find(({ code }) => code === item)?.department ?? '',
    } as const
    const happenedAt = report.times.endedAt?.toISOString() ?? ''
    const happening = { problem: problem?.id ?? key, actor: event.inspector, happenedAt }
    problems.set(key, fold(problem, observeProblem(problem?.state ?? null, finding), happening))
  }
  return before
}

function compared(
  items: readonly CheckItem[], households: ReadonlyMap<string, Household>,
  [earlier, later]: readonly [Map<string, Seen>, Map<string, Seen>], problems: ReadonlyMap<string, Problem>,
): Compared[] {
  return [...households.values()].flatMap((household) => {
    const a = earlier.get(household.number)
    const b = later.get(household.number)
    return items.flatMap((item, index): Compared[] => {
      const pair = {
        earlier: a?.report.observations[index] ?? 'not-visited' as const,
        later: b?.report.observations[index] ?? 'not-visited' as const,
      }
      const state = problems.get(`${household.number} ${item.code}`)?.state ?? null
      const label = compare({
        ...pair,
        between: b?.before.get(item.code) ?? statusBetween(state),
        aroseBetween: b?.report.found.some((found) => found.item === item.code && found.aroseRecently) ?? false,
      })
      return label === null ? [] : [{ household, item, label, ...pair }]
    })
  })
}
