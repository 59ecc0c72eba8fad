import type { ProblemRow } from '@lookback/core/problems'
import * as list from '../../ui/list/selection.ts'

/** A problem that is selected, with the version that was seen. */
export type SelectedProblem = Pick<ProblemRow, 'id' | 'version'>

/** The problems that somebody has ticked, kept while paging. */
export const useSelection = () => list.useSelection<SelectedProblem>(({ id, version }) => ({ id, version }))

export type Selection = list.Selection<SelectedProblem>
