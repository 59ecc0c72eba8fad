import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { launchBrowser } from '../support/browser.ts'
import type { FieldCounty } from './county.ts'
import { fieldCounty } from './county.ts'
import { Inspector } from './inspector.ts'

const built = fileURLToPath(new URL('../../packages/web/dist/field/index.html', import.meta.url))
const HOUSEHOLDS = 30
const SIGHT = { viewport: { width: 360, height: 740 }, locale: 'zh-CN', hasTouch: true, isMobile: true }

/** The phone as inspectors have it: the built application in a browser, against a county that is a process of its own. */
describe('a phone in villages without a network', () => {
  let office: FieldCounty
  let browser: Browser
  let census: Inspector

  beforeAll(async () => {
    expect(existsSync(built), 'npm run build').toBe(true)
    office = await fieldCounty(10)
    browser = await launchBrowser()
    census = await Inspector.on(await browser.newContext(SIGHT), office.line.url)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await office.close()
    expect(census.errors).toEqual([])
  })

  it('is made ready at the office, and opens where there is no network at all', async () => {
    await census.prepare('census')
    await census.context.setOffline(true)
    await census.pageKilled()
    expect(await census.page.locator('.standings button').first().innerText()).toContain(String(4 * 10))
  })

  it('keeps a day of thirty households with photos, and a form whose page is killed in the middle', async () => {
    for (let visit = 0; visit < HOUSEHOLDS; visit += 1) {
      if (visit % 6 === 5) {
        await census.openNext()
        await census.page.getByRole('radio', { name: '家中无人' }).click()
        await census.page.getByRole('button', { name: '保存：家中无人' }).click()
        await census.page.getByText('已记下：家中无人').waitFor()
        await census.tab('入户')
        continue
      }
      await census.beginNext()
      await census.photograph('门口照片', await jpeg(320, 240, visit + 1))
      await census.answer('屋面漏雨', visit % 3 === 0)
      if (visit === 7) {
        await census.page.getByText('已保存', { exact: true }).waitFor()
        await census.pageKilled()
        await census.question('门口照片').locator('.photo img').waitFor()
        expect(await census.question('屋面漏雨').getByRole('radio', { name: '否', exact: true }).getAttribute('aria-checked')).toBe('true')
      }
      await census.finish()
    }
    expect(await census.unsent()).toBe(HOUSEHOLDS)
    expect(await office.count('visit')).toBe(0)
  })

  it('sends them once, though the server is killed under them and the page dies while a photo goes up', async () => {
    const { line } = office
    const operations = (request: { path: string }) => request.path === '/api/sync/operations'
    const killed: Promise<void>[] = []
    const killOnce = (when: 'passed' | 'answered') => {
      line[when] = (request) => {
        if (!operations(request)) return
        line[when] = () => undefined
        line.lead(null)
        killed.push(office.kill())
      }
    }
    const sendNow = () => census.page.getByRole('button', { name: '现在上传' }).click()
    // The batch is with the server, and the server dies before it has answered.
    killOnce('passed')
    await census.context.setOffline(false)
    await sendNow()
    await expect.poll(() => killed.length, { timeout: 15_000 }).toBe(1)
    await killed[0]
    expect(await census.unsent()).toBe(HOUSEHOLDS)
    // The server has kept the batch, and dies with the answer on its way.
    await office.start()
    killOnce('answered')
    line.fate = (request) => (operations(request) ? 'answer-lost' : 'through')
    await sendNow()
    await expect.poll(() => killed.length, { timeout: 15_000 }).toBe(2)
    await killed[1]
    expect(await office.count('visit')).toBe(HOUSEHOLDS)
    expect(await census.unsent()).toBe(HOUSEHOLDS)
    // The words arrive, but the line dies under the fifth photo, and then the page.
    await office.start()
    let photos = 0
    let hangs = () => {}
    const hanging = new Promise<void>((resolve) => (hangs = resolve))
    line.fate = ({ method }) => {
      if (method === 'PATCH') photos += 1
      if (method !== 'PATCH' || photos !== 5) return 'through'
      // The page that is opened again finds a line that works: it may begin before the test goes on.
      hangs()
      return 'hangs'
    }
    await sendNow()
    await hanging
    await census.pageKilled()
    // Opened again, the phone goes on by itself.
    await census.allSent()
    expect(await office.count('visit')).toBe(HOUSEHOLDS)
    await expect.poll(() => office.count('attachment'), { timeout: 30_000 }).toBe(HOUSEHOLDS - 5)
    expect(await office.count('problem')).toBe(10)
  })
})
