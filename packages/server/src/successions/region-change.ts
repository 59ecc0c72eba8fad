import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Day } from '@lookback/core/kernel'
import { Household } from '@lookback/core/register'
import type { PlannedChange, RegionChange, RegionConsequences } from '@lookback/core/successions'
import { planChanges } from '@lookback/core/successions'
import { subjectOfCode, subjectOfThing } from '@lookback/core/subjects'
import { lockAccess, passPostsOn } from '../access/index.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { write } from '../database/write.ts'
import type { Entry } from '../database/log.ts'
import { addRegionsIn, endRegionsIn, listKnownCodes, listRegions, listUnits } from '../places/index.ts'
import type { Succession } from '../problems/index.ts'
import { carryProblems, changeUnits } from '../problems/index.ts'
import { findHousehold, householdsAtOnce, lockRegister, saveHouseholdsIn } from '../register/index.ts'
import { saveSubjects } from '../subjects/index.ts'
import { keptMembers } from './household-act.ts'
import { countHanging, listHouseholdsIn, listOpenRounds, listThings } from './region-change.queries.ts'
import { Shown } from './shown.ts'
import { findEntry, listSeated } from './successions.queries.ts'

export interface RegionRequest {
  /** Made by whoever asks: the first entry's identifier. */
  id: string
  preview: boolean
  /** From which day on the places are no more: today, or an earlier one. */
  on: Day
  changes: readonly RegionChange[]
}

/** Who changes places, in whose transaction. */
interface Changing extends Succession {
  store: Application
  actor: Actor
}

interface ChangedRegions {
  state: 'previewed' | 'done' | 'known'
  consequences: RegionConsequences | null
}

/**
 * Ends places with a day. What hangs on them (households with their problems, things, posts, what their units owe) goes on
 * where they go on, from today on; rounds that are over keep the old codes. A preview does the same and takes it back.
 * @throws {Refusal} `region-…`
 */
export async function endPlaces(application: Application, actor: Actor, request: RegionRequest): Promise<ChangedRegions> {
  const { county } = actor
  const { database, clock } = application
  const today = dayOf(clock())
  if (request.on > today) throw new Refusal('region-day-wrong', { field: 'on', on: request.on })
  try {
    return await write<ChangedRegions>(database, clock, county, async (transaction) => {
      await lockRegister(transaction, county)
      await lockAccess(transaction, county)
      if (await findEntry(transaction, county, request.id)) return { result: { state: 'known', consequences: null }, entries: [] }
      const context = { transaction, store: application, actor }
      const plan = planChanges(request.changes, await listRegions(transaction, county, today), await listKnownCodes(transaction, county))
      const hanging = await countHanging(transaction, county, plan.map(({ from }) => from.code), today)
      const [first, ...rest] = await carryOut(context, plan, request.on, hanging)
      const consequences: RegionConsequences = {
        regions: plan.map(({ from, to, isNew }) => ({
          from: from.code, fromName: from.name, to: to.code, toName: to.name, isNew,
          ...(hanging.get(from.code) ?? { households: 0, problems: 0, posts: 0 }),
        })),
        rounds: await listOpenRounds(transaction, county, clock()),
      }
      if (request.preview || !first) throw new Shown(consequences)
      return { result: { state: 'done', consequences }, entries: [{ ...first, id: request.id }, ...rest] }
    })
  } catch (error) {
    if (error instanceof Shown) return { state: 'previewed', consequences: error.consequences as RegionConsequences }
    throw error
  } finally {
    application.actors.clear()
  }
}

async function carryOut(
  context: Changing, plan: readonly PlannedChange[], on: Day, hanging: ReadonlyMap<string, { households: number }>,
): Promise<Entry[]> {
  const { transaction, store, actor } = context
  const { county } = actor
  const added = plan.filter(({ to, isNew }, index) => isNew && plan.findIndex((one) => one.to.code === to.code) === index).map(({ to }) => to)
  const regions = [...await listRegions(transaction, county, dayOf(store.clock())), ...added]
  const beginning = await addRegionsIn(context, added, regions, on)
  const places = new Map(plan.map(({ from, to }) => [from.code, to.code]))
  const units = await successorsOfUnits(context, places)
  const moved: Entry[] = []
  for (const [from, to] of places) moved.push(...await moveHouseholds(context, from, to))
  const posts = await passPostsOn(context, places, units)
  const things = await thingsOf(context, plan)
  const carried = await carryProblems(context, [...things, ...await unitSubjectsOf(context, units), ...posts.passed])
  const owed = await changeUnits(context, units, null)
  const ended = await endRegionsIn(context, plan.map(({ from, to }) =>
    ({ from: from.code, to: to.code, households: hanging.get(from.code)?.households ?? 0 })), on)
  return [...ended, ...beginning, ...moved, ...posts.entries, ...carried.entries, ...owed]
}

/** The unit that takes over from each that sat in a place that ends. */
async function successorsOfUnits({ transaction, actor }: Succession, places: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const seated = await listSeated(transaction, actor.county, [...places.keys(), ...places.values()])
  return new Map(seated.flatMap(({ code, kind, region }) => {
    const next = seated.find((one) => one.kind === kind && one.region === places.get(region))
    return next ? [[code, next.code] as const] : []
  }))
}

async function moveHouseholds({ transaction, store, actor }: Changing, from: string, to: string): Promise<Entry[]> {
  const { county } = actor
  const everywhere = { county, grants: [{ region: county, department: null }] }
  const numbers = await listHouseholdsIn(transaction, county, from)
  const entries: Entry[] = []
  for (let start = 0; start < numbers.length; start += householdsAtOnce) {
    const households: Household[] = []
    const kept = new Map<string, string>()
    for (const number of numbers.slice(start, start + householdsAtOnce)) {
      const stored = await findHousehold(transaction, everywhere, { number })
      if (!stored) continue
      const household = Household.parse({ ...stored.household, village: to })
      households.push(household)
      for (const [key, id] of keptMembers(number, household.members, stored)) kept.set(key, id)
    }
    // Whoever may end places need not be somebody who imports.
    entries.push(...(await saveHouseholdsIn(transaction, store, county, households, null, kept)).entries.map((entry) => ({ ...entry, actor: actor.person })))
  }
  return entries
}

/** The villages and the things in them, as what can have problems, where they go on. */
async function thingsOf({ transaction, actor }: Succession, plan: readonly PlannedChange[]): Promise<Parameters<typeof carryProblems>[1]> {
  const { county } = actor
  const pairs: Parameters<typeof carryProblems>[1][number][] = []
  for (const { from, to } of plan.filter(({ from: { level } }) => level === 'village')) {
    const village = { kind: 'village' as const, id: subjectOfCode('village', county, to.code), name: to.name, number: to.code, region: to.code }
    pairs.push({ from: subjectOfCode('village', county, from.code), to: village })
    for (const { id, name } of await listThings(transaction, county, from.code)) {
      const thing = { kind: 'thing' as const, id: subjectOfThing(county, to.code, name), name, number: `${to.code}${name}`, region: to.code }
      await saveSubjects(transaction, county, [thing])
      pairs.push({ from: id, to: thing })
    }
  }
  return pairs
}

async function unitSubjectsOf({ transaction, actor }: Succession, units: ReadonlyMap<string, string>): Promise<Parameters<typeof carryProblems>[1]> {
  const { county } = actor
  const known = new Map((await listUnits(transaction, county)).map((unit) => [unit.code, unit]))
  return [...units].flatMap(([from, to]) => {
    const unit = known.get(to)
    return unit ? [{
      from: subjectOfCode('unit', county, from),
      to: { kind: 'unit' as const, id: subjectOfCode('unit', county, to), name: unit.name, number: to, region: unit.region },
    }] : []
  })
}
