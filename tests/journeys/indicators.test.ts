import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildServer } from '../../packages/server/src/build-server.ts'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, password } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import {
  catalogueHeadings, catalogueRows, idOf, objectHeadings, objectRows, reportHeadings, table, targetHeadings, targetRows,
} from '../../packages/server/src/indicators/indicators.fixture.ts'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { routes } from '../../packages/server/src/routes.ts'
import { Inspector } from '../field/inspector.ts'
import { launchBrowser } from '../support/browser.ts'

const webFolder = fileURLToPath(new URL('../../packages/web/dist', import.meta.url))
const people = ['office', 'housing', 'qingxi', 'shiqiao'] as const

/** The village roads: from the catalogue through reports by page and sheet to light and forecast, by four people. */
describe('the road indicator', () => {
  let checked: CheckedCounty
  let browser: Browser
  let url: string
  let stopServer: () => Promise<void>
  const pages = new Map<CastName, Page>()
  const pageErrors: string[] = []

  beforeAll(async () => {
    expect(existsSync(path.join(webFolder, 'index.html')), 'npm run build').toBe(true)
    checked = await checkedCounty(1)
    checked.setTime('2020-05-07T02:00:00.000Z')
    const server = await buildServer(checked.application, { routes, webFolder, log: false })
    url = await server.listen({ host: '127.0.0.1', port: 0 })
    stopServer = () => server.close()
    browser = await launchBrowser()
    await Promise.all(people.map(async (name) => {
      const page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } })).newPage()
      page.on('pageerror', (error) => pageErrors.push(error.message))
      await page.goto(url)
      await page.getByLabel('账号', { exact: true }).fill(name)
      await page.getByLabel('密码', { exact: true }).fill(password)
      await page.getByRole('button', { name: '登录', exact: true }).click()
      // The page to sign in has a heading, too: what says that somebody is in is that nobody is asked for a password.
      await page.getByLabel('密码', { exact: true }).waitFor({ state: 'detached' })
      pages.set(name, page)
    }))
  }, 300_000)
  afterAll(async () => {
    await browser.close()
    await stopServer()
    await checked.close()
    expect(pageErrors).toEqual([])
  })

  const pageOf = (name: (typeof people)[number]): Page => {
    const page = pages.get(name)
    if (!page) throw new Error(`${name} has no page`)
    return page
  }
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
  const dialog = (page: Page) => page.getByRole('dialog')

  async function bring(page: Page, section: string, name: string, content: Uint8Array): Promise<void> {
    const form = page.getByRole('region', { name: section })
    await form.locator('input[type=file]').setInputFiles({
      name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(content),
    })
    await form.getByRole('button', { name: '正式办理', exact: true }).click()
    await form.getByRole('status').last().waitFor()
  }

  it('comes with its catalogue and targets by the office’s tables', async () => {
    const page = pageOf('office')
    await page.goto(`${url}/sheets`)
    await bring(page, '导入指标目录', '指标目录.xlsx', await table(catalogueHeadings, catalogueRows))
    await page.getByText('新立的指标').first().waitFor()
    await bring(page, '导入目标和节点', '目标.xlsx', await table(targetHeadings, targetRows))
    await page.getByText('下了目标').first().waitFor()
    await page.goto(`${url}/indicators`)
    await page.getByRole('link', { name: '自然村通水泥路' }).waitFor()
  })

  it('is reported by page, where what is typed wrong is said at once, and by sheet', async () => {
    const page = pageOf('qingxi')
    await page.goto(`${url}/indicator-reports`)
    await page.getByRole('cell', { name: '缺报' }).waitFor()
    await press(page, '填报')
    const done = dialog(page).getByRole('textbox', { name: '完成（公里）' })
    await done.fill('十五')
    await dialog(page).getByText('“十五”不是数').waitFor()
    await done.fill('66')
    await dialog(page).getByText('超过 100%。确实如此的，请在备注里说明原因。').waitFor()
    expect(await dialog(page).getByRole('button', { name: '报上去' }).isDisabled()).toBe(true)
    await done.fill('15')
    await dialog(page).getByRole('button', { name: '报上去' }).click()
    await page.getByText('等住建局审核').waitFor()

    const other = pageOf('shiqiao')
    await other.goto(`${url}/indicator-reports`)
    await bring(other, '导入指标报表', '报表.xlsx', await table(reportHeadings, [['R01', '', '431999102', '2020-04-26', '', 9, '', '', '']]))
    await other.getByText('2020-04-26 不是这个指标的报告期，最近一期截止 2020-05-03').first().waitFor()
    await bring(other, '导入指标报表', '报表.xlsx', await table(reportHeadings, [['R01', '', '431999102', '2020-05-03', '', 10, '', '', '']]))
    await other.getByText('等住建局审核').waitFor()
  })

  it('is returned and confirmed by the department, reported again, and confirmed by the office', async () => {
    const page = pageOf('housing')
    await page.goto(`${url}/work?queue=to-confirm`)
    const row = (of: Page, place: string) => of.getByRole('row').filter({ hasText: place }).filter({ hasText: '自然村通水泥路' })
    await row(page, '清溪镇').getByRole('button', { name: '退回' }).click()
    await dialog(page).getByRole('textbox', { name: '理由' }).fill('把在建的算成了完成')
    await dialog(page).getByRole('button', { name: '退回' }).click()
    await row(page, '清溪镇').waitFor({ state: 'detached' })
    await row(page, '石桥乡').getByRole('button', { name: '确认' }).click()
    await row(page, '石桥乡').waitFor({ state: 'detached' })

    const reporter = pageOf('qingxi')
    await reporter.goto(`${url}/indicator-reports`)
    await reporter.getByText('把在建的算成了完成').waitFor()
    await press(reporter, '重报')
    await dialog(reporter).getByRole('textbox', { name: '完成（公里）' }).fill('12')
    await dialog(reporter).getByRole('button', { name: '报上去' }).click()
    await reporter.getByText('等住建局审核').waitFor()

    await page.goto(`${url}/indicator-reports?mine=confirm`)
    await row(page, '清溪镇').getByRole('button', { name: '确认' }).click()
    await row(page, '清溪镇').waitFor({ state: 'detached' })
    const office = pageOf('office')
    await office.goto(`${url}/indicator-reports?mine=confirm`)
    for (const place of ['清溪镇', '石桥乡']) {
      await row(office, place).getByRole('button', { name: '确认' }).click()
      await row(office, place).waitFor({ state: 'detached' })
    }
    await reporter.goto(`${url}/indicator-reports`)
    await reporter.getByRole('cell', { name: '已确认' }).waitFor()
    expect(await reporter.getByRole('button', { name: '重报' }).count()).toBe(0)
  })

  it('is corrected by number once it is frozen', async () => {
    const page = pageOf('qingxi')
    await page.goto(`${url}/indicators/${idOf('R01')}`)
    await press(page, '更正')
    await dialog(page).getByRole('textbox', { name: '完成（公里）' }).fill('14')
    await dialog(page).getByRole('textbox', { name: '理由' }).fill('漏统一段路')
    await dialog(page).getByRole('textbox', { name: '依据' }).fill('验收单 17')
    await dialog(page).getByRole('button', { name: '提出更正' }).click()
    await page.getByRole('cell', { name: '漏统一段路' }).waitFor()
    const office = pageOf('office')
    await office.goto(`${url}/indicators/${idOf('R01')}`)
    await office.getByRole('region', { name: '更正' }).getByRole('button', { name: '确认' }).click()
    await office.getByText('更正第 1 号').waitFor()
  })

  it('has its objects told of in the village, without a network, with a photo that the office sees', async () => {
    const office = pageOf('office')
    await office.goto(`${url}/sheets`)
    await bring(office, '导入指标对象', '对象.xlsx', await table(objectHeadings, objectRows))
    const phone = await Inspector.on(await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN', hasTouch: true, isMobile: true }), url)
    await phone.prepare('pingan')
    await phone.context.setOffline(true)
    await phone.tab('待办')
    await phone.page.locator('a.line', { hasText: '二号路' }).click()
    await phone.page.getByRole('radio', { name: '竣工', exact: true }).click()
    await phone.page.getByRole('button', { name: '保存', exact: true }).click()
    await phone.page.getByRole('alert').waitFor()
    await phone.page.getByLabel('完工日期').fill('2020-05-06')
    await phone.page.locator('form.object input[type=file]').first().setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await jpeg(400, 300, 1) })
    await phone.page.locator('form.object .photo img').waitFor()
    await phone.page.getByRole('button', { name: '保存', exact: true }).click()
    await phone.page.locator('form.object').waitFor({ state: 'detached' })
    expect(await phone.unsent()).toBe(1)
    await phone.context.setOffline(false)
    await phone.allSent()
    await office.goto(`${url}/indicator-objects?search=${encodeURIComponent('二号路')}`)
    await office.getByRole('cell', { name: '2020-05-06' }).waitFor()
    const photo = office.getByRole('img', { name: '二号路的照片 1' })
    await photo.waitFor()
    await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
    expect(phone.errors).toEqual([])
    await phone.context.close()
    await office.goto(`${url}/indicators/${idOf('R01')}`)
  })

  it('shows its value, gap, light, rank and whether it will be there in time', async () => {
    const page = pageOf('office')
    await page.getByText('24.0%（24 公里）').first().waitFor()
    await page.getByText('还差 76 公里').first().waitFor()
    await page.getByText(/要按时完成，每天要 1\.\d/).waitFor()
    const places = page.getByRole('region', { name: '各地进展' }).getByRole('row')
    expect((await places.nth(1).innerText()).replace(/\s+/g, ' ')).toMatch(/^1 石桥乡 40 公里 25\.0%（10 公里）/)
    await page.getByText('红灯').first().waitFor()
  })
})
