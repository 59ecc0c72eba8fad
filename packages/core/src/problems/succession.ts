import type { LoggedProblemEntry, ProblemEntry } from './entry.ts'
import { foldAll } from './fold.ts'
import type { Problem } from './problem.ts'
import { isSettled } from './state.ts'
import type { Subject } from '../subjects/index.ts'

type CarriedOver = Extract<ProblemEntry, { kind: 'problem-carried-over' }>
type Revived = Extract<ProblemEntry, { kind: 'problem-revived' }>

/**
 * How an open problem goes on when its subject has become part of another: as it stands, with its deadline and whoever owes
 * it; one spell later where the other had the same settled.
 * @param log the problem's entries, for the measures that were told of it last
 * @param into the other's problem with the same item, null where it has none
 * @param id that of the problem that the other gets, where it has none
 * @returns null where the other has it open already, and nothing has to be carried over
 */
export function carryOver(
  from: Problem, log: readonly LoggedProblemEntry[], into: Problem | null, to: Pick<Subject, 'kind' | 'id'>, id: string,
): CarriedOver | null {
  const measures = from.plannedAt ?? from.reportedAt ? toldLast(log) : []
  if (into === null) {
    return { kind: 'problem-carried-over', from: from.id, measures, carried: { ...from, id, subjectKind: to.kind, subject: to.id } }
  }
  if (!isSettled(into.state)) return null
  const { subjectKind, subject, standard, sourceKind, source, firstRound } = into
  return {
    kind: 'problem-carried-over', from: from.id, measures,
    carried: {
      ...from, id: into.id, subjectKind, subject, standard, sourceKind, source, firstRound, spell: into.spell + 1,
      falseReports: into.falseReports + from.falseReports, returns: into.returns + from.returns,
    },
  }
}

function toldLast(log: readonly LoggedProblemEntry[]): CarriedOver['measures'] {
  return log.flatMap(({ entry }) => ('measures' in entry ? [entry.measures] : [])).at(-1) ?? []
}

/**
 * What brings a problem back that lapsed with its subject: it is as it was before.
 * @param log its entries from the first one
 * @throws {Error} where nothing stands before: the log would be broken
 */
export function revive(id: string, log: readonly LoggedProblemEntry[]): Revived {
  const lapsed = log.map(({ entry }) => entry.kind).lastIndexOf('problem-lapsed')
  const restored = foldAll(id, log.slice(0, lapsed))
  if (!restored) throw new Error(`problem ${id} lapsed before it was found`)
  return { kind: 'problem-revived', restored }
}
