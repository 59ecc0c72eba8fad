import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildServer } from '../../packages/server/src/build-server.ts'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, password } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { routes } from '../../packages/server/src/routes.ts'
import { verifyState } from '../../packages/server/src/verify-state.ts'
import { launchBrowser } from '../support/browser.ts'

const webFolder = fileURLToPath(new URL('../../packages/web/dist', import.meta.url))

/** A problem on a village and one on a post, opened by the county office in its browser and followed to their closing. */
describe('problems that nobody visits a household for', () => {
  let checked: CheckedCounty
  let browser: Browser
  let url: string
  let folder: string
  let stopServer: () => Promise<void>
  const pages = new Map<CastName, Page>()

  beforeAll(async () => {
    expect(existsSync(path.join(webFolder, 'index.html')), 'npm run build').toBe(true)
    checked = await checkedCounty(1)
    checked.setTime('2020-03-10T02:00:00.000Z')
    const server = await buildServer(checked.application, { routes, webFolder, log: false })
    url = await server.listen({ host: '127.0.0.1', port: 0 })
    stopServer = () => server.close()
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-by-hand-'))
    await writeFile(path.join(folder, '现场.jpg'), await jpeg(640, 480, 7))
    browser = await launchBrowser()
    for (const person of ['office', 'qingxi', 'supervision', 'second'] as const) pages.set(person, await signedIn(person))
  })
  afterAll(async () => {
    await browser.close()
    await stopServer()
    await checked.close()
    await rm(folder, { recursive: true, force: true })
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  async function signedIn(person: CastName): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    await page.goto(url)
    await page.getByLabel('账号', { exact: true }).fill(person)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('button', { name: '退出登录' }).waitFor()
    return page
  }

  /** Opens a problem from the list of problems; returns the address of its page. */
  async function open(kind: string, subject: string, item: string): Promise<string> {
    const page = pages.get('office')!
    await page.goto(`${url}/problems`)
    await page.getByRole('button', { name: '登记问题' }).click()
    const dialog = page.getByRole('dialog', { name: '登记问题' })
    const choose = async (label: string, option: string, typed?: string) => {
      await dialog.getByRole('combobox', { name: label, exact: true }).press('Enter')
      if (typed) await dialog.getByRole('combobox', { name: label, exact: true }).fill(typed)
      await page.getByRole('option', { name: new RegExp(option) }).filter({ visible: true }).first().click()
    }
    await choose('对象类别', `^${kind}$`)
    await choose('选对象', subject, subject.slice(0, 2))
    await choose('检查项', item)
    await dialog.getByRole('textbox', { name: '问题描述' }).fill('群众来信反映')
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await page.waitForURL(/\/problems\/[0-9a-f-]{36}$/)
    return page.url()
  }

  async function see(person: CastName, address: string, ...texts: string[]): Promise<void> {
    const page = pages.get(person)!
    await page.goto(address)
    for (const text of texts) await page.getByText(text, { exact: false }).first().waitFor()
  }

  it('are opened, shown with what they are about, and stand in the list beside households', async () => {
    const village = await open('村', '平安村|清溪镇 平安村', '适龄|义务|E01')
    await see('qingxi', village, '村：平安村', '群众来信反映')
    const post = await open('岗位', 'qingxi', 'D01')
    await see('qingxi', post, '岗位：qingxi qingxi')
    const page = pages.get('office')!
    await page.goto(`${url}/problems`)
    await page.getByRole('cell', { name: /村：平安村/ }).waitFor()
    await page.getByRole('cell', { name: /岗位：qingxi/ }).waitFor()
    expect(await page.getByRole('link', { name: '平安村', exact: true }).count()).toBe(0)
    expect(await verifyState(checked.database, county)).toMatchObject({ problems: 2 })
  })
})
