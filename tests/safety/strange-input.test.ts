import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submissionFields } from '@lookback/core/checklists'
import { verifyLog } from '../../packages/server/src/database/verify-log.ts'
import { verifyContents } from '../../packages/server/src/evidence/verify-contents.ts'
import type { CheckedCounty, FilledForm } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, submissionXml, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { phoneAt } from '../../packages/server/src/sync/phone.fixture.ts'
import { verifyState } from '../../packages/server/src/verify-state.ts'

const nil = '00000000-0000-0000-0000-000000000000'
const max = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

describe('what is accepted, verifies', () => {
  let checked: CheckedCounty
  let server: TestServer
  let phone: Awaited<ReturnType<typeof phoneAt>>

  beforeAll(async () => {
    checked = await checkedCounty(3)
    server = await testServer(checked.application)
    checked.setTime('2020-03-10T02:00:00.000Z')
    phone = await phoneAt(checked, server, 'pingan')
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  async function verify(): Promise<void> {
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(0)
    const compared = await verifyState(checked.database, county)
    const { count } = await checked.database.selectFrom('visit').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    expect(compared['visits']).toBe(count)
    await verifyContents(checked.application, county)
  }

  /** Over OpenRosa, as whatever client sends it. */
  async function submit(xml: string): Promise<number> {
    const form = new FormData()
    form.append('xml_submission_file', new Blob([xml], { type: 'text/xml' }), 'submission.xml')
    return (await fetch(`${server.url}/openrosa/submission`, { method: 'POST', headers: phone.headers, body: form })).status
  }

  const household = (index: number) => numberIn(villages.pingan, index)

  it.each([nil, max, randomUUID().toUpperCase()])('a visit and an action named %s', async (id) => {
    expect(await submit(submissionXml({ household: household(0), id, found: ['H01'] }))).toBe(201)
    await verify()
    const [{ id: problem, version } = { id: '', version: 0 }] = await checked.database.selectFrom('problem').select(['id', 'version']).execute()
    const acted = await phone.ask('POST', `/api/problems/${problem.toUpperCase()}/actions`, {
      id: randomUUID().toUpperCase(), version, action: { action: 'comment', text: '看过' },
    })
    expect(acted.status).toBe(200)
    const operation = phone.operation('problem-action', { problem: problem.toUpperCase(), version: version + 1, action: { action: 'comment', text: '又看' } })
    expect(await phone.send({ ...operation, id: operation.id.toUpperCase() })).toMatchObject([{ id: operation.id, result: 'accepted' }])
    expect(await phone.send({ ...operation, id: operation.id.toUpperCase() })).toMatchObject([{ id: operation.id, result: 'known' }])
    await verify()
  })

  it('whatever else is taken in of what a broken phone could send', async () => {
    const instant = fc.oneof(
      fc.date({ noInvalidDate: false }).map((date) => (Number.isNaN(date.getTime()) ? 'never' : date.toISOString())),
      fc.constantFrom(
        '0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '-000001-12-31T23:59:59Z', '9999-12-31T23:59:59.999999-12:00', '+275760-09-13T00:00:00Z',
        '2020-03-10T09:59:60+08:00', '2020-02-30', '2020-03-10 08:00', '20200310', '1', 'Tue', '2020-03-09T18:00:00.123456789+00:00', '２０２０',
      ),
    )
    const strangeText = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.replace(/[<&\p{Cc}\ufffe\uffff]|\]\]>/gu, '·'))
    const filled = fc.record({
      id: fc.oneof(fc.uuid(), fc.uuid().map((id) => id.toUpperCase())), startedAt: instant, endedAt: instant, position: fc.oneof(
        strangeText, fc.tuple(fc.double(), fc.double()).map((pair) => pair.join(' ')), fc.constantFrom('1e-320 1e-320', '-0 -0', '0x10 1', '90 180 3 4 5')),
      note: strangeText, mark: fc.constantFrom('', '\ufeff', '\ufeff\ufeff', ' '), outcome: fc.constantFrom('completed', 'nobody-home', 'other'),
    })
    const statuses: number[] = []
    await fc.assert(fc.asyncProperty(filled, async ({ id, startedAt, endedAt, position, note, mark, outcome }) => {
      const form: FilledForm = { household: household(1), id, outcome, found: ['H02'], notes: { H02: note } }
      const leaves = Object.entries({ startedAt, endedAt, position }).map(([name, value]) => {
        const field = submissionFields[name as 'startedAt']
        return `<${field}>${value.replace(/[<&]/g, '')}</${field}>`
      })
      statuses.push(await submit(`${mark}${submissionXml(form).replace('<meta>', `${leaves.join('')}<meta>`)}`))
    }), { numRuns: 60, seed: 18 })
    expect(new Set(statuses)).toEqual(new Set([201, 400]))
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(30)
    await verify()
  })
})
