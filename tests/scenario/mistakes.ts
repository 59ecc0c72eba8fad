import type { Keeping } from '../../packages/web/src/field/sync/phone/keeping.ts'
import type { Handset } from './handset.ts'
import type { Step } from './steps.ts'
import type { World } from './world.ts'

/** A mistake that could be made in the protocol, put in place around the real client and server. */
export interface Mistake {
  name: string
  /** The day of the fixed seed, or a day written for it, on which the test notices it; without the mistake the same day passes. */
  killedOn: number | readonly Step[]
  keeping?: (real: Keeping, crashPoint: () => void) => Keeping
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
