import { coversRegion } from '@lookback/core/access'
import { addDays, dayOf, Refusal } from '@lookback/core/kernel'
import type { HouseholdMonitoring, MonitoringCase, MonitoringDone, MonitoringView, RangeLine } from '@lookback/core/monitoring'
import { neededVisitors, openCaseStates, stableOn } from '@lookback/core/monitoring'
import { getParameter } from '../database/parameters.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { namePeople } from '../letters/index.ts'
import { resolutionsOnHousehold } from '../village-meetings/index.ts'
import type { KeptAct } from './cases.queries.ts'
import { findCase, findHousehold, hasOpenCase, listActs } from './cases.queries.ts'
import { tiersIn, withHolders } from './holders.ts'
import { findCaseRow, listCasesOf } from './lists.queries.ts'

/** A case with its steps, all that was done, and what the caller may do. @throws {Refusal} `not-found` */
export async function viewCase({ database, clock }: Application, actor: Actor, id: string): Promise<MonitoringView> {
  const { county } = actor
  const scope = actorScope(actor, 'monitoring:read')
  const today = dayOf(clock())
  const row = await findCaseRow(database, scope, id, { today })
  const found = await findCase(database, scope, id, { lock: false })
  if (!row || !found) throw new Refusal('not-found')
  const { kept, household } = found
  const { record } = kept
  const parameter = await getParameter(database, county, 'monitoring', today)
  const acts = await listActs(database, county, id)
  const resolutions = await resolutionsOnHousehold(database, scope, household.id)
  const people = await namePeople(database, county, [kept.openedBy, ...acts.map(({ doneBy }) => doneBy)])
  const nameOf = (person: string | null) => people.get(person ?? '') ?? null
  const [withNames = { ...row, waitsFor: [] }] = await withHolders(database, county, [row], today)
  const tiers = tiersIn(actor, household.village)
  const mayAct = !household.hasEnded && openCaseStates.includes(record.state)
  const [firstOfRemoval] = parameter.steps.filter(({ procedure }) => procedure === 'removal')
  const steps = stepsShown(record, acts)
  const mayStep = mayAct && steps.some(({ isNext, tier }) => isNext && tiers.includes(tier)) && record.next !== 1
  return {
    ...withNames, today, case: record, clueText: kept.text, openedAt: kept.openedAt, openedByName: nameOf(kept.openedBy),
    // Offered for every step of one's own tier that is not done: what is lacking for it is said when it is tried.
    steps: steps.map((step) => ({ ...step, mayDo: mayAct && !step.isDone && tiers.includes(step.tier) })),
    done: acts.map((one): MonitoringDone => {
      const { id: act, procedure, step, act: name, day, doneAt, doneBy, stands, told, meeting, topic } = one
      const resolution = resolutions.find((other) => other.meeting === meeting && other.topic === topic)
      return { id: act, procedure, step, act: name, day, doneAt, doneByName: nameOf(doneBy), stands, visit: told.visit, opinion: told.opinion, meeting, topic, body: resolution?.body ?? null, decided: resolution?.decided ?? null }
    }),
    resolutions, objects: parameter.objects.filter(({ set }) => set === record.set), risks: parameter.risks, removalConditions: parameter.removalConditions, removalWays: parameter.removalWays,
    visitorsNeeded: neededVisitors(record, parameter), mayDecline: mayStep, mayReturn: mayStep,
    mayBeginRemoval: mayAct && record.state === 'monitored' && firstOfRemoval !== undefined && tiers.includes(firstOfRemoval.tier),
    mayLapse: household.hasEnded && openCaseStates.includes(record.state) && tiers.length > 0, stableOn: record.takenUpOn === null ? null : stableOn(record.takenUpOn, parameter),
    line: lineOn(parameter.lines, record.clue.day),
  }
}

/** The steps of the procedure that a case is in, else of the one that it went through last; where that was broken off, as far as it had come. */
function stepsShown(record: MonitoringCase, acts: readonly Pick<KeptAct, 'procedure' | 'step' | 'act' | 'stands'>[]): Omit<MonitoringView['steps'][number], 'mayDo'>[] {
  const shown = record.state === 'removal' || record.state === 'removed' ? 'removal' : 'taking-up'
  const isThrough = record.state === 'monitored' || record.state === 'removed'
  const wasDone = (name: string, kind: string) => acts.some(({ procedure, step, act, stands }) => stands && procedure === shown && step === name && act === kind)
  return record.steps.filter(({ procedure }) => procedure === shown).map(({ name, kind, tier }, index) => ({
    name, kind, tier, isDone: isThrough || (record.next === null ? wasDone(name, kind) : index + 1 < record.next), isNext: index + 1 === record.next,
  }))
}

/** 监测范围 of the year of a day; null where the county has not written it. */
export function lineOn(lines: readonly RangeLine[], day: string): RangeLine | null {
  return lines.find(({ year }) => year === Number(day.slice(0, 4))) ?? null
}

/** The cases of a household. @throws {Refusal} `not-found` */
export async function viewHousehold({ database, clock }: Application, actor: Actor, id: string): Promise<HouseholdMonitoring> {
  const { county } = actor
  const scope = actorScope(actor, 'monitoring:read')
  const today = dayOf(clock())
  const household = await findHousehold(database, scope, id, { lock: false })
  if (!household) throw new Refusal('not-found')
  const { clues, wholeDays } = await getParameter(database, county, 'monitoring', today)
  const cases = await withHolders(database, county, await listCasesOf(database, scope, id, { today }), today)
  const mayOpen = !household.hasEnded && coversRegion(actorScope(actor, 'monitoring:act'), household.village) && !await hasOpenCase(database, county, id)
  return { household: id, today, cases, mayOpen, clues, earliest: addDays(today, -wholeDays) }
}

