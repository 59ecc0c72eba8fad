import type { Scope } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import { grouped } from '@lookback/core/kernel'
import type { HelperFilter, HelperLoad, Posting, PostingFilter, ReinforcementFilter, ReinforcementRow, StaffingParameter, VillageFilter, VillageStaffing } from '@lookback/core/staffing'
import { postingKinds, standingOf, standsAs, villageStaffing } from '@lookback/core/staffing'
import { kilometresBetween } from '@lookback/stats'
import type { Database } from '../database/connect.ts'
import { getParameter } from '../database/parameters.ts'
import type { CountedHelp } from './helped.queries.ts'
import { countHelp } from './helped.queries.ts'
import { listPostedPeople } from './postings.queries.ts'
import { listReinforcementRows } from './reinforcements.queries.ts'
import type { CountedVillage } from './villages.queries.ts'
import { listCountedVillages } from './villages.queries.ts'

/** Who is sent where within a scope on a day. */
export async function postingsIn(database: Database, scope: Scope, today: Day): Promise<Posting[]> {
  const parameter = await getParameter(database, scope.county, 'staffing', today)
  const [posted, reinforcements] = await Promise.all([listPostedPeople(database, scope, today), listReinforcementRows(database, scope)])
  const there = reinforcements.filter((one) => standsAs(one, 'there', today, parameter))
    .map(({ id, person, name, unit, unitName, region, from, until, task }): Posting => ({ id, kind: 'reinforcement', person, name, unit, unitName, title: task, region, from, until }))
  return [...posted, ...there].sort(inOrder)
}

const keyOfPosting = ({ region, kind, name, id }: Posting) => `${region.padEnd(12)} ${String(postingKinds.indexOf(kind)).padStart(2, '0')} ${name} ${id}`
export const keysOf = {
  posting: keyOfPosting,
  village: ({ village }: VillageStaffing) => village,
  helper: ({ households, person }: HelperLoad) => `${String(9_999_999 - households).padStart(7, '0')} ${person}`,
  // The latest first: a day counted backwards.
  reinforcement: ({ from, id }: ReinforcementRow) => `${String(99_999_999 - Number(from.replaceAll('-', '')))} ${id}`,
}

function inOrder(one: Posting, other: Posting): number {
  return keyOfPosting(one) < keyOfPosting(other) ? -1 : 1
}

export async function reinforcementsIn(database: Database, scope: Scope, today: Day): Promise<ReinforcementRow[]> {
  const parameter = await getParameter(database, scope.county, 'staffing', today)
  return (await listReinforcementRows(database, scope)).map((row) => ({ ...row, standing: standingOf(row, today, parameter) }))
}

/** The villages and helpers of a scope, with what each has and lacks. */
export async function placesIn(
  database: Database, scope: Scope, today: Day,
): Promise<{ villages: VillageStaffing[]; helpers: HelperLoad[]; postings: Posting[]; parameter: StaffingParameter }> {
  const parameter = await getParameter(database, scope.county, 'staffing', today)
  if (scope.grants.length === 0) return { villages: [], helpers: [], postings: [], parameter }
  const [counted, help, postings] = [await listCountedVillages(database, scope, today), await countHelp(database, scope, today), await postingsIn(database, scope, today)]
  const loads = new Map([...grouped(help, ({ person }) => person)].map(([person, rows]) => [person, rows.reduce((sum, { households }) => sum + households, 0)]))
  const byRegion = grouped(postings, ({ region }) => region)
  const villages = counted.map(({ corners, ...facts }) => villageStaffing({ ...facts, kilometres: acrossOf(corners) }, byRegion.get(facts.village) ?? [], loads, parameter))
  return { villages, helpers: helpersOf(counted, help, postings, parameter), postings, parameter }
}

function acrossOf(corners: CountedVillage['corners']): number | null {
  if (corners === null) return null
  const { south, north, west, east } = corners
  return rounded(kilometresBetween({ latitude: south, longitude: west }, { latitude: north, longitude: east }))
}

/** The middle of where a village's households were visited. */
function middleOf({ corners }: CountedVillage): { latitude: number; longitude: number } | null {
  return corners === null ? null : { latitude: (corners.south + corners.north) / 2, longitude: (corners.west + corners.east) / 2 }
}

const rounded = (kilometres: number) => Math.round(kilometres * 10) / 10

/** Whoever holds a post as a helper or has households, with what the person carries. */
function helpersOf(villages: readonly CountedVillage[], help: readonly CountedHelp[], postings: readonly Posting[], { helperHouseholds }: StaffingParameter): HelperLoad[] {
  const known = new Map(villages.map((one) => [one.village, one]))
  const posts = grouped(postings.filter(({ kind }) => kind === 'helper'), ({ person }) => person)
  const helped = grouped(help, ({ person }) => person)
  return [...new Set([...posts.keys(), ...helped.keys()])].map((person): HelperLoad => {
    const [own, held] = [helped.get(person) ?? [], posts.get(person) ?? []]
    const places = [...new Set([...own.map(({ village }) => village), ...held.map(({ region }) => region)])].sort()
    const households = own.reduce((sum, one) => sum + one.households, 0)
    return {
      person, name: own[0]?.name ?? held[0]?.name ?? '', unitNames: [...new Set(held.map(({ unitName }) => unitName))],
      villages: places.map((village) => ({ village, name: known.get(village)?.name ?? village, households: own.find((one) => one.village === village)?.households ?? 0 })),
      households, open: own.reduce((sum, one) => sum + one.open, 0), kilometres: apartOf(places.flatMap((village) => known.get(village) ?? [])), isOver: households > helperHouseholds,
    }
  }).sort((one, other) => (keysOf.helper(one) < keysOf.helper(other) ? -1 : 1))
}

/** The way between the two villages that lie farthest apart. */
function apartOf(villages: readonly CountedVillage[]): number | null {
  const middles = villages.flatMap((village) => middleOf(village) ?? [])
  const ways = middles.flatMap((one, index) => middles.slice(index + 1).map((other) => kilometresBetween(one, other)))
  return ways.length === 0 ? null : rounded(Math.max(...ways))
}

/** What each list is narrowed to; its figures are counted by the same. */
export const narrows = {
  villages: (rows: readonly VillageStaffing[], { region = '', gap }: VillageFilter) => rows.filter(({ village, gaps }) => village.startsWith(region) && (gap === undefined || gaps.includes(gap))),
  helpers: (rows: readonly HelperLoad[], { region = '', load }: HelperFilter) => rows.filter(({ villages, isOver }) => villages.some(({ village }) => village.startsWith(region)) && (load === undefined || isOver)),
  postings: (rows: readonly Posting[], { region = '', kind, unit }: PostingFilter) =>
    rows.filter((row) => row.region.startsWith(region) && (kind ?? row.kind) === row.kind && (unit ?? row.unit) === row.unit),
  reinforcements: (rows: readonly ReinforcementRow[], { region = '', unit, standing }: ReinforcementFilter, today: Day, parameter: StaffingParameter) =>
    rows.filter((row) => row.region.startsWith(region) && (unit ?? row.unit) === row.unit && (standing === undefined || standsAs(row, standing, today, parameter))),
}
