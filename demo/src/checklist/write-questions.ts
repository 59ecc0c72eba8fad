import type { Constraint, ProblemRule, Question, Text } from './types.ts'

type More = Partial<Omit<Question, 'name' | 'type' | 'list' | 'label'>>

export function text(zh: string, en: string): Text {
  return { zh, en }
}

export function yesNo(name: string, zh: string, en: string, more: More = {}): Question {
  return { name, type: 'select_one', list: 'yes_no', label: text(zh, en), ...more }
}

/** A question whose good answer is yes. */
export function yes(name: string, zh: string, en: string, more: More = {}): Question {
  return yesNo(name, zh, en, { good: 'yes', ...more })
}

/** A question whose good answer is no. */
export function no(name: string, zh: string, en: string, more: More = {}): Question {
  return yesNo(name, zh, en, { good: 'no', ...more })
}

export function choice(name: string, list: string, zh: string, en: string, more: More = {}): Question {
  return { name, type: 'select_one', list, label: text(zh, en), ...more }
}

/** A whole number from 0 to `most`. */
export function whole(name: string, most: number, zh: string, en: string, more: More = {}): Question {
  return { name, type: 'integer', label: text(zh, en), constraint: upTo(most), ...more }
}

/** An amount from 0 to `most`, with decimals. */
export function amount(name: string, most: number, zh: string, en: string, more: More = {}): Question {
  return { name, type: 'decimal', label: text(zh, en), constraint: upTo(most), ...more }
}

/** A number that cannot be more than another question's answer. */
export function atMost(question: string, zh: string, en: string): Constraint {
  return { test: `. >= 0 and . <= \${${question}}`, message: text(zh, en) }
}

function upTo(most: number): Constraint {
  return { test: `. >= 0 and . <= ${most}`, message: text(`请填 0 到 ${most}`, `Enter 0 to ${most}`) }
}

/** An item is a problem where its question has one of these answers. */
export function answered(question: string, ...answers: string[]): ProblemRule {
  return { question, answers }
}
