import type { CodeListDeclarations } from './code-list.ts'
import type { EntryDeclaration, EntryWords } from './entry.ts'
import type { ParameterDeclaration, ParameterWords, ParameterWordsFor } from './parameter.ts'
import type { FigureDeclarations, FigureWords } from './figure.ts'
import type { ReturnedTable } from './returned-table.ts'
import type { Role } from './roles.ts'
import type { Locale } from './words.ts'

/** Permissions with the roles whose posts allow them. */
export type PermissionRoles = Readonly<Record<string, readonly Role[]>>

/** What a capability declares; everything that the application lists of it is made from this. */
export interface Declared {
  permissions?: PermissionRoles
  parameters?: Readonly<Record<string, ParameterDeclaration>>
  codeLists?: CodeListDeclarations
  /** The ways to say no, with their HTTP status. */
  refusals?: Readonly<Record<string, number>>
  /** What may be owed through it, by the names of the queues in which it waits. */
  queues?: readonly string[]
  /** What may be due on a day through it (日清日结), by kind. */
  dayMatters?: readonly string[]
  /** The tables that are filled in and brought back to it. */
  tables?: readonly ReturnedTable[]
  /** The kinds of entry that it appends to the log. */
  entries?: Readonly<Record<string, EntryDeclaration>>
  /** The numbers that it shows, or that others show of it. */
  figures?: FigureDeclarations
}

/** A sentence for each refusal and each kind of entry, and the field's words for our identifiers by group. */
export interface Words {
  /** What the capability is called; those that append to the log are listed by it. */
  name?: string
  entry?: Readonly<Record<string, EntryWords>>
  refusal: Readonly<Record<string, string>>
  term: Readonly<Record<string, string | Readonly<Record<string, string>>>>
}

/** What a returned table is called, how it is filled in, and what became of its rows. */
interface TableWords<Kind extends string, Outcome extends string> {
  table: Readonly<Record<Kind, string>>
  tableHint: Readonly<Record<Kind, string>>
  rowOutcome: Readonly<Record<Outcome, string>>
}

/** The words that a declaration needs: none may be missing in any language. */
type WordsFor<Content extends Declared> = Words & {
  refusal: Readonly<Record<Extract<keyof NonNullable<Content['refusals']>, string>, string>>
} & (Content extends { queues: readonly (infer Queue extends string)[] } ? { term: { queue: Readonly<Record<Queue, string>> } } : unknown)
  & (Content extends { dayMatters: readonly (infer Kind extends string)[] } ? { term: { dayMatter: Readonly<Record<Kind, string>> } } : unknown)
  & (Content extends { tables: readonly ReturnedTable<infer Kind, infer Outcome>[] } ? { term: TableWords<Kind, Outcome> } : unknown)
  & (Content extends { entries: infer Entries } ? { name: string; entry: Readonly<Record<Extract<keyof Entries, string>, EntryWords>> } : unknown)

/** A part of the software under one name, the same in every package. */
export interface Capability extends Declared {
  name: string
  /** By language, so that a phone loads one only. */
  words: Readonly<Record<Locale, () => Promise<{ words: Words }>>>
  /** What its parameters and code lists are called and do. */
  parameterWords?: Readonly<Record<Locale, () => Promise<{ words: ParameterWords }>>>
  /** What its figures are called and how they are counted. */
  figureWords?: Readonly<Record<Locale, () => Promise<{ words: FigureWords }>>>
}

/** Whoever declares parameters or code lists says in words what they do. */
type NeedsParameterWords<Content extends Declared> =
  [keyof NonNullable<Content['parameters']> | keyof NonNullable<Content['codeLists']>] extends [never] ? unknown
    : { parameterWords: Readonly<Record<Locale, () => Promise<{ words: ParameterWordsFor<Content> }>>> }

/** Whoever declares figures says in words how they are counted. */
type NeedsFigureWords<Content extends Declared> = [keyof NonNullable<Content['figures']>] extends [never] ? unknown
  : { figureWords: Readonly<Record<Locale, () => Promise<{ words: FigureWords<Extract<keyof NonNullable<Content['figures']>, string>> }>>> }

/** Declares a capability; a refusal, a queue, a kind of what is due, a returned table or a kind of entry without words, a parameter or a figure without words does not compile. */
export function capability<const Content extends Capability & {
  words: Readonly<Record<Locale, () => Promise<{ words: WordsFor<Content> }>>>
}>(content: Content & NeedsParameterWords<Content> & NeedsFigureWords<Content>): Content {
  return content
}
