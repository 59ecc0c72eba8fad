import { wilson } from '../rates/wilson.ts'
import { reason, type Reason } from '../reason.ts'
import { requireCount, requireProbability } from '../requirements.ts'
import { judge, type Answer, type CheckedVariable, type ComparisonRules } from './judge.ts'

export interface CheckedInterview {
  /** Household, or household and item set; unique within its side. */
  id: string
  /** Who did this visit: the inspector on the survey side, the back checker on the check side. */
  inspector: string
  team?: string
  answers: Readonly<Record<string, Answer>>
}

export interface Difference {
  id: string
  variable: string
  type: CheckedVariable['type']
  survey: Answer
  check: Answer
  inspector: string
  team: string | null
  checker: string
}

export interface DifferenceRate {
  group: string
  type: CheckedVariable['type']
  differences: number
  compared: number
  /** Null with a reason under `minimumComparisons`. */
  rate: number | null
  lower: number | null
  upper: number | null
  reason: Reason | null
}

export interface BackCheckResult {
  differences: Difference[]
  byVariable: DifferenceRate[]
  byInspector: DifferenceRate[]
  byTeam: DifferenceRate[]
  byChecker: DifferenceRate[]
  /** Back checks whose household the survey does not hold. */
  unmatched: string[]
  reason: Reason | null
}

interface Comparison {
  answers: Difference
  differs: boolean
}

function byId(side: string, interviews: readonly CheckedInterview[]): Map<string, CheckedInterview> {
  const found = new Map<string, CheckedInterview>()
  for (const interview of interviews) {
    if (found.has(interview.id)) throw new RangeError(`${side} holds '${interview.id}' twice`)
    found.set(interview.id, interview)
  }
  return found
}

/** The two visits to one household, item by item; items that the rules leave out are missing. */
function compare(
  first: CheckedInterview,
  second: CheckedInterview,
  variables: readonly CheckedVariable[],
  rules: ComparisonRules,
): Comparison[] {
  return variables.flatMap((variable) => {
    const given = { survey: first.answers[variable.name] ?? null, check: second.answers[variable.name] ?? null }
    const verdict = judge(variable, given, rules)
    if (verdict === 'not-compared') return []
    const who = { inspector: first.inspector, team: first.team ?? null, checker: second.inspector }
    const answers = { id: second.id, variable: variable.name, type: variable.type, ...given, ...who }
    return [{ answers, differs: verdict === 'different' }]
  })
}

function ratesBy(
  comparisons: readonly Comparison[],
  groupOf: (answers: Difference) => string | null,
  minimum: number,
  confidence: number,
): DifferenceRate[] {
  const groups = new Map<string, Comparison[]>()
  for (const comparison of comparisons) {
    const group = groupOf(comparison.answers)
    if (group === null) continue
    const key = `${comparison.answers.type} ${group}`
    groups.set(key, [...(groups.get(key) ?? []), comparison])
  }
  const rates = [...groups].map(([key, members]): DifferenceRate => {
    const differences = members.filter(({ differs }) => differs).length
    const compared = members.length
    const type = members[0]?.answers.type ?? 1
    const row = { group: key.slice(2), type, differences, compared }
    if (compared < minimum) {
      return {
        ...row,
        rate: null,
        lower: null,
        upper: null,
        reason: reason('too-few-comparisons', { compared, minimum }),
      }
    }
    const { estimate, lower, upper } = wilson({ successes: differences, trials: compared, confidence })
    return { ...row, rate: estimate, lower, upper, reason: null }
  })
  return rates.sort((one, other) => one.type - other.type || (other.lower ?? -1) - (one.lower ?? -1))
}

/**
 * Back checks: how often a second, independent visit gives another answer, by item, inspector, team and checker.
 * Type 1 must not change (talk to the inspector), type 2 is hard to ask (train), type 3 is open (look at stability).
 *
 * Source: the `bcstats` definitions of Innovations for Poverty Action (White & Rosenberg; bcstats for Stata).
 * Assumes: households to check were drawn at random, by people who did not see the first answers.
 * Not for: items that may truly have changed between the visits, unless of type 3.
 * Rates come ordered by their lower Wilson limit, so that a small group cannot lead by chance.
 */
export function backCheck(input: {
  variables: readonly CheckedVariable[]
  survey: readonly CheckedInterview[]
  check: readonly CheckedInterview[]
  rules?: ComparisonRules
  minimumComparisons?: number
  confidence?: number
}): BackCheckResult {
  const { variables, survey, check, rules = {}, minimumComparisons = 5, confidence = 0.95 } = input
  requireCount('minimumComparisons', minimumComparisons)
  requireProbability('confidence', confidence)
  const surveyed = byId('survey', survey)
  const unmatched = [...byId('check', check).keys()].filter((id) => !surveyed.has(id))
  const comparisons = check.flatMap((second) => {
    const first = surveyed.get(second.id)
    if (first === undefined) return []
    return compare(first, second, variables, rules)
  })
  const rates = (groupOf: (answers: Difference) => string | null) =>
    ratesBy(comparisons, groupOf, minimumComparisons, confidence)
  return {
    differences: comparisons.filter(({ differs }) => differs).map(({ answers }) => answers),
    byVariable: rates(({ variable }) => variable),
    byInspector: rates(({ inspector }) => inspector),
    byTeam: rates(({ team }) => team),
    byChecker: rates(({ checker }) => checker),
    unmatched,
    reason: comparisons.length === 0 ? reason('nothing-compared') : null,
  }
}
