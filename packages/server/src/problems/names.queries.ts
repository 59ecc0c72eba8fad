import { actorScope } from '../kit/actor.ts'
import type { NamesOf } from '../kit/names.ts'
import { namesOfPlaces } from '../places/index.ts'
import { listProblemsById } from './queries.ts'

/** Problems by what was found, where and with whom, as far as the reader may see them. */
export const namesOfProblems: NamesOf = async (database, reader, ids) => {
  const rows = await listProblemsById(database, actorScope(reader, 'problems:read'), ids)
  const places = rows.length === 0 ? new Map<string, string>() : await namesOfPlaces(database, reader, [...new Set(rows.map(({ region }) => region))])
  return new Map(rows.map(({ id, wording, region, subject }) =>
    [id, `${wording} · ${places.get(region) ?? region} ${subject.name} ${subject.number}`]))
}
