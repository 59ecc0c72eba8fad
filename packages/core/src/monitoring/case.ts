import { z } from 'zod'
import { filled } from '../kernel/filled.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Refusal } from '../kernel/refusal.ts'
import { addDays, Day } from '../kernel/time.ts'
import type { ResolutionStanding } from '../village-meetings/index.ts'
import { ClueChannel, MonitoringStep, setOn } from './parameter.ts'
import type { MonitoringParameter, MonitoringTier, Procedure } from './parameter.ts'

/** How a case stands. `lapsed`: its household has ended, and the case with it. */
export const MonitoringState = z.enum(['taking-up', 'monitored', 'removal', 'removed', 'not-taken-up', 'lapsed'])
export type MonitoringState = z.infer<typeof MonitoringState>

/** The states in which a household has a case; it has one at a time. */
export const openCaseStates: readonly MonitoringState[] = ['taking-up', 'monitored', 'removal']

/** A clue as it is told. */
export const ClueTold = z.object({ kind: z.string().trim().min(1).max(30), day: Day, text: z.string().trim().min(4).max(500) })
export type ClueTold = z.infer<typeof ClueTold>

const reason = z.string().trim().min(4).max(300)
const stage = z.string().trim().min(1).max(30)

/** What a visit found, with whether the household consents to the comparison of its data (承诺授权). */
export const VisitTold = z.object({
  day: Day,
  visitors: z.array(z.string().trim().min(2).max(20)).min(1).max(9),
  found: z.string().trim().min(4).max(500),
  consents: z.boolean(),
  /** Who signed the consent, or on the removal its papers: somebody of the household, or whom it sends. Empty where nobody did; the paper stays in the village. */
  signer: z.string().trim().max(20),
  /** On taking up: as what, and by which risk. Empty on the removal. */
  object: z.string().trim().max(30), risk: z.string().trim().max(20),
  /** On the removal: what was found to hold, and how the risk went. Empty on taking up. */
  fulfilled: z.array(z.string().trim().max(120)).max(20), removedBy: z.string().trim().max(20),
})
export type VisitTold = z.infer<typeof VisitTold>

/** What somebody does about a case; `stage` names which step is meant. */
export const MonitoringAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('visit'), stage, visit: VisitTold }),
  /** Null where somebody has none to name: it is refused, naming what is lacking. */
  z.object({ act: z.literal('resolution'), stage, meeting: Identifier.nullable(), topic: z.number().int().min(1).max(20).nullable() }),
  z.object({ act: z.literal('review'), stage, opinion: reason }),
  /** Back to an earlier step (退回); that and all after it are done anew. */
  z.object({ act: z.literal('return'), backTo: stage, reason }),
  /** 不纳入, or on the removal: the household stays monitored. */
  z.object({ act: z.literal('decline'), reason }),
  z.object({ act: z.literal('begin-removal'), reason }),
  z.object({ act: z.literal('lapse'), reason }),
])
export type MonitoringAct = z.infer<typeof MonitoringAct>
export const monitoringActs = MonitoringAct.options.map((option) => option.shape.act.value)
export type MonitoringActName = MonitoringAct['act']

/** A case as rules need it. Its steps are those that held when the clue came: another edition changes no case that goes on. */
export const MonitoringCase = z.object({
  state: MonitoringState,
  set: z.string(),
  clue: z.object({ kind: z.string(), channel: ClueChannel, day: Day }),
  steps: z.array(MonitoringStep),
  wholeDays: z.number().int(),
  /** Which step of the procedure is next, from 1; null where none is. */
  next: z.number().int().nullable(),
  /** The day from which the procedure's days count. */
  begunOn: Day,
  takenUpOn: Day.nullable(),
  /** The day on which it was taken up or not, and whether within the days from the clue. */
  decidedOn: Day.nullable(), isInTime: z.boolean().nullable(),
})
export type MonitoringCase = z.infer<typeof MonitoringCase>

/** A case as a clue opens it. @throws {Refusal} `monitoring-clue-unknown`, `monitoring-day-wrong` */
export function openCase({ kind, day }: ClueTold, parameter: MonitoringParameter, today: Day): MonitoringCase {
  const clue = parameter.clues.find(({ name }) => name === kind)
  if (!clue) throw new Refusal('monitoring-clue-unknown', { given: kind, known: parameter.clues.map(({ name }) => name) })
  if (day > today || day < addDays(today, -parameter.wholeDays)) throw new Refusal('monitoring-day-wrong', { from: addDays(today, -parameter.wholeDays), today })
  return {
    state: 'taking-up', set: setOn(parameter, day), clue: { kind, channel: clue.channel, day }, steps: parameter.steps, wholeDays: parameter.wholeDays, next: 1, begunOn: day,
    takenUpOn: null, decidedOn: null, isInTime: null,
  }
}

/** The procedure that a case is in; null where it is in none. */
export function procedureOf({ state }: Pick<MonitoringCase, 'state'>): Procedure | null {
  return state === 'taking-up' || state === 'removal' ? state : null
}

/** The steps of the procedure that a case is in, in their order. */
export function stepsOf(of: Pick<MonitoringCase, 'state' | 'steps'>): MonitoringStep[] {
  return of.steps.filter(({ procedure }) => procedure === procedureOf(of))
}

/** The step that is next; undefined where none is. */
export function nextStep(of: Pick<MonitoringCase, 'state' | 'steps' | 'next'>): MonitoringStep | undefined {
  return of.next === null ? undefined : stepsOf(of)[of.next - 1]
}

/** The day by which the next step is to be done: the step's own, and on taking up no later than the whole's; null where neither is given. */
export function dueOn(of: Pick<MonitoringCase, 'state' | 'steps' | 'next' | 'begunOn' | 'wholeDays'>): Day | null {
  const step = nextStep(of)
  if (!step) return null
  const days = [...(step.days > 0 ? [step.days] : []), ...(of.state === 'taking-up' ? [of.wholeDays] : [])]
  return days.length === 0 ? null : addDays(of.begunOn, Math.min(...days))
}

/** What may be lacking for a step, in the order in which it is told. */
export const monitoringLacks = [
  'steps', 'visitors', 'consent', 'conditions', 'meeting', 'resolution', 'before-visit', 'used', 'invalid', 'to-be-noticed', 'objection', 'running', 'overturned',
] as const
export type MonitoringLack = (typeof monitoringLacks)[number]

/** On what a step of a case rests, as it stands now. */
export interface StepGrounds {
  /** The last visit of the procedure: the one that is told, where the step is a visit; null where there was none. */
  visit: Pick<VisitTold, 'day' | 'visitors' | 'consents' | 'fulfilled'> | null
  /** What the meeting that was named decides of the household, and how many objections to its notice are not answered; null where it says nothing of it, undefined where none is named. */
  resolution: { day: Day; standing: ResolutionStanding; openObjections: number } | null | undefined
  /** Another procedure rests on the same resolution. */
  isUsed: boolean
}

/**
 * All that is lacking for a step: the steps before it that are not done, and whatever these and the step itself rest on.
 * Nothing where it may be done.
 */
export function monitoringLacksOf(
  of: Pick<MonitoringCase, 'state' | 'steps' | 'next'>, step: MonitoringStep, { visit, resolution, isUsed }: StepGrounds,
  parameter: Pick<MonitoringParameter, 'visitors' | 'removalVisitors' | 'removalConditions'>,
): MonitoringLack[] {
  const steps = stepsOf(of)
  const place = steps.indexOf(step)
  const passed = steps.slice(0, place)
  // What a visit found is held against when somebody goes on from it: a visit that found no consent is kept, and may be done again.
  const afterVisit = passed.some(({ kind }) => kind === 'visit')
  const restsOnMeeting = steps.slice(0, place + 1).some(({ kind }) => kind === 'resolution')
  const isRemoval = of.state === 'removal'
  const standing = restsOnMeeting ? resolution?.standing : undefined
  const holds: Readonly<Record<MonitoringLack, boolean>> = {
    steps: place + 1 > (of.next ?? 0),
    visitors: (afterVisit || step.kind === 'visit') && visit !== null && new Set(visit.visitors).size < neededVisitors(of, parameter),
    consent: afterVisit && visit?.consents !== true,
    conditions: afterVisit && isRemoval && parameter.removalConditions.some((one) => !visit?.fulfilled.includes(one)),
    meeting: restsOnMeeting && resolution === undefined,
    resolution: restsOnMeeting && resolution === null,
    'before-visit': restsOnMeeting && Boolean(resolution) && visit !== null && (resolution?.day ?? '') < visit.day,
    used: restsOnMeeting && isUsed,
    invalid: standing === 'invalid',
    'to-be-noticed': standing === 'to-be-noticed',
    objection: standing === 'running' && (resolution?.openObjections ?? 0) > 0,
    running: standing === 'running',
    overturned: standing === 'overturned',
  }
  return monitoringLacks.filter((one) => holds[one])
}

/** How many have to visit. */
export function neededVisitors({ state }: Pick<MonitoringCase, 'state'>, { visitors, removalVisitors }: Pick<MonitoringParameter, 'visitors' | 'removalVisitors'>): number {
  return state === 'removal' ? removalVisitors : visitors
}

/** The names of the steps before a step that are not done. */
export function undoneBefore(of: Pick<MonitoringCase, 'state' | 'steps' | 'next'>, step: MonitoringStep): string[] {
  const steps = stepsOf(of)
  return steps.slice((of.next ?? 1) - 1, steps.indexOf(step)).map(({ name }) => name)
}

/** What a refusal is told in. */
export interface MonitoringWords {
  lack: Readonly<Record<MonitoringLack, string>>
  tier: Readonly<Record<MonitoringTier, string>>
  comma: string
}

/** The circumstances of an act: who acts for which tiers, what it rests on, whether the household has ended, and the day. */
export interface ActCircumstances {
  tiers: readonly MonitoringTier[]
  grounds: StepGrounds
  hasEnded: boolean
  today: Day
}

/**
 * What becomes of a case by an act.
 * @throws {Refusal} what the case is not in a state for, a step of another tier, and `monitoring-lacks` with everything that is lacking
 */
export function decideMonitoring(of: MonitoringCase, action: MonitoringAct, circumstances: ActCircumstances, parameter: MonitoringParameter, words: MonitoringWords): MonitoringCase {
  const { hasEnded, today, tiers } = circumstances
  if (!openCaseStates.includes(of.state)) throw new Refusal('monitoring-case-closed')
  if (action.act === 'lapse') {
    if (!hasEnded) throw new Refusal('monitoring-household-there')
    return { ...of, state: 'lapsed', next: null }
  }
  if (hasEnded) throw new Refusal('monitoring-household-ended')
  if (action.act === 'begin-removal') return beginRemoval(of, tiers, today, parameter, words)
  const next = nextStep(of)
  if (!next) throw new Refusal('monitoring-no-procedure')
  if (action.act === 'decline' || action.act === 'return') {
    requireTier(next, tiers, words)
    if (of.next === 1) throw new Refusal('monitoring-not-visited')
    return action.act === 'decline' ? declined(of, today) : { ...of, next: earlierStep(of, action.backTo) }
  }
  const step = stepNamed(of, action.stage)
  requireTier(step, tiers, words)
  if (step.kind !== action.act) throw new Refusal('monitoring-step-otherwise', { name: step.name })
  const place = stepsOf(of).indexOf(step) + 1
  // A visit may be made again as long as nothing rests on it: a household that did not consent may do so later.
  const isAgain = step.kind === 'visit' && of.next === place + 1
  if (place < (of.next ?? 0) && !isAgain) throw new Refusal('monitoring-step-done', { name: step.name })
  if (action.act === 'visit') requireVisit(of, action.visit, parameter, today)
  const lacks = monitoringLacksOf(of, step, circumstances.grounds, parameter)
  if (lacks.length > 0) {
    const told = { steps: undoneBefore(of, step).join('、'), visitors: String(neededVisitors(of, parameter)), conditions: parameter.removalConditions.filter((one) => !circumstances.grounds.visit?.fulfilled.includes(one)).join('、') }
    throw new Refusal('monitoring-lacks', { name: step.name, why: lacks.map((one) => filled(words.lack[one], told)).join(words.comma) })
  }
  return passed(of, place, today)
}

function stepNamed(of: MonitoringCase, name: string): MonitoringStep {
  const found = stepsOf(of).find((one) => one.name === name)
  if (!found) throw new Refusal('monitoring-step-unknown', { given: name })
  return found
}

/** The place of an earlier step to which a case goes back. */
function earlierStep(of: MonitoringCase, name: string): number {
  const place = stepsOf(of).indexOf(stepNamed(of, name)) + 1
  if (place >= (of.next ?? 0)) throw new Refusal('monitoring-step-not-earlier', { name })
  return place
}

function requireTier({ name, tier }: MonitoringStep, tiers: readonly MonitoringTier[], words: MonitoringWords): void {
  if (!tiers.includes(tier)) throw new Refusal('monitoring-not-your-step', { name, tier: words.tier[tier] })
}

function requireVisit(of: MonitoringCase, { day, object, risk, removedBy, consents, signer }: VisitTold, parameter: MonitoringParameter, today: Day): void {
  if (day < of.begunOn || day > today) throw new Refusal('monitoring-day-wrong', { from: of.begunOn, today })
  if (consents && signer.length < 2) throw new Refusal('monitoring-signer-missing')
  if (of.state === 'removal') {
    if (!parameter.removalWays.includes(removedBy)) throw new Refusal('monitoring-way-unknown', { given: removedBy, known: parameter.removalWays })
    return
  }
  const objects = parameter.objects.filter(({ set }) => set === of.set).map(({ name }) => name)
  if (!objects.includes(object)) throw new Refusal('monitoring-object-unknown', { given: object, known: objects })
  if (!parameter.risks.includes(risk)) throw new Refusal('monitoring-risk-unknown', { given: risk, known: parameter.risks })
}

/** The day from which the risk of a monitored household may be removed. */
export function stableOn(takenUpOn: Day, { stableMonths }: Pick<MonitoringParameter, 'stableMonths'>): Day {
  const [year = 0, month = 1, day = 1] = takenUpOn.split('-').map(Number)
  const whole = year * 12 + month - 1 + stableMonths
  const first = `${String(Math.floor(whole / 12)).padStart(4, '0')}-${String(whole % 12 + 1).padStart(2, '0')}-01`
  const last = new Date(Date.UTC(Math.floor(whole / 12), whole % 12 + 1, 0)).getUTCDate()
  return addDays(first, Math.min(day, last) - 1)
}

function beginRemoval(of: MonitoringCase, tiers: readonly MonitoringTier[], today: Day, parameter: MonitoringParameter, words: MonitoringWords): MonitoringCase {
  if (of.state !== 'monitored' || of.takenUpOn === null) throw new Refusal('monitoring-not-monitored')
  const steps = parameter.steps.filter(({ procedure }) => procedure === 'removal')
  const [first] = steps
  if (first) requireTier(first, tiers, words)
  const from = stableOn(of.takenUpOn, parameter)
  if (today < from) throw new Refusal('monitoring-not-stable', { months: parameter.stableMonths, from })
  // The removal goes by what holds when it begins.
  return { ...of, state: 'removal', steps: [...of.steps.filter(({ procedure }) => procedure === 'taking-up'), ...steps], next: 1, begunOn: today }
}

function declined(of: MonitoringCase, today: Day): MonitoringCase {
  if (of.state === 'removal') return { ...of, state: 'monitored', next: null }
  return { ...of, state: 'not-taken-up', next: null, ...decided(of, today) }
}

function decided(of: MonitoringCase, today: Day): Pick<MonitoringCase, 'decidedOn' | 'isInTime'> {
  return { decidedOn: today, isInTime: today <= addDays(of.begunOn, of.wholeDays) }
}

function passed(of: MonitoringCase, place: number, today: Day): MonitoringCase {
  if (place < stepsOf(of).length) return { ...of, next: place + 1 }
  if (of.state === 'removal') return { ...of, state: 'removed', next: null }
  return { ...of, state: 'monitored', next: null, takenUpOn: today, ...decided(of, today) }
}
