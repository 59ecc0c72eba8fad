import type { z } from 'zod'

/** What a reader is told by name: a person, a place, a problem … Open: every capability adds what it keeps. */
export interface References {}
export type Reference = keyof References

/**
 * What an entry is about, beside the place where it happened, which every entry has. `person` stands in the payload under
 * that name; a household's phone may send something that is about no household that we know.
 */
export type EntryAbout = 'county' | 'place' | 'actor' | 'person' | 'subject' | 'subject-where-known' | 'problem'

/** What an entry moves; all of it is said of every kind, so that none is forgotten. */
export interface EntryMoves {
  /** What phones do: nothing; fetch the subject anew; or also let it go, for it may have left somebody's scope. */
  phones: 'nothing' | 'anew' | 'out-of-scope'
  /**
   * Which figures may be different after it: none; none, but what stands around them is (names, posts, rounds); those of
   * its place; or, where something has moved, those of any place.
   */
  figures: 'none' | 'frame' | 'place' | 'everywhere'
  /** From it on, a subject lies in the entry's region, or the payload's `department` answers for a problem. */
  places?: 'subject' | 'problem'
}

/** How a detail of the payload is told: by the name of what it refers to, or as a term of a group. */
export type DetailTold = Reference | { term: string }

/** A kind of entry of the log (台账流水), declared by the capability that appends it. */
export interface EntryDeclaration<Payload extends z.ZodObject = z.ZodObject, About extends EntryAbout = EntryAbout> {
  payload: Payload
  about: About
  moves: EntryMoves
  /** Whom it tells, in the audiences of its capability; nobody when left out. */
  tells?: readonly string[]
  /** What lists, workbooks and figures read of it, in the terms of its capability; they ask by these and need not know the kind. */
  says?: readonly string[]
  /**
   * It says that somebody took a file away: a list with what a page shows, or one with whole numbers of documents and telephones.
   * What is out of the ordinary is read off by this, whatever capability gives the file out.
   */
  takesAway?: 'list' | 'whole-numbers'
  /** Details that are codes or identifiers. */
  details?: { readonly [Name in keyof z.output<Payload>]?: DetailTold }
}

/** Declares a kind of entry, so that its details are held against its payload. */
export function entry<
  Payload extends z.ZodObject, const About extends EntryAbout, const Rest extends Omit<EntryDeclaration<Payload>, 'payload' | 'about'>,
>(declaration: { payload: Payload; about: About } & Rest): { payload: Payload; about: About } & Rest {
  return declaration
}

/** The payload that an entry of a declaration carries. */
export type PayloadOf<Declaration> = Declaration extends { payload: infer Payload extends z.ZodType } ? z.output<Payload> : never

/** The name of a kind of entry, and what an entry of it says with its details in `{…}`. */
export interface EntryWords {
  name: string
  sentence: string
}
