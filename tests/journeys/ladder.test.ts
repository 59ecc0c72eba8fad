import { rm } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import { LadderDesk } from '../../packages/server/src/ladder/ladder.fixture.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'
import { openFromMenu } from '../support/menu.ts'

const people = ['office', 'qingxi', 'shiqiao', 'leader'] as const
type Somebody = (typeof people)[number]
const words = '两份督办函到期没有答复'

/** A township that let two letters lie: proposed, looked at, decided on, written to; and leaders who do what they owe in person. */
describe('the ladder', () => {
  let checked: CheckedCounty
  let shown: Console<Somebody>

  beforeAll(async () => {
    checked = await checkedCounty(1)
    const server = await testServer(checked.application)
    const desk = new Desk(checked, server)
    await desk.itIs('2020-04-20T02:00:00.000Z', ['office'])
    const ladder = new LadderDesk(desk)
    for (const unit of ['qingxi', 'qingxi', 'shiqiao']) await ladder.ask(unit, '2020-04-30')
    await server.close()
    checked.setTime('2020-05-07T02:00:00.000Z')
    shown = await consoleOf(checked, people)
  })
  afterAll(async () => {
    await shown.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true })
  const dialog = (page: Page) => page.getByRole('dialog')
  const rowIn = (page: Page, table: string, text: string) => page.getByRole('region', { name: table }).getByRole('row').filter({ hasText: text })
  /** The page has all that it asked for. */
  const settled = (page: Page) => page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  const figure = (page: Page, name: string) => page.getByRole('main').locator('dl > div').filter({ has: page.getByText(name, { exact: true }) }).locator('dd')
  async function open(name: Somebody, address: string): Promise<Page> {
    const page = shown.pageOf(name)
    await page.goto(`${shown.url}${address}`)
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
    await settled(page)
    return page
  }
  /** Writes a day, which the calendar takes with the key. */
  async function day(page: Page, field: string, value: string): Promise<void> {
    await dialog(page).getByRole('combobox', { name: field }).fill(value)
    await page.keyboard.press('Enter')
  }
  /** Regions are a tree, found by their names; waits until the box shows what was chosen. */
  async function chooseRegion(page: Page, name: string): Promise<void> {
    const box = dialog(page).getByRole('combobox', { name: '区划', exact: true })
    await box.click({ force: true })
    await box.fill(name)
    await page.locator(`[id="${await box.getAttribute('aria-controls') ?? ''}"]`).getByText(name, { exact: true }).click()
    await expect.poll(() => box.locator('xpath=ancestor::*[contains(concat(" ", @class, " "), " el-select ")]').innerText(), { timeout: 30_000 }).toContain(name)
  }

  it('proposes with numbers that open as many records', async () => {
    const page = shown.pageOf('office')
    await openFromMenu(page, '提醒督办约谈')
    await rowIn(page, '建议的', '石桥乡').getByText('提醒', { exact: true }).waitFor()
    await rowIn(page, '建议的', '清溪镇').getByText('督办', { exact: true }).waitFor()
    expect(await figure(page, '等县办定').innerText()).toBe('2')
    await rowIn(page, '建议的', '清溪镇').getByRole('link', { name: '2 次' }).first().click()
    await page.getByRole('heading', { name: '依据的记录' }).waitFor()
    await page.getByText('共 2 条').waitFor()
    expect(await page.getByRole('region', { name: '依据的记录' }).getByRole('row').filter({ hasText: '2020-04-30' }).count()).toBe(2)
    await rowIn(page, '依据的记录', '督办').first().getByRole('link').click()
    await page.getByRole('heading', { name: '逐项答复' }).waitFor()
  })

  it('is decided on by the office, with organ, number, day and words, and goes out as a letter', async () => {
    const page = await open('office', '/ladder')
    await rowIn(page, '建议的', '清溪镇').getByRole('link', { name: '看依据再定' }).click()
    await page.getByRole('heading', { name: '提醒督办约谈：清溪镇' }).waitFor()
    await button(page, '定').click()
    expect(await dialog(page).getByRole('radio', { name: '督办', exact: true }).isChecked()).toBe(true)
    await dialog(page).getByText('还没有填：机关（至少 2 个字）、文号、文件日期、事由（至少 2 个字）').waitFor()
    expect(await button(dialog(page), '定').isDisabled()).toBe(true)
    await dialog(page).getByRole('textbox', { name: '机关' }).fill('县脱贫攻坚领导小组')
    await dialog(page).getByRole('textbox', { name: '文号' }).fill('会纪〔2020〕3号')
    await dialog(page).getByRole('textbox', { name: '事由' }).fill(words)
    await day(page, '文件日期', '2020-05-08')
    await button(dialog(page), '定').click()
    await page.getByText('文件的日期不能晚于今天（2020-05-07）。').waitFor()
    await day(page, '文件日期', '2020-05-06')
    await button(dialog(page), '定').click()
    await page.waitForURL(/\/ladder-steps\/./)
    for (const told of ['县脱贫攻坚领导小组', '会纪〔2020〕3号', words]) await page.getByText(told, { exact: true }).waitFor()
    await button(page, '写成函').click()
    await page.getByRole('heading', { name: '写函' }).waitFor()
    expect(await page.getByRole('textbox', { name: '标题' }).inputValue()).toBe('督办：清溪镇')
    expect(await page.getByRole('region', { name: /^事项/ }).getByRole('textbox', { name: '事项', exact: true }).inputValue()).toBe(words)
    await page.getByRole('row').filter({ hasText: '清溪镇' }).filter({ hasText: '主送' }).waitFor()
    await button(page, '发出').click()
    await dialog(page).getByText('1 个收函单位，1 个事项').waitFor()
    await button(dialog(page), '发出').click()
    await page.getByText(/督办函 脱贫督〔2020〕\d+号/).waitFor()
  })

  it('is put aside with its reason, and proposes none of those records once more', async () => {
    const page = await open('office', '/ladder')
    const other = rowIn(page, '建议的', '石桥乡').getByRole('link', { name: '看依据再定' })
    await other.waitFor()
    expect(await rowIn(page, '建议的', '清溪镇').count()).toBe(0)
    await other.click()
    await button(page, '不作处理').click()
    await dialog(page).getByRole('textbox', { name: '为什么不作处理' }).fill('当时封路，情有可原')
    await button(dialog(page), '不作处理').click()
    await page.waitForURL(/\/ladder-steps\/./)
    await page.getByText('当时封路，情有可原').waitFor()
    await open('office', '/ladder')
    await page.getByText('没有要定的').waitFor()
    expect([await figure(page, '等县办定').innerText(), await figure(page, '督办').innerText(), await figure(page, '不作处理').innerText()]).toEqual(['0', '1', '1'])
    await figure(page, '督办').getByRole('link').click()
    await rowIn(page, '定过的', '清溪镇').waitFor()
    await page.getByText('共 1 条').waitFor()
  })

  it('tells a township what was decided to it, and nothing of others, of proposals or of what was put aside', async () => {
    const page = await open('qingxi', '/ladder')
    await rowIn(page, '定过的', '清溪镇').getByText(words).waitFor()
    expect(await page.getByText('石桥乡').count()).toBe(0)
    await page.getByRole('link', { name: '清溪镇', exact: true }).click()
    await page.waitForURL(/\/ladder-steps\/./)
    await page.getByText('会纪〔2020〕3号', { exact: true }).waitFor()
    await settled(page)
    const address = new URL(page.url()).pathname
    for (const hidden of ['定的时候依据的记录', '建议']) expect(await page.getByText(hidden, { exact: true }).count()).toBe(0)
    expect(await button(page, '写成函').count()).toBe(0)
    const other = await open('shiqiao', '/ladder')
    await other.getByText('没有发给本单位或本人的提醒、督办、约谈').waitFor()
    expect((await other.request.get(`${shown.url}/api${address}`)).status()).toBe(404)
    expect((await other.request.get(`${shown.url}/api/ladder`)).status()).toBe(403)
  })

  it('counts what leaders did in person: what one records moves the own balance, whose number opens it', async () => {
    const page = shown.pageOf('leader')
    await openFromMenu(page, '领导亲自核抓督')
    const own = rowIn(page, '领导亲自核抓督', 'leader')
    await own.getByText('一次没有').waitFor()
    await button(page, '记一次').click()
    await dialog(page).getByText('还没有填：村、日期、看到什么、怎么办的（至少 5 个字）、谁能证明（户主、村干部）（至少 2 个字）').waitFor()
    await chooseRegion(page, '平安村')
    await dialog(page).getByRole('textbox', { name: '看到什么、怎么办的' }).fill('三户都通了水，一户漏')
    await dialog(page).getByRole('textbox', { name: '谁能证明（户主、村干部）' }).fill('石大山')
    await day(page, '日期', '2020-05-08')
    await button(dialog(page), '记下').click()
    await page.getByText('日期要在 2020-04-30 到今天（2020-05-07）之间。').waitFor()
    await day(page, '日期', '2020-05-06')
    await button(dialog(page), '记下').click()
    await own.getByText('还差').waitFor()
    await own.getByRole('link', { name: '1', exact: true }).click()
    await rowIn(page, '亲自核抓督的记录', '2020-05-06').getByText('三户都通了水，一户漏').waitFor()
    await page.getByText('共 1 条').waitFor()
    const office = await open('office', '/own-check-balances')
    await rowIn(office, '领导亲自核抓督', 'leader').getByText('还差').waitFor()
    expect(await button(office, '记一次').count()).toBe(0)
  })
})
