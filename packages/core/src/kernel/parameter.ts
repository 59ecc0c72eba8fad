import type { z } from 'zod'
import type { CodeListDeclarations } from './code-list.ts'

/** How a parameter is changed, beside its shape. */
export interface ParameterRules<Effect extends string = string> {
  /** What a change moves, told before it is saved; the server counts each. */
  effects?: readonly Effect[]
  /** Nothing that is done rests on the value of a day: a change may hold from a past day on. */
  mayBeginBefore?: boolean
  /** Set once by the software and shown to nobody. */
  fixed?: boolean
}

/** A parameter of the county: its shape, and the value that a new county begins with; without one, the county has none at first. */
export interface ParameterDeclaration<Shape extends z.ZodType = z.ZodType, Effect extends string = string> extends ParameterRules<Effect> {
  shape: Shape
  initial?: z.input<Shape>
}

/** A parameter that every county has, whatever day it was made: without a value of its own, the initial one holds. */
export type InitialParameter<Shape extends z.ZodType = z.ZodType, Effect extends string = string> =
  ParameterDeclaration<Shape, Effect> & { initial: z.input<Shape> }

type EffectsIn<Rules> = Rules extends { effects: readonly (infer Effect extends string)[] } ? Effect : never

/** Declares a parameter, so that its first value is held against its shape. */
export function parameter<Shape extends z.ZodType, const Rules extends ParameterRules = object>(
  shape: Shape, initial: z.input<Shape>, rules?: Rules,
): InitialParameter<Shape, EffectsIn<Rules>>
export function parameter<Shape extends z.ZodType, const Rules extends ParameterRules = object>(
  shape: Shape, initial?: undefined, rules?: Rules,
): ParameterDeclaration<Shape, EffectsIn<Rules>>
export function parameter(shape: z.ZodType, initial?: unknown, rules: ParameterRules = {}): ParameterDeclaration {
  return { shape, ...rules, ...(initial === undefined ? {} : { initial }) }
}

/** What something on the page is called, and what it does. */
export interface Explained {
  title: string
  does: string
}

/** The words of one value of a parameter: what it is called, its unit where it is a number, its choices where it has some. */
export type ValueWords<Value> = { label: string; does?: string } & (
  Value extends number | readonly number[] ? { unit: string }
    : Value extends string ? (string extends Value ? unknown : { choices: Readonly<Record<Value, string>> })
      : Value extends readonly (infer Row)[] ? (Row extends object ? { fields: FieldsWords<Row> } : unknown)
        : Value extends object ? { fields: FieldsWords<Value> } : unknown)

type FieldsWords<Content extends object> = { readonly [Field in keyof Content & string]-?: ValueWords<Content[Field]> }

/** A field of a parameter always says what it does; the columns of its rows are told by their names. */
type ExplainedFields<Content extends object> = { readonly [Field in keyof Content & string]-?: ValueWords<Content[Field]> & { does: string } }

/** All the words of a parameter: none of a field, a choice or an effect may be missing. */
export type WordsOfParameter<Declaration> = Declaration extends ParameterDeclaration<infer Shape, infer Effect>
  ? Explained
    & (z.output<Shape> extends object ? { fields: ExplainedFields<z.output<Shape>> } : unknown)
    & ([Effect] extends [never] ? unknown : { effects: Readonly<Record<Effect, { label: string; unit: string }>> })
  : never

/** The words of a field, whichever it is. */
export interface FieldWords {
  label: string
  does?: string
  unit?: string
  choices?: Readonly<Record<string, string>>
  fields?: Readonly<Record<string, FieldWords>>
}

/** What the county's parameters and code lists are called; apart from the other words, so that a phone does not load them. */
export interface ParameterWords {
  parameters: Readonly<Record<string, Explained & {
    fields?: Readonly<Record<string, FieldWords>>
    effects?: Readonly<Record<string, { label: string; unit: string }>>
  }>>
  /** With the unit in which the records that carry a code are counted. */
  codeLists: Readonly<Record<string, Explained & { unit: string }>>
}

/** The words that the parameters and code lists of a capability need. */
export interface ParameterWordsFor<Content extends { parameters?: Readonly<Record<string, ParameterDeclaration>>; codeLists?: CodeListDeclarations }> {
  parameters: { readonly [Name in Extract<keyof NonNullable<Content['parameters']>, string>]: WordsOfParameter<NonNullable<Content['parameters']>[Name]> }
  codeLists: { readonly [List in Extract<keyof NonNullable<Content['codeLists']>, string>]: Explained & { unit: string } }
}
