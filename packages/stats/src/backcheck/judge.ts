export type Answer = string | number | null

export interface CheckedVariable {
  name: string
  /** 1 must not change, 2 is hard to ask, 3 is open to change. */
  type: 1 | 2 | 3
  /** Differences check - survey from -below to +above, both included, count as agreement. */
  okRange?: { below: number; above: number; unit: 'absolute' | 'percent' }
}

export interface ComparisonRules {
  /** Leave out comparisons whose check answer is missing; otherwise a missing answer counts as a difference. */
  excludeMissing?: boolean
  /** Check answers that are not compared at all: they leave numerator and denominator. */
  exclude?: readonly Answer[]
  /** Check answers that never count as a difference, but stay in the denominator. */
  noDifference?: readonly Answer[]
}

export type Verdict = 'same' | 'different' | 'not-compared'

function withinRange(survey: Answer, check: Answer, range: CheckedVariable['okRange']): boolean {
  if (range === undefined || typeof survey !== 'number' || typeof check !== 'number') return false
  const unit = range.unit === 'percent' ? Math.abs(survey) / 100 : 1
  // Inclusive limits must not be lost to the last bit of a decimal fraction.
  const slack = 1e-9 * (Math.abs(survey) + Math.abs(check))
  const difference = check - survey
  return difference >= -range.below * unit - slack && difference <= range.above * unit + slack
}

/** Whether two answers to one item differ, by the rules of `bcstats`. A missing answer is never within a range. */
export function judge(
  variable: CheckedVariable,
  answers: { survey: Answer; check: Answer },
  rules: ComparisonRules,
): Verdict {
  const { survey, check } = answers
  if (rules.excludeMissing === true && check === null) return 'not-compared'
  if (rules.exclude?.includes(check) === true) return 'not-compared'
  if (survey === check || rules.noDifference?.includes(check) === true) return 'same'
  return withinRange(survey, check, variable.okRange) ? 'same' : 'different'
}
