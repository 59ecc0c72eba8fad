import type { AllowanceUnit, Severity } from '@lookback/core/checklists'

/** A text in the two languages of the form. */
export interface Text {
  zh: string
  en: string
}

/** A limit on an answer and what is said when it is passed. */
export interface Constraint {
  test: string
  message: Text
}

export interface Question {
  name: string
  type: 'integer' | 'decimal' | 'text' | 'date' | 'select_one'
  /** The choice list of a `select_one`. */
  list?: string
  label: Text
  hint?: Text
  /** XPath; the question is asked only where it holds. */
  relevant?: string
  constraint?: Constraint
  /** Always, or where an XPath holds. */
  required?: boolean | string
  /** The answer that says that all is well: a choice or a number, or `${question}`. */
  good?: string
  /** Where the answer is known from, as the column `known` has it. */
  known?: string
}

/** When an item is a problem: one of these answers to its one question, or an XPath over its questions. */
export type ProblemRule = { question: string; answers: readonly string[] } | { xpath: string }

/** One check item with the questions that decide it. */
export interface ChecklistItem {
  code: string
  wording: Text
  severity: Severity
  department: string
  allowance: number
  allowanceUnit: AllowanceUnit
  evidence: readonly string[]
  /** What the papers among the evidence are called. */
  papers?: readonly string[]
  /** The households that the item is asked of; null for all. */
  appliesTo: ConditionName | null
  questions: readonly Question[]
  problem: ProblemRule
}

export interface Section {
  /** Name of the group. */
  name: string
  label: Text
  /** Code of the list `dimension`. */
  dimension: string
  items: readonly ChecklistItem[]
}

/** What the form must know about a household to ask the right questions. */
export interface Facts {
  members: number
  registered: boolean
  pupils: number
  workers: number
  seriouslyIll: number
  chronicallyIll: number
  disabled: number
  allowance: boolean
  destitute: boolean
  housingSupport: 'none' | 'renovation' | 'relocation'
  welfarePost: boolean
  loan: boolean
}

interface Condition {
  /** The condition over the questions of the section `household`. */
  xpath: string
  holds: (facts: Facts) => boolean
}

/** Which households an item can be asked of: the same condition for the form and for the demo's households. */
export const conditions = {
  registered: { xpath: "${registered} = 'yes'", holds: (facts) => facts.registered },
  pupils: { xpath: '${pupils} > 0', holds: (facts) => facts.pupils > 0 },
  workers: { xpath: '${workers} > 0', holds: (facts) => facts.workers > 0 },
  seriouslyIll: { xpath: '${seriously_ill} > 0', holds: (facts) => facts.seriouslyIll > 0 },
  chronicallyIll: { xpath: '${chronically_ill} > 0', holds: (facts) => facts.chronicallyIll > 0 },
  disabled: { xpath: '${disabled} > 0', holds: (facts) => facts.disabled > 0 },
  allowance: { xpath: "${allowance} = 'yes'", holds: (facts) => facts.allowance },
  noAllowance: {
    xpath: "${allowance} = 'no' and ${destitute} = 'no'", holds: (facts) => !facts.allowance && !facts.destitute,
  },
  destitute: { xpath: "${destitute} = 'yes'", holds: (facts) => facts.destitute },
  housed: {
    xpath: "${housing_support} = 'renovation' or ${housing_support} = 'relocation'",
    holds: (facts) => facts.housingSupport !== 'none',
  },
  relocated: { xpath: "${housing_support} = 'relocation'", holds: (facts) => facts.housingSupport === 'relocation' },
  welfarePost: { xpath: "${welfare_post} = 'yes'", holds: (facts) => facts.welfarePost },
  loan: { xpath: "${loan} = 'yes'", holds: (facts) => facts.loan },
} as const satisfies Record<string, Condition>
export type ConditionName = keyof typeof conditions

/** Whether an item can be asked of a household. */
export function applies(item: Pick<ChecklistItem, 'appliesTo'>, facts: Facts): boolean {
  return item.appliesTo === null || conditions[item.appliesTo].holds(facts)
}
