import type { Browser, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import type { FieldCounty } from './county.ts'
import { fieldCounty } from './county.ts'
import { Inspector } from './inspector.ts'

describe('work on its way up', () => {
  let county: FieldCounty
  let browser: Browser
  let phone: Inspector

  beforeAll(async () => {
    county = await fieldCounty(3)
    browser = await launchBrowser()
    phone = await Inspector.on(await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' }), county.line.url)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await county.close()
    expect(phone.errors).toEqual([])
  })

  it('is packed by the browser and unpacked by the county', async () => {
    await phone.prepare('census')
    await phone.context.setOffline(true)
    for (let visit = 0; visit < 3; visit += 1) {
      await phone.beginNext()
      await phone.answer('屋面漏雨', false)
      await phone.finish()
    }
    const isBatch = (request: Request) => request.url().endsWith('/api/sync/operations') && request.headers()['content-encoding'] === 'gzip'
    const sending = phone.page.waitForRequest(isBatch)
    await phone.context.setOffline(false)
    await phone.tab('上传')
    await phone.page.getByRole('button', { name: '现在上传' }).click()
    const reply = await (await sending).response()
    expect(reply?.status()).toBe(200)
    await phone.allSent()
    expect(await county.count('visit')).toBe(3)
  })
})
