import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backupProof } from '../../packages/core/src/sync/index.ts'
import { buildServer } from '../../packages/server/src/build-server.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { saveHouseholds } from '../../packages/server/src/register/save-households.ts'
import { routes } from '../../packages/server/src/routes.ts'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, householdIn, numberIn, password, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { phoneAt } from '../../packages/server/src/sync/phone.fixture.ts'
import { headPosition } from '../../packages/server/src/sync/log-position.queries.ts'
import { launchBrowser } from '../support/browser.ts'
import { openFromMenu } from '../support/menu.ts'

const webFolder = fileURLToPath(new URL('../../packages/web/dist', import.meta.url))

/** What phones brought in that somebody has to look at, in the console, in a real browser. */
describe('the office and the phones', () => {
  let checked: CheckedCounty
  let api: TestServer
  let browser: Browser
  let page: Page
  let stopServer: () => Promise<void>
  const pageErrors: string[] = []

  beforeAll(async () => {
    expect(existsSync(path.join(webFolder, 'index.html')), 'npm run build').toBe(true)
    checked = await checkedCounty(4)
    api = await testServer(checked.application)
    checked.setTime('2020-03-10T02:00:00.000Z')
    await work()
    const server = await buildServer(checked.application, { routes, webFolder, log: false })
    const url = await server.listen({ host: '127.0.0.1', port: 0 })
    stopServer = () => server.close()
    browser = await launchBrowser()
    page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } })
    page.on('pageerror', (error) => pageErrors.push(error.message))
    await page.goto(url)
    await page.getByLabel('账号', { exact: true }).fill('office')
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await openFromMenu(page, '下乡手机')
  })
  afterAll(async () => {
    await browser.close()
    await stopServer()
    await api.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
    expect(pageErrors).toEqual([])
  })

  /** Two visits that are not the phone's to make, one whose household moved meanwhile, and two of one household. */
  async function work(): Promise<void> {
    const phone = await phoneAt(checked, api, 'pingan')
    const township = await phoneAt(checked, api, 'qingxi')
    await saveHouseholds(checked.application, county, [{ ...householdIn(villages.pingan, 0), village: villages.heshan }], null)
    await phone.send(
      phone.visit({ household: numberIn(villages.pingan, 0), found: ['E01'] }),
      phone.visit({ household: numberIn(villages.baiyun, 1), found: ['H01', 'H02'], notes: { H01: '锁着门，邻居说在外务工' } }),
      phone.visit({ household: numberIn(villages.baiyun, 2), outcome: 'nobody-home' }),
      phone.visit({ household: numberIn(villages.pingan, 2) }),
    )
    checked.setTime('2020-03-12T02:00:00.000Z')
    await township.send(township.visit({ household: numberIn(villages.pingan, 2), found: ['D01'] }))
  }

  const panel = (name: string) => page.getByRole('region', { name, exact: true })

  it('refused work is left out with a reason, or taken in after its cause was put right', async () => {
    const refused = panel('没有接收的')
    await refused.getByText('锁着门，邻居说在外务工').waitFor()
    expect(await refused.getByRole('row').count()).toBe(3)
    const ofNobody = refused.getByRole('row', { name: numberIn(villages.baiyun, 2) })
    await ofNobody.getByRole('button', { name: '不收' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('不是您村的户')
    await dialog.getByRole('button', { name: '确定' }).click()
    await ofNobody.waitFor({ state: 'detached' })

    const ofFound = refused.getByRole('row', { name: numberIn(villages.baiyun, 1) })
    await ofFound.getByRole('button', { name: '重新收' }).click()
    await page.getByText('还是不能收').waitFor()
    await saveHouseholds(checked.application, county, [{ ...householdIn(villages.baiyun, 1), village: villages.pingan }], null)
    await ofFound.getByRole('button', { name: '重新收' }).click()
    await page.getByText('已接收。').waitFor()
    await ofFound.waitFor({ state: 'detached' })
    await refused.getByText('已决定不收').click()
    await refused.getByText('县办看过，决定不收：不是您村的户').waitFor()
  })

  it('work done under an earlier scope and households visited twice are listed, and marked on the household’s page', async () => {
    const outside = panel('原管辖范围内所做')
    await outside.getByRole('row', { name: numberIn(villages.pingan, 0) }).filter({ hasText: '入户' }).filter({ hasText: '禾山村' }).waitFor()
    const twice = panel('同一轮入户不止一次的户')
    await twice.getByText('共 1 户。').waitFor()
    await twice.getByText('pingan 3/10；qingxi 3/12').waitFor()
    await twice.getByRole('link', { name: numberIn(villages.pingan, 2) }).click()
    await page.getByText('本轮重复入户').first().waitFor()
    expect(await page.getByText('本轮重复入户').count()).toBe(2)
    await page.goBack()
    await outside.getByRole('row', { name: numberIn(villages.pingan, 0) }).getByRole('link').first().click()
    await page.getByRole('region', { name: '各轮入户对照' }).getByText('原管辖范围内所做').waitFor()
  })

  it('the code of a backup that was read through is entered', async () => {
    await openFromMenu(page, '下乡手机')
    const backup = page.getByRole('form', { name: '备份' })
    await backup.getByText('还没有登记过核对好的备份。').waitFor()
    const code = backup.getByRole('textbox', { name: /核对码/ })
    await code.fill('7-0000000000000000')
    await backup.getByRole('button', { name: '登记' }).click()
    await backup.getByText('这个核对码对不上本县的台账流水').waitFor()
    const position = await headPosition(checked.database, county)
    await code.fill(backupProof(position))
    await backup.getByRole('button', { name: '登记' }).click()
    await backup.getByText(`已核对到台账第 ${position.sequence} 条`).waitFor()
  })
})
