import { helperColumns } from './columns.ts'

/** The table of who helps which household (帮扶责任人). */
export const helperTable = {
  kind: 'helpers', columns: helperColumns, outcomes: ['assigned', 'assigned-newcomer', 'handed-over'],
} as const
