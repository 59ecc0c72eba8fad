import type { z } from 'zod'
import type { Endpoint } from './endpoint.ts'

/**
 * What a count counts, and in which unit its list is read: of problems, households, people, objects, reports, letters, listings, villages, postings,
 * absences, sheets, decisions, commitments, waits, proposals, steps, instructions, minutes, notices, cases and matters of a day a row is one; of findings and times a row says how many it is (`times`),
 * so that they add up to the figure.
 */
export const countUnits = [
  'problems', 'households', 'people', 'objects', 'reports', 'matters', 'findings', 'times', 'doubts', 'indicators', 'letters', 'listings', 'villages', 'postings',
  'absences', 'sheets', 'decisions', 'commitments', 'waits', 'proposals', 'steps', 'instructions', 'minutes', 'notices', 'cases',
] as const
export type CountUnit = (typeof countUnits)[number]

/** Along what figures are broken down, each with the filter that narrows a list to one of its keys. */
export const breakdownFilters = {
  township: 'region', village: 'region', department: 'department', dimension: 'dimension', item: 'item', severity: 'severity',
  category: 'category', inspector: 'inspector', round: 'round', leader: 'leader', lately: 'closed', day: 'openOn', since: 'since', unit: 'unit', rule: 'rule', class: 'class', stage: 'stage',
} as const
export type Breakdown = keyof typeof breakdownFilters

/** The filter of a list, narrowed to one key of a breakdown; of two places, the one that lies in the other. */
export function narrowedTo<Filter extends { region?: string | undefined }>(filter: Filter, by: Breakdown, key: string): Filter {
  const name = breakdownFilters[by]
  return name === 'region' && filter.region?.startsWith(key) ? filter : { ...filter, [name]: key }
}

/**
 * A number that counts records. The filter by which it is counted is the filter of the list that it opens: they cannot
 * differ. What no filter of the list says is a condition of the server under a name, which the list takes as well.
 */
export interface Count {
  unit: CountUnit
  /** The list that it opens, and the filter that leaves what was counted. */
  list: Endpoint
  where: Readonly<Record<string, string>>
  by: readonly Breakdown[]
  /** By what it is counted: what holds today, or what held in the rounds that its filter names. */
  asOf: 'today' | 'round'
}

/** A number made of counts: it opens the list of the one that it tells of. */
export type Derived<Name extends string = string> =
  /** One count as a share of one or more others. */
  | { unit: 'percent'; part: Name; whole: readonly Name[] }
  /** The median days of what a count counts. */
  | { unit: 'days'; over: Name }

export type Figure = Count | Derived
export type FigureDeclarations = Readonly<Record<string, Figure>>

/** What figures are called, and how they are counted (怎么算的); apart from the other words, so that a phone does not load them. */
export type FigureWords<Name extends string = string> = Readonly<Record<Name, { name: string; counted: string }>>

type QueryOf<List> = List extends Endpoint<string, infer Query> ? z.input<Query> : never
type FilterOf<Query> = { readonly [Key in keyof Query]?: Query[Key] }
/** The breakdowns whose filter a list has. */
type BreakdownOf<Query> = { [By in Breakdown]: (typeof breakdownFilters)[By] extends keyof Query ? By : never }[Breakdown]

/** Declares counts that open one list and break down alike; a filter or a breakdown that the list does not have does not compile. */
export function counts<const List extends Endpoint, const Filters extends Record<string, FilterOf<QueryOf<List>>>>(
  { unit, list, by, asOf }: { unit: CountUnit; list: List; by: readonly BreakdownOf<QueryOf<List>>[]; asOf: Count['asOf'] },
  filters: Filters,
): { readonly [Name in keyof Filters]: Count & { where: Filters[Name] } } {
  const declared = Object.entries(filters).map(([name, where]) => [name, { unit, list, where, by, asOf }])
  return Object.fromEntries(declared) as { readonly [Name in keyof Filters]: Count & { where: Filters[Name] } }
}

/** Declares figures made of counts; one that is not declared does not compile. */
export function derived<Counts extends Readonly<Record<string, Count>>, const Made extends Record<string, Derived<keyof Counts & string>>>(
  _: Counts, made: Made,
): Made {
  return made
}

/**
 * The value of a share.
 * @returns null where there is nothing to be a share of
 */
export function shareOf<Name extends string>(
  { part, whole }: { part: Name; whole: readonly Name[] }, valueOf: (count: Name) => number,
): number | null {
  const all = whole.reduce((sum, count) => sum + valueOf(count), 0)
  return all === 0 ? null : valueOf(part) / all
}
