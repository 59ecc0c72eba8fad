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
  })
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
    const batches: Request[] = []
    phone.page.on('request', (request) => {
      if (request.url().endsWith('/api/sync/operations') && request.method() === 'POST') batches.push(request)
    })
    await phone.context.setOffline(false)
    await phone.tab('上传')
    await phone.page.getByRole('button', { name: '现在上传' }).click()
    await phone.allSent()
    const packed = batches.find((request) => request.headers()['content-encoding'] === 'gzip')
    expect((await packed?.response())?.status()).toBe(200)
    expect(await county.count('visit')).toBe(3)
  })
})
