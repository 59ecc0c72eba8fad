import { z } from 'zod'
import { boardStages } from './stages.ts'

/**
 * What no column of a problem says by itself, under a name that filters know; the server has a condition for each.
 * Findings, returns, false reports and recurrences count a problem as often as it happened.
 */
export const countedNames = [
  'open', 'escalated', 'awaitsLeader', 'findings', 'returned', 'falseReports', 'cameBack', 'policyMeasures', 'ownDriveMeasures',
  ...boardStages.map((stage) => `${stage}-done` as const),
] as const
export const Counted = z.enum(countedNames)
export type Counted = z.infer<typeof Counted>
