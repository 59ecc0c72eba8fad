import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import fc from 'fast-check'
import type { CellValue } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLog } from '../../packages/server/src/database/verify-log.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { catalogueHeadings, catalogueRows, objectHeadings, table } from '../../packages/server/src/indicators/indicators.fixture.ts'
import { saveHouseholds } from '../../packages/server/src/register/save-households.ts'
import { verifyState } from '../../packages/server/src/verify-state.ts'
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
  { weight: 3, arbitrary: fc.record({ does: fc.constant('tell' as const), who, road: household, under: fc.constantFrom('last', 'first', 'invented') }) },
)

interface Phone {
  device: string
  person: string
  region: string
  headers: Record<string, string>
  /** In the order in which the phone was told of them. */
  scopes: string[]
  /** By scope, the households that the county has sent, and the numbers of the objects. */
  received: Map<string, Set<string>>
  roads: Map<string, Set<string>>
  position: { sequence: number; hash: string }
}

describe('work made in good faith', () => {
  let checked: CheckedCounty
  let server: TestServer
  /** Every village has a road of its own, which does not move. */
  const roads = new Map<string, string>()

  beforeAll(async () => {
    checked = await checkedCounty(1)
    checked.setTime('2020-03-10T02:00:00.000Z')
    server = await testServer(checked.application)
    const office = await server.signIn(county, 'office', password)
    const bring = async (kind: string, headings: readonly string[], rows: readonly (readonly CellValue[])[]) => {
      const body = new FormData()
      body.append('file', new Blob([await table(headings, rows) as BlobPart]), '表.xlsx')
      expect((await fetch(`${server.url}/api/sheets/${kind}`, { method: 'POST', headers: office, body })).status).toBe(201)
    }
    await bring('indicators', catalogueHeadings, catalogueRows)
    await bring('indicator-objects', objectHeadings, places.map((village, index) => [2020, 'R02', `L${index}`, `${index}号路`, village, '', '', '', '', '', '', '']))
    for (const { id, number } of await checked.database.selectFrom('indicator_object').select(['id', 'number']).execute()) roads.set(number, id)
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
            break
          }
          case 'tell': {
            const number = `L${one.road}`
            const scope = one.under === 'invented' ? '0'.repeat(32) : phone!.scopes.at(one.under === 'last' ? -1 : 0)!
            const answer = await tell(phone!, roads.get(number)!, scope)
            const mine = places[one.road]!.startsWith(phone!.region)
            const given = phone!.roads.get(scope)?.has(number) ?? false
            const story = JSON.stringify({ ...one, mine, given, answer })
            if (mine || given) expect(answer, story).toMatchObject({ result: 'accepted', outsideScope: !mine })
            else expect(answer, story).toMatchObject({ result: 'refused', refusal: { code: 'not-found' } })
          }
        }
      }
      await verifyLog(checked.database, county)
    }), { numRuns: 8, endOnFailure: true }).then(() => verifyState(checked.database, county)))

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
      scopes: [], received: new Map(), roads: new Map(), position: { sequence: 0, hash: '' },
    }
    await ask(phone, 'POST', '/api/sync/devices', { id: phone.device, name: 'phone' })
    await fetchAll(phone)
    return phone
  }

  /** As phones do: changes while the scope is the same, else everything anew; objects come with the first changes. */
  async function fetchAll(phone: Phone): Promise<void> {
    if (phone.scopes.length > 0 && await receiveChanges(phone)) return
    receive(phone, await ask(phone, 'GET', `/api/sync/snapshot?device=${phone.device}`) as Told)
    await receiveChanges(phone)
  }

  async function receiveChanges(phone: Phone): Promise<boolean> {
    const { device, position, scopes } = phone
    const changes = await ask(phone, 'GET', `/api/sync/changes?device=${device}&sequence=${position.sequence}&hash=${position.hash}&scope=${scopes.at(-1) ?? ''}`) as Told
    if (changes.standing === 'current') receive(phone, changes)
    return changes.standing === 'current'
  }

  interface Told {
    standing?: string
    scope: { fingerprint: string }
    households: { number: string }[]
    position: Phone['position']
    frame?: { content: { objects: { number: string }[] } } | null
  }

  function receive(phone: Phone, { scope: { fingerprint }, households, position, frame }: Told): void {
    if (phone.scopes.at(-1) !== fingerprint) phone.scopes.push(fingerprint)
    const before = phone.received.get(fingerprint) ?? new Set()
    phone.received.set(fingerprint, new Set([...before, ...households.map(({ number }) => number)]))
    const told = frame?.content.objects.map(({ number }) => number) ?? []
    phone.roads.set(fingerprint, new Set([...phone.roads.get(fingerprint) ?? [], ...told]))
    phone.position = position
  }

  function visit(phone: Phone, number: string, scope: string) {
    const id = randomUUID()
    return send(phone, { kind: 'visit', id, scope, payload: { submission: submissionXml({ household: number, id }) } })
  }

  function tell(phone: Phone, object: string, scope: string) {
    const told = { state: 'started', startedOn: '2020-03-01', finishedOn: null, note: '', photos: [] }
    return send(phone, { kind: 'object-report', id: randomUUID(), scope, payload: { object, told } })
  }

  async function send({ device, person, ...phone }: Phone, made: { kind: string; id: string; scope: string; payload: object }) {
    const operation = {
      ...made, device, sequence: 1, actor: person, county, schemaVersion: 1, subject: randomUUID(),
      deviceTime: '2020-03-10T02:00:00.000Z', clockOffset: 0, files: [],
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
