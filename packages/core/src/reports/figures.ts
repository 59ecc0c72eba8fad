import type { ComparisonSelection } from '../comparison/index.ts'
import { comparisonCounts, comparisonShares, listComparedItems } from '../comparison/index.ts'
import type { Count } from '../kernel/figure.ts'
import { counts, derived } from '../kernel/figure.ts'
import type { coverageCounts } from '../rounds/index.ts'
import type { Severity } from '../checklists/index.ts'

/** Along what a figure can be narrowed to a part of the county's problems. */
export const figureBreakdowns = ['township', 'dimension', 'item', 'category'] as const
export type FigureBreakdown = (typeof figureBreakdowns)[number]

/** What a bulletin narrows further than the comparison's own figures: by severity, and to non-poor households. */
export const bulletinCounts = counts({ unit: 'problems', list: listComparedItems, by: figureBreakdowns, asOf: 'round' }, {
  'non-poor-earlier': { select: 'found-earlier', poverty: 'non-poor' },
  'non-poor-later': { select: 'found-later', poverty: 'non-poor' },
  'hard-earlier': { select: 'found-earlier', severity: 'hard' },
  'hard-later': { select: 'found-later', severity: 'hard' },
  'hard-later-only': { select: 'found-later-only', severity: 'hard' },
})

export const bulletinShares = derived({ ...comparisonCounts, ...bulletinCounts }, {
  'non-poor-share': { unit: 'percent', part: 'non-poor-later', whole: ['found-later'] },
  'resolved-rate': { unit: 'percent', part: 'resolved', whole: ['found-earlier'] },
})

/** A count of compared items: its filter is that of the comparison's list. */
export type ComparedCount = Count & { where: { select: ComparisonSelection; severity?: Severity; poverty?: 'non-poor' } }

/**
 * How a figure is computed, as data: by the declarations that the console's pages go by, so that they cannot disagree with
 * one another or with the lists that they open.
 * - `compared`: a count of what two rounds found.
 * - `share`: one figure over others; `share-range` tells it in words with its 95 % interval.
 * - `households`: a count of what one of the rounds covers.
 * - `leading-dimensions`: the most frequent dimensions together: their names, problems, or share.
 * - `days-left`: days until the examination.
 */
export type FigureRule =
  | { kind: 'compared'; count: ComparedCount }
  | { kind: 'share' | 'share-range'; share: { part: string; whole: readonly string[] } }
  | { kind: 'households'; round: 'earlier' | 'later'; which: keyof typeof coverageCounts & ('due' | 'visited') }
  | { kind: 'leading-dimensions'; show: 'names' | 'found' | 'share' }
  | { kind: 'days-left' }

function compared(count: ComparedCount): FigureRule {
  return { kind: 'compared', count }
}

/** The catalogue of figures. Their words, which are the template's tags as well, stand in `words/document.….ts`. */
export const figureRules = {
  found: compared(comparisonCounts.findings),
  'distinct-problems': compared(comparisonCounts['found-by-either']),
  'found-earlier': compared(comparisonCounts['found-earlier']),
  'found-later': compared(comparisonCounts['found-later']),
  'found-by-both': compared(comparisonCounts['found-by-both']),
  'found-later-only': compared(comparisonCounts['found-later-only']),
  outstanding: compared(comparisonCounts.outstanding),
  'false-report': compared(comparisonCounts['false-report']),
  recurred: compared(comparisonCounts.recurred),
  missed: compared(comparisonCounts.missed),
  new: compared(comparisonCounts.new),
  skipped: compared(comparisonCounts.skipped),
  uncovered: compared(comparisonCounts.uncovered),
  resolved: compared(comparisonCounts.resolved),
  unverified: compared(comparisonCounts.unverified),
  void: compared(comparisonCounts.void),
  'non-poor-earlier': compared(bulletinCounts['non-poor-earlier']),
  'non-poor-later': compared(bulletinCounts['non-poor-later']),
  'non-poor-share': { kind: 'share', share: bulletinShares['non-poor-share'] },
  'hard-earlier': compared(bulletinCounts['hard-earlier']),
  'hard-later': compared(bulletinCounts['hard-later']),
  'hard-later-only': compared(bulletinCounts['hard-later-only']),
  'jointly-assessed': compared(comparisonCounts['jointly-assessed']),
  'missed-rate': { kind: 'share', share: comparisonShares.missedRate },
  'missed-range': { kind: 'share-range', share: comparisonShares.missedRate },
  'resolved-rate': { kind: 'share', share: bulletinShares['resolved-rate'] },
  'due-earlier': { kind: 'households', round: 'earlier', which: 'due' },
  'due-later': { kind: 'households', round: 'later', which: 'due' },
  'visited-earlier': { kind: 'households', round: 'earlier', which: 'visited' },
  'visited-later': { kind: 'households', round: 'later', which: 'visited' },
  'coverage-earlier': { kind: 'share', share: { part: 'visited-earlier', whole: ['due-earlier'] } },
  'coverage-later': { kind: 'share', share: { part: 'visited-later', whole: ['due-later'] } },
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
    case 'compared':
      return figureBreakdowns
    case 'share':
    case 'share-range':
      return breakdownsOf(rule.share.part as FigureName)
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
  'title', 'ordinal', 'county', 'date', 'earlier-name', 'later-name', 'earlier-dates', 'later-dates', 'examination', 'corrections',
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
