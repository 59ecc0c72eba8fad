import type { ProblemActionName } from '@lookback/core/problems'

/** What is done to a problem on the spot; plans, transfers and decisions are made at a desk. */
export const fieldActions = [
  'acknowledge', 'fix-on-the-spot', 'report', 'review', 'site-check', 'revisit', 'comment',
] as const satisfies readonly ProblemActionName[]

export type FieldAction = (typeof fieldActions)[number]

/** Those that make a problem somebody's business; a comment does not. */
export const todoActions = fieldActions.filter((action) => action !== 'comment')
