import type { Locale } from '@lookback/core/kernel'
import { refusalSentence } from '@lookback/core/words'
import type { BatchReply, BatchRequest, Problem } from '@lookback/core/problems'
import { grouped, Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { requireFiles } from '../evidence/index.ts'
import { nameUnits } from '../places/index.ts'
import { actOnMany } from './commands.ts'

/** The same action on many problems, and what came of each; see `actOnProblems`. */
export async function actOnBatch(
  application: Application, actor: Actor, { problems, action, preview }: BatchRequest, locale: Locale,
): Promise<BatchReply> {
  await requireFiles(application.database, actor, action)
  const at = application.clock()
  const dispatched = new Map<string, Problem>()
  const results = await actOnMany(
    application, actor.county, problems.map((request) => ({ actor, at, request: { ...request, action } })), { preview, seen: ({ entry, after }) => action.action === 'dispatch' && dispatched.set(entry.id, after) },
  )
  const refused = new Map<string, BatchReply['refused'][number]>()
  const outcomes = results.map((result, index): BatchReply['outcomes'][number] => {
    const problem = problems[index]?.problem ?? ''
    if (!(result instanceof Refusal)) return { problem, outcome: result }
    const message = refusalSentence(result.code, result.details, locale)
    const group = refused.get(message) ?? { code: result.code, message, problems: [] }
    refused.set(message, { ...group, problems: [...group.problems, problem] })
    return { problem, outcome: 'refused' }
  })
  return {
    done: outcomes.filter(({ outcome }) => outcome === 'done').length,
    known: outcomes.filter(({ outcome }) => outcome === 'known').length,
    refused: [...refused.values()].sort((one, other) => other.problems.length - one.problems.length),
    outcomes,
    given: await givenTo(application, actor.county, [...dispatched.values()]),
  }
}

/** Who gets how many of what is handed down, and by when. */
async function givenTo({ database }: Application, county: string, dispatched: readonly Problem[]): Promise<BatchReply['given']> {
  const byUnit = grouped(dispatched, ({ unit }) => unit ?? '')
  const names = await nameUnits(database, county, [...byUnit.keys()])
  return [...byUnit].map(([unit, own]) => {
    const days = own.flatMap(({ dueOn }) => dueOn ?? []).sort()
    return { unit, unitName: names.get(unit) ?? unit, count: own.length, from: days[0] ?? '', until: days.at(-1) ?? '' }
  }).sort((one, other) => other.count - one.count || (one.unit < other.unit ? -1 : 1))
}
