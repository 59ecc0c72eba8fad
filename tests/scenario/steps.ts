import fc from 'fast-check'
import { expect } from 'vitest'
import { scopeOf } from '@lookback/core/access'
import { submissionFields } from '@lookback/core/checklists'
import { addDays, dayOf, Refusal } from '@lookback/core/kernel'
import { offlineActions } from '../../packages/core/src/sync/index.ts'
import { givePortionsOut } from '../../packages/server/src/assignments/give-out.ts'
import { write } from '../../packages/server/src/database/write.ts'
import { filledAction } from '../../packages/server/src/problems/filled-action.fixture.ts'
import { entryOf } from '../../packages/server/src/kit/entries.ts'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { saveHouseholds } from '../../packages/server/src/register/save-households.ts'
import { parseSubmission } from '../../packages/server/src/visits/parse-submission.ts'
import { recordVisits } from '../../packages/server/src/visits/record-visits.ts'
import {
  county, householdIn, numberIn, rounds, submissionXml, villages,
} from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { sha256Of } from '../../packages/web/src/field/checklists/photo/file-name.ts'
import type { HouseholdRow } from '../../packages/web/src/field/register/row.ts'
import type { DevicePhone } from '../../packages/web/src/field/sync/phone/device-phone.ts'
import { isNothing, nothingHeld } from '../../packages/web/src/field/sync/phone/held.ts'
import type { FieldRound, FinishedVisit, VisitDraft } from '../../packages/web/src/field/sync/phone/phone.ts'
import type { Fault, Handset } from './handset.ts'
import { faults } from './handset.ts'
import type { Season, World } from './world.ts'

const places = Object.values(villages)
const regions = ['431999101', '431999102', ...places]

const phone = fc.nat({ max: 2 })
const pick = fc.nat({ max: 11 })
/** The first request is mostly the one that sends. */
const at = fc.constantFrom(0, 0, 0, 1, 1, 2, 3)
const fault: fc.Arbitrary<Fault> = fc.constantFrom(...faults, 'reply-lost', 'dies-within-write', 'database-breaks', 'database-breaks')

/** One thing that happens. */
export const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('visit' as const), phone, pick, found: fc.boolean(), photo: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('act' as const), phone, pick }) },
  { weight: 8, arbitrary: fc.record({ does: fc.constant('sync' as const), phone, fault, at }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('visit while syncing' as const), phone, pick }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('somebody else visits' as const), phone, pick }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('household moves' as const), pick, to: fc.constantFrom(...places) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('inspector is reassigned' as const), phone, to: fc.constantFrom(...regions) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('commit in flight' as const), phone, pick }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('clock jumps' as const), phone, days: fc.integer({ min: -3650, max: 3650 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('backup' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('restore' as const) }) },
)
type Drawn = typeof step extends fc.Arbitrary<infer One> ? One : never

/** What people do with a phone besides. */
const further = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('nobody is home' as const), phone, pick, days: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('form is begun' as const), phone, pick }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('two windows' as const), phone, pick }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('visit is corrected' as const), phone, pick, found: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('somebody signs out' as const), phone, told: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('village is given out' as const), village: fc.constantFrom(...places), phones: fc.subarray([0, 1]) }) },
)
type Further = typeof further extends fc.Arbitrary<infer One> ? One : never

/** One thing that happens while somebody goes through the villages with it; nobody is reassigned where a round is given out. */
export function anyStep(season: Season): fc.Arbitrary<Step> {
  const drawn = season === 'census' ? step.filter(({ does }) => does !== 'inspector is reassigned') : step
  return fc.oneof({ weight: 2, arbitrary: drawn }, { weight: 1, arbitrary: further })
}

/** What is not drawn but written into a day: it stands for a mistake of its own. */
type Written =
  /** Another content comes under the number of what was saved last. */
  | { does: 'number comes twice'; phone: number }
  /** The browser clears what the phone keeps, and its person signs in anew. */
  | { does: 'browser clears the phone'; phone: number }
export type Step = Drawn | Further | Written

export async function take(world: World, one: Step): Promise<void> {
  world.pass(1)
  const handset = 'phone' in one ? world.handsets[one.phone]! : world.handsets[0]!
  switch (one.does) {
    case 'visit':
      return saveVisit(handset, one)
    case 'act':
      return act(handset, one.pick)
    case 'sync':
      return handset.under(one.fault, one.at, (device) => device.fetch())
    case 'visit while syncing':
      handset.meanwhile = () => saveVisit(handset, { pick: one.pick, found: true, photo: false })
      await handset.under('none', 0, (device) => device.fetch())
      handset.meanwhile = null
      return
    case 'somebody else visits':
      return recordElsewhere(world, await numberSeen(handset, one.pick))
    case 'household moves':
      return move(world, one.pick, one.to)
    case 'inspector is reassigned':
      return reassign(world, handset, one.to)
    case 'commit in flight':
      return commitInFlight(world, handset, one.pick)
    case 'clock jumps':
      handset.clockError = one.days * 86_400_000
      return
    case 'number comes twice':
      return sendAnother(handset)
    case 'browser clears the phone':
      return handset.beCleared()
    case 'nobody is home':
      return nobodyHome(handset, one)
    case 'form is begun':
      return beginForm(handset, one.pick)
    case 'two windows':
      return inTwoWindows(world, handset, one.pick)
    case 'visit is corrected':
      return correct(handset, one)
    case 'somebody signs out':
      return signOut(handset, one.told)
    case 'village is given out':
      return giveOut(world, one.village, one.phones)
    case 'backup':
      return world.backUp()
    case 'restore':
      return restore(world)
  }
}

/** A visit to one of the households that the phone shows. Called kept only once the phone says so. */
export async function saveVisit(handset: Handset, { pick: index, found, photo }: { pick: number; found: boolean; photo: boolean }): Promise<void> {
  const device = handset.phone
  const place = await placeOn(device, index)
  if (!place) return
  const name = photo ? await device.files.keep(await picture(handset.saved.length)) : null
  const draft = { ...draftOf(device, place), files: name ? { '/data/door_photo': name } : {} }
  await device.saveVisit({
    revision: 0, draft,
    submission: submissionXml({ ...filledAt(place), ...(found ? { found: ['H01'] } : {}), ...(name ? { photo: name } : {}) }),
    outcome: 'completed', fixes: [],
  })
  handset.saved.push({ id: draft.id, kind: 'visit', files: name ? 1 : 0 })
}

/** A household that a phone shows, in the round that it works in. */
interface Place {
  household: HouseholdRow
  round: FieldRound
}

async function placeOn(device: DevicePhone, index: number): Promise<Place | null> {
  const [round] = await device.rounds()
  const rows = await device.households(null)
  const household = rows[index % Math.max(1, rows.length)]
  return round && household ? { round, household } : null
}

function draftOf(device: DevicePhone, { household, round }: Place): VisitDraft {
  return { id: crypto.randomUUID(), household: household.id, round: round.id, at: 0, fixes: [], changedAt: device.now().toISOString(), xml: '', files: {} }
}

const filledAt = ({ household, round }: Place) => ({ household: household.number, round: round.ordinal })

/** Nobody opens; a neighbour says when to come again. */
async function nobodyHome(handset: Handset, { pick: index, days }: { pick: number; days: number }): Promise<void> {
  const device = handset.phone
  const place = await placeOn(device, index)
  if (!place) return
  const comeAgainOn = addDays(dayOf(device.now()), days)
  const draft = draftOf(device, place)
  await device.saveVisit({
    draft, revision: 0, submission: submissionXml({ ...filledAt(place), outcome: 'nobody-home', comeAgainOn }), outcome: 'nobody-home', comeAgainOn, fixes: [],
  })
  handset.saved.push({ id: draft.id, kind: 'visit', files: 0, comeAgainOn })
}

/** A household where no form is begun. */
async function freshPlaceOn(device: DevicePhone, index: number): Promise<Place | null> {
  const place = await placeOn(device, index)
  return place && (await device.draft(place.household.id, place.round.id)) === null ? place : null
}

async function beginForm({ phone: device, drafts }: Handset, index: number): Promise<void> {
  const place = await freshPlaceOn(device, index)
  if (!place) return
  const draft = draftOf(device, place)
  await device.saveDraft(draft, 0)
  drafts.push({ id: draft.id, household: draft.household, round: draft.round })
}

/** The icon and a tab have the form of one household open; each finishes it with other answers. */
async function inTwoWindows({ mistake }: World, handset: Handset, index: number): Promise<void> {
  const { phone: first } = handset
  const second = await handset.anotherWindow()
  const place = await freshPlaceOn(first, index)
  if (!second || !place) return second?.close()
  const saveDraft = mistake?.saveDraft ?? ((device: DevicePhone, one: VisitDraft, seen: number) => device.saveDraft(one, seen))
  const finish = mistake?.saveVisit ?? ((device: DevicePhone, visit: FinishedVisit) => device.saveVisit(visit))
  const before = new Set((await first.outbox()).map(({ id }) => id))
  const draft = draftOf(first, place)
  const revision = await first.saveDraft(draft, 0)
  const opened = (await second.openDraft(draft.household, draft.round))!
  const written = { ...opened.draft, at: 1 }
  const after = await second.saveDraft(written, opened.revision)
  // What this window still shows is older.
  await saveDraft(first, { ...draft, at: 2 }, revision).catch(() => undefined)
  expect((await first.draft(draft.household, draft.round))?.at).toBe(written.at)
  const done = { outcome: 'completed' as const, fixes: [] }
  await finish(second, { draft: written, revision: after, submission: submissionXml({ ...filledAt(place), found: ['H01'] }), ...done })
  await finish(first, { draft, revision, submission: submissionXml(filledAt(place)), ...done })
  second.close()
  const saved = await newEntries(first, before)
  expect(saved.length).toBe(2)
  for (const { id } of saved) handset.saved.push({ id, kind: 'visit', files: 0 })
}

/** Somebody looks at a visit of their own again and puts it right. */
async function correct(handset: Handset, { pick: index, found }: { pick: number; found: boolean }): Promise<void> {
  const { phone: device, saved } = handset
  const corrected = new Set(saved.map(({ corrects }) => corrects))
  const own = saved.filter(({ id, kind }) => kind === 'visit' && !corrected.has(id))
  const first = own[index % Math.max(1, own.length)]
  const sent = first && await device.ownVisit(first.id)
  const place = sent && await placeOf(device, sent.submission)
  if (!first || !place || await device.draft(place.household.id, place.round.id)) return
  const draft = { ...draftOf(device, place), corrects: first.id }
  await device.saveVisit({
    draft, revision: 0, submission: submissionXml({ ...filledAt(place), ...(found ? { found: ['H02'] } : {}) }), outcome: 'completed', fixes: [],
  })
  saved.push({ id: draft.id, kind: 'visit', files: 0, corrects: first.id })
}

/** Where a visit was made; null where the phone does not show the household any more. */
async function placeOf(device: DevicePhone, submission: string): Promise<Place | null> {
  const number = new RegExp(`<${submissionFields.household}>(.*?)</`).exec(submission)?.[1]
  const household = (await device.households(null)).find((row) => row.number === number)
  const [round] = await device.rounds()
  return round && household ? { round, household } : null
}

/** What the phone does not let somebody know of, it does not let go of either. */
async function signOut(handset: Handset, told: boolean): Promise<void> {
  const { held } = handset.phone.status
  const refused = (await handset.phone.outbox()).filter(({ state }) => state === 'refused').map(({ id }) => id)
  const isOut = await handset.signOut(told ? held : nothingHeld)
  expect([isOut, held.unsent > 0 || (!told && !isNothing(held))]).not.toEqual([true, true])
  if (!isOut) return
  handset.left.push(...handset.saved.splice(0))
  handset.letGo.push(...handset.drafts.splice(0).map(({ id }) => id), ...refused)
}

/** The office gives a village to some of the phones, or takes it back. */
async function giveOut({ application, cast, handsets }: World, village: string, phones: readonly number[]): Promise<void> {
  const scope = scopeOf(county, cast.office.posts, 'rounds:manage')
  const given = [{ village, group: '', household: null, inspectors: phones.map((index) => handsets[index]!.person) }]
  await givePortionsOut(application, cast.office, scope, rounds.second, { id: crypto.randomUUID(), given }).catch((error: unknown) => {
    // Of a round that does not go on yet, or to somebody who does not record it.
    if (!(error instanceof Refusal)) throw error
  })
}

/** What a phone does not keep any more is gone with the county that had it. */
async function restore(world: World): Promise<void> {
  await world.restore()
  for (const { left } of world.handsets) {
    const ids = left.map(({ id }) => id)
    const { database } = world.application
    const known = [
      ...await database.selectFrom('log_entry').select('id').where('id', 'in', [...ids, NOTHING]).execute(),
      ...await database.selectFrom('operation').select('id').where('id', 'in', [...ids, NOTHING]).execute(),
    ].map(({ id }) => id)
    left.splice(0, left.length, ...left.filter(({ id }) => known.includes(id)))
  }
}
const NOTHING = '00000000-0000-7000-8000-000000000000'

/** As from a second window of an application that does not know better. */
async function sendAnother(handset: Handset): Promise<void> {
  const { id } = handset.saved.at(-1)!
  const database = handset.database()
  const item = await database.outbox.where('id').equals(id).first()
  const device = (await database.item('keyring'))?.device
  database.close()
  const operation = await (await handset.sealer()).open<object>(item!.sealed!)
  const other = { ...operation, sequence: item!.sequence, deviceTime: '2020-03-01T00:00:00.000Z' }
  await handset.ask('POST', '/api/sync/operations', { device, operations: [other], answered: null })
  handset.doubled.push(id)
}

async function picture(seed: number): Promise<Blob> {
  return new Blob([new Uint8Array(await jpeg(8, 8, seed + 1))], { type: 'image/jpeg' })
}

async function act(handset: Handset, index: number): Promise<void> {
  const device = handset.phone
  const lines = await device.problems()
  const line = lines[index % Math.max(1, lines.length)]
  if (!line) return
  const offered = offlineActions.filter((action) => line.actions.includes(action))
  const action = offered[index % Math.max(1, offered.length)]
  if (!action) return
  const before = new Set((await device.outbox()).map(({ id }) => id))
  await device.act(line, filledAction(action, {
    now: device.now().toISOString(), photo: sha256Of(await device.files.keep(await picture(handset.saved.length))), into: '', unit: '', until: '', mended: index % 3 > 0,
  })).catch((error: unknown) => {
    // Its clock was set back: to the phone the photo is older than what it shows mended. It says so, and keeps nothing.
    const isTold = handset.clockError < 0 && error instanceof Refusal && error.code === 'evidence-before-finding'
    if (!isTold) throw error
  })
  for (const { id } of await newEntries(device, before)) handset.saved.push({ id, kind: 'action', files: 0 })
}

async function newEntries(device: DevicePhone, before: ReadonlySet<string>) {
  return (await device.outbox()).filter(({ id }) => !before.has(id))
}

/** Straight through the ingest, by an inspector who has no phone in this test. */
async function recordElsewhere(world: World, household: string): Promise<void> {
  const submission = parseSubmission(Buffer.from(submissionXml({ household, round: world.season === 'census' ? 2 : 1, found: ['E01'] })))
  // Where the household is now, the one or the other may record it.
  const { qingxi, shiqiao, second } = world.cast
  await recordVisits(world.application, county, (world.season === 'census' ? [second] : [qingxi, shiqiao]).map((actor) =>
    ({ actor, submission, attachments: [], incomplete: false })))
}

/** A household that the phone shows, or any. */
async function numberSeen({ phone: device }: Handset, index: number): Promise<string> {
  const rows = await device.households(null)
  return rows[index % Math.max(1, rows.length)]?.number ?? numberIn(villages.pingan, 0)
}

async function move(world: World, index: number, to: string): Promise<void> {
  const village = places[index % places.length]!
  await saveHouseholds(world.application, county, [{ ...householdIn(village, index % 3), village: to }], null)
}

/** Whoever has two posts keeps the one for the village. */
async function reassign(world: World, handset: Handset, to: string): Promise<void> {
  const { database } = world.application
  const post = database.selectFrom('post').select('id').where('person', '=', handset.person).orderBy('role').limit(1)
  await database.updateTable('post').set({ region: to }).where('id', '=', post).execute()
  world.application.actors.clear()
}

class Signal {
  give!: () => void
  readonly given = new Promise<void>((resolve) => {
    this.give = resolve
  })
}

/** Something is being written when the phone asks, something else is committed before it, and then it is committed too. */
async function commitInFlight(world: World, handset: Handset, index: number): Promise<void> {
  const { application } = world
  const number = numberIn(places[index % places.length]!, index % 3)
  const gate = new Signal()
  const begun = new Signal()
  world.inFlight = 1
  const writing = write(application.database, application.clock, county, async (transaction) => {
    const household = await transaction
      .updateTable('household').set({ head_name: `户主${index}${world.now}` }).where('county', '=', county).where('number', '=', number)
      .returning(['id', 'village']).executeTakeFirstOrThrow()
    begun.give()
    await gate.given
    const entry = entryOf(application, {
      kind: 'household-changed', actor: null, region: household.village, subject: household.id,
      payload: { number, version: 2, contentHash: '' },
    })
    return { result: undefined, entries: [entry] }
  })
  await begun.given
  await recordElsewhere(world, numberIn(places[(index + 1) % places.length]!, index % 3))
  await handset.under('none', 0, (device) => device.fetch())
  gate.give()
  await writing
  world.inFlight = 0
}
