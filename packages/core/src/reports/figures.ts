import type { ComparisonSelection } from '../comparison/index.ts'
import type { Severity } from '../checklists/index.ts'

/** Along what a figure can be narrowed to a part of the county's problems. */
export const figureBreakdowns = ['township', 'dimension', 'item', 'category'] as const
export type FigureBreakdown = (typeof figureBreakdowns)[number]

/**
 * How a figure is computed, as data. All figures of a bulletin are counted from one reading of the comparison of two
 * rounds, so that they cannot disagree with one another or with the console.
 * - `problems`: problems of any of the selections of the comparison; one that both rounds found is two findings and one problem.
 * - `share`: one figure over another; `share-range` tells it in words with its 95 % interval.
 * - `households`: households that a round had to visit, or has visited.
 * - `leading-dimensions`: the most frequent dimensions together: their names, problems, or share.
 * - `days-left`: days until the examination.
 */
export type FigureRule =
  | {
      kind: 'problems'
      unit: 'problems' | 'findings'
      select: readonly ComparisonSelection[]
      severity?: Severity
      nonPoorOnly?: true
    }
  | { kind: 'share' | 'share-range'; part: string; whole: string }
  | { kind: 'households'; round: 'earlier' | 'later'; which: 'due' | 'visited' }
  | { kind: 'leading-dimensions'; show: 'names' | 'found' | 'share' }
  | { kind: 'days-left' }

/** A figure of the comparison, as it is declared there. */
function compared(select: ComparisonSelection): FigureRule {
  return { kind: 'problems', unit: 'problems', select: [select] }
}

/** The catalogue of figures. Their words, which are the template's tags as well, stand in `locales/…/reports.ts`. */
export const figureRules = {
  found: { kind: 'problems', unit: 'findings', select: ['found-earlier', 'found-later'] },
  'distinct-problems': { kind: 'problems', unit: 'problems', select: ['found-earlier', 'found-later'] },
  'found-earlier': compared('found-earlier'),
  'found-later': compared('found-later'),
  'found-by-both': compared('found-by-both'),
  'found-later-only': compared('found-later-only'),
  outstanding: compared('outstanding'),
  'false-report': compared('false-report'),
  recurred: compared('recurred'),
  missed: compared('missed'),
  new: compared('new'),
  skipped: compared('skipped'),
  uncovered: compared('uncovered'),
  resolved: compared('resolved'),
  unverified: compared('unverified'),
  void: compared('void'),
  'non-poor-earlier': { kind: 'problems', unit: 'problems', select: ['found-earlier'], nonPoorOnly: true },
  'non-poor-later': { kind: 'problems', unit: 'problems', select: ['found-later'], nonPoorOnly: true },
  'non-poor-share': { kind: 'share', part: 'non-poor-later', whole: 'found-later' },
  'hard-earlier': { kind: 'problems', unit: 'problems', select: ['found-earlier'], severity: 'hard' },
  'hard-later': { kind: 'problems', unit: 'problems', select: ['found-later'], severity: 'hard' },
  'hard-later-only': { kind: 'problems', unit: 'problems', select: ['found-later-only'], severity: 'hard' },
  'jointly-assessed': compared('jointly-assessed'),
  'missed-rate': { kind: 'share', part: 'missed', whole: 'jointly-assessed' },
  'missed-range': { kind: 'share-range', part: 'missed', whole: 'jointly-assessed' },
  'resolved-rate': { kind: 'share', part: 'resolved', whole: 'found-earlier' },
  'due-earlier': { kind: 'households', round: 'earlier', which: 'due' },
  'due-later': { kind: 'households', round: 'later', which: 'due' },
  'visited-earlier': { kind: 'households', round: 'earlier', which: 'visited' },
  'visited-later': { kind: 'households', round: 'later', which: 'visited' },
  'coverage-earlier': { kind: 'share', part: 'visited-earlier', whole: 'due-earlier' },
  'coverage-later': { kind: 'share', part: 'visited-later', whole: 'due-later' },
  'leading-dimensions': { kind: 'leading-dimensions', show: 'names' },
  'leading-dimensions-found': { kind: 'leading-dimensions', show: 'found' },
  'leading-dimensions-share': { kind: 'leading-dimensions', show: 'share' },
  'days-left': { kind: 'days-left' },
} as const satisfies Record<string, FigureRule>

export type FigureName = keyof typeof figureRules
export const figureNames = Object.keys(figureRules) as FigureName[]

export function ruleOf(name: FigureName): FigureRule {
  return figureRules[name]
}

/** Along what a figure can be narrowed: households belong to places only, and the days left are everybody's. */
export function breakdownsOf(name: FigureName): readonly FigureBreakdown[] {
  const rule = ruleOf(name)
  switch (rule.kind) {
    case 'problems':
      return figureBreakdowns
    case 'share':
    case 'share-range':
      return breakdownsOf(rule.part as FigureName)
    case 'households':
    case 'leading-dimensions':
      return ['township']
    case 'days-left':
      return []
  }
}

/** What a list in the template repeats over, in which order, and what it leaves out. */
export interface FigureListRule {
  by: FigureBreakdown
  /** Null: the order of the county's own list. */
  order: { by: FigureName; descending: boolean } | null
  limit: 'leadingItems' | 'rankedTownships' | null
  /** Parts are listed only where these figures are above zero … */
  some?: readonly FigureName[]
  /** … and these are zero. */
  none?: readonly FigureName[]
  /** Only parts with enough problems to be ranked. */
  ranked?: true
}

export const figureLists = {
  townships: { by: 'township', order: null, limit: null },
  dimensions: { by: 'dimension', order: { by: 'found', descending: true }, limit: null, some: ['found'] },
  categories: { by: 'category', order: null, limit: null, some: ['found'] },
  items: { by: 'item', order: { by: 'found', descending: true }, limit: 'leadingItems', some: ['found'] },
  'items-found-later-only': {
    by: 'item', order: { by: 'found-later-only', descending: true }, limit: 'leadingItems', some: ['found-later-only'],
  },
  'hard-items-not-found-earlier': {
    by: 'item', order: { by: 'hard-later', descending: true }, limit: 'leadingItems', some: ['hard-later'],
    none: ['found-earlier'],
  },
  'townships-missing-most': {
    by: 'township', order: { by: 'missed-rate', descending: true }, limit: 'rankedTownships', ranked: true,
  },
  'townships-missing-least': {
    by: 'township', order: { by: 'missed-rate', descending: false }, limit: 'rankedTownships', ranked: true,
  },
} as const satisfies Record<string, FigureListRule>

export type FigureListName = keyof typeof figureLists
export const figureListNames = Object.keys(figureLists) as FigureListName[]

/** What a template may name beside figures. */
export const bulletinTexts = [
  'title', 'ordinal', 'county', 'date', 'earlier-name', 'later-name', 'earlier-dates', 'later-dates', 'examination',
] as const
export type BulletinText = (typeof bulletinTexts)[number]

/** A figure of the whole county, or of one part of it. */
export interface FigureReference {
  figure: FigureName
  part: { by: FigureBreakdown; key: string } | null
}

/** The name by which a frozen figure is kept and linked to, e.g. `missed` or `missed.township.431999101`. */
export function figureId({ figure, part }: FigureReference): string {
  return part ? `${figure}.${part.by}.${part.key}` : figure
}
