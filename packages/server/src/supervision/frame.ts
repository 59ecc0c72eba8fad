import type { Kysely } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { Refusal } from '@lookback/core/kernel'
import { levelOf } from '@lookback/core/places'
import type { ListedSubject } from '@lookback/core/supervision'
import { isPlaceIn } from '@lookback/core/supervision'
import type { Database } from '../database/connect.ts'
import type { DB } from '../database/types.gen.ts'
import { listDepartments, listRegions } from '../places/index.ts'
import { listCountyLeaders, listTeams } from './people.queries.ts'

/** Who can stand there and who can lead. */
export async function whoMay(database: Kysely<DB>, county: string, today: Day): Promise<{ teams: Set<string>; leaders: Set<string> }> {
  const teams = await listTeams(database, county)
  const leaders = await listCountyLeaders(database, county, today)
  return { teams: new Set(teams.map(({ code }) => code)), leaders: new Set(leaders.map(({ person }) => person)) }
}

/** What places and departments are called today. */
export async function subjectNames(database: Database, county: string, today: Day): Promise<(subject: ListedSubject) => string | undefined> {
  const places = new Map((await listRegions(database, county, today)).map(({ code, name }) => [code, name]))
  const departments = new Map((await listDepartments(database, county)).map(({ code, label }) => [code, label]))
  return ({ kind, code }) => (kind === 'department' ? departments.get(code) : levelOf(code) === kind ? places.get(code) : undefined)
}

/** The name of what is to be listed. @throws {Refusal} `supervision-subject-unknown` */
export async function requireSubject(database: Database, county: string, subject: ListedSubject, today: Day): Promise<string> {
  const isPossible = subject.kind === 'department' || isPlaceIn(subject, county)
  const name = isPossible ? (await subjectNames(database, county, today))(subject) : undefined
  if (name === undefined) throw new Refusal('supervision-subject-unknown')
  return name
}
