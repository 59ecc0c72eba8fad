import type { Transaction } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Database } from './connect.ts'
import { translateConstraint } from './constraints.ts'
import { requireDeclared } from './declared.ts'
import type { Entry } from './log.ts'
import { append } from './log.ts'
import type { DB } from './types.gen.ts'

export interface Written<Result> {
  result: Result
  /** What happened, in order; none when the request turned out to change nothing. */
  entries: readonly Entry[]
}

/**
 * The one way to write: one transaction that does the work and then, as its last statements, numbers and chains what
 * happened. The promise resolves after COMMIT: acknowledged means on disk.
 * @throws {Refusal} for a violated constraint, in the words of the catalogue; `value-unkeepable` for an entry other than its kind declares
 */
export async function write<Result>(
  database: Database,
  clock: Clock,
  county: string,
  work: (transaction: Transaction<DB>) => Promise<Written<Result>>,
): Promise<Result> {
  try {
    return await database.transaction().execute(async (transaction) => {
      const { result, entries } = await work(transaction)
      for (const entry of entries) requireDeclared(entry)
      if (entries.length > 0) await append(transaction, county, entries, clock())
      return result
    })
  } catch (error) {
    throw translateConstraint(error)
  }
}
