import type { ChecklistItem } from './types.ts'

type Allowance = Pick<ChecklistItem, 'allowance' | 'allowanceUnit'>
type Terms = Allowance & Pick<ChecklistItem, 'severity' | 'department' | 'evidence'>

export function days(allowance: number): Allowance {
  return { allowance, allowanceUnit: 'day' }
}

export function workingDays(allowance: number): Allowance {
  return { allowance, allowanceUnit: 'working-day' }
}

/** 硬伤: who answers, how long mending may take, and the evidence that closing needs. */
export function hard(department: string, allowance: Allowance, ...evidence: string[]): Terms {
  return { severity: 'hard', department, ...allowance, evidence }
}

/** An ordinary item, with the same terms. */
export function ordinary(department: string, allowance: Allowance, ...evidence: string[]): Terms {
  return { severity: 'ordinary', department, ...allowance, evidence }
}
