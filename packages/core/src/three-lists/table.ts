import { progressColumns } from './columns.ts'

/** The list of tasks (任务清单) with the progress of rectification filled in. */
export const progressTable = {
  kind: 'progress', columns: progressColumns, outcomes: ['acknowledged', 'planned', 'reported', 'planned-without-evidence'],
} as const
