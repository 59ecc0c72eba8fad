import { IDBFactory } from 'fake-indexeddb'
import { submissionFields } from '@lookback/core/checklists'
import { villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { DevicePhone } from '../../packages/web/src/field/sync/phone/device-phone.ts'
import type { Held } from '../../packages/web/src/field/sync/phone/held.ts'
import type { FinishedVisit, VisitDraft } from '../../packages/web/src/field/sync/phone/phone.ts'
import type { Keeping } from '../../packages/web/src/field/sync/phone/keeping.ts'
import type { Handset } from './handset.ts'
import type { Step } from './steps.ts'
import type { Season, World } from './world.ts'

/** A mistake that could be made in the protocol, put in place around the real client and server. */
export interface Mistake {
  name: string
  /** The day of the fixed seed, or a day written for it, on which the test notices it; without the mistake the same day passes. */
  killedOn: number | readonly Step[]
  /** When that day is; the townships check themselves where it is left out. */
  season?: Season
  keeping?: (real: Keeping, crashPoint: () => void) => Keeping
  /** How windows of one phone write. */
  saveDraft?: (phone: DevicePhone, draft: VisitDraft, revision: number) => Promise<unknown>
  saveVisit?: (phone: DevicePhone, visit: FinishedVisit) => Promise<unknown>
  signOut?: (handset: Handset, told: Held) => Promise<void>
  transport?: (world: World, handset: Handset, input: Parameters<typeof fetch>[0], init: RequestInit) => Promise<Response>
}

interface PushBody {
  device: string
  operations: { id: string; subject: string; deviceTime: string; payload: { submission?: string } }[]
}

type Json = Record<string, unknown>

const isPush = (input: unknown, init: RequestInit) => String(input).endsWith('/api/sync/operations') && init.method === 'POST'
const isChanges = (input: unknown) => String(input).includes('/api/sync/changes')
const bodyOf = (init: RequestInit) => JSON.parse(init.body as string) as PushBody

function withoutHash(input: unknown): URL {
  const url = new URL(String(input))
  for (const name of ['hash', 'answeredHash', 'answeredSequence']) url.searchParams.delete(name)
  return url
}

/** The reply with something changed in it. */
async function changed(reply: Response, change: (json: Json) => Json): Promise<Response> {
  if (!reply.ok) return reply
  return Response.json(change((await reply.json()) as Json), { status: reply.status })
}

const acceptAll = ({ operations }: PushBody) => ({
  restored: false,
  answers: operations.map(({ id }) => ({ id, result: 'accepted', at: 1, missing: [], outsideScope: false, visitedBefore: [], refusal: null })),
  position: { sequence: 0, hash: '0'.repeat(64) }, now: new Date().toISOString(),
})

const another: readonly Step[] = [
  { does: 'visit', phone: 0, pick: 0, found: true, photo: false }, { does: 'sync', phone: 0, fault: 'none', at: 0 },
  { does: 'number comes twice', phone: 0 },
]

const clearing: readonly Step[] = [
  { does: 'visit', phone: 0, pick: 0, found: false, photo: false }, { does: 'sync', phone: 0, fault: 'request-lost', at: 0 },
  { does: 'browser clears the phone', phone: 0 },
]

const leaving: readonly Step[] = [
  { does: 'visit', phone: 0, pick: 0, found: false, photo: false }, { does: 'sync', phone: 0, fault: 'none', at: 0 },
  { does: 'form is begun', phone: 0, pick: 1 }, { does: 'somebody signs out', phone: 0, told: false },
]
const twoWindows: readonly Step[] = [{ does: 'two windows', phone: 0, pick: 0 }]
const correcting: readonly Step[] = [
  { does: 'visit', phone: 0, pick: 0, found: true, photo: false }, { does: 'sync', phone: 0, fault: 'none', at: 0 },
  { does: 'visit is corrected', phone: 0, pick: 0, found: false },
]
const agreeing: readonly Step[] = [{ does: 'nobody is home', phone: 0, pick: 0, days: 3 }]
const [here, there] = [villages.pingan, villages.baiyun]
const fetched: Step = { does: 'sync', phone: 0, fault: 'none', at: 0 }
const takenBack: readonly Step[] = [
  { does: 'village is given out', village: here, phones: [0] }, fetched, { does: 'form is begun', phone: 0, pick: 0 },
  { does: 'village is given out', village: there, phones: [0] }, { does: 'village is given out', village: here, phones: [1] }, fetched,
]

/** What is sent, with something left out of each submission. */
const without = (element: RegExp): NonNullable<Mistake['transport']> => (_, __, input, init) => {
  if (!isPush(input, init)) return fetch(input, init)
  const body = bodyOf(init)
  const operations = body.operations.map(({ payload, ...operation }) =>
    ({ ...operation, payload: payload.submission === undefined ? payload : { ...payload, submission: payload.submission.replace(element, '') } }))
  return fetch(input, { ...init, body: JSON.stringify({ ...body, operations }) })
}

/** The newest device time by household, as a county would see it that believes the phones' clocks. */
const newest = new WeakMap<World, Map<string, string>>()

export const mistakes: readonly Mistake[] = [
  {
    name: 'no idempotency',
    killedOn: 0,
    // Every sending makes new ids, as if the county could not recognise what it has.
    transport: (_, __, input, init) => {
      if (!isPush(input, init)) return fetch(input, init)
      const body = bodyOf(init)
      const operations = body.operations.map((operation) => {
        const id: string = crypto.randomUUID()
        const submission = operation.payload.submission?.replaceAll(operation.id, id)
        return { ...operation, id, payload: { ...operation.payload, ...(submission ? { submission } : {}) } }
      })
      const back = new Map(operations.map(({ id }, index) => [id, body.operations[index]!.id]))
      return fetch(input, { ...init, body: JSON.stringify({ ...body, operations }) }).then((reply) =>
        changed(reply, (json) => ({
          ...json, answers: (json['answers'] as { id: string }[]).map((answer) => ({ ...answer, id: back.get(answer.id) ?? answer.id })),
        })))
    },
  },
  {
    name: 'dropped before acknowledged',
    killedOn: 0,
    transport: async (_, handset, input, init) => {
      if (isPush(input, init)) {
        const database = handset.database()
        await database.outbox.where('id').anyOf(bodyOf(init).operations.map(({ id }) => id)).delete()
        database.close()
      }
      return fetch(input, init)
    },
  },
  {
    name: 'acknowledged before commit',
    killedOn: 4,
    // The answer goes out first; whether the work is ever done depends on the database living on.
    transport: async (world, _, input, init) => {
      if (!isPush(input, init)) return fetch(input, init)
      const body = bodyOf(init)
      const done = await fetch(input, init)
      if (!done.ok) return Response.json({ ...acceptAll(body), now: new Date(world.now).toISOString() })
      return changed(done, (json) => ({
        ...json, answers: (json['answers'] as Json[]).map((answer) => (answer['result'] === 'later' ? { ...answer, result: 'accepted' } : answer)),
      }))
    },
  },
  {
    name: 'naive cursor',
    killedOn: 1,
    // Numbers are given out when a transaction begins: a reader counts those that are not committed yet as seen.
    transport: async (world, _, input, init) => {
      if (!isChanges(input)) return fetch(input, init)
      const reply = await fetch(withoutHash(input), init)
      return changed(reply, (json) => {
        const position = json['position'] as { sequence: number }
        return json['more'] ? json : { ...json, position: { ...position, sequence: position.sequence + world.inFlight } }
      })
    },
  },
  {
    name: 'no tombstone on a move',
    killedOn: 0,
    transport: async (_, __, input, init) => {
      const reply = await fetch(input, init)
      return isChanges(input) ? changed(reply, (json) => ({ ...json, gone: [] })) : reply
    },
  },
  {
    name: 'clock decides',
    killedOn: 4,
    // Of two changes to a household the one with the later device time wins; the other is thought to be overwritten.
    transport: async (world, _, input, init) => {
      if (!isPush(input, init)) return fetch(input, init)
      const body = bodyOf(init)
      const times = newest.get(world) ?? new Map<string, string>()
      newest.set(world, times)
      const winning = body.operations.filter(({ subject, deviceTime }) => deviceTime >= (times.get(subject) ?? ''))
      for (const { subject, deviceTime } of winning) times.set(subject, deviceTime)
      const losing = { ...body, operations: body.operations.filter((one) => !winning.includes(one)) }
      if (winning.length === 0) return Response.json({ ...acceptAll(losing), now: new Date(world.now).toISOString() })
      const reply = await fetch(input, { ...init, body: JSON.stringify({ ...body, operations: winning }) })
      return changed(reply, (json) => ({ ...json, answers: [...(json['answers'] as unknown[]), ...acceptAll(losing).answers] }))
    },
  },
  {
    name: 'cursor saved before rows',
    killedOn: 9,
    keeping: (real, crashPoint) => ({
      ...real,
      keepPage: async (database, page) => {
        await database.meta.put(page.standing)
        crashPoint()
        await real.keepPage(database, page)
      },
    }),
  },
  {
    name: 'no wipe on reassignment',
    killedOn: 6,
    keeping: (real) => ({
      ...real,
      keepPage: (database, page) => real.keepPage(database, page.standing.phase === 'first-pages' || page.sweepBefore !== null
        ? { ...page, gone: [], sweepBefore: null } : page),
    }),
  },
  {
    name: 'rows with local edits are skipped',
    killedOn: 2,
    keeping: (real) => ({
      ...real,
      keepPage: async (database, page) => {
        const waiting = new Set((await database.outbox.where('state').equals('waiting').toArray()).map(({ subject }) => subject))
        await real.keepPage(database, { ...page, households: page.households.filter(({ id }) => !waiting.has(id)) })
      },
    }),
  },
  {
    name: 'nothing kept after acknowledgement',
    killedOn: 6,
    keeping: (real) => ({
      ...real,
      keepAnswers: async (database, answers, position) => {
        await real.keepAnswers(database, answers, position)
        await database.outbox.filter(({ state, missing }) => state === 'accepted' && missing.length === 0).modify({ sealed: null, files: [] })
      },
    }),
  },
  {
    name: 'another content under a known number is answered and forgotten',
    killedOn: another,
    transport: (world, _, input, init) => {
      const isSecond = isPush(input, init) && bodyOf(init).operations.some(({ deviceTime }) => deviceTime === '2020-03-01T00:00:00.000Z')
      return isSecond ? Promise.resolve(Response.json({ ...acceptAll(bodyOf(init)), now: new Date(world.now).toISOString() })) : fetch(input, init)
    },
  },
  {
    name: 'nothing is announced',
    killedOn: clearing,
    transport: (_, __, input, init) => (init.method === 'PUT' ? Promise.resolve(Response.json({})) : fetch(input, init)),
  },
  {
    name: 'signing out takes what nobody was told of',
    killedOn: leaving,
    signOut: async (handset) => handset.phone.signOut(handset.phone.status.held),
  },
  {
    name: 'signing out takes what was not sent',
    killedOn: [{ does: 'visit', phone: 0, pick: 0, found: false, photo: false }, { does: 'somebody signs out', phone: 0, told: true }],
    signOut: (handset) => {
      handset.phone.close()
      handset.surroundings.indexedDB = new IDBFactory()
      return Promise.resolve()
    },
  },
  {
    name: 'a draft overwrites another window’s',
    killedOn: twoWindows,
    saveDraft: async (phone, draft) => {
      const { revision } = (await phone.openDraft(draft.household, draft.round))!
      return phone.saveDraft(draft, revision)
    },
  },
  {
    name: 'what another window has saved is taken for the same',
    killedOn: twoWindows,
    saveVisit: async (phone, visit) => {
      if (!(await phone.outbox()).some(({ id }) => id === visit.draft.id)) await phone.saveVisit(visit)
    },
  },
  { name: 'a correction stands beside what it puts right', killedOn: correcting, transport: without(/<deprecatedID>.*?<\/deprecatedID>/) },
  {
    name: 'an appointment stays on the phone',
    killedOn: agreeing,
    transport: without(new RegExp(`<${submissionFields.comeAgainOn}>.*?</${submissionFields.comeAgainOn}>`)),
  },
  {
    name: 'what was taken back stays on the phone',
    killedOn: takenBack,
    season: 'census',
    keeping: (real) => ({ ...real, keepPage: (database, page) => real.keepPage(database, { ...page, gone: [], sweepBefore: null }) }),
  },
  {
    name: 'what is worked on leaves with its village',
    killedOn: takenBack,
    season: 'census',
    transport: (_, __, input, init) => {
      if (!isChanges(input)) return fetch(input, init)
      const url = new URL(input instanceof Request ? input.url : input)
      url.searchParams.delete('keeps')
      return fetch(url, init)
    },
  },
  {
    name: 'no epoch',
    killedOn: 2,
    // The phone does not say which log it knows, only how far.
    transport: async (_, __, input, init) => {
      if (isPush(input, init)) return fetch(input, { ...init, body: JSON.stringify({ ...bodyOf(init), answered: null }) })
      if (!isChanges(input)) return fetch(input, init)
      const url = withoutHash(input)
      const known = { sequence: Number(url.searchParams.get('sequence')), hash: '0'.repeat(64) }
      const reply = await fetch(url, init)
      return changed(reply, (json) => (json['standing'] === 'restored' ? { ...json, standing: 'current', position: known } : json))
    },
  },
]
