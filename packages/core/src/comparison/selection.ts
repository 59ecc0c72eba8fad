import { z } from 'zod'
import type { ComparisonLabel } from './comparison.ts'
import { comparisonLabels } from './comparison.ts'

const foundByBoth = ['outstanding', 'false-report', 'recurred'] as const satisfies ComparisonLabel[]

/** Labels that are counted together. */
export const labelGroups = {
  'found-by-both': foundByBoth,
  'found-later-only': ['missed', 'new', 'skipped', 'uncovered'],
  /** Where both rounds looked, without what arose in between: what the missed rate is a share of. */
  'jointly-assessed': [...foundByBoth, 'missed'],
  /** By one of the rounds or both, once; or as often as a round found it. */
  'found-by-either': comparisonLabels,
  findings: comparisonLabels,
} as const satisfies Readonly<Record<string, readonly ComparisonLabel[]>>
const labelGroupNames = ['found-by-both', 'found-later-only', 'jointly-assessed', 'found-by-either', 'findings'] as const satisfies (keyof typeof labelGroups)[]

/** Which rows of a comparison are counted or listed: one label's, several labels', or those that one of the rounds found. */
export const ComparisonSelection = z.enum([...comparisonLabels, ...labelGroupNames, 'found-earlier', 'found-later'])
export type ComparisonSelection = z.infer<typeof ComparisonSelection>

/** The labels that a selection takes; null where it goes by the round that found. */
export function labelsOf(select: ComparisonSelection): readonly ComparisonLabel[] | null {
  if (select === 'found-earlier' || select === 'found-later') return null
  return isGroup(select) ? labelGroups[select] : [select]
}

function isGroup(select: ComparisonSelection): select is keyof typeof labelGroups {
  return select in labelGroups
}

/** Whether a selection takes a compared item. */
export function isSelected(
  { label, inEarlier, inLater }: { label: ComparisonLabel; inEarlier: boolean; inLater: boolean }, select: ComparisonSelection,
): boolean {
  return labelsOf(select)?.includes(label) ?? (select === 'found-earlier' ? inEarlier : inLater)
}

/** How often a selection counts a compared item that it takes. */
export function timesIn({ inEarlier, inLater }: { inEarlier: boolean; inLater: boolean }, select: ComparisonSelection): number {
  return select === 'findings' ? Number(inEarlier) + Number(inLater) : 1
}

/** What a row of a comparison counts for a selection. */
export function countIn(
  { counts, foundEarlier, foundLater }: { counts: Readonly<Record<ComparisonLabel, number>>; foundEarlier: number; foundLater: number },
  select: ComparisonSelection,
): number {
  if (select === 'findings') return foundEarlier + foundLater
  return labelsOf(select)?.reduce((sum, label) => sum + counts[label], 0) ?? (select === 'found-earlier' ? foundEarlier : foundLater)
}
