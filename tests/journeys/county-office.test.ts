import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demoPassword } from '../../packages/server/src/access/demo-accounts.ts'
import { buildServer } from '../../packages/server/src/build-server.ts'
import { routes } from '../../packages/server/src/routes.ts'
import { launchBrowser } from '../support/browser.ts'
import type { TestDatabase } from '../support/database.ts'
import { applicationOn, demoDatabase } from '../support/database.ts'
import { openFromMenu } from '../support/menu.ts'

const webFolder = fileURLToPath(new URL('../../packages/web/dist', import.meta.url))

/** The county office's day in the console, in a real browser over the whole demo county. */
describe('the county office', () => {
  let opened: TestDatabase
  let browser: Browser
  let page: Page
  let url: string
  let folder: string
  let stopServer: () => Promise<void>
  const pageErrors: string[] = []

  beforeAll(async () => {
    expect(existsSync(path.join(webFolder, 'index.html')), 'npm run build').toBe(true)
    opened = await demoDatabase()
    const application = applicationOn(opened)
    const server = await buildServer(application, { routes, webFolder, log: false })
    url = await server.listen({ host: '127.0.0.1', port: 0 })
    application.publicUrl = url
    stopServer = () => server.close()
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-journey-'))
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await stopServer()
    await opened.close()
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
    page = await context.newPage()
    page.on('pageerror', (error) => pageErrors.push(error.message))
  })
  afterEach(async () => {
    await page.context().close()
    expect(pageErrors).toEqual([])
  })

  async function signIn(loginName: string, password = demoPassword): Promise<void> {
    await page.goto(url)
    await page.getByLabel('账号', { exact: true }).fill(loginName)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
  }

  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })

  async function saved(download: Download): Promise<Record<string, Uint8Array>> {
    const file = path.join(folder, download.suggestedFilename())
    await download.saveAs(file)
    return unzipSync(await readFile(file))
  }

  it('is told in words when the password is wrong, and gets in with the right one', async () => {
    await signIn('office', 'wrong')
    await page.getByRole('alert').getByText('账号或密码不对。').waitFor()
    await page.getByLabel('密码', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await heading('作战图').waitFor()
  })

  it('sees which township lags, what it waits for, and the problems of that, in two clicks', async () => {
    await signIn('office')
    const ranking = page.getByRole('region', { name: /^各地排名/ })
    await ranking.waitFor()
    const [last] = await ranking.locator('tbody').getByRole('row').all()
    const name = (await last?.getByRole('link').first().textContent()) ?? ''
    await last?.getByRole('link').first().click()
    await page.getByRole('heading', { name: /^各村/ }).waitFor()
    const waiting = page.getByRole('region', { name: /^环节/ }).getByRole('row', { name: /^等整改/ }).getByRole('link')
    const count = Number((await waiting.textContent())?.replace(',', ''))
    expect(count).toBeGreaterThan(0)
    await waiting.click()
    await heading('问题台账').waitFor()
    await page.getByRole('listitem').getByText(name).first().waitFor()
    await page.getByText(new RegExp(`共 ${count} 条`)).waitFor()
  })

  it('sees the townships on the county’s own boundaries, takes them away as picture and sheet, and opens a figure of the table behind', async () => {
    await signIn('office')
    const map = page.getByRole('region', { name: /^各乡镇销号率/ }).first()
    await map.locator('svg text').getByText('苔石乡').waitFor()
    await map.getByRole('listitem').getByText('界线为虚构').waitFor()
    const [picture] = await Promise.all([page.waitForEvent('download'), map.getByRole('button', { name: '存图：各乡镇销号率' }).click()])
    const drawn = path.join(folder, picture.suggestedFilename())
    await picture.saveAs(drawn)
    const bytes = await readFile(drawn)
    expect([drawn.endsWith('各乡镇销号率-2020-05-07.png'), bytes.subarray(1, 4).toString(), bytes.length > 20_000]).toEqual([true, 'PNG', true])
    const [sheet] = await Promise.all([page.waitForEvent('download'), map.getByRole('button', { name: '存表：各乡镇销号率' }).click()])
    const written = Object.values(await saved(sheet)).map((part) => strFromU8(part)).join('')
    for (const text of ['各乡镇销号率', '云岭县　截至', '苔石乡', '制表人：']) expect(written).toContain(text)
    await map.getByText('表', { exact: true }).click()
    const closed = map.getByRole('row', { name: /苔石乡/ }).getByRole('link').last()
    const count = Number(await closed.textContent())
    expect(count).toBeGreaterThan(0)
    await closed.click()
    await heading('问题台账').waitFor()
    await page.getByText(new RegExp(`共 ${count} 条`)).waitFor()
  })

  it('sees the countdown and the figures of both rounds', async () => {
    await signIn('office')
    await heading('作战图').waitFor()
    await page.getByRole('link', { name: '总览' }).click()
    await heading('总览').waitFor()
    for (const figure of ['3,832', '1,832', '2,000', '61']) {
      await page.getByText(figure, { exact: true }).first().waitFor()
    }
    await page.getByText('演示县，数据均为虚构').waitFor()
  })

  it('opens a cell of the comparison down to the household, its visits side by side and the problem’s log', async () => {
    await signIn('office')
    await page.getByRole('link', { name: '两轮对比' }).click()
    await page.getByRole('link', { name: /^合计，漏查：986 / }).click()
    await heading(/漏查/).waitFor()
    await page.getByText('986').first().waitFor()
    expect(new URL(page.url()).searchParams.get('select')).toBe('missed')
    await page.getByRole('main').getByRole('table').getByRole('link').first().click()
    await page.waitForURL(/\/(problems|households)\//)
    if (page.url().includes('/problems/')) {
      await page.getByText('发现问题').first().waitFor()
      await page.getByRole('main').locator('a[href*="/households/"]').first().click()
    }
    await page.waitForURL(/\/households\//)
    await page.getByRole('heading', { name: '各轮入户对照' }).waitFor()
    await page.getByText('家庭成员').waitFor()
    await page.getByRole('columnheader', { name: /乡镇自查/ }).waitFor()
    await page.getByRole('columnheader', { name: /县级普查/ }).waitFor()
    await page.getByRole('main').locator('a[href*="/problems/"]').first().click()
    await page.getByText('发现问题').first().waitFor()
  })

  it('works through the ledger: finds by a name, puts it in order, goes from one to the next and comes back to the same place', async () => {
    await signIn('office')
    await heading('作战图').waitFor()
    await page.goto(`${url}/problems?counted=open`)
    const table = page.getByRole('main').getByRole('table')
    const inOrderOfDeadline = async () => {
      await table.getByRole('columnheader', { name: /时限/ }).and(page.locator('[aria-sort=ascending]')).waitFor()
      // The heading says it at once; the rows before it stay until the others are there.
      await page.locator('[aria-busy=true]').waitFor({ state: 'detached' })
    }
    await page.getByRole('button', { name: '时限' }).click()
    await inOrderOfDeadline()
    const wordings = table.getByRole('rowheader')
    const wording = await wordings.nth(40).textContent()
    await wordings.nth(40).getByRole('link').click()
    const steps = page.getByRole('navigation', { name: '前后各条' })
    await steps.getByText(/^第 41 条，共/).waitFor()
    const first = page.url()
    for (let step = 41; step <= 51; step += 1) {
      await steps.getByRole('button', { name: '下一条' }).click()
      await steps.getByText(new RegExp(`^第 ${step + 1} 条，共`)).waitFor()
    }
    await steps.getByRole('button', { name: '上一条' }).click()
    await steps.getByText(/^第 51 条，共/).waitFor()
    while (page.url() !== first) await page.goBack()
    await page.goBack()
    await inOrderOfDeadline()
    expect(await wordings.nth(40).textContent()).toBe(wording)
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(200)
    const { number } = await opened.database.selectFrom('problem').select('number').where('state', '=', 'found').limit(1).executeTakeFirstOrThrow()
    await page.getByRole('textbox', { name: '查问题' }).fill(number)
    await page.getByRole('button', { name: '查问题' }).click()
    await page.getByText(`查找：${number}`).waitFor()
    await expect.poll(async () => new Set(await table.locator('tbody tr').evaluateAll((rows, wanted) => rows.map((row) => row.textContent.includes(wanted)), number))).toEqual(new Set([true]))
  })

  it('sees numbers masked, shows them for a purpose, and the showing is logged', async () => {
    await signIn('office')
    await page.getByRole('link', { name: '农户' }).click()
    // The dashboard has tables of links too, and stays until the next page has loaded.
    await heading('农户').waitFor()
    await page.getByRole('main').getByRole('table').getByRole('link').first().click()
    await page.waitForURL(/\/households\//)
    await page.getByText(/^43\*+\d/).first().waitFor()
    await page.getByRole('button', { name: '显示完整号码' }).click()
    await page.getByRole('dialog').getByLabel('查看的用途').fill('核对参保信息')
    await page.getByRole('dialog').getByRole('button', { name: '显示完整号码' }).click()
    await page.getByText(/^431999\d{11}[\dX]$/).first().waitFor()
    const entry = await opened.database
      .selectFrom('log_entry').select('payload').where('kind', '=', 'numbers-shown').executeTakeFirst()
    expect(entry?.payload).toMatchObject({ purpose: '核对参保信息' })
  })

  it('makes a bulletin whose figures stay, open their list, and go out as Word; the ledger goes out as Excel', async () => {
    await signIn('office')
    await openFromMenu(page, '通报')
    await page.getByLabel('标题').fill('全县“回头看”情况通报')
    await page.getByRole('button', { name: '编发通报' }).click()
    await page.getByText('全县“回头看”情况通报').first().waitFor()
    if (!/bulletins\//.test(page.url())) await page.getByRole('main').locator('a[href*="/bulletins/"]').first().click()
    await page.waitForURL(/\/bulletins\/[0-9a-f-]+/)
    await page.getByText('3832').or(page.getByText('3,832')).first().waitFor()
    const [document] = await Promise.all([
      page.waitForEvent('download'), page.getByRole('link', { name: '下载 Word' }).first().click(),
    ])
    const word = await saved(document)
    const links = strFromU8(word['word/_rels/document.xml.rels'] ?? new Uint8Array())
    const target = /Target="([^"]+\/figures\/[^"]+)"/.exec(links)?.[1] ?? ''
    expect(target.startsWith(url)).toBe(true)
    await page.goto(target)
    await page.getByText('定下来的数').waitFor()

    await page.goto(`${url}/problems`)
    const [ledger] = await Promise.all([
      page.waitForEvent('download'), page.getByRole('link', { name: /导出台账/ }).click(),
    ])
    const workbook = await saved(ledger)
    expect(strFromU8(workbook['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain('<mergeCell ')
  })

  it('others see what is theirs: a township its own, a census team no findings', async () => {
    await signIn('township')
    await openFromMenu(page, '问题台账')
    await heading('问题台账').waitFor()
    await page.getByText('整改情况：还没有销号').waitFor()
    const townships = page.getByRole('main').getByRole('table').getByText(/镇|乡/)
    expect(new Set(await townships.allTextContents()).size).toBeGreaterThan(0)
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByLabel('账号', { exact: true }).waitFor()
    await signIn('census')
    await page.getByRole('link', { name: '农户' }).waitFor()
    expect(await page.getByRole('link', { name: '两轮对比' }).count()).toBe(0)
    await page.goto(`${url}/comparison`)
    await page.getByText('没有权限看这一页').first().waitFor()
  })

  it('works in English, and by keyboard alone to the first figure', async () => {
    await signIn('office')
    await heading('作战图').waitFor()
    await page.getByText('En', { exact: true }).click()
    await heading('Situation').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => document.activeElement?.tagName)
    expect(['A', 'BUTTON', 'INPUT']).toContain(focused)
  })
})
