import { dayOf, Refusal } from '@lookback/core/kernel'
import { clearCounties, findProblems, markNoticesRead } from './demo.queries.ts'
import { createCounty, FROM_THE_BEGINNING, insertParameter, saveCodeLists } from '../foundation/index.ts'
import { analyse } from '../database/planner.queries.ts'
import { createAccount, demoPassword, getActor, listCounties, savePeople, savePosts } from '../access/index.ts'
import { saveBoundaries, saveRegions, saveUnits } from '../places/index.ts'
import { readFile } from 'node:fs/promises'
import type { ActionEvent, DemoEvent, VisitEvent } from '@lookback/demo'
import { demoCounty } from '@lookback/demo'
import type { Post } from '@lookback/core/access'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { newIdentifier } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import { findParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import { actOnMany } from '../problems/index.ts'
import { saveHouseholds } from '../register/index.ts'
import { createRound } from '../rounds/index.ts'
import { publishForm } from '../checklists/index.ts'
import { parseSubmission, recordVisits } from '../visits/index.ts'
import { assignHelpers, listHelped } from '../helpers/index.ts'
import type { ActorOf } from './make-indicators.ts'
import { makeBulletin } from './make-bulletin.ts'
import { makeDuty } from './make-duty.ts'
import { keepNight, keptNights, makeReports, TAKEN_UP_AT, takeUpIndicators } from './make-indicators.ts'
import { makeLadderStep } from './make-ladder.ts'
import { makeLetter } from './make-letters.ts'
import { makeInstructions } from './make-instructions.ts'
import { makeOwnChecks } from './make-own-checks.ts'
import { letGo, makeCorrection, makeImport } from './make-register.ts'
import { drawAgain, lookAgain } from './make-revisits.ts'
import { makeStaffing } from './make-staffing.ts'
import { makeHouseholdClasses } from './make-household-classes.ts'
import { makeMonitoring } from './make-monitoring.ts'
import { makeVillageMeetings } from './make-village-meetings.ts'
import { judge, makeMeeting, makeShared } from './make-meetings.ts'
import { freezeWeek, listingHours, putOnList, sendTeams } from './make-supervision.ts'

export type DemoStep = 'households' | 'events'
export type DemoStepDone = (step: DemoStep, done: number, total: number) => void

const HOUSEHOLDS_AT_ONCE = 2_000
const EVENTS_AT_ONCE = 500

/** A day on which everybody of the story holds their posts. */
const POSTS_HELD_ON = '2020-05-01'

/** From before the first round, so that lists, posts and accounts hold throughout. */
const SET_UP_AT = '2020-01-01T00:00:00.000Z'

/** What came in before the last days has been read. */
const NOTICES_READ_UNTIL = '2020-05-05T00:00:00.000Z'

/** The parameter that a demo county gets last of all: without it, its making was cut off. */
const MADE = 'demo-day'

/**
 * Takes away a demo county whose making was cut off, by Ctrl-C or a power cut; nobody has worked in it. One beside
 * other counties is left alone.
 * @returns whether there was one
 */
export async function clearHalfMadeDemo(database: Database): Promise<boolean> {
  const [county, ...others] = await listCounties(database)
  if (!county?.isDemo || others.length > 0) return false
  if (await findParameter(database, county.code, MADE, FROM_THE_BEGINNING)) return false
  await clearCounties(database)
  return true
}

/** A demo is to be looked at: nobody needs an authenticator app. */
const nobody = { administrators: false, countyOffice: false, everybody: false, graceDays: 0, rememberDays: 30 }

/**
 * Makes the demo county: its register through the same saving as an import, its rounds as real submissions through
 * the same ingest, what was done in between through the same decisions. Only the clock is moved along.
 */
export async function createDemoCounty(application: Application, onStep: DemoStepDone): Promise<void> {
  const demo = demoCounty()
  const code = demo.county.code
  const atSetUp = { ...application, clock: () => new Date(SET_UP_AT) }
  const { [MADE]: day, ...parameters } = demo.parameters
  await createCounty(atSetUp, { ...demo.county, isDemo: true, parameters: { 'second-factor': nobody, ...parameters } })
  await saveRegions(atSetUp, code, demo.regions, null)
  const { text, source } = demo.boundaries()
  await saveBoundaries(atSetUp, code, text, { source, dryRun: false, isInvented: true }, null)
  await saveUnits(atSetUp, code, demo.units, null)
  await savePeople(atSetUp, code, demo.people, null)
  await savePosts(atSetUp, code, demo.posts, null)
  await saveCodeLists(atSetUp, code, demo.codeLists, '2020-01-01', null)
  for (const account of demo.accounts) await createAccount(atSetUp, code, { ...account, password: demoPassword }, null)
  const households = [...demo.households()]
  for (let done = 0; done < households.length; done += HOUSEHOLDS_AT_ONCE) {
    onStep('households', done, households.length)
    const some = households.slice(done, done + HOUSEHOLDS_AT_ONCE)
    await saveHouseholds(atSetUp, code, some, null)
    await giveHelpers(atSetUp, code, some.map(({ number }) => number), demo.posts)
  }
  await publishForm(atSetUp, code, await readFile(demo.form), null)
  for (const round of demo.rounds) await createRound(atSetUp, code, round, [], null, null)
  const actorOf = actorsOf(application, code)
  const { earlier, judgedAt, shared, later } = demo.meetings()
  const supervision = demo.supervision()
  const revisits = demo.revisits()
  const indicators = demo.indicators()
  const [afterFirstRound = '', ...afterwards] = listingHours(supervision)
  const register = demo.register()
  await replay(application, code, [...demo.events()], onStep, [
    ...register.imports.map((one) => ({ at: one.at, happen: () => makeImport(application, code, one, actorOf) })),
    ...register.corrections.map((one) => ({ at: one.at, happen: () => makeCorrection(application, code, one, actorOf) })),
    { at: register.letGoAt, happen: () => letGo(application, code, register.letGoAt) },
    { at: afterFirstRound, happen: () => putOnList(application, code, supervision, afterFirstRound, actorOf) },
    ...supervision.weeksAt.map((at) => ({ at, happen: () => freezeWeek(application, code, at) })),
    { at: TAKEN_UP_AT, happen: () => takeUpIndicators(application, code, indicators) },
    ...keptNights(day).map((at) => ({ at, happen: () => keepNight(application, code, at) })),
    { at: revisits.drawnAt, happen: () => drawAgain(application, code, revisits, actorOf) },
    ...revisits.seen.map((seen) => ({ at: seen.at, happen: () => lookAgain(application, code, seen, actorOf) })),
    ...demo.bulletins().map((bulletin) => ({ at: bulletin.at, happen: () => makeBulletin(application, code, bulletin, actorOf) })),
    { at: earlier.convenedAt, happen: () => makeMeeting(application, earlier, actorOf) },
    { at: judgedAt, happen: () => judge(application, code, judgedAt) },
    {
      at: later.convenedAt, happen: async () => {
        await makeReports(application, code, indicators, actorOf)
        await makeShared(application, shared, actorOf)
        await makeShared(application, demo.shared(), actorOf)
        await makeMeeting(application, later, actorOf)
      },
    },
  ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at)))
  await makeDuty(application, code, demo.duty(), actorOf)
  await makeVillageMeetings(application, code, demo.villageMeetings(), actorOf)
  await makeHouseholdClasses(application, code, demo.householdClasses(), actorOf)
  await makeMonitoring(application, code, demo.monitoring(), actorOf)
  for (const letter of demo.letters()) await makeLetter(application, letter, actorOf)
  for (const at of afterwards) await putOnList(application, code, supervision, at, actorOf)
  await sendTeams(application, supervision, actorOf)
  for (const step of demo.ladderSteps()) await makeLadderStep(application, code, step, actorOf)
  await makeStaffing(application, demo.reinforcements(), actorOf)
  await makeOwnChecks(application, code, demo.ownChecks(), actorOf)
  await makeInstructions(application, code, demo.instructions(), actorOf)
  await markNoticesRead(application.database, code, NOTICES_READ_UNTIL)
  // Tens of thousands of rows came at once: the planner should know before the first page is asked for.
  await analyse(application.database)
  await application.database.transaction().execute((transaction) => insertParameter(transaction, code, MADE, FROM_THE_BEGINNING, day))
}

/** The helpers of a village share its households. */
async function giveHelpers(
  application: Application, county: string, numbers: readonly string[], posts: readonly Post[],
): Promise<void> {
  const helpers = new Map<string, string[]>()
  for (const { duty, region, person } of posts) {
    if (duty === 'helper') helpers.set(region, [...(helpers.get(region) ?? []), person])
  }
  const everywhere = { county, grants: [{ region: county, department: null }] }
  await write(application.database, application.clock, county, async (transaction) => {
    const households = await listHelped(transaction, everywhere, numbers, dayOf(application.clock()), { lock: true })
    const newHelpers = [...households.values()].flatMap((household) => {
      const own = helpers.get(household.village) ?? []
      const person = own[Number(household.number.slice(-4)) % own.length]
      return person === undefined ? [] : [{ household, person }]
    })
    return { result: undefined, entries: await assignHelpers(transaction, application, county, null, newHelpers) }
  })
}

/** Something that happens between the events, and sees what was there at its hour: figures that a meeting freezes. */
interface Between {
  at: string
  happen: () => Promise<void>
}

/**
 * Lets everything happen again. What concerns one household keeps its order; beyond that visits share a transaction
 * with visits and actions with actions, as a busy server would have it.
 * @param between in the order of their hours
 */
async function replay(
  application: Application, county: string, events: readonly DemoEvent[], onStep: DemoStepDone, between: readonly Between[],
): Promise<void> {
  const actorOf = actorsOf(application, county)
  const visits = new Batch<VisitEvent>((batch) => recordBatch(application, county, batch, actorOf))
  const actions = new Batch<ActionEvent>((batch) => actBatch(application, county, batch, actorOf))
  const waiting = [...between]
  for (const [done, event] of events.entries()) {
    if (done % 500 === 0) onStep('events', done, events.length)
    for (let [next] = waiting; next && Date.parse(next.at) <= Date.parse(event.kind === 'visit' ? event.receivedAt : event.at); [next] = waiting) {
      await visits.flush()
      await actions.flush()
      await next.happen()
      waiting.shift()
    }
    if (event.kind === 'visit') {
      if (actions.has(event.householdNumber)) await actions.flush()
      await visits.add(event)
    } else {
      if (visits.has(event.householdNumber)) await visits.flush()
      await actions.add(event)
    }
  }
  await visits.flush()
  await actions.flush()
  for (const { happen } of waiting) await happen()
}

/** Events that wait to be done together. */
class Batch<Event extends DemoEvent> {
  readonly #work: (events: readonly Event[]) => Promise<void>
  #events: Event[] = []
  readonly #households = new Set<string>()

  constructor(work: (events: readonly Event[]) => Promise<void>) {
    this.#work = work
  }

  has(household: string): boolean {
    return this.#households.has(household)
  }

  async add(event: Event): Promise<void> {
    this.#events.push(event)
    this.#households.add(event.householdNumber)
    if (this.#events.length >= EVENTS_AT_ONCE) await this.flush()
  }

  async flush(): Promise<void> {
    const events = this.#events
    this.#events = []
    this.#households.clear()
    if (events.length > 0) await this.#work(events)
  }
}

function actorsOf(application: Application, county: string): ActorOf {
  const actors = new Map<string, Promise<Actor>>()
  return (person) => {
    const account = { county, account: newIdentifier(application.clock), person }
    const actor = actors.get(person) ?? getActor(application.database, account, POSTS_HELD_ON)
    actors.set(person, actor)
    return actor
  }
}

async function recordBatch(
  application: Application, county: string, visits: readonly VisitEvent[], actorOf: ActorOf,
): Promise<void> {
  const receivedAt = visits.at(-1)?.receivedAt ?? ''
  const requests = await Promise.all(visits.map(async (visit) => ({
    actor: await actorOf(visit.inspector),
    submission: parseSubmission(Buffer.from(visit.xml)),
    attachments: [],
    incomplete: false,
  })))
  refuseNone(await recordVisits({ ...application, clock: () => new Date(receivedAt) }, county, requests))
}

async function actBatch(
  application: Application, county: string, events: readonly ActionEvent[], actorOf: ActorOf,
): Promise<void> {
  const problems = await findProblems(application.database, county, events.map(({ householdNumber }) => householdNumber))
  const actions = await Promise.all(events.map(async (event) => ({ event, actor: await actorOf(event.person) })))
  const now = () => new Date(events.at(-1)?.at ?? '')
  refuseNone(await actOnMany({ ...application, clock: now }, county, actions.map(({ event, actor }) => {
    const problem = problems.get(`${event.householdNumber} ${event.item}`)
    if (!problem) throw new Error(`no problem ${event.item} in household ${event.householdNumber}`)
    const request = { id: newIdentifier(now), problem: problem.id, version: problem.version, action: event.action }
    problem.version += 1
    return { actor, request, at: new Date(event.at) }
  })))
}

function refuseNone(results: readonly unknown[]): void {
  for (const result of results) if (result instanceof Refusal) throw result
}
