import type { Evidence, Measure, ProblemAction, Problem, ProblemState } from '../problems/index.ts'
import { bareText } from '../problems/index.ts'
import type { OutcomeOf } from '../kernel/returned-table.ts'
import type { progressTable } from './table.ts'

/** How far a unit says that it has come (进展情况), in the order of rectification. */
export const progressSteps = ['acknowledged', 'underway', 'done'] as const
export type ProgressStep = (typeof progressSteps)[number]

/** What a cell may read beside the words that go out. */
export const progressWords: Readonly<Record<ProgressStep, readonly string[]>> = {
  acknowledged: ['已签收', '签收', 'Acknowledged'],
  underway: ['整改中', '正在整改', '推进中', 'Under way'],
  done: ['已整改', '整改完成', '已完成', '完成', '已完成整改', 'Done'],
}

/** The step of a cell's text; null where it is none. */
export function progressOf(text: string): ProgressStep | null {
  return progressSteps.find((step) => progressWords[step].some((word) => bareText(word) === bareText(text))) ?? null
}

/** How far a problem has come, as the list of tasks says it; null where nobody has begun. */
export function progressStanding({ state, plannedAt }: { state: ProblemState; plannedAt: unknown }): ProgressStep | null {
  switch (state) {
    case 'found':
      return null
    case 'dispatched':
      return plannedAt ? 'underway' : null
    case 'acknowledged':
      return plannedAt ? 'underway' : 'acknowledged'
    case 'reported':
    case 'reviewed':
    case 'closed':
    case 'void':
    case 'merged':
    case 'lapsed':
      return 'done'
  }
}

/** What somebody has filled in, in one row of the list of tasks. */
export interface FilledIn {
  progress: ProgressStep | null
  measures: readonly Measure[]
  evidence: readonly Evidence[]
}

/** What was said in the problem's present spell about how it is mended, the oldest first. */
export type ToldBefore = readonly { measures: readonly Measure[]; evidence: readonly { sha256: string }[] }[]

/** What a row asks for, and what it will have come to when all of it has gone through. */
export interface AskedFor {
  outcome: OutcomeOf<typeof progressTable>
  actions: readonly ProblemAction[]
}

/**
 * What a row asks to be done with its problem. Asks for nothing that the problem has behind it already, so that the
 * same table may be brought back as often as one likes, and what was sent back is not reported again unless something
 * about it is new.
 */
export function askedFor(problem: Problem, { progress, measures, evidence }: FilledIn, told: ToldBefore): AskedFor {
  if (progress === null && measures.length === 0 && evidence.length === 0) return { outcome: 'empty', actions: [] }
  const latest = told.at(-1)?.measures ?? []
  const isNew = measures.length > 0 && !sameMeasures(measures, latest)
  if (!isNew && rank(progress) <= rank(progressStanding(problem))) return { outcome: 'unchanged', actions: [] }
  const intended = measures.length > 0 ? measures : latest
  if (progress === 'done' && evidence.length > 0) {
    return wasReported(intended, evidence, told) ? { outcome: 'known', actions: [] } : {
      outcome: 'reported',
      actions: [{
        action: problem.state === 'found' ? 'fix-on-the-spot' : 'report', measures: [...intended], evidence: [...evidence],
      }],
    }
  }
  return planned(problem, { progress, intended, isNew }, told)
}

function planned(
  problem: Problem, { progress, intended, isNew }: { progress: ProgressStep | null; intended: readonly Measure[]; isNew: boolean }, told: ToldBefore,
): AskedFor {
  // What was never dispatched cannot be acknowledged: the decision says so.
  const isUntouched = problem.state === 'found' || problem.state === 'dispatched'
  const acknowledge: ProblemAction[] = progress !== null && isUntouched ? [{ action: 'acknowledge' }] : []
  const wantsPlan = isNew || (progress !== null && progress !== 'acknowledged' && intended.length === 0)
  const isStale = isNew && told.some((one) => sameMeasures(intended, one.measures))
  const plan: ProblemAction[] = wantsPlan && !isStale ? [{ action: 'plan', measures: [...intended] }] : []
  const actions = [...acknowledge, ...plan]
  if (progress === 'done') return { outcome: 'planned-without-evidence', actions }
  if (plan.length > 0) return { outcome: 'planned', actions }
  if (acknowledge.length > 0) return { outcome: 'acknowledged', actions }
  return { outcome: isStale ? 'known' : 'unchanged', actions }
}

function rank(step: ProgressStep | null): number {
  return step === null ? -1 : progressSteps.indexOf(step)
}

/** A report with the same measures, and with no file that an earlier one did not have. */
function wasReported(measures: readonly Measure[], evidence: readonly Evidence[], told: ToldBefore): boolean {
  return told.some((one) => one.evidence.length > 0 && sameMeasures(measures, one.measures)
    && evidence.every(({ sha256 }) => one.evidence.some((piece) => piece.sha256 === sha256)))
}

/** By kind and in the same words, however they are divided into lines. */
function sameMeasures(one: readonly Measure[], other: readonly Measure[]): boolean {
  return (['policy', 'own-drive'] as const).every((kind) => wordsOf(one, kind) === wordsOf(other, kind))
}

function wordsOf(measures: readonly Measure[], kind: Measure['kind']): string {
  return bareText(measures.filter((measure) => measure.kind === kind).map(({ text }) => text).join(''))
}
