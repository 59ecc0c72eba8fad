import type { Browser } from 'playwright-core'
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

  beforeAll(async () => {
    office = await fieldCounty(1)
    browser = await launchBrowser()
    census = await Inspector.on(await browser.newContext(SIGHT), office.line.url)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await office.close()
    expect(census.errors).toEqual([])
  })

  it('says so, keeps what was kept, and keeps the rest once there is room', async () => {
    const { page, context } = census
    const devtools = await context.newCDPSession(page)
    const room = (quotaSize?: number) => devtools.send('Storage.overrideQuotaForOrigin', { origin: office.line.url, ...(quotaSize ? { quotaSize } : {}) })
    await room(ROOM)
    await census.prepare('census')
    await context.setOffline(true)
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
    await census.finish()
    expect(await census.unsent()).toBe(1)
  })
})
