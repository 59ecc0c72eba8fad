import type { TableColumn } from './table.ts'

/** A table that offices fill in and bring back, as its capability declares it. */
export interface ReturnedTable<Kind extends string = string, Outcome extends string = string> {
  kind: Kind
  columns: readonly TableColumn[]
  /** What may become of a row beside `commonOutcomes`, in the order in which it is told. */
  outcomes: readonly Outcome[]
}

/** What may become of a row of any table: nothing to change, done before, left empty, refused. */
export const commonOutcomes = ['unchanged', 'known', 'empty', 'refused'] as const
export type CommonOutcome = (typeof commonOutcomes)[number]

/** What may become of a row of a table, short of being refused. */
export type OutcomeOf<Table extends ReturnedTable> = Table['outcomes'][number] | Exclude<CommonOutcome, 'refused'>
