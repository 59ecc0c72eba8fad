import fc from 'fast-check'
import { offlineActions } from '../../packages/core/src/sync/index.ts'
import { write } from '../../packages/server/src/database/write.ts'
import { filledAction } from '../../packages/server/src/problems/filled-action.fixture.ts'
import { entryOf } from '../../packages/server/src/kit/entries.ts'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { saveHouseholds } from '../../packages/server/src/register/save-households.ts'
import { parseSubmission } from '../../packages/server/src/visits/parse-submission.ts'
import { recordVisits } from '../../packages/server/src/visits/record-visits.ts'
import {
  county, householdIn, numberIn, submissionXml, villages,
} from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { DevicePhone } from '../../packages/web/src/field/sync/phone/device-phone.ts'
import type { Fault, Handset } from './handset.ts'
import { faults } from './handset.ts'
import type { World } from './world.ts'

const places = Object.values(villages)
const regions = ['431999101', '431999102', ...places]

const phone = fc.nat({ max: 2 })
const pick = fc.nat({ max: 11 })
/** The first request is mostly the one that sends. */
const at = fc.constantFrom(0, 0, 0, 1, 1, 2, 3)
const fault = fc.constantFrom(...faults, 'reply-lost', 'dies-within-write', 'database-breaks', 'database-breaks')

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

/** What is not drawn but written into a day: it stands for a mistake of its own. */
type Written =
  /** Another content comes under the number of what was saved last. */
  | { does: 'number comes twice'; phone: number }
  /** The browser clears what the phone keeps, and its person signs in anew. */
  | { does: 'browser clears the phone'; phone: number }
export type Step = Drawn | Written

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
    case 'backup':
      return world.backUp()
    case 'restore':
      return world.restore()
  }
}

/** A visit to one of the households that the phone shows. Called kept only once the phone says so. */
export async function saveVisit(handset: Handset, { pick: index, found, photo }: { pick: number; found: boolean; photo: boolean }): Promise<void> {
  const device = handset.phone
  const [round] = await device.rounds()
  const rows = await device.households(null)
  const row = rows[index % Math.max(1, rows.length)]
  if (!round || !row) return
  const id = crypto.randomUUID()
  const name = photo ? await device.files.keep(await picture(handset.saved.length)) : null
  await device.saveVisit({
    revision: 0,
    draft: {
      id, household: row.id, round: round.id, at: 0, fixes: [], changedAt: device.now().toISOString(), xml: '', files: name ? { '/data/door_photo': name } : {},
    },
    submission: submissionXml({ household: row.number, ...(found ? { found: ['H01'] } : {}), ...(name ? { photo: name } : {}) }),
    outcome: 'completed', fixes: [],
  })
  handset.saved.push({ id, kind: 'visit', files: name ? 1 : 0 })
}

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
    now: device.now().toISOString(), photo: await device.files.keep(await picture(handset.saved.length)), into: '', unit: '', until: '', mended: index % 3 > 0,
  }))
  for (const { id } of await newEntries(device, before)) handset.saved.push({ id, kind: 'action', files: 0 })
}

async function newEntries(device: DevicePhone, before: ReadonlySet<string>) {
  return (await device.outbox()).filter(({ id }) => !before.has(id))
}

/** Straight through the ingest, by an inspector who has no phone in this test. */
async function recordElsewhere(world: World, household: string): Promise<void> {
  const submission = parseSubmission(Buffer.from(submissionXml({ household, found: ['E01'] })))
  // Where the household is now, the one or the other may record it.
  await recordVisits(world.application, county, [world.cast.qingxi, world.cast.shiqiao].map((actor) =>
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

export function syncFully(handset: Handset): Promise<void> {
  const none: Fault = 'none'
  return handset.under(none, 0, (device) => device.fetch())
}
