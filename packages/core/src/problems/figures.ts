import { z } from 'zod'
import { boardStages } from './stages.ts'

/**
 * The numbers of a board that no other filter of the list of problems leaves: the problems that are through a stage, that
 * have a measure of a kind, that were sent back, shown to be false or came back at least once. How far problems have come
 * is `reached`, what waits in a stage is `state`, what is overdue is `deadline`.
 */
export const boardFigures = [
  'returned', 'falseReports', 'cameBack', 'policyMeasures', 'ownDriveMeasures',
  ...boardStages.map((stage) => `${stage}-done` as const),
] as const
export const BoardFigure = z.enum(boardFigures)
export type BoardFigure = z.infer<typeof BoardFigure>
