import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemAction } from '@lookback/core/problems'
import { buildServer } from '../../packages/server/src/build-server.ts'
import { actOn } from '../../packages/server/src/problems/commands.ts'
import { routes } from '../../packages/server/src/routes.ts'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, password, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { launchBrowser } from '../support/browser.ts'
import { openFromMenu } from '../support/menu.ts'

const webFolder = fileURLToPath(new URL('../../packages/web/dist', import.meta.url))
const houses = [0, 1, 2, 3, 4, 5]

/** What an office sees of all its problems together: the board, the lists that go out and come back, the revisits. */
describe('rectification as a whole', () => {
  let checked: CheckedCounty
  let browser: Browser
  let url: string
  let folder: string
  let stopServer: () => Promise<void>
  const pageErrors: string[] = []

  beforeAll(async () => {
    expect(existsSync(path.join(webFolder, 'index.html')), 'npm run build').toBe(true)
    checked = await checkedCounty(8)
    checked.setTime('2020-03-10T02:00:00.000Z')
    await record(checked, 'qingxi', [...houses, 6].map((house) => ({ household: numberIn(villages.pingan, house), found: ['H01'] })))
    await record(checked, 'shiqiao', [0, 1].map((house) => ({ household: numberIn(villages.baiyun, house), found: ['H01'] })))
    const server = await buildServer(checked.application, { routes, webFolder, log: false })
    url = await server.listen({ host: '127.0.0.1', port: 0 })
    stopServer = () => server.close()
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-overview-'))
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await stopServer()
    await checked.close()
    await rm(folder, { recursive: true, force: true })
    expect(pageErrors).toEqual([])
  })

  async function signedIn(name: CastName): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    page.on('pageerror', (error) => pageErrors.push(error.message))
    await page.goto(`${url}/sign-in?county=${county}`)
    await page.getByLabel('账号', { exact: true }).fill(name)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('button', { name: '退出登录' }).waitFor()
    return page
  }

  /** Goes to a page by the menu. */
  async function open(page: Page, name: string): Promise<void> {
    await openFromMenu(page, name)
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }

  async function act(name: CastName, house: number, action: ProblemAction): Promise<void> {
    const { id, version } = await checked.database.selectFrom('problem').innerJoin('household', 'household.id', 'problem.subject')
      .select(['problem.id', 'problem.version']).where('household.number', '=', numberIn(villages.pingan, house)).executeTakeFirstOrThrow()
    await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: id, version, action })
  }

  it('the list of tasks goes out, is filled in, checked, and taken in row by row', async () => {
    checked.setTime('2020-03-11T02:00:00.000Z')
    for (const house of [...houses, 6]) await act('office', house, { action: 'dispatch' })
    const page = await signedIn('qingxi')
    await open(page, '三清单')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载三清单' }).click()])
    const { sheets } = await readXlsx(await streamed(await download.createReadStream()))
    const rows = (sheets[2]?.rows ?? []).map((row) => [...row])
    const column = (label: string) => (rows[3] ?? []).findIndex((cell, index) => (cell ?? rows[2]?.[index]) === label)
    const row = (house: number) => rows.find((cells) => cells[column('编号')] === `${numberIn(villages.pingan, house)}-H01`) ?? []
    row(0)[column('进展情况')] = '整改中'
    row(0)[column('政策措施')] = '纳入危房改造'
    row(1)[column('进展情况')] = '快了'
    const file = path.join(folder, '任务清单.xlsx')
    await writeFile(file, await writeXlsx({ sheets: [{ name: '任务清单', rows }] }))

    const form = page.getByRole('region', { name: '回填整改进展' })
    await form.locator('input[type=file]').setInputFiles(file)
    await form.getByRole('button', { name: '先检查' }).click()
    await form.getByText('检查完毕，还没有办理。').waitFor()
    await form.getByRole('button', { name: '正式办理' }).click()
    await form.getByText('办理完毕。').waitFor()
    const figures = (await form.locator('dl').innerText()).replace(/\s+/g, ' ')
    expect(figures).toContain('定了措施 1')
    expect(figures).toContain('退回 1')
    await form.getByText(/第 \d+ 行：.*进展/).waitFor()
    const [refused] = await Promise.all([
      page.waitForEvent('download'), form.getByRole('link', { name: '下载退回表' }).click(),
    ])
    const back = await readXlsx(await streamed(await refused.createReadStream()))
    expect(JSON.stringify(back.sheets.map((sheet) => sheet.rows))).toContain('快了')
    await page.getByRole('region', { name: '上传记录', exact: true }).getByText('任务清单.xlsx').first().waitFor()
  })

  it('the board counts them, and every count opens the list behind it', async () => {
    const page = await signedIn('office')
    await open(page, '整改进度')
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '清溪镇' }) }).first()
    const counts = async () => (await row.getByRole('cell').allInnerTexts()).slice(0, 5)
    expect(await counts()).toEqual(['7', '7', '1', '0', '0'])
    await row.getByRole('cell').nth(2).getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: '问题台账' }).waitFor()
    await page.getByText('第 1–1 条，共 1 条').waitFor()
    await page.goBack()
    await page.getByRole('rowheader', { name: '清溪镇' }).first().getByRole('link').click()
    await page.getByRole('rowheader', { name: '平安村' }).first().waitFor()
    const township = await signedIn('qingxi')
    await open(township, '整改进度')
    expect(await township.getByRole('rowheader', { name: '石桥镇' }).count()).toBe(0)
  })

  it('what was closed is drawn for a revisit, and the share that held is said only of enough households', async () => {
    const evidence = [{ sha256: 'c'.repeat(64), kind: 'photo' as const, madeAt: '2020-03-12T01:00:00.000Z' }]
    checked.setTime('2020-03-12T02:00:00.000Z')
    for (const house of houses) {
      await act('qingxi', house, { action: 'report', measures: [{ kind: 'own-drive', text: '亲友帮着搬家' }], evidence })
      await act('office', house, { action: 'review' })
      await act('supervision', house, { action: 'site-check', stillThere: false })
      await act('second', house, { action: 'accept' })
    }
    checked.setTime('2020-03-20T02:00:00.000Z')
    const page = await signedIn('office')
    await open(page, '回访抽查')
    await page.getByText('还没有抽过回访户').waitFor()
    await page.getByRole('button', { name: '看看要抽多少' }).click()
    await page.getByRole('button', { name: '抽取 6 户' }).click()
    await page.getByText(/^已抽取 6 户、6 件/).waitFor()
    const drawn = page.getByRole('region', { name: '回访结果', exact: true }).getByRole('row', { name: /^清溪镇/ })
    await drawn.getByText('不足 5 户，不下结论').waitFor()
    for (const house of houses) await act('office', house, { action: 'revisit', held: house !== 0, note: house === 0 ? '又搬回老屋' : '住着' })
    await page.reload()
    // Wilson's interval for 5 of 6.
    await drawn.getByText('实际大约 43.6%–97.0%').waitFor()
    await drawn.getByText('83.3%').waitFor()
    // What the figure counts is in the list that it opens.
    await drawn.getByRole('link', { name: '5', exact: true }).last().click()
    await page.getByRole('heading', { name: '抽中的户' }).waitFor()
    await page.getByRole('rowheader').nth(4).waitFor()
    expect(await page.getByRole('rowheader').count()).toBe(5)
    await page.getByRole('link', { name: '回到回访结果' }).click()
    await page.getByRole('button', { name: '看看要抽多少' }).click()
    await page.getByText('现在没有要补抽的村').waitFor()
  })
})

async function streamed(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts)
}
