import { z } from 'zod'
import type { CodeListName } from '../kernel/code-list.ts'

/** How a value is filled in, read off its schema. */
export type ValueForm =
  | { kind: 'number'; least: number | null; most: number | null; whole: boolean; shownPer: number }
  | { kind: 'text'; longest: number | null }
  | { kind: 'day' }
  | { kind: 'flag' }
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'code'; list: CodeListName }
  | { kind: 'several'; of: ValueForm }
  | { kind: 'rows'; fields: Readonly<Record<string, ValueForm>> }
  | { kind: 'group'; fields: Readonly<Record<string, ValueForm>> }

/** What `z.toJSONSchema` says, as far as parameters go; `list` and `shownPer` are the schema's own `meta`. */
interface Said {
  type?: string
  format?: string
  enum?: readonly string[]
  properties?: Readonly<Record<string, Said>>
  items?: Said
  minimum?: number
  maximum?: number
  maxLength?: number
  /** The code list that the text is of. */
  list?: CodeListName
  /** A number is shown as so many of these, e.g. 0.01 for percent. */
  shownPer?: number
}

/** The form of a parameter's schema. */
export function formOf(shape: z.ZodType): ValueForm {
  return read(z.toJSONSchema(shape) as Said)
}

/** @throws {Error} for a schema that has no form: parameters are made of numbers, texts, days, choices, codes and rows of these */
function read(said: Said): ValueForm {
  switch (said.type) {
    case 'object':
      return { kind: 'group', fields: fieldsOf(said) }
    case 'array':
      if (!said.items) break
      return said.items.type === 'object' ? { kind: 'rows', fields: fieldsOf(said.items) } : { kind: 'several', of: read(said.items) }
    case 'integer':
    case 'number':
      return {
        kind: 'number', whole: said.type === 'integer', shownPer: said.shownPer ?? 1,
        least: bound(said.minimum), most: bound(said.maximum),
      }
    case 'boolean':
      return { kind: 'flag' }
    case 'string':
      return readText(said)
    case undefined:
      break
  }
  throw new Error(`no form for ${JSON.stringify(said)}`)
}

function readText({ format, list, maxLength, enum: options }: Said): ValueForm {
  if (options) return { kind: 'choice', options }
  if (list) return { kind: 'code', list }
  return format === 'date' ? { kind: 'day' } : { kind: 'text', longest: maxLength ?? null }
}

function fieldsOf({ properties = {} }: Said): Record<string, ValueForm> {
  return Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, read(field)]))
}

/** The largest number of the machine is no bound that anybody set. */
function bound(number: number | undefined): number | null {
  return number === undefined || Math.abs(number) === Number.MAX_SAFE_INTEGER ? null : number
}

/** What a new row, or a field that nobody has filled in, begins with. */
export function emptyValue(form: ValueForm): unknown {
  switch (form.kind) {
    case 'number':
      return form.least ?? 0
    case 'flag':
      return false
    case 'choice':
      return form.options[0]
    case 'several':
    case 'rows':
      return []
    case 'group':
      return emptyRow(form.fields)
    case 'text':
    case 'day':
    case 'code':
      return ''
  }
}

export function emptyRow(fields: Readonly<Record<string, ValueForm>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, emptyValue(field)]))
}

/** The form of one place in a value. */
export function formAt(form: ValueForm, path: readonly PropertyKey[]): ValueForm {
  const [step, ...rest] = path
  if (step === undefined) return form
  switch (form.kind) {
    case 'group': {
      const field = form.fields[String(step)]
      return field ? formAt(field, rest) : form
    }
    case 'rows':
      return formAt({ kind: 'group', fields: form.fields }, rest)
    case 'several':
      return formAt(form.of, rest)
    case 'number':
    case 'text':
    case 'day':
    case 'flag':
    case 'choice':
    case 'code':
      return form
  }
}
