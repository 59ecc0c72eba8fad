import { sql } from 'kysely'
import type { Subject } from '@lookback/core/subjects'

/** The subject of a row of `listed_problem` that a query calls `problem`. */
export const subjectTold = sql<Subject>`jsonb_build_object('kind', problem.subject_kind, 'id', problem.subject,
  'name', problem.subject_name, 'number', problem.number)`
