import type { Kysely, Transaction } from 'kysely'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Problem } from '@lookback/core/problems'
import { withdrawFinding } from '@lookback/core/problems'
import type { Round } from '@lookback/core/rounds'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { newIdentifier } from '../clock.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import type { Happened } from '../problems/index.ts'
import { happen, loadOwnPlaces, readProblemLogs } from '../problems/index.ts'
import type { VisitRequest } from './visit-request.ts'
import type { ReplacedVisit } from './replaced-visits.queries.ts'
import { lockVisit } from './replaced-visits.queries.ts'

/**
 * The visit that a corrected form replaces, held until commit. Whoever made it may correct it while its round goes on.
 * @throws {Refusal} `replaced-visit-…`
 */
export async function findReplaced(
  database: Kysely<DB>, county: string, { actor, submission }: Pick<VisitRequest, 'actor' | 'submission'>, round: Round, receivedAt: Date,
): Promise<ReplacedVisit | null> {
  if (submission.replaces === null) return null
  const replaced = await lockVisit(database, county, submission.replaces)
  if (!replaced) throw new Refusal('replaced-visit-unknown', { instance: submission.replaces })
  if (replaced.inspector !== actor.person) throw new Refusal('replaced-visit-not-own')
  if (replaced.replacedBy !== null) throw new Refusal('replaced-visit-already')
  if (replaced.round !== round.id) throw new Refusal('replaced-visit-other-round', { round: round.name })
  if (dayOf(receivedAt) > round.endsOn) throw new Refusal('replaced-visit-round-over', { round: round.name, to: round.endsOn })
  return replaced
}

/** What a corrected form does to the visit that it replaces: its entry, and the problems that are withdrawn with it. */
export interface Replacing {
  entry: Entry
  withdrawn: Happened[]
}

/**
 * @param found items that the corrected form finds at the same household: these stay as they are
 * @param problems of the household by `subject item`, held until commit
 */
export async function replaceVisit(
  application: Application, transaction: Transaction<DB>, county: string, replaced: ReplacedVisit,
  by: { visit: string; actor: string; at: Date }, found: ReadonlySet<string>, problems: ReadonlyMap<string, Problem>,
): Promise<Replacing> {
  const gone = replaced.findings.filter(({ item }) => !found.has(item)).map(({ problem }) => problem)
  const [logs, places] = await Promise.all([readProblemLogs(transaction, county, gone), loadOwnPlaces(transaction, county, gone)])
  const withdrawn = [...problems.values()].filter(({ id }) => gone.includes(id)).flatMap((problem) => {
    const what = withdrawFinding(problem, logs.get(problem.id) ?? [], [replaced.id, ...replaced.before])
    const place = places.get(problem.id)
    return what && place
      ? [happen({ problem, ...place }, what, { actor: by.actor, at: by.at, id: newIdentifier(application.clock) })]
      : []
  })
  const entry = entryOf(application, {
    kind: 'visit-replaced', actor: by.actor, region: replaced.village, subject: replaced.subject,
    payload: { visit: replaced.id, by: by.visit, round: replaced.round },
  })
  return { entry, withdrawn }
}
