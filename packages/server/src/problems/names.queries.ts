import { actorScope } from '../kit/actor.ts'
import type { NamesOf } from '../kit/names.ts'
import { listProblemsById } from './queries.ts'

/** Problems by what was found, as far as the reader may see them. */
export const namesOfProblems: NamesOf = async (database, reader, ids) => {
  const rows = await listProblemsById(database, actorScope(reader, 'problems:read'), ids)
  return new Map(rows.map(({ id, wording }) => [id, wording]))
}
