import { withoutNestedLoops } from '../database/planner.queries.ts'
import type { Scope } from '@lookback/core/access'
import type { Parameter } from '@lookback/core/capabilities'
import type { Round } from '@lookback/core/rounds'
import type { Day } from '@lookback/core/kernel'
import { daysBetween, dayOf } from '@lookback/core/kernel'
import { getCounty } from '../access/index.ts'
import type { Application } from '../kit/application.ts'
import { readHead } from '../database/log.ts'
import { findParameter, getParameter } from '../database/parameters.ts'
import type { DecidedCorrection } from '../indicators/index.ts'
import { listDecidedSince, tellIndicators } from '../indicators/index.ts'
import { lastBulletinAt } from './bulletin.queries.ts'
import { comparedRounds } from '../comparison/index.ts'
import { countCoverage } from '../rounds/index.ts'
import { listComparedProblems, listParts } from './facts.queries.ts'
import type { BulletinFacts } from './count-figures.ts'

/** What the county looked like at one moment. */
export interface Reading {
  facts: BulletinFacts
  rounds: { earlier: Round; later: Round }
  /** Of indicators, confirmed since the bulletin before. */
  corrections: readonly DecidedCorrection[]
  county: string
  examination: string | null
  asOf: Date
  /** The log's last entry that is counted. */
  sequence: number
}

/**
 * Everything that a bulletin counts, from one snapshot of the database.
 * @throws {Refusal} `not-found`, `rounds-in-wrong-order`
 */
export async function readFacts(
  application: Application, scope: Scope, compared: { earlier: string; later: string },
): Promise<Reading> {
  const asOf = application.clock()
  const today = dayOf(asOf)
  return application.database.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
    .execute(async (snapshot) => {
      await withoutNestedLoops(snapshot)
      const rounds = await comparedRounds(snapshot, scope.county, compared)
      const examination = await findParameter(snapshot, scope.county, 'examination', today)
      const sequence = await readHead(snapshot, scope.county)
      return {
        facts: {
          problems: await listComparedProblems(snapshot, scope, compared),
          coverage: {
            earlier: await countCoverage(snapshot, scope, rounds.earlier.id),
            later: await countCoverage(snapshot, scope, rounds.later.id),
          },
          parts: await listParts(snapshot, scope, today),
          indicators: await tellIndicators(snapshot, scope, today),
          daysLeft: daysLeft(today, examination),
          parameter: await getParameter(snapshot, scope.county, 'bulletin', today),
        },
        corrections: await listDecidedSince(snapshot, scope, await lastBulletinAt(snapshot, scope.county) ?? new Date(0)),
        rounds,
        county: (await getCounty(snapshot, scope.county)).name,
        examination: examination?.title ?? null,
        asOf,
        sequence,
      }
    })
}

/** Null where no examination is set, or the one that was is over. */
function daysLeft(today: Day, examination: Parameter<'examination'> | null): number | null {
  const days = examination ? daysBetween(today, examination.day) : -1
  return days < 0 ? null : days
}
