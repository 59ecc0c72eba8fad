import type { Browser, CDPSession } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { launchBrowser } from '../support/browser.ts'
import type { FieldCounty } from './county.ts'
import { fieldCounty } from './county.ts'
import { Inspector } from './inspector.ts'

const ROOM = 8 * 1_048_576
const SIGHT = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', hasTouch: true, isMobile: true }

describe('a phone that photos have filled', () => {
  let office: FieldCounty
  let browser: Browser
  let census: Inspector
  let devtools: CDPSession

  beforeAll(async () => {
    office = await fieldCounty(1)
    browser = await launchBrowser()
    census = await Inspector.on(await browser.newContext(SIGHT), office.line.url)
    devtools = await census.context.newCDPSession(census.page)
    await room(ROOM)
    await census.prepare('census')
    await census.context.setOffline(true)
  })
  afterAll(async () => {
    await browser.close()
    await office.close()
    expect(census.errors).toEqual([])
  })

  /** How many bytes the browser gives the application; as many as it likes where nothing is said. */
  async function room(quotaSize?: number): Promise<void> {
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: office.line.url, ...(quotaSize ? { quotaSize } : {}) })
  }

  it('is opened without one free byte: wrong PINs count, right ones do not use them up as long as the page is open', async () => {
    await room(1)
    await census.page.evaluate(askForRoom, ROOM)
    const wrong = async (left: number) => {
      await census.typePin('864213')
      await census.page.getByText(`密码不对，还可以试 ${left} 次。`).waitFor()
    }
    const lock = async () => {
      await census.tab('我的')
      await census.page.getByRole('button', { name: '锁住' }).click()
      await census.page.getByText('输入数字密码').waitFor()
    }
    await lock()
    await wrong(4)
    await census.unlock()
    for (let time = 0; time < 3; time += 1) {
      await lock()
      await wrong(4)
      await census.unlock()
    }
    await census.page.reload()
    await census.page.getByText('输入数字密码').waitFor()
    await wrong(2)
    await census.unlock()
    // With room again a right PIN puts everything back.
    await room(ROOM)
    await lock()
    await census.unlock()
    await census.page.reload()
    await census.page.getByText('输入数字密码').waitFor()
    await wrong(4)
    await census.unlock()
  })

  it('says so, keeps what was kept, and keeps the rest once there is room', async () => {
    const { page } = census
    await census.tab('入户')
    await census.beginNext()
    await census.answer('建房未入住', true)
    const camera = census.question('门口照片').locator('input[type=file]').first()
    const kept = census.question('门口照片').locator('.photo img')
    const refused = page.getByText('手机没能存下这个文件')
    let taken = 0
    for (; taken < 30 && await refused.count() === 0; taken += 1) {
      const before = await kept.getAttribute('src', { timeout: 100 }).catch(() => null)
      await camera.setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await jpeg(1200, 900, taken + 1) })
      const next = before === null ? kept : census.question('门口照片').locator(`.photo img:not([src="${before}"])`)
      await next.or(refused).first().waitFor()
    }
    expect(taken).toBeLessThan(30)
    await room()
    await camera.setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await jpeg(320, 240, 99) })
    await refused.waitFor({ state: 'hidden' })
    await census.answer('屋面漏雨', true)
    await page.getByText('已保存', { exact: true }).waitFor()
    await census.pageKilled()
    await census.question('门口照片').locator('.photo img').waitFor()
    for (const item of ['建房未入住', '屋面漏雨']) {
      expect(await census.question(item).getByRole('radio', { name: '是', exact: true }).getAttribute('aria-checked')).toBe('true')
    }
    // A hard defect wants to be told in words.
    await census.page.locator('.finding[data-item=H01] textarea').fill('新房空着')
    await census.finish()
    expect(await census.unsent()).toBe(1)
  })
})

/** In the page: asks for so many bytes in vain. A browser remembers for a while how much room there was; then it looks. */
async function askForRoom(bytes: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('room')
    opening.onupgradeneeded = () => opening.result.createObjectStore('room')
    opening.onsuccess = () => resolve(opening.result)
  })
  // Noise, since the browser packs what it can.
  const noise = new Uint8Array(bytes)
  for (let start = 0; start < bytes; start += 65_536) crypto.getRandomValues(noise.subarray(start, start + 65_536))
  const refused = await new Promise<boolean>((resolve) => {
    const asking = database.transaction('room', 'readwrite')
    asking.objectStore('room').put(noise, 1)
    asking.oncomplete = () => resolve(false)
    asking.onabort = () => resolve(true)
  })
  database.close()
  indexedDB.deleteDatabase('room')
  if (!refused) throw new Error('there was room')
}
