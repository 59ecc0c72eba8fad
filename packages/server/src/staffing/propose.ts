import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import { addDays, dayOf, grouped } from '@lookback/core/kernel'
import { townshipOf } from '@lookback/core/places'
import type { proposeStaffing, Sendable, TeamProposal, VillageStaffing } from '@lookback/core/staffing'
import { areTogether, evenHelpers, kindOfPost } from '@lookback/core/staffing'
import { Duty } from '@lookback/core/access'
import { Role } from '@lookback/core/kernel'
import { assignInspectors } from '@lookback/stats'
import type { Application } from '../kit/application.ts'
import { listHelpIn } from './helped.queries.ts'
import type { PostedPerson } from './postings.queries.ts'
import { listPostsOf } from './postings.queries.ts'
import { listStays } from './reinforcements.queries.ts'
import { narrows, placesIn } from './staffing.ts'

/** So many empty places are looked at, those in the villages with most open problems first. */
const MOST_PLACES = 100

/** How the staffing of a scope can be evened; nothing is saved. */
export async function propose({ database, clock }: Application, scope: Scope, region: string | undefined): Promise<z.output<typeof proposeStaffing.reply>> {
  const today = dayOf(clock())
  const { villages, helpers, postings, parameter } = await placesIn(database, scope, today)
  const stay = { from: today, until: addDays(today, parameter.reinforcementDays - 1), endedOn: null }
  const stays = (await listStays(database, scope.county, null, today)).filter((one) => areTogether(one, stay))
  const posts = await listPostsOf(database, scope.county, today)
  const sendable = sendableOf(posts, new Set(stays.map(({ person }) => person)))
  const short = narrows.villages(villages, { region, gap: 'team' })
  const planned = grouped(stays.filter(({ from }) => from > today), (one) => one.region)
  const teams = teamsOf(short.map((village) => ({ village, missing: parameter.teamSize - village.team - (planned.get(village.village)?.length ?? 0) })), sendable, posts)
  const burdened = narrows.villages(villages, { region, gap: 'helpers' }).map(({ village }) => village)
  const able = grouped(postings.filter(({ kind }) => kind === 'helper'), (one) => one.region)
  const names = new Map([...helpers.map(({ person, name }): [string, string] => [person, name]), ...postings.map(({ person, name }): [string, string] => [person, name])])
  const villageNames = new Map(villages.map(({ village, name }) => [village, name]))
  const { moves, left } = evenHelpers(
    await listHelpIn(database, scope, burdened, today), new Map([...able].map(([village, own]) => [village, own.map(({ person }) => person)])), parameter.helperHouseholds,
    elsewhereOf(helpers, burdened),
  )
  const nameOf = (person: string) => names.get(person) ?? person
  return {
    from: stay.from, until: stay.until, sendable, teams,
    moves: moves.map((move) => ({ ...move, villageName: villageNames.get(move.village) ?? move.village, fromName: nameOf(move.from), toName: nameOf(move.to) })),
    left: left.map((one) => ({ ...one, name: nameOf(one.person), villageName: villageNames.get(one.village) ?? one.village })),
  }
}

/** What helpers carry in villages that are not looked at. */
function elsewhereOf(helpers: Awaited<ReturnType<typeof placesIn>>['helpers'], burdened: readonly string[]): Map<string, number> {
  return new Map(helpers.map(({ person, villages }) => [person, villages.filter(({ village }) => !burdened.includes(village)).reduce((sum, { households }) => sum + households, 0)]))
}

/** People of departments who are sent nowhere and will not be. */
function sendableOf(posts: readonly PostedPerson[], staying: ReadonlySet<string>): Sendable[] {
  const sent = new Set(posts.filter(({ role, duty }) => kindOfPost(Role.parse(role), duty === null ? null : Duty.parse(duty)) !== null).map(({ person }) => person))
  const free = posts.filter(({ person, unitKind, role }) => unitKind === 'department' && role === 'department' && !sent.has(person) && !staying.has(person))
  return [...new Map(free.map(({ person, name, unit, unitName }) => [person, { person, name, unit, unitName }])).values()]
}

/** Who could take which empty place: one person each, nobody in the own township. */
function teamsOf(
  short: readonly { village: VillageStaffing; missing: number }[], sendable: readonly Sendable[], posts: readonly PostedPerson[],
): TeamProposal[] {
  const homes = grouped(posts, ({ person }) => person)
  const places = [...short].sort((one, other) => other.village.open - one.village.open)
    .flatMap(({ village, missing }) => Array.from({ length: Math.max(0, missing) }, (_, index) => ({ id: `${village.village} ${index}`, village, missing }))).slice(0, MOST_PLACES)
  const { assignments } = assignInspectors({
    inspectors: sendable.map(({ person }) => ({ id: person, capacity: 1 })),
    villages: places.map(({ id, village }) => ({
      id, earlierInspectors: sendable.filter(({ person }) => homes.get(person)?.some(({ region }) => region.startsWith(townshipOf(village.village)))).map(({ person }) => person),
    })),
  })
  const chosen = new Map(assignments.map((one) => [one.village, one.inspector]))
  return places.map(({ id, village: { village, name, townshipName, open }, missing }) => ({ village, name, townshipName, open, missing, person: chosen.get(id) ?? null }))
}

