import type { Evidence, ProblemAction } from '@lookback/core/problems'
import type { Chance } from '../chance.ts'
import type { ChecklistItem } from '../checklist/types.ts'
import type { Staff } from '../people/staff.ts'
import { townshipUnit } from '../people/units.ts'
import { measuresFor } from './measures.ts'
import { townshipOf } from '@lookback/core/places'

const hour = 3_600_000

/** Who does a step; a step is taken some hours after the one before. */
type Step =
  | 'dispatch' | 'acknowledge' | 'fix-on-the-spot' | 'report' | 'return' | 'review' | 'site-check' | 'site-check-failed' | 'accept' | 'void'

/** What is being mended, where, and how slowly its township works. */
export interface Case {
  item: ChecklistItem
  dimension: string
  village: string
  slowness: number
}

/** An action with the moment it is taken. */
export interface TimedAction {
  at: number
  person: string
  action: ProblemAction
}

/** Usual hours until each step. The county is quick everywhere; what townships and villages do takes their own time. */
const usualHours: Readonly<Record<Step, { hours: number; local: boolean }>> = {
  dispatch: { hours: 14, local: false },
  acknowledge: { hours: 36, local: true },
  'fix-on-the-spot': { hours: 24, local: true },
  report: { hours: 110, local: true },
  return: { hours: 30, local: true },
  review: { hours: 48, local: true },
  'site-check': { hours: 60, local: false },
  'site-check-failed': { hours: 60, local: false },
  accept: { hours: 10, local: false },
  void: { hours: 70, local: false },
}

/** The usual ways of a problem; some are fixed on the spot (边核边改), returned, or found unmended on site. */
const ways = {
  usual: ['dispatch', 'acknowledge', 'report', 'review', 'site-check', 'accept'],
  onTheSpot: ['fix-on-the-spot', 'review', 'site-check', 'accept'],
  returned: ['dispatch', 'acknowledge', 'report', 'return', 'report', 'review', 'site-check', 'accept'],
  notMended: [
    'dispatch', 'acknowledge', 'report', 'review', 'site-check-failed', 'report', 'review', 'site-check', 'accept',
  ],
} as const satisfies Record<string, readonly Step[]>
const wayShares = { usual: 78, onTheSpot: 12, returned: 6, notMended: 4 }

/** How far a problem must have come before the moment named. */
export type Standing = 'open' | 'reported' | 'closed' | 'void'

/**
 * What is done about a problem between two moments, so that it stands as asked at the end: the steps take their usual
 * time, or less where there is not enough. Where nothing is asked it goes as far as it gets.
 */
export function rectify(
  subject: Case, from: number, until: number, standing: Standing | null, staff: Staff, chance: Chance,
): TimedAction[] {
  const steps = stepsTo(standing, chance)
  const waits = steps.map((step) => wait(step, subject.slowness, chance))
  const whole = waits.reduce((sum, one) => sum + one, 0)
  const room = (until - from) * 0.96
  const must = standing === 'reported' || standing === 'closed' || standing === 'void'
  const pace = must && whole > room ? room / whole : 1
  const actions: TimedAction[] = []
  let at = from
  let reporter = ''
  for (const [index, step] of steps.entries()) {
    const before = at
    at += Math.max(60_000, Math.floor((waits[index] ?? 0) * pace))
    if (at >= until) break
    const person = actorOf(step, subject, reporter, staff, chance)
    if (step === 'report' || step === 'fix-on-the-spot') reporter = person
    actions.push({ at, person, action: actionOf(step, subject, before, at, chance) })
  }
  return actions
}

function stepsTo(standing: Standing | null, chance: Chance): readonly Step[] {
  switch (standing) {
    case 'open':
      return ['dispatch', 'acknowledge']
    case 'reported':
      return ['dispatch', 'acknowledge', 'report', ...(chance.happens(0.5) ? ['review' as const] : [])]
    case 'closed':
      return chance.happens(0.12) ? ways.onTheSpot : ways.usual
    case 'void':
      return ['dispatch', 'void']
    case null:
      return ways[chance.weighted(wayShares)]
  }
}

/** Between half and twice the usual, in milliseconds. */
function wait(step: Step, slowness: number, chance: Chance): number {
  const { hours, local } = usualHours[step]
  return hours * hour * 2 ** (chance.number() * 2 - 1) * (local ? slowness : 1)
}

function actorOf(step: Step, { item, village }: Case, reporter: string, staff: Staff, chance: Chance): string {
  const township = staff.townships.get(townshipOf(village))
  const locals = staff.villages.get(village)
  const department = staff.departments.get(item.department)
  if (!township || !locals || department === undefined) throw new Error(`nobody answers for ${item.code} in ${village}`)
  switch (step) {
    case 'dispatch':
      return chance.happens(0.7) ? chance.pick(staff.office) : department
    case 'acknowledge':
      return township.lead
    case 'fix-on-the-spot':
    case 'report':
      return chance.happens(0.85) ? chance.pick(locals) : township.lead
    case 'return':
    case 'review':
      // 乡镇复核 is not done by whoever reported.
      return reporter === township.lead ? township.deputy : township.lead
    case 'site-check':
    case 'site-check-failed':
      return chance.pick(staff.supervision)
    case 'accept':
      return chance.happens(0.6) ? department : chance.pick(staff.office)
    case 'void':
      return chance.pick(staff.office)
  }
}

function actionOf(step: Step, subject: Case, before: number, at: number, chance: Chance): ProblemAction {
  switch (step) {
    case 'dispatch':
      return { action: step, unit: townshipUnit(townshipOf(subject.village)) }
    case 'acknowledge':
    case 'review':
    case 'accept':
      return { action: step }
    case 'fix-on-the-spot':
    case 'report': {
      const measures = measuresFor(subject.item.code, subject.dimension, chance)
      const kinds = subject.item.evidence.length > 0 ? subject.item.evidence : ['photo']
      return { action: step, measures, evidence: kinds.map((kind) => evidence(kind, before, at, chance)) }
    }
    case 'return':
      return { action: 'return', reason: chance.pick(['佐证照片看不清整改后的情况', '措施与问题不对应，重新报']) }
    case 'site-check':
      return { action: 'site-check', stillThere: false }
    case 'site-check-failed':
      return { action: 'site-check', stillThere: true }
    case 'void':
      return {
        action: 'void', reason: chance.pick(['核对台账，登记错户', '与主管部门核实，按规定不属于问题']),
        evidence: [evidence('file', before, at, chance)],
      }
  }
}

/** Made within the last hours before it is handed in, and after the step before. */
function evidence(kind: string, before: number, at: number, chance: Chance): Evidence {
  const madeAt = Math.max(before, at - chance.whole(5, 300) * 60_000)
  return {
    sha256: [...chance.bytes(32)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    kind: kind === 'photo' ? 'photo' : 'file',
    madeAt: new Date(madeAt).toISOString(),
  }
}
