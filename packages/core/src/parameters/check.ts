import type { z } from 'zod'
import type { CodeListName } from '../kernel/code-list.ts'
import type { RefusalCode, RefusalDetails } from '../kernel/refusal.ts'
import type { ValueForm } from './form.ts'
import { formAt } from './form.ts'

/** What is wrong with a value, at which place in it. */
export interface ValueProblem {
  code: RefusalCode
  path: readonly PropertyKey[]
  details: RefusalDetails
}

/** The first thing that is wrong with a value by its schema, in the units in which it is filled in. */
export function problemOf({ issues: [issue] }: z.ZodError, form: ValueForm, value: unknown): ValueProblem {
  const path = issue?.path ?? []
  const at = formAt(form, path)
  const shown = (limit: number | bigint) => Number(limit) / (at.kind === 'number' ? at.shownPer : 1)
  const filled = path.reduce<unknown>((inside, step) => (inside as Record<PropertyKey, unknown> | null)?.[step], value)
  if (!issue || filled === undefined || filled === null || filled === '') return { code: 'parameter-missing', path, details: {} }
  if (issue.code === 'too_small') return { code: 'parameter-below', path, details: { least: shown(issue.minimum) } }
  if (issue.code === 'too_big') return { code: 'parameter-above', path, details: { most: shown(issue.maximum) } }
  const isFraction = typeof filled === 'number' && !Number.isInteger(filled)
  return { code: at.kind === 'number' && at.whole && isFraction ? 'parameter-not-whole' : 'parameter-wrong', path, details: {} }
}

/** The codes that a value names, with their places in it. */
export function codesIn(form: ValueForm, value: unknown, path: readonly PropertyKey[] = []): { list: CodeListName; code: string; path: readonly PropertyKey[] }[] {
  switch (form.kind) {
    case 'code':
      return [{ list: form.list, code: String(value), path }]
    case 'several':
      return (value as unknown[]).flatMap((one, index) => codesIn(form.of, one, [...path, index]))
    case 'rows':
      return (value as unknown[]).flatMap((row, index) => codesIn({ kind: 'group', fields: form.fields }, row, [...path, index]))
    case 'group':
      return Object.entries(form.fields).flatMap(([name, field]) => codesIn(field, (value as Record<string, unknown>)[name], [...path, name]))
    case 'number':
    case 'text':
    case 'day':
    case 'flag':
    case 'choice':
      return []
  }
}

interface Labelled {
  label?: string
  fields?: Readonly<Record<string, Labelled>>
}

/** A place in a parameter as a person would name it: “升级督办 · 第2行 · 超期满”. */
export function labelOf(words: Labelled & { title: string }, path: readonly PropertyKey[], row: string): string {
  const parts: string[] = []
  let inside: Labelled | undefined = words
  for (const step of path) {
    if (typeof step === 'number') {
      parts.push(row.replace('{row}', String(step + 1)))
      continue
    }
    inside = inside?.fields?.[String(step)]
    parts.push(inside?.label ?? String(step))
  }
  return parts.length === 0 ? words.title : parts.join(' · ')
}
