import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../packages/server/src/clock.ts'
import { buildServer } from '../../packages/server/src/http/server.ts'
import { writeWorkbook } from '../../packages/server/src/register/import/workbook.fixture.ts'
import { routes } from '../../packages/server/src/routes.ts'
import { launchBrowser } from '../support/browser.ts'
import type { TestDatabase } from '../support/database.ts'
import { applicationOn, testDatabase } from '../support/database.ts'
import { runLookback } from '../support/process.ts'

const webFolder = fileURLToPath(new URL('../../packages/web/dist', import.meta.url))
const administratorPassword = '山上的云像一匹白马走'
const ownPassword = '梨花院落溶溶月柳絮池塘'

/** A newcomer's first day with a real county, in a real browser, from an empty database. */
describe('setting a county up', () => {
  let opened: TestDatabase
  let browser: Browser
  let url: string
  let folder: string
  let stopServer: () => Promise<void>
  const pageErrors: string[] = []

  beforeAll(async () => {
    expect(existsSync(path.join(webFolder, 'index.html')), 'npm run build').toBe(true)
    opened = await testDatabase()
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-setting-up-'))
    const made = await runLookback(['init', '--county', '431999', '--name', '云岭县', '--login', 'admin'], {
      DATABASE_URL: opened.connectionString, LOOKBACK_DATA: folder, LOOKBACK_PASSWORD: administratorPassword,
    })
    expect(made.code, made.errors).toBe(0)
    const server = await buildServer(applicationOn(opened, systemClock), { routes, webFolder, log: false })
    url = await server.listen({ host: '127.0.0.1', port: 0 })
    stopServer = () => server.close()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await stopServer()
    await opened.close()
    await rm(folder, { recursive: true, force: true })
    expect(pageErrors).toEqual([])
  })

  async function signIn(loginName: string, password: string, width = 1440): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width, height: width > 600 ? 900 : 844 } })
    const page = await context.newPage()
    page.on('pageerror', (error) => pageErrors.push(error.message))
    await page.goto(url)
    await page.getByLabel('账号', { exact: true }).fill(loginName)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    return page
  }
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
  const dialog = (page: Page) => page.getByRole('dialog')

  /** Chooses in one of the library's selects: opens it by its name, and takes the option. */
  async function choose(page: Page, label: string, option: string): Promise<void> {
    await dialog(page).getByRole('combobox', { name: label }).press('Enter')
    await page.getByRole('option', { name: option, exact: true }).click()
  }

  let administrator: Page

  it('the administrator takes in the regions and registers a department', async () => {
    administrator = await signIn('admin', administratorPassword)
    await administrator.getByRole('link', { name: '区划和单位' }).click()
    await heading(administrator, '区划和单位').waitFor()
    const table = await writeWorkbook(path.join(folder, '区划.xlsx'), [
      ['代码', '名称'], ['431999101', '清溪镇'], ['431999102', '石桥乡'], ['431999101201', '平安村'], ['431999102201', '白云村'],
    ])
    await administrator.getByLabel('区划表（.xlsx）').setInputFiles(table)
    await administrator.getByRole('button', { name: '导入区划' }).click()
    await administrator.getByText('新增 4 个，改名 0 个，不变 0 个；登记了乡镇和村单位 4 个。').waitFor()
    await administrator.getByText('现有 2 个乡镇、2 个村。').waitFor()
    await administrator.getByRole('button', { name: '新增单位' }).click()
    await dialog(administrator).getByLabel('单位名称').fill('住建局')
    await dialog(administrator).getByRole('button', { name: '保存' }).click()
    await administrator.getByRole('rowheader', { name: '住建局' }).waitFor()
  })

  let official: Page

  it('makes a township official, who gets in with a one-time password and must change it', async () => {
    await administrator.getByRole('link', { name: '人员与账号' }).click()
    await administrator.getByRole('button', { name: '新增人员' }).click()
    await dialog(administrator).getByLabel('姓名').fill('杨青')
    await dialog(administrator).getByLabel('账号名').fill('yangqing')
    await choose(administrator, '角色', '乡镇')
    await choose(administrator, '单位', '清溪镇')
    await dialog(administrator).getByLabel('职务').fill('副镇长')
    await dialog(administrator).getByRole('button', { name: '新增人员' }).click()
    const oneTime = (await dialog(administrator).locator('code').textContent()) ?? ''
    expect(oneTime).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4})+$/)
    await dialog(administrator).getByRole('button', { name: '我记下了' }).click()
    await administrator.getByRole('link', { name: '杨青' }).waitFor()

    official = await signIn('yangqing', oneTime)
    await heading(official, '设置自己的密码').waitFor()
    await official.goto(`${url}/problems`)
    await heading(official, '设置自己的密码').waitFor()
    await official.getByLabel('一次性密码').fill(oneTime)
    await official.getByLabel('新密码', { exact: true }).fill(ownPassword)
    await official.getByLabel('再输一次新密码').fill(ownPassword)
    await official.getByRole('button', { name: '修改密码' }).click()
    await heading(official, '问题台账').waitFor()
  })
})
