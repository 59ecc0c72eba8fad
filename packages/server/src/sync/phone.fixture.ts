import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { getChanges, getSnapshot, Operation, sendOperations } from '@lookback/core/sync'
import type { TestServer } from '../fixtures/server.fixture.ts'
import type { FilledForm } from '../fixtures/checked-county.fixture.ts'
import { county, password, submissionXml } from '../fixtures/checked-county.fixture.ts'
import type { Actor } from '../kit/actor.ts'

type Changes = z.output<typeof getChanges.reply>
type Snapshot = z.output<typeof getSnapshot.reply>
type Answers = z.output<typeof sendOperations.reply>

/** A phone of one of the cast, or of others who sign in likewise, signed in and known, that speaks with the server by plain requests. */
export async function phoneAt<Name extends string>(checked: { actors: Record<Name, Actor> }, server: TestServer, name: Name) {
  const headers = await server.signIn(county, name, password)
  const device = randomUUID()
  let sequence = 0
  const ask = async (method: string, path: string, body?: unknown) => {
    const reply = await fetch(`${server.url}${path}`, {
      method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: reply.status, json: (await reply.json()) as unknown }
  }
  await ask('POST', '/api/sync/devices', { id: device, name: 'phone' })
  const first = (await ask('GET', `/api/sync/snapshot?device=${device}`)).json as Snapshot
  const base = (made: Partial<Operation>) => ({
    id: randomUUID(), device, sequence: (sequence += 1), actor: checked.actors[name].person, county, scope: first.scope.fingerprint,
    schemaVersion: 1, subject: randomUUID(), deviceTime: '2020-03-10T02:00:00.000Z', clockOffset: 0, files: [], ...made,
  })
  const push = async (operations: readonly unknown[], known: readonly string[]) =>
    ((await ask('POST', '/api/sync/operations', { device, operations, known, answered: null })).json as Answers).answers
  return {
    device, first, headers, ask,
    visit: (filled: FilledForm, files: Operation['files'] = []) => {
      const id = filled.id ?? randomUUID()
      const subject = first.households.find(({ number }) => number === filled.household)?.id
      return { ...base({ id, files, ...(subject ? { subject } : {}) }), kind: 'visit', payload: { submission: submissionXml({ ...filled, id }) } }
    },
    operation: (kind: string, payload: unknown, subject: string = randomUUID()) => ({ ...base({ subject }), kind, payload }),
    send: (...operations: unknown[]) => push(operations, []),
    askAnew: (...known: string[]) => push([], known),
    changes: async (from: Snapshot['position'], scope = first.scope.fingerprint) =>
      (await ask('GET', `/api/sync/changes?device=${device}&sequence=${from.sequence}&hash=${from.hash}&scope=${scope}`)).json as Changes,
  }
}
