import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, password } from '../fixtures/checked-county.fixture.ts'
import { systemClock } from '../clock.ts'

describe('signing in', () => {
  let checked: CheckedCounty
  let server: TestServer

  beforeAll(async () => {
    checked = await checkedCounty(1)
    server = await testServer(checked.application)
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

  it('locks an account after five wrong attempts, longer each time, and no other account', async () => {
    for (let count = 0; count < 5; count += 1) expect((await attempt('leader', 'wrong')).status).toBe(401)
    const locked = await attempt('leader', password)
    expect(locked.status).toBe(423)
    expect(await locked.json()).toMatchObject({ details: { minutes: 15 } })
    expect((await attempt('office', password)).status).toBe(200)
    await letLockPass('leader')
    for (let count = 0; count < 5; count += 1) await attempt('leader', 'wrong')
    expect(await (await attempt('leader', password)).json()).toMatchObject({ details: { minutes: 30 } })
    await letLockPass('leader')
    expect((await attempt('leader', password)).status).toBe(200)
  })

  async function letLockPass(loginName: string): Promise<void> {
    await checked.database
      .updateTable('account').set({ locked_until: systemClock() }).where('login_name', '=', loginName).execute()
  }

  it('a cookie alone changes nothing: the page’s own token must come with it', async () => {
    const reply = await attempt('office', password)
    const cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    expect(reply.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Strict/)
    const { csrfToken } = (await reply.json()) as { csrfToken: string }
    const body = { current: password, next: '云在青天水在瓶中央' }
    expect((await post('/api/password', body, { cookie })).status).toBe(403)
    expect((await post('/api/password', body, { cookie, 'x-csrf-token': 'guess' })).status).toBe(403)
    expect((await post('/api/password', body, { cookie, 'x-csrf-token': csrfToken })).status).toBe(422)
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
