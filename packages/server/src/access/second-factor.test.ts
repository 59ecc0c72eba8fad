import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, password } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { systemClock } from '../clock.ts'
import { findFactor } from './second-factor.queries.ts'
import { codeAt, stepOf } from './totp.ts'

const rule = { administrators: true, countyOffice: true, everybody: false, graceDays: 7, rememberDays: 30 }

describe('the second factor', () => {
  let checked: CheckedCounty
  let server: TestServer

  beforeAll(async () => {
    checked = await checkedCounty(1)
    server = await testServer(checked.application)
    await checked.database.updateTable('parameter').set({ value: JSON.stringify(rule) }).where('name', '=', 'second-factor').execute()
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  const ask = async (headers: Record<string, string>, method: string, path: string, body?: unknown) => {
    const reply = await fetch(`${server.url}${path}`, {
      method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: reply.status, headers: reply.headers, json: (await reply.json()) as Record<string, unknown> }
  }
  const signIn = (loginName: CastName, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
    ask(headers, 'POST', '/api/session', { county, loginName, password, ...more })
  const bearer = (headers: Headers) => ({ authorization: `Bearer ${headers.get('x-session-token') ?? ''}` })
  const keyOf = async (loginName: CastName) => {
    const { id } = await checked.database.selectFrom('account').select('id').where('login_name', '=', loginName).executeTakeFirstOrThrow()
    return (await findFactor(checked.database, { county, account: id }))?.key ?? Buffer.alloc(0)
  }
  /** A code that was not used yet: of the step before, of now, or of the next one. */
  const codeFor = async (loginName: CastName, off = 0) => codeAt(await keyOf(loginName), stepOf(systemClock()) + off)

  async function setUp(loginName: CastName): Promise<{ headers: Record<string, string>; recoveryCodes: string[] }> {
    const headers = bearer((await signIn(loginName)).headers)
    await ask(headers, 'POST', '/api/second-factor', {})
    const confirmed = await ask(headers, 'PUT', '/api/second-factor', { code: await codeFor(loginName, -1) })
    expect(confirmed.status).toBe(200)
    return { headers, recoveryCodes: confirmed.json['recoveryCodes'] as string[] }
  }

  it('is asked of whom the county says: not within the first days, then before anything else', async () => {
    expect((await signIn('qingxi')).json).toMatchObject({ secondFactor: 'none' })
    const soon = await signIn('office')
    expect(soon.json).toMatchObject({ secondFactor: 'asked' })
    expect((await ask(bearer(soon.headers), 'GET', '/api/problems')).status).toBe(200)
    checked.setTime('2020-03-12T02:00:00.000Z')
    const late = await signIn('office')
    expect(late.json).toMatchObject({ secondFactor: 'required' })
    for (const path of ['/api/problems', '/api/sessions', '/api/audit']) {
      expect(await ask(bearer(late.headers), 'GET', path)).toMatchObject({ status: 403, json: { code: 'second-factor-missing' } })
    }
  })

  it('set, it is asked for with each sign-in: once each code, a recovery code once, and a wrong one is counted', async () => {
    const { headers, recoveryCodes } = await setUp('office')
    expect((await ask(headers, 'GET', '/api/problems')).status).toBe(200)
    expect(recoveryCodes).toHaveLength(10)
    expect(JSON.stringify(await checked.database.selectFrom('recovery_code').selectAll().execute())).not.toContain(recoveryCodes[0])
    expect(await signIn('office')).toMatchObject({ status: 401, json: { code: 'second-factor-needed' } })
    expect((await signIn('office')).headers.get('x-session-token')).toBeNull()
    const code = await codeFor('office')
    expect(await signIn('office', { code })).toMatchObject({ status: 200, json: { secondFactor: 'set' } })
    expect(await signIn('office', { code })).toMatchObject({ status: 401, json: { code: 'second-factor-wrong' } })
    expect((await signIn('office', { code: recoveryCodes[0]?.toUpperCase() })).status).toBe(200)
    expect((await signIn('office', { code: recoveryCodes[0] })).status).toBe(401)
    expect((await ask(headers, 'GET', '/api/second-factor')).json).toMatchObject({ recoveryCodesLeft: 9 })
    const statuses = []
    for (let count = 0; count < 6; count += 1) statuses.push((await signIn('office', { code: '000000' })).status)
    expect(statuses.at(-1)).toBe(423)
    expect((await fetch(`${server.url}/openrosa/formList`, { headers: { authorization: `Basic ${Buffer.from(`office:${password}`).toString('base64')}` } })).status).not.toBe(200)
    expect(await ask(headers, 'POST', '/api/second-factor', {})).toMatchObject({ status: 409, json: { code: 'second-factor-set' } })
  })

  it('a remembered device is not asked, is listed, and is asked again once forgotten', async () => {
    const { headers } = await setUp('second')
    const first = await signIn('second', { code: await codeFor('second'), remember: true })
    const cookie = first.headers.getSetCookie().find((one) => one.startsWith('lookback_device='))?.split(';')[0] ?? ''
    expect((await signIn('second', {}, { cookie })).status).toBe(200)
    expect((await signIn('second')).status).toBe(401)
    const { devices } = (await ask(headers, 'GET', '/api/second-factor')).json as { devices: { id: string }[] }
    expect(devices).toHaveLength(1)
    expect((await ask(headers, 'DELETE', `/api/remembered-devices/${devices[0]?.id ?? ''}`)).status).toBe(200)
    expect((await signIn('second', {}, { cookie })).status).toBe(401)
  })

  it('is reset by another administrator, who cannot do it for oneself; the log says so', async () => {
    const { headers } = await setUp('admin')
    const personOf = async (loginName: CastName) => checked.actors[loginName].person
    expect((await ask(headers, 'POST', `/api/people/${await personOf('admin')}/second-factor`, { id: randomUUID() })).json).toMatchObject({ code: 'second-factor-own' })
    expect((await ask(headers, 'POST', `/api/people/${await personOf('second')}/second-factor`, { id: randomUUID() })).status).toBe(200)
    expect((await signIn('second')).json).toMatchObject({ secondFactor: 'required' })
    const kinds = (await checked.database.selectFrom('log_entry').select('kind').execute()).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'second-factor-set')).toHaveLength(3)
    expect(kinds.filter((kind) => kind === 'second-factor-reset')).toHaveLength(1)
  })
})
