import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { county, numberIn, password, submissionXml, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { revoke } from '../../packages/server/src/sync/devices.ts'
import { DevicePhone } from '../../packages/web/src/field/sync/phone/device-phone.ts'
import type { Phones } from './phones.ts'
import { draftOf, handIn, openRound, phones, PIN } from './phones.ts'

const DAY = 86_400_000
const account = { county, loginName: 'pingan', password }

describe('who opens a phone', () => {
  let all: Phones

  beforeAll(async () => {
    all = await phones()
  })
  afterAll(() => all.close())

  it('too many wrong PINs destroy the PIN’s key; a sign-in with the county opens everything again', async () => {
    const phone = await all.ready(all.newBrowser(), 'pingan')
    all.around.network = false
    const draft = await draftOf(phone, 0, await openRound(phone))
    await phone.saveDraft(draft, 0)
    await phone.lock()
    for (const left of [4, 3, 2, 1, 0]) expect(await phone.unlock('999999')).toMatchObject({ open: false, left })
    expect(await phone.unlock(PIN)).toMatchObject({ open: false, left: 0 })
    all.around.network = true
    await phone.signIn(account)
    expect(phone.status.state).toBe('needs-pin')
    await phone.choosePin('927364')
    expect(await phone.draft(draft.household, draft.round)).toEqual(draft)
    await phone.lock()
    expect(await phone.unlock('927364')).toMatchObject({ open: true, left: 5 })
  })

  it('a county that asks for more digits has them asked for: of a new phone at once, of another after its next contact', async () => {
    const browser = all.newBrowser()
    const phone = await all.ready(browser, 'pingan')
    expect(phone.status).toMatchObject({ pinLength: 6, pinDigits: 6 })
    const { database } = all.checked
    await database.insertInto('parameter').values({
      county, name: 'field', valid_from: '2020-01-01', value: JSON.stringify({ offlineDays: 7, pinAttempts: 5, pinDigits: 8, idleMinutes: 10, clockMinutes: 10 }),
    }).execute()
    try {
      await phone.fetch()
      expect(phone.status).toMatchObject({ pinLength: 6, pinDigits: 8 })
      await phone.choosePin('13579024')
      phone.close()
      const again = await DevicePhone.start(browser)
      expect(again.status).toMatchObject({ state: 'locked', pinLength: 8 })
      expect(await again.unlock('13579024')).toMatchObject({ open: true })
      const fresh = await DevicePhone.start(all.newBrowser())
      await fresh.signIn(account)
      expect(fresh.status).toMatchObject({ state: 'needs-pin', pinDigits: 8 })
    } finally {
      await database.deleteFrom('parameter').where('name', '=', 'field').where('valid_from', '=', '2020-01-01').execute()
    }
  })

  it('a page that is closed while a PIN is tried gives no try back', async () => {
    const browser = all.newBrowser()
    const { crypto } = browser
    const first = await all.ready(browser, 'pingan')
    first.close()
    // The page dies at the moment when it has taken the try and looks at the PIN.
    const subtle = new Proxy(crypto.subtle, {
      get: (target, name: keyof SubtleCrypto) => name === 'deriveBits'
        ? () => Promise.reject(new Error('died'))
        : (target[name] as (...given: unknown[]) => unknown).bind(target),
    })
    const dying = { ...browser, crypto: { subtle, getRandomValues: crypto.getRandomValues.bind(crypto) } as Crypto }
    for (const left of [4, 3]) {
      const killed = await DevicePhone.start(dying)
      await expect(killed.unlock('999999')).rejects.toThrow('died')
      killed.close()
      const again = await DevicePhone.start(browser)
      const database = await again.unlock('111111')
      expect(database.left).toBe(left * 2 - 5)
      again.close()
    }
  })

  it('a week without the county, and the PIN opens what is unsent and no more; with the clock right, or the password, the rest is back', async () => {
    const phone = await all.ready(all.newBrowser(), 'pingan')
    const visit = await unsentVisit(phone, 4)
    const { time } = all.around
    const seen = async () => [phone.status.isOverdue, (await phone.households(null)).length, (await phone.outbox()).map(({ id }) => id)]
    await phone.lock()
    all.around.time = time + 3_650 * DAY
    expect(await phone.unlock('999999')).toMatchObject({ open: false, left: 4 })
    await phone.unlock(PIN)
    expect(await seen()).toEqual([true, 0, [visit]])
    await phone.lock()
    all.around.time = time
    await phone.unlock(PIN)
    expect(await seen()).toEqual([false, 5, [visit]])
    await phone.lock()
    all.around.time = time + 7 * DAY + 1
    await phone.unlock(PIN)
    expect(await seen()).toEqual([true, 0, [visit]])
    await expect(phone.signInAgain('wrong')).rejects.toMatchObject({ code: 'credentials-wrong' })
    expect(await seen()).toEqual([true, 0, [visit]])
    await phone.signInAgain(password)
    expect(await seen()).toEqual([false, 5, [visit]])
    expect(phone.status.counts.unsent).toBe(0)
    all.around.time = time
  })

  it('a phone stays signed in for the county’s days offline, anew with every contact; then the password alone brings it back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const phone = await all.ready(all.newBrowser(), 'pingan')
      for (let week = 0; week < 3; week += 1) {
        vi.setSystemTime(Date.now() + 6.9 * DAY)
        await phone.fetch()
        expect(phone.status.trouble).toBe(null)
      }
      const visit = await unsentVisit(phone, 3)
      vi.setSystemTime(Date.now() + 7.1 * DAY)
      await expect(phone.fetch()).rejects.toMatchObject({ code: 'not-signed-in' })
      expect(phone.status).toMatchObject({ state: 'open', trouble: 'signed-out', counts: { unsent: 1 } })
      expect((await phone.households(null)).length).toBe(5)
      await phone.signInAgain(password)
      expect(phone.status).toMatchObject({ state: 'open', trouble: null, counts: { unsent: 0 } })
      expect(await isAtCounty(visit)).toBe(true)
      // Taken out of service, no day of it is left.
      await takeOutOfService()
      await expect(phone.fetch()).rejects.toMatchObject({ code: 'device-revoked' })
    } finally {
      vi.useRealTimers()
    }
  })

  it('a desk’s session does not become a phone’s', async () => {
    const { url } = all.server
    const signedIn = await fetch(`${url}/api/session`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ county, loginName: 'pingan', password }),
    })
    const cookie = signedIn.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
    const { csrfToken } = (await signedIn.json()) as { csrfToken: string }
    const reply = await fetch(`${url}/api/sync/devices`, {
      method: 'POST', headers: { 'content-type': 'application/json', cookie, 'x-csrf-token': csrfToken },
      body: JSON.stringify({ id: crypto.randomUUID(), name: 'desk' }),
    })
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([401, 'not-signed-in'])
  })

  /** The phone that was made known last, taken out of service as the console does it. */
  async function takeOutOfService(): Promise<void> {
    const { application, database, actors } = all.checked
    const { id } = await database.selectFrom('device').select('id').orderBy('registered_at', 'desc').limit(1).executeTakeFirstOrThrow()
    await revoke(application, actors.office, id)
  }

  async function unsentVisit(phone: DevicePhone, index: number): Promise<string> {
    all.around.network = false
    const draft = await draftOf(phone, index, await openRound(phone))
    await phone.saveVisit({ draft, revision: 0, submission: submissionXml({ household: numberIn(villages.pingan, index) }), outcome: 'completed', fixes: [] })
    all.around.network = true
    return draft.id
  }

  async function isAtCounty(id: string): Promise<boolean> {
    return (await all.checked.database.selectFrom('visit').select('id').where('id', '=', id).execute()).length === 1
  }

  it('a revoked phone wipes what it had fetched, and hands in what it had not sent', async () => {
    const browser = all.newBrowser()
    const phone = await all.ready(browser, 'pingan')
    const visit = await unsentVisit(phone, 0)
    await takeOutOfService()
    await expect(phone.fetch()).rejects.toMatchObject({ code: 'device-revoked' })
    expect(phone.status).toMatchObject({ state: 'locked', trouble: 'revoked', counts: { unsent: 1 } })
    expect(await phone.unlock(PIN)).toMatchObject({ open: false, left: 0 })
    phone.close()
    // Also after the page was closed: the file lies there, and needs no PIN.
    const again = await DevicePhone.start(browser)
    expect(again.status).toMatchObject({ state: 'locked', trouble: 'revoked', counts: { unsent: 1 } })
    expect(await handIn(all, await again.exportUnsent())).toMatchObject({ status: 201, json: { accepted: 1 } })
    expect(await isAtCounty(visit)).toBe(true)
    await expect(again.signIn(account)).rejects.toMatchObject({ code: 'device-revoked' })
  })

  it('a phone that is locked when it hears of it makes the file when it is opened once more', async () => {
    const browser = all.newBrowser()
    const phone = await all.ready(browser, 'pingan')
    const visit = await unsentVisit(phone, 1)
    await phone.lock()
    await takeOutOfService()
    await expect(phone.signIn(account)).rejects.toMatchObject({ code: 'device-revoked' })
    expect(phone.status).toMatchObject({ state: 'locked', trouble: 'revoked' })
    await expect(phone.exportUnsent()).rejects.toMatchObject({ code: 'not-signed-in' })
    expect(await phone.unlock('999999')).toMatchObject({ open: false, left: 4 })
    await phone.unlock(PIN)
    expect(phone.status).toMatchObject({ state: 'locked', trouble: 'revoked' })
    expect(await phone.unlock(PIN)).toMatchObject({ open: false, left: 0 })
    expect(await handIn(all, await phone.exportUnsent())).toMatchObject({ json: { accepted: 1 } })
    expect(await isAtCounty(visit)).toBe(true)
  })

  it('signing out leaves nothing behind, and is refused while work is unsent', async () => {
    const browser = all.newBrowser()
    const phone = await all.ready(browser, 'qingxi')
    const [line] = await phone.problems()
    await phone.act(line!, { action: 'comment', text: '再看' })
    await expect(phone.signOut()).rejects.toMatchObject({ code: 'work-not-sent' })
    await phone.send()
    await phone.signOut()
    expect(phone.status).toMatchObject({ state: 'signed-out', name: '' })
    expect((await browser.indexedDB.databases()).map(({ name }) => name)).toEqual(['lookback-field'])
    expect((await DevicePhone.start(browser)).status.state).toBe('signed-out')
  })
})
