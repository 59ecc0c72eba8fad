import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '../../packages/server/src/access/demo-accounts.ts'
import { buildServer } from '../../packages/server/src/build-server.ts'
import { routes } from '../../packages/server/src/routes.ts'
import { launchBrowser } from '../support/browser.ts'
import type { TestDatabase } from '../support/database.ts'
import { applicationOn, demoDatabase } from '../support/database.ts'

const webFolder = fileURLToPath(new URL('../../packages/web/dist', import.meta.url))

/** The county office changes what the county decides itself, and sees it where it matters. */
describe('parameters and code lists', () => {
  let opened: TestDatabase
  let browser: Browser
  let page: Page
  let url: string
  let stopServer: () => Promise<void>
  const pageErrors: string[] = []

  beforeAll(async () => {
    expect(existsSync(path.join(webFolder, 'index.html')), 'npm run build').toBe(true)
    opened = await demoDatabase()
    const server = await buildServer(applicationOn(opened), { routes, webFolder, log: false })
    url = await server.listen({ host: '127.0.0.1', port: 0 })
    stopServer = () => server.close()
    browser = await launchBrowser()
    page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })).newPage()
    page.on('pageerror', (error) => pageErrors.push(error.message))
    await page.goto(url)
    await page.getByLabel('账号', { exact: true }).fill('office')
    await page.getByLabel('密码', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await heading('作战图').waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await stopServer()
    await opened.close()
    expect(pageErrors).toEqual([])
  })

  const heading = (name: string) => page.getByRole('heading', { level: 1, name })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

  it('the examination is another one, and the countdown shows it', async () => {
    await page.goto(`${url}/parameters`)
    await page.getByRole('link', { name: '迎检', exact: true }).click()
    await heading('迎检').waitFor()
    await page.getByRole('textbox', { name: '名称' }).fill('省级验收')
    await press('看看会改变什么')
    await page.getByText('倒计时：现在 61天，改后 61天').waitFor()
    await press('保存')
    await page.getByRole('table', { name: '谁改过' }).or(page.getByText('省级验收').last()).first().waitFor()
    await page.goto(url)
    await page.getByText('省级验收').first().waitFor()
  })

  it('a number out of range is told at its field, and one in range says how many problems it moves', async () => {
    await page.goto(`${url}/parameters/rectification`)
    await page.getByRole('spinbutton', { name: '提前几天变黄' }).fill('30')
    await page.getByRole('spinbutton', { name: '超期满 1' }).fill('')
    await press('看看会改变什么')
    await page.getByText('请填写“升级督办 · 第1行 · 超期满”。').waitFor()
    await page.getByRole('spinbutton', { name: '超期满 1' }).fill('1')
    await press('看看会改变什么')
    await page.getByText(/现在变黄的问题：现在 [\d,]+个，改后 [\d,]+个/).waitFor()
    await press('保存')
    await page.getByRole('cell', { name: /提前几天变黄 30 天/ }).waitFor()
  })

  it('a kind of household is called otherwise, and the register says so', async () => {
    await page.goto(`${url}/code-lists/household-category`)
    await heading('户类型').waitFor()
    await page.getByRole('textbox', { name: '名称 1' }).fill('脱贫户（新）')
    await press('看看会改变什么')
    await page.getByText(/^改名：一般脱贫户 → 脱贫户（新）/).waitFor()
    await press('保存')
    await page.getByRole('cell', { name: /脱贫户（新）、低保脱贫户/ }).waitFor()
    await page.goto(`${url}/households`)
    await page.getByRole('cell', { name: '脱贫户（新）' }).first().waitFor()
  })

  it('the notice of a year is pasted into the work calendar', async () => {
    await page.goto(`${url}/parameters/work-calendar`)
    await page.getByRole('textbox', { name: '放假', exact: true }).fill('2028年1月1日至3日')
    await page.getByRole('button', { name: '加进去' }).first().click()
    await page.getByText('2028年：3天').waitFor()
    await press('看看会改变什么')
    await press('保存')
    await page.getByRole('heading', { name: '谁改过' }).waitFor()
  })
})
