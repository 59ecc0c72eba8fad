import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, password } from '../fixtures/checked-county.fixture.ts'
import { systemClock } from '../clock.ts'
import { networkOf } from './guard.ts'

describe('signing in', () => {
  let checked: CheckedCounty
  let server: TestServer

  beforeAll(async () => {
    checked = await checkedCounty(1)
    server = await testServer(checked.application, { trustedProxies: ['127.0.0.1'] })
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  function post(path: string, body: unknown, headers: Record<string, string> = {}) {
    return fetch(`${server.url}${path}`, {
      method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body),
    })
  }
  const attempt = (loginName: string, secret: string) => post('/api/session', { county, loginName, password: secret })

  it('says who it is and what may be done, and stores nothing that could sign in', async () => {
    const reply = await attempt('qingxi', password)
    const session = (await reply.json()) as { permissions: string[]; posts: { regionName: string }[] }
    expect(session.permissions).toContain('problems:act')
    expect(session.permissions).not.toContain('reports:publish')
    expect(session.posts[0]?.regionName).toBe('清溪镇')
    const token = reply.headers.get('x-session-token') ?? ''
    const rows = await checked.database.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    const { password_hash: stored } = await checked.database
      .selectFrom('account').selectAll().where('login_name', '=', 'qingxi').executeTakeFirstOrThrow()
    expect(stored).toMatch(/^\$argon2id\$/)
  })

  it('answers alike for a wrong password, an unknown account and an unknown county', async () => {
    for (const body of [
      { county, loginName: 'qingxi', password: 'wrong' },
      { county, loginName: 'nobody', password },
      { county: '999999', loginName: 'qingxi', password },
    ]) {
      const reply = await post('/api/session', body)
      expect(reply.status).toBe(401)
      expect(await reply.json()).toMatchObject({ code: 'credentials-wrong', message: '账号或密码不对。' })
    }
  })

  /** From an address of its own, behind the proxy that the test's server trusts. */
  const from = (address: string, loginName: string, secret: string, headers: Record<string, string> = {}) =>
    post('/api/session', { county, loginName, password: secret }, { 'x-forwarded-for': address, ...headers })
  const wrong = async (count: number, address: string, loginName: string, headers: Record<string, string> = {}) => {
    const statuses: number[] = []
    for (let index = 0; index < count; index += 1) statuses.push((await from(address, loginName, `wrong ${index}`, headers)).status)
    return statuses
  }

  it('locks an account where wrong passwords come from, longer each time, and nobody else there or elsewhere', async () => {
    expect(await wrong(5, '10.1.0.1', 'leader')).toEqual([401, 401, 401, 401, 401])
    const locked = await from('10.1.0.1', 'leader', password)
    expect(locked.status).toBe(423)
    expect(await locked.json()).toMatchObject({ details: { minutes: 15 } })
    expect((await from('10.1.0.1', 'office', password)).status).toBe(200)
    expect((await from('10.1.0.2', 'leader', password)).status).toBe(200)
    await letLockPass('leader')
    await wrong(5, '10.1.0.1', 'leader')
    expect(await (await from('10.1.0.1', 'leader', password)).json()).toMatchObject({ details: { minutes: 30 } })
    await letLockPass('leader')
    expect((await from('10.1.0.1', 'leader', password)).status).toBe(200)
    expect(await wrong(5, '10.1.0.1', 'leader')).toEqual([401, 401, 401, 401, 401])
  })

  it('answers for a name that is no account’s as for one that is, locked or not', async () => {
    const answers = async (loginName: string) => {
      const said: unknown[] = []
      for (let index = 0; index < 7; index += 1) {
        const reply = await from('10.2.0.1', loginName, `wrong ${index}`)
        said.push([reply.status, await reply.json()])
      }
      return said
    }
    expect(await answers('nobody-at-all')).toEqual(await answers('education'))
  })

  it('of two hundred at once no more are looked at than of two hundred in a row', async () => {
    const guesses = Array.from({ length: 200 }, (_, index) => (index === 100 ? password : `guess ${index}`))
    const replies = await Promise.all(guesses.map((guess) => from('10.3.0.1', 'housing', guess)))
    const statuses = replies.map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 423)).toHaveLength(195)
    // The right password at once, many times, is no guessing.
    const right = await Promise.all(Array.from({ length: 12 }, () => from('10.3.0.2', 'second', password)))
    expect(new Set(right.map(({ status }) => status))).toEqual(new Set([200]))
  })

  it('attempts from many places slow an account down where it is new, and lock nobody out where it is at home', async () => {
    const home = await from('10.4.0.1', 'supervision', password)
    const kept = home.headers.getSetCookie().find((cookie) => cookie.startsWith('lookback_device='))?.split(';')[0] ?? ''
    expect(home.headers.getSetCookie().join()).toMatch(/lookback_device=[^;]+; Max-Age=\d+; Path=\/api\/session; HttpOnly; SameSite=Strict/)
    for (let place = 0; place < 20; place += 1) expect((await from(`10.4.1.${place}`, 'supervision', 'wrong')).status).toBe(401)
    expect((await from('10.4.2.1', 'supervision', password)).status).toBe(423)
    expect((await from('10.4.0.1', 'supervision', password)).status).toBe(200)
    expect((await from('10.4.2.1', 'supervision', password, { cookie: kept })).status).toBe(200)
    // A stolen name at the usual address locks the address, not the device; what the device kept opens nothing for another.
    await wrong(5, '10.4.0.1', 'supervision')
    expect((await from('10.4.0.1', 'supervision', password)).status).toBe(423)
    expect((await from('10.4.0.1', 'supervision', password, { cookie: kept })).status).toBe(200)
    expect(await wrong(6, '10.4.3.1', 'nobody-here', { cookie: kept })).toEqual([401, 401, 401, 401, 401, 423])
    expect(await wrong(6, '10.4.3.1', 'supervision', { cookie: kept })).toEqual([401, 401, 401, 401, 401, 423])
  })

  it('an address that tries many names waits, and whoever was signed in from there before does not', async () => {
    expect((await from('10.5.0.1', 'census', password)).status).toBe(200)
    for (let name = 0; name < 50; name += 1) expect((await from('10.5.0.1', `name-${name}`, 'wrong')).status).toBe(401)
    expect((await from('10.5.0.1', 'name-50', 'wrong')).status).toBe(423)
    expect((await from('10.5.0.1', 'qingxi', password)).status).toBe(423)
    expect((await from('10.5.0.1', 'census', password)).status).toBe(200)
    const basic = (secret: string) => fetch(`${server.url}/openrosa/formList`, {
      headers: { authorization: `Basic ${Buffer.from(`qingxi:${secret}`).toString('base64')}`, 'x-forwarded-for': '10.5.0.2' },
    }).then(({ status }) => status)
    for (let count = 0; count < 5; count += 1) expect(await basic(`wrong ${count}`)).toBe(401)
    expect(await basic(password)).toBe(423)
  })

  it('the password is guessed no more often from within a session', async () => {
    const headers = await server.signIn(county, 'second', password)
    const change = (current: string) => post('/api/password', { current, next: '云在青天水在瓶，风过无痕' }, headers).then(({ status }) => status)
    const tried: number[] = []
    for (let count = 0; count < 6; count += 1) tried.push(await change(`wrong ${count}`))
    expect(tried).toEqual([401, 401, 401, 401, 401, 423])
    expect(await change(password)).toBe(423)
  })

  it('a lock, a session and a one-time password that a wrong clock has made for years end with the clock put right', async () => {
    const years = new Date(systemClock().getTime() + 10 * 365 * 86_400_000)
    await wrong(5, '10.6.0.1', 'admin')
    await checked.database.updateTable('sign_in_door').set({ locked_until: years, last_at: years }).where('login_name', '=', 'admin').execute()
    const reply = await from('10.6.0.1', 'admin', password)
    expect(reply.status).toBe(200)
    const headers = { authorization: `Bearer ${reply.headers.get('x-session-token')}` }
    await checked.database.updateTable('session').set({ created_at: years, last_seen_at: years })
      .where('account', '=', (row) => row.selectFrom('account').select('id').where('login_name', '=', 'admin')).execute()
    checked.application.actors.clear()
    expect((await fetch(`${server.url}/api/session`, { headers })).status).toBe(401)
    await checked.database.updateTable('account').set({ one_time_until: years }).where('login_name', '=', 'admin').execute()
    expect(await (await from('10.6.0.1', 'admin', password)).json()).toMatchObject({ code: 'password-expired' })
    await checked.database.updateTable('account').set({ one_time_until: null }).where('login_name', '=', 'admin').execute()
  })

  it.each([
    ['10.0.0.1', '10.0.0.1'], ['::ffff:10.0.0.1', '10.0.0.1'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'], ['2001:db8::1', '2001:db8:0:0::/64'], ['::1', '0:0:0:0::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is of the network %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  async function letLockPass(loginName: string): Promise<void> {
    await checked.database
      .updateTable('sign_in_door').set({ locked_until: systemClock() }).where('login_name', '=', loginName).execute()
  }

  it('a cookie alone changes nothing: the page’s own token must come with it', async () => {
    const reply = await attempt('office', password)
    const cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    expect(reply.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Strict/)
    const byPage = await post('/api/session', { county, loginName: 'office', password }, { 'x-session': 'cookie' })
    expect([byPage.status, byPage.headers.get('x-session-token'), byPage.headers.get('cache-control')]).toEqual([200, null, 'no-store'])
    const { csrfToken } = (await reply.json()) as { csrfToken: string }
    const body = { current: password, next: '云在青天水在瓶中央' }
    expect((await post('/api/password', body, { cookie })).status).toBe(403)
    expect((await post('/api/password', body, { cookie, 'x-csrf-token': 'guess' })).status).toBe(403)
    for (const authorization of ['Bearer', 'Bearer ', 'Digest x', 'Basic eDp5']) expect((await post('/api/password', body, { cookie, authorization })).status).toBe(403)
    expect((await post('/api/password', body, { cookie, 'x-csrf-token': csrfToken })).status).toBe(422)
    expect(await (await post('/api/password', { ...body, next: password }, { cookie, 'x-csrf-token': csrfToken })).json()).toMatchObject({ code: 'password-same' })
    const strong = { ...body, next: '云在青天水在瓶，风过无痕' }
    expect((await post('/api/password', strong, { cookie, 'x-csrf-token': csrfToken })).status).toBe(200)
    expect((await attempt('office', password)).status).toBe(401)
  })

  it('a session that is revoked, idle too long or too old is over', async () => {
    const headers = await server.signIn(county, 'shiqiao', password)
    const status = async () => (await fetch(`${server.url}/api/session`, { headers })).status
    expect(await status()).toBe(200)
    const other = await server.signIn(county, 'shiqiao', password)
    const { sessions } = (await (await fetch(`${server.url}/api/sessions`, { headers: other })).json()) as {
      sessions: { id: string; current: boolean }[]
    }
    const first = sessions.find((session) => !session.current)
    await fetch(`${server.url}/api/sessions/${first?.id ?? ''}`, { method: 'DELETE', headers: other })
    expect(await status()).toBe(401)

    const longAgo = new Date(systemClock().getTime() - 2 * 3_600_000)
    await checked.database.updateTable('session').set({ last_seen_at: longAgo }).execute()
    checked.application.actors.clear()
    expect((await fetch(`${server.url}/api/session`, { headers: other })).status).toBe(401)
  })
})
