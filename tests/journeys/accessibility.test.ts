import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '../../packages/server/src/access/demo-accounts.ts'
import { buildServer } from '../../packages/server/src/build-server.ts'
import { routes } from '../../packages/server/src/routes.ts'
import { barriers } from '../support/barriers.ts'
import { launchBrowser } from '../support/browser.ts'
import type { TestDatabase } from '../support/database.ts'
import { applicationOn, demoDatabase } from '../support/database.ts'
import { wrongWhenNarrow } from '../support/narrow.ts'
import { wrongOnPaper } from '../support/on-paper.ts'
import { settling } from '../support/settled.ts'

const webFolder = fileURLToPath(new URL('../../packages/web/dist', import.meta.url))

/** Every page that somebody's menu leads to, as it is for those who hear it or use the keyboard alone, on paper and in a narrow window. */
describe('the console for everybody', () => {
  let opened: TestDatabase
  let browser: Browser
  let url: string
  let stopServer: () => Promise<void>

  beforeAll(async () => {
    expect(existsSync(path.join(webFolder, 'index.html')), 'npm run build').toBe(true)
    opened = await demoDatabase()
    const server = await buildServer(applicationOn(opened), { routes, webFolder, log: false })
    url = await server.listen({ host: '127.0.0.1', port: 0 })
    stopServer = () => server.close()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await stopServer()
    await opened.close()
  })

  /** Somebody signed in, with what waits until a page has shown everything. */
  async function signedIn(loginName: string): Promise<{ page: Page; settled: () => Promise<void> }> {
    // The page's own rules let no foreign script in; the checker is one.
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 }, bypassCSP: true })
    const page = await context.newPage()
    page.setDefaultTimeout(90_000)
    const settled = settling(page)
    await page.goto(url)
    await page.getByLabel('账号', { exact: true }).fill(loginName)
    await page.getByLabel('密码', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('button', { name: '退出登录' }).waitFor()
    return { page, settled }
  }

  /** By the menu where it leads there, as people do; the app is loaded anew only for what has no entry. */
  async function open({ page, settled }: Awaited<ReturnType<typeof signedIn>>, address: string): Promise<void> {
    const link = page.locator(`nav a[href="${address}"]`)
    if (await link.count() === 0) await page.goto(url + address)
    else await link.first().dispatchEvent('click')
    await page.waitForURL((at) => at.pathname === new URL(address, url).pathname)
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
    await settled()
  }

  /** Where a menu leads. Its first link leads to whichever page is somebody's home, which the menu has, too. */
  async function menuOf(page: Page): Promise<string[]> {
    const menu = page.getByRole('navigation', { name: '菜单' }).getByRole('link', { includeHidden: true })
    return (await menu.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))).filter((address) => address !== '/')
  }

  /** Lists of which the first row is opened too, for each of whom. */
  const lists = { office: ['/households', '/problems'], village: ['/households', '/problems'], admin: ['/people'] }

  /** Forms that open over a page, by the button that opens them. */
  const forms = { office: { '/rounds': '开一轮核查' }, village: {}, admin: { '/people': '新增人员', '/places': '新增单位' } }

  it.each(['office', 'village', 'admin'] as const)('has no barrier on any page of %s, each can be printed, and each fits a narrow window', async (loginName) => {
    const person = await signedIn(loginName)
    const { page, settled } = person
    const addresses = await menuOf(page)
    expect(addresses.length).toBeGreaterThan(1)
    const found: Record<string, string[]> = {}
    for (const address of [...addresses, '/account', '/no-such-page']) {
      await open(person, address)
      found[address] = [...await barriers(page), ...await wrongOnPaper(page), ...await wrongWhenNarrow(page)]
    }
    for (const list of lists[loginName]) {
      await open(person, list)
      await page.getByRole('main').getByRole('table').getByRole('link').first().click()
      await page.waitForURL((at) => at.pathname.startsWith(`${list}/`))
      await settled()
      found[`${list}/…`] = await barriers(page)
    }
    for (const [address, button] of Object.entries(forms[loginName])) {
      await open(person, address)
      await page.getByRole('button', { name: button }).click()
      await page.getByRole('dialog').waitFor()
      found[`${address} ${button}`] = await barriers(page)
    }
    await page.context().close()
    expect(Object.entries(found).filter(([, all]) => all.length > 0)).toEqual([])
    // The office has some fifty pages, each drawn, checked and laid out for paper.
  }, 600_000)

  it('shows where the keyboard is, and begins each page with a way past the menu', async () => {
    const person = await signedIn('office')
    const { page } = person
    await page.goto(`${url}/comparison`)
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
    await person.settled()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(/^#/)
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab')
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)
      expect(outline).not.toBe('none')
    }
    await page.context().close()
  })

  it('goes through every list by the keys alone, into what a row names, and back to the list as it was', async () => {
    const person = await signedIn('office')
    const { page, settled } = person
    const opened: string[] = []
    const withoutKeys: string[] = []
    for (const address of await menuOf(page)) {
      await open(person, address)
      if (await page.getByRole('main').locator('tbody tr:not([tabindex]):has(th[scope="row"] a[href^="/"])').count() > 0) withoutKeys.push(address)
      const rows = page.getByRole('main').locator('tbody').filter({ has: page.locator('tr[tabindex]') }).first().locator('tr[tabindex]')
      const count = await rows.count()
      if (count === 0) continue
      const second = rows.nth(Math.min(1, count - 1))
      await rows.first().focus()
      if (count > 1) await page.keyboard.press('ArrowDown')
      expect([address, await second.evaluate((row) => row === document.activeElement)]).toEqual([address, true])
      const href = await second.locator('a[href]').first().getAttribute('href', { timeout: 1_000 }).catch(() => null)
      if (!href?.startsWith('/')) continue
      const before = await second.innerText()
      await page.keyboard.press('Enter')
      await page.waitForURL((at) => at.pathname === new URL(href, url).pathname)
      await settled()
      await page.goBack()
      await page.waitForURL((at) => at.pathname === new URL(address, url).pathname)
      await settled()
      await expect.poll(() => second.innerText()).toBe(before)
      opened.push(address)
    }
    await page.context().close()
    expect(withoutKeys).toEqual([])
    for (const list of ['/households', '/work', '/problems?counted=open', '/letters', '/supervision', '/instructions', '/indicators', '/village-meetings', '/household-classes']) expect(opened).toContain(list)
  }, 300_000)
})
