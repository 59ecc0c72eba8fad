import type { Observation } from '../checklists/index.ts'
import { Refusal } from '../kernel/refusal.ts'

/**
 * The answers of a filled form: field name → its text each time that the field stands there, in the form's order: once, or
 * once a repeat. Empty where nothing was answered; a field that was left out has none.
 */
export type Answers = ReadonlyMap<string, readonly string[]>

/**
 * What a field says that a form asks once; empty where it says nothing.
 * @throws {Refusal} `answer-twice` where it says two different things: neither is taken for the other
 */
export function answerOf(answers: Answers, field: string): string {
  const [said = '', ...others] = new Set((answers.get(field) ?? []).filter((text) => text !== ''))
  if (others.length > 0) throw new Refusal('answer-twice', { field, values: [said, ...others] })
  return said
}

/** Everything that a field says, one after the other where it stands in a repeat. */
export function remark(answers: Answers, field: string): string | null {
  return [...new Set((answers.get(field) ?? []).filter((text) => text !== ''))].join('；') || null
}

/**
 * In a repeat any 1 is a problem, and only 0 every time is ok: somebody whom nobody asked about is not assessed. A form leaves
 * out what does not apply to the household.
 */
export function observationOf(item: string, values: readonly string[]): Observation {
  const wrong = values.find((value) => !['', '0', '1'].includes(value))
  if (wrong !== undefined) throw new Refusal('answer-invalid', { item, value: wrong })
  if (values.includes('1')) return 'problem'
  if (values.length === 0) return 'not-applicable'
  return values.every((value) => value === '0') ? 'ok' : 'not-assessed'
}
