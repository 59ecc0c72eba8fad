import type { Locale } from '@lookback/core/kernel'
import { refusalSentence } from '@lookback/core/words'
import type { BatchReply, BatchRequest } from '@lookback/core/problems'
import { Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { requireFiles } from '../evidence/index.ts'
import { actOnMany } from './commands.ts'

/** The same action on many problems, and what came of each; see `actOnProblems`. */
export async function actOnBatch(
  application: Application, actor: Actor, { problems, action, preview }: BatchRequest, locale: Locale,
): Promise<BatchReply> {
  await requireFiles(application.database, actor, action)
  const at = application.clock()
  const results = await actOnMany(
    application, actor.county, problems.map((request) => ({ actor, at, request: { ...request, action } })), { preview },
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
  }
}
