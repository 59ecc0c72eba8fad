import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLog } from '../../packages/server/src/database/verify-log.ts'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { buildServer } from '../../packages/server/src/build-server.ts'
import { verifyState } from '../../packages/server/src/verify-state.ts'
import { routes } from '../../packages/server/src/routes.ts'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, password, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { launchBrowser } from '../support/browser.ts'

const webFolder = fileURLToPath(new URL('../../packages/web/dist', import.meta.url))
const people = ['office', 'pingan', 'qingxi', 'supervision', 'second'] as const satisfies CastName[]
type Person = (typeof people)[number]

/** One 建房未入住 from the census to closing and back, as five people see it in their browsers. */
describe('a house that was built and not moved into', () => {
  let checked: CheckedCounty
  let browser: Browser
  let url: string
  let folder: string
  let stopServer: () => Promise<void>
  const pages = new Map<Person, Page>()
  const pageErrors: string[] = []
  /** Photos that have shown something before: used again, that is pointed out. */
  const used = new Set<string>()

  beforeAll(async () => {
    expect(existsSync(path.join(webFolder, 'index.html')), 'npm run build').toBe(true)
    checked = await checkedCounty()
    const server = await buildServer(checked.application, { routes, webFolder, log: false })
    url = await server.listen({ host: '127.0.0.1', port: 0 })
    stopServer = () => server.close()
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-rectification-'))
    for (const name of ['老屋', '新房', '现场'] as const) {
      await writeFile(path.join(folder, `${name}.jpg`), await jpeg(640, 480, name.charCodeAt(0)))
    }
    browser = await launchBrowser()
    for (const person of people) pages.set(person, await signedIn(person))
  })
  afterAll(async () => {
    await browser.close()
    await stopServer()
    await checked.close()
    await rm(folder, { recursive: true, force: true })
    await rm(checked.application.filesFolder, { recursive: true, force: true })
    expect(pageErrors).toEqual([])
  })

  async function signedIn(person: Person): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    page.on('pageerror', (error) => pageErrors.push(error.message))
    await page.goto(url)
    await page.getByLabel('账号', { exact: true }).fill(person)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('button', { name: '退出登录' }).waitFor()
    return page
  }

  function pageOf(person: Person): Page {
    const page = pages.get(person)
    if (!page) throw new Error(`${person} has not signed in`)
    return page
  }

  /** How many wait in a queue, as the person's own page says; null where the queue is none of theirs. */
  async function waiting(person: Person, queue: string): Promise<number | null> {
    const page = pageOf(person)
    await page.goto(`${url}/work`)
    await page.getByRole('heading', { level: 1, name: '我的工作' }).waitFor()
    await page.getByRole('navigation', { name: '待办' }).or(page.getByText('现在没有要您办的')).first().waitFor()
    const button = page.getByRole('navigation', { name: '待办' }).getByRole('button', { name: new RegExp(`^${queue}\\s*\\d`) })
    return (await button.count()) === 0 ? null : Number(await button.locator('b').innerText())
  }

  /** Opens the one problem of the county from the ledger. */
  async function open(person: Person): Promise<Page> {
    const page = pageOf(person)
    await page.goto(`${url}/problems`)
    await page.getByRole('link', { name: '建房未入住' }).click()
    await page.getByRole('heading', { level: 1, name: '建房未入住' }).waitFor()
    return page
  }

  interface Filled {
    measure?: string
    photo?: '老屋' | '新房' | '现场'
    choose?: string
    reason?: string
    note?: string
  }

  /** Takes an action on the problem's page, with what its dialog asks for. */
  async function act(person: Person, day: string, action: string, { measure, photo, choose, reason, note }: Filled = {}) {
    checked.setTime(`${day}T02:00:00.000Z`)
    const page = await open(person)
    await page.getByRole('region', { name: '办理' }).getByRole('button', { name: action, exact: true }).click()
    const dialog = page.getByRole('dialog')
    if (measure) {
      await dialog.getByRole('textbox', { name: '措施内容' }).fill(measure)
      // Nothing is preset: what kind it is has to be said.
      expect(await dialog.getByRole('button', { name: action, exact: true }).isDisabled()).toBe(true)
      await dialog.getByText('激发内生动力', { exact: true }).click()
    }
    if (photo) {
      await dialog.locator('input[type=file]').setInputFiles(path.join(folder, `${photo}.jpg`))
      await dialog.getByText('已上传').waitFor()
      expect(await dialog.getByText('这个文件已用在').count()).toBe(used.has(photo) ? 1 : 0)
      used.add(photo)
    }
    if (choose) await dialog.getByText(choose, { exact: true }).click()
    if (reason) await dialog.getByRole('textbox', { name: '理由' }).fill(reason)
    if (note) await dialog.getByRole('textbox', { name: '情况说明' }).fill(note)
    await dialog.getByRole('button', { name: action, exact: true }).click()
    await page.getByText(`已办理：${action}。`).last().waitFor()
    await dialog.waitFor({ state: 'hidden' })
  }

  /** The bell rings; the newest notice says what happened and leads to the problem, and reading all silences the bell. */
  async function isTold(person: Person, what: string, said: string): Promise<void> {
    const page = pageOf(person)
    await page.goto(`${url}/work`)
    await page.getByRole('link', { name: /^消息，\d+ 条未读/ }).click()
    const newest = page.getByRole('main').getByRole('listitem').first()
    await newest.getByText(what, { exact: true }).waitFor()
    await newest.getByText(said).first().waitFor()
    expect(await newest.getByRole('link', { name: '建房未入住' }).getAttribute('href')).toMatch(/^\/problems\//)
    await page.getByRole('button', { name: '全部标为已读' }).click()
    await page.getByRole('link', { name: '消息，没有未读' }).waitFor()
  }

  /** The actions that the problem's page offers somebody. */
  async function offered(person: Person): Promise<string[]> {
    const page = await open(person)
    return page.getByRole('region', { name: '办理' }).getByRole('button').allInnerTexts()
  }

  const marks = async (person: Person) => (await (await open(person)).locator('.marks').innerText()).replace(/\s+/g, ' ')

  it('the census finds it; the office hands it to the township, the village team takes it', async () => {
    checked.setTime('2020-04-20T02:00:00.000Z')
    await record(checked, 'census', [{ household: numberIn(villages.pingan, 0), round: 2, found: ['H01'], notes: { H01: '新房锁着，人住老屋' } }])
    expect(await waiting('office', '待交办')).toBe(1)
    expect(await waiting('pingan', '待签收')).toBe(0)
    await act('office', '2020-04-21', '交办')
    expect(await waiting('office', '待交办')).toBe(0)
    expect(await waiting('pingan', '待签收')).toBe(1)
    expect(await waiting('qingxi', '待签收')).toBe(1)
    await isTold('pingan', '交办', '期限')
    await act('pingan', '2020-04-22', '签收')
    expect(await waiting('pingan', '待整改')).toBe(1)
    expect(await marks('pingan')).toContain('剩 29 天')
    const page = await open('pingan')
    await page.getByRole('region', { name: '各轮怎么看' }).getByText('新房锁着，人住老屋').waitFor()
    await page.getByRole('region', { name: '谁来负责' }).getByText('住建局').first().waitFor()
  })

  it('a report on paper is found out by the supervision team on site', async () => {
    await act('pingan', '2020-04-24', '报告整改', { measure: '已督促搬入', photo: '老屋' })
    expect(await offered('pingan')).toEqual(['留言'])
    expect(await waiting('qingxi', '待复核')).toBe(1)
    await act('qingxi', '2020-04-25', '复核')
    expect(await waiting('office', '待验收')).toBe(0)
    expect(await offered('office')).not.toContain('验收销号')
    expect(await waiting('supervision', '待现场核查')).toBe(1)
    await act('supervision', '2020-04-26', '现场核查', { choose: '现场看：问题还在', note: '屋里没有生活用品' })
    expect(await marks('office')).toContain('整改中')
    await (await open('office')).getByRole('region', { name: '基本情况' }).getByText('查实虚报').waitFor()
    expect(await waiting('pingan', '待整改')).toBe(1)
  })

  it('a poor report is returned with a reason, and the same photo used again is pointed out', async () => {
    await act('pingan', '2020-04-27', '报告整改', { measure: '户主已答应搬', photo: '老屋' })
    await act('qingxi', '2020-04-28', '退回', { reason: '照片还是老屋' })
    const page = await open('pingan')
    await page.getByRole('region', { name: '台账流水' }).getByText('理由：照片还是老屋').waitFor()
    await isTold('pingan', '退回', '“照片还是老屋”')
    expect(await waiting('pingan', '待整改')).toBe(1)
  })

  it('what is really put right is seen with one’s own eyes and closed by somebody else', async () => {
    await act('pingan', '2020-05-01', '报告整改', { measure: '亲戚帮着搬家，已住满三天', photo: '新房' })
    await act('qingxi', '2020-05-02', '复核')
    await act('supervision', '2020-05-03', '现场核查', { choose: '现场看：已经改好', photo: '现场' })
    expect(await waiting('office', '待验收')).toBe(1)
    await act('office', '2020-05-04', '验收销号')
    expect(await marks('pingan')).toContain('已销号')
    expect(await offered('office')).not.toContain('回访')
    expect(await offered('second')).toContain('回访')
  })

  it('a revisit that finds it back reopens it, one spell later', async () => {
    await act('second', '2020-05-20', '回访', { choose: '回访：又反弹了', note: '老人又搬回老屋' })
    expect(await marks('office')).toContain('反弹 1 次')
    expect(await waiting('office', '待交办')).toBe(1)
    expect(await waiting('pingan', '待整改')).toBe(0)
    const log = (await open('qingxi')).getByRole('region', { name: '台账流水' })
    const told = await log.locator('li > p:first-child > b').allInnerTexts()
    expect(told).toEqual([
      '发现问题', '交办', '签收', '报告整改', '复核通过', '现场核查', '报告整改', '退回', '报告整改', '复核通过', '现场核查', '验收销号', '回访',
    ])
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(13)
    expect(await verifyState(checked.database, county)).toMatchObject({ problems: 1 })
  })
})
