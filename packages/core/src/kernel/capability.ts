import type { z } from 'zod'
import type { Role } from './roles.ts'
import type { Locale } from './words.ts'

/** Permissions with the roles whose posts allow them. */
export type PermissionRoles = Readonly<Record<string, readonly Role[]>>

/** A parameter of the county: its shape, and the value that a new county begins with; without one, the county has none at first. */
export interface ParameterDeclaration<Shape extends z.ZodType = z.ZodType> {
  shape: Shape
  initial?: z.input<Shape>
}

/** A parameter that every county has, whatever day it was made: without a value of its own, the initial one holds. */
export type InitialParameter<Shape extends z.ZodType = z.ZodType> = Required<ParameterDeclaration<Shape>>

/** Declares a parameter, so that its first value is held against its shape. */
export function parameter<Shape extends z.ZodType>(shape: Shape): ParameterDeclaration<Shape>
export function parameter<Shape extends z.ZodType>(shape: Shape, initial: z.input<Shape>): InitialParameter<Shape>
export function parameter<Shape extends z.ZodType>(shape: Shape, initial?: z.input<Shape>): ParameterDeclaration<Shape> {
  return initial === undefined ? { shape } : { shape, initial }
}

/** What a capability declares; everything that the application lists of it is made from this. */
export interface Declared {
  permissions?: PermissionRoles
  parameters?: Readonly<Record<string, ParameterDeclaration>>
  /** The ways to say no, with their HTTP status. */
  refusals?: Readonly<Record<string, number>>
}

/** A sentence for each refusal, and the field's words for our identifiers by group. */
export interface Words {
  refusal: Readonly<Record<string, string>>
  term: Readonly<Record<string, string | Readonly<Record<string, string>>>>
}

/** The words that a declaration needs: none may be missing in any language. */
interface WordsFor<Content extends Declared> extends Words {
  refusal: Readonly<Record<Extract<keyof NonNullable<Content['refusals']>, string>, string>>
}

/** A part of the software under one name, the same in every package. */
export interface Capability extends Declared {
  name: string
  /** By language, so that a phone loads one only. */
  words: Readonly<Record<Locale, () => Promise<{ words: Words }>>>
}

/** Declares a capability; a refusal without a sentence does not compile. */
export function capability<const Content extends Capability & {
  words: Readonly<Record<Locale, () => Promise<{ words: WordsFor<Content> }>>>
}>(content: Content): Content {
  return content
}
