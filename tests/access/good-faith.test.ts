import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLog } from '../../packages/server/src/database/verify-log.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { saveHouseholds } from '../../packages/server/src/register/save-households.ts'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import {
  checkedCounty, county, householdIn, numberIn, password, submissionXml, villages,
} from '../../packages/server/src/fixtures/checked-county.fixture.ts'

/**
 * Phones, moves of households and of people in any order. What is taken in and what is not is held against a diary that
 * this test keeps of what happened: it knows nothing of logs, fingerprints or spells.
 */
const places = Object.values(villages)
const regions = [...places, '431999101', '431999102']
const names = ['pingan', 'qingxi', 'shiqiao'] as const
const home = { pingan: villages.pingan, qingxi: '431999101', shiqiao: '431999102' } as const

const who = fc.constantFrom(...names)
const household = fc.nat({ max: places.length - 1 })
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('move' as const), household, to: fc.constantFrom(...places) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('reassign' as const), who, to: fc.constantFrom(...regions) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('fetch' as const), who }) },
  // Of what the phone says its work was made under: the scope it was told last, or any it was told ever, or made up.
  { weight: 5, arbitrary: fc.record({ does: fc.constant('visit' as const), who, household, under: fc.constantFrom('last', 'first', 'invented') }) },
)

interface Phone {
  device: string
  person: string
  region: string
  headers: Record<string, string>
  /** In the order in which the phone was told of them. */
  scopes: string[]
  /** By scope, the households that the county has sent. */
  received: Map<string, Set<string>>
  position: { sequence: number; hash: string }
}

describe('work made in good faith', () => {
  let checked: CheckedCounty
  let server: TestServer

  beforeAll(async () => {
    checked = await checkedCounty(1)
    checked.setTime('2020-03-10T02:00:00.000Z')
    server = await testServer(checked.application)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  it('is taken in for what the phone was given, marked, and for nothing that was never its person’s', () =>
    fc.assert(fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 40, size: 'max' }), async (steps) => {
      const where = new Map(places.map((village) => [numberIn(village, 0), village]))
      for (const number of where.keys()) await move(number, number.slice(0, 12))
      const phones = new Map<string, Phone>()
      // By person, the households that have lain in the person's area at any time of this story.
      const everHeld = new Map<string, Set<string>>(names.map((name) => [name, new Set()]))
      const note = () => {
        for (const [name, { region }] of phones) for (const [number, village] of where) if (village.startsWith(region)) everHeld.get(name)!.add(number)
      }
      for (const name of names) {
        await reassign(checked.actors[name].person, home[name])
        phones.set(name, await newPhone(name))
      }
      note()
      for (const one of steps) {
        const phone = 'who' in one ? phones.get(one.who)! : null
        switch (one.does) {
          case 'move': {
            const number = numberIn(places[one.household]!, 0)
            await move(number, one.to)
            where.set(number, one.to)
            note()
            break
          }
          case 'reassign':
            await reassign(phone!.person, one.to)
            phone!.region = one.to
            note()
            break
          case 'fetch':
            await fetchAll(phone!)
            break
          case 'visit': {
            const number = numberIn(places[one.household]!, 0)
            const scope = one.under === 'invented' ? '0'.repeat(32) : phone!.scopes.at(one.under === 'last' ? -1 : 0)!
            const answer = await visit(phone!, number, scope)
            const mine = where.get(number)!.startsWith(phone!.region)
            const given = phone!.received.get(scope)?.has(number) ?? false
            const story = JSON.stringify({ ...one, mine, given, answer })
            if (mine) expect(answer, story).toMatchObject({ result: 'accepted', outsideScope: false })
            else if (given) expect(answer, story).toMatchObject({ result: 'accepted', outsideScope: true })
            if (!everHeld.get(one.who)!.has(number)) expect(answer, story).toMatchObject({ result: 'refused', refusal: { code: 'household-unknown' } })
            if (!mine && one.under === 'invented') expect(answer, story).toMatchObject({ result: 'refused' })
          }
        }
      }
      await verifyLog(checked.database, county)
    }), { numRuns: 8, endOnFailure: true }))

  async function move(number: string, village: string): Promise<void> {
    await saveHouseholds(checked.application, county, [{ ...householdIn(number.slice(0, 12), 0), village }], null)
  }

  async function reassign(person: string, region: string): Promise<void> {
    await checked.database.updateTable('post').set({ region }).where('person', '=', person).execute()
    checked.application.actors.clear()
  }

  async function newPhone(name: (typeof names)[number]): Promise<Phone> {
    const phone: Phone = {
      device: randomUUID(), person: checked.actors[name].person, region: home[name], headers: await server.signIn(county, name, password),
      scopes: [], received: new Map(), position: { sequence: 0, hash: '' },
    }
    await ask(phone, 'POST', '/api/sync/devices', { id: phone.device, name: 'phone' })
    await fetchAll(phone)
    return phone
  }

  /** As phones do: changes while the scope is the same, else everything anew. */
  async function fetchAll(phone: Phone): Promise<void> {
    const { device, position } = phone
    const current = phone.scopes.at(-1)
    if (current) {
      const changes = await ask(phone, 'GET', `/api/sync/changes?device=${device}&sequence=${position.sequence}&hash=${position.hash}&scope=${current}`) as Told
      if (changes.standing === 'current') return receive(phone, changes)
    }
    receive(phone, await ask(phone, 'GET', `/api/sync/snapshot?device=${device}`) as Told)
  }

  interface Told {
    standing?: string
    scope: { fingerprint: string }
    households: { number: string }[]
    position: Phone['position']
  }

  function receive(phone: Phone, { scope: { fingerprint }, households, position }: Told): void {
    if (phone.scopes.at(-1) !== fingerprint) phone.scopes.push(fingerprint)
    const before = phone.received.get(fingerprint) ?? new Set()
    phone.received.set(fingerprint, new Set([...before, ...households.map(({ number }) => number)]))
    phone.position = position
  }

  async function visit({ device, person, ...phone }: Phone, number: string, scope: string) {
    const id = randomUUID()
    const operation = {
      kind: 'visit', id, device, sequence: 1, actor: person, county, scope, schemaVersion: 1, subject: randomUUID(),
      deviceTime: '2020-03-10T02:00:00.000Z', clockOffset: 0, files: [], payload: { submission: submissionXml({ household: number, id }) },
    }
    const { answers } = await ask(phone, 'POST', '/api/sync/operations', { device, operations: [operation], answered: null }) as { answers: unknown[] }
    return answers[0]
  }

  async function ask({ headers }: Pick<Phone, 'headers'>, method: string, path: string, body?: unknown): Promise<unknown> {
    const reply = await fetch(`${server.url}${path}`, {
      method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    expect(reply.status).toBe(200)
    return reply.json()
  }
})
