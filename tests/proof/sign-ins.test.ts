import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, password } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { times } from './counts.ts'

const GUESSES = times(300, 1_500)
const ATTEMPTS = 5

let checked: CheckedCounty
let server: TestServer

beforeAll(async () => {
  checked = await checkedCounty(1)
  server = await testServer(checked.application, { trustedProxies: ['127.0.0.1'] })
})
afterAll(async () => {
  await server.close()
  await checked.close()
  await rm(checked.application.filesFolder, { recursive: true, force: true })
})

const attempt = async (address: string, loginName: string, secret: string): Promise<number> => (await fetch(`${server.url}/api/session`, {
  method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': address }, body: JSON.stringify({ county, loginName, password: secret }),
})).status

const count = (statuses: readonly number[], status: number) => statuses.filter((one) => one === status).length

it(`${GUESSES} guesses at once from one place: no more are looked at than in a row, the right one among them does not come through, and its owner elsewhere does`, async () => {
  expect(await attempt('10.9.0.1', 'qingxi', password)).toBe(200)
  const guesses = Array.from({ length: GUESSES }, (_, index) => (index === GUESSES - 1 ? password : `guess ${index}`))
  const statuses = await Promise.all(guesses.map((guess) => attempt('10.8.0.1', 'qingxi', guess)))
  process.stdout.write(`${GUESSES} guesses at once: ${count(statuses, 401)} looked at, ${count(statuses, 423)} locked out, ${count(statuses, 200)} came in\n`)
  expect(count(statuses, 401)).toBeLessThanOrEqual(ATTEMPTS)
  expect(count(statuses, 200)).toBe(0)
  expect(count(statuses, 423)).toBeGreaterThanOrEqual(GUESSES - ATTEMPTS)
  expect(await attempt('10.9.0.1', 'qingxi', password)).toBe(200)
  const logged = await checked.database.selectFrom('log_entry').select('kind').where('kind', 'in', ['sign-in-failed', 'sign-in-locked']).execute()
  expect(logged.filter(({ kind }) => kind === 'sign-in-failed')).toHaveLength(count(statuses, 401))
  expect(logged.some(({ kind }) => kind === 'sign-in-locked')).toBe(true)
}, 900_000)

it(`${GUESSES} guesses from as many places: the account waits there, and nowhere that it knows`, async () => {
  expect(await attempt('10.9.0.1', 'shiqiao', password)).toBe(200)
  const statuses = await Promise.all(Array.from({ length: GUESSES }, (_, index) => attempt(`10.7.${index >> 8}.${index & 255}`, 'shiqiao', `guess ${index}`)))
  process.stdout.write(`${GUESSES} guesses from as many places: ${count(statuses, 401)} looked at\n`)
  expect(count(statuses, 401)).toBeLessThanOrEqual(20)
  expect(count(statuses, 200)).toBe(0)
  expect(await attempt('10.9.0.1', 'shiqiao', password)).toBe(200)
  expect(await attempt('10.9.0.1', 'office', password)).toBe(200)
}, 900_000)
