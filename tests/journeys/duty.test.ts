import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { initialDuty } from '@lookback/core/duty'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { seatResidents } from '../../packages/server/src/duty/duty.fixture.ts'
import { choose } from '../support/choose.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'
import { openFromMenu } from '../support/menu.ts'

const people = ['office', 'supervision', 'qingxi', 'housing', 'resident'] as const
type Somebody = (typeof people)[number]

/** A member of a resident team is absent in March, on 15 and on 22 April; slips older and younger than a check. */
describe('the absent member', () => {
  let checked: CheckedCounty
  let shown: Console<Somebody>

  beforeAll(async () => {
    checked = await checkedCounty(1)
    await seatResidents(checked)
    // All of it is entered on one day, so that nobody has to sign in again.
    await checked.database.insertInto('parameter').values({ county, name: 'duty', valid_from: '2020-01-02', value: JSON.stringify({ ...initialDuty, enteredWithinDays: 30 }) }).execute()
    checked.setTime('2020-04-25T02:00:00.000Z')
    shown = await consoleOf(checked, people)
  })
  afterAll(() => shown.close())

  const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true })
  const select = (within: Page | Locator, name: string) => within.getByRole('combobox', { name, exact: true })
  const dialog = (page: Page) => page.getByRole('dialog')
  async function pickDay(within: Page | Locator, page: Page, field: string, value: string): Promise<void> {
    await within.getByRole('combobox', { name: field, exact: true }).fill(value)
    await page.keyboard.press('Enter')
  }

  /** Enters that somebody was not there. */
  async function enter(name: Somebody, at: string, source?: string): Promise<void> {
    const page = shown.pageOf(name)
    await page.goto(`${shown.url}/duty-check-new`)
    await choose(select(page, '村'), /平安村/)
    await pickDay(page, page, '查岗时间', at)
    await page.getByRole('textbox', { name: '另一名检查人' }).fill('李明')
    await page.getByRole('radiogroup', { name: '在不在 resident' }).getByText('不在', { exact: true }).click()
    await page.getByRole('textbox', { name: '本人怎么说 resident' }).fill('电话没人接')
    if (source !== undefined) {
      await page.getByText('是上级或别的层级反馈的').click()
      await page.getByRole('textbox', { name: '来源' }).fill(source)
    } else await page.getByRole('textbox', { name: '村里谁签字' }).fill('王支书')
    await button(page, '登记').click()
    await page.getByRole('heading', { name: '平安村查岗' }).waitFor()
  }

  /** Opens the absence that waits, from somebody's own work. */
  async function openOwed(name: Somebody, queue: 'duty-to-answer' | 'duty-to-decide'): Promise<Page> {
    const page = shown.pageOf(name)
    await page.goto(`${shown.url}/work?queue=${queue}`)
    await page.locator('[aria-busy=true]').waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'resident', exact: true }).first().click()
    await page.getByRole('heading', { name: 'resident不在岗' }).waitFor()
    return page
  }

  async function answer(name: 'resident' | 'housing', text: string): Promise<void> {
    const page = await openOwed(name, 'duty-to-answer')
    await button(page, '作说明').click()
    await dialog(page).getByRole('textbox', { name: '情况说明' }).fill(text)
    await button(dialog(page), '作说明').click()
    await page.getByText(text).waitFor()
  }

  async function refuse(reason: string): Promise<Page> {
    const page = await openOwed('office', 'duty-to-decide')
    await button(page, '认定').click()
    await dialog(page).getByText('无正当理由', { exact: true }).click()
    await dialog(page).getByRole('textbox', { name: '理由' }).fill(reason)
    await button(dialog(page), '认定').click()
    await page.getByText(reason).waitFor()
    return page
  }

  async function once(at: string, reason: string, source?: string): Promise<Page> {
    await enter(source === undefined ? 'supervision' : 'office', at, source)
    await answer('resident', `${at} 本人在家`)
    await answer('housing', `${at} 单位没有安排`)
    return refuse(reason)
  }

  it('is fed back by the provincial team, answers, is not believed, and is a problem of the post', async () => {
    const page = await once('2020-03-18 10:20', '三月没有请假', '省级督查组 3 月反馈意见')
    await page.getByText('省 省级督查组 3 月反馈意见').or(page.getByText('省级督查组 3 月反馈意见')).first().waitFor()
    await page.getByRole('link', { name: '看问题' }).first().click()
    await page.getByText('驻村工作队员不在岗，没有请假').first().waitFor()
  })

  it('is absent again on 15 and 22 April, a slip made afterwards counts for nothing, and it stays one problem', async () => {
    const resident = shown.pageOf('resident')
    await resident.goto(`${shown.url}/duty-leave`)
    await button(resident, '请假').click()
    await choose(select(dialog(resident), '姓名'), /resident/)
    await choose(select(dialog(resident), '假的种类'), /公出/)
    await pickDay(dialog(resident), resident, '从', '2020-04-15')
    await pickDay(dialog(resident), resident, '到', '2020-04-15')
    await dialog(resident).getByRole('textbox', { name: '事由' }).fill('到县里开会')
    await button(dialog(resident), '提交').click()
    await resident.getByRole('row').filter({ hasText: '到县里开会' }).getByText('待批').waitFor()
    const township = shown.pageOf('qingxi')
    await township.goto(`${shown.url}/duty-leave`)
    await button(township.getByRole('row').filter({ hasText: '到县里开会' }), '同意').click()
    await township.getByRole('row').filter({ hasText: '到县里开会' }).getByText('已批准').waitFor()
    await once('2020-04-15 10:40', '四月十五日的假条是后补的')
    const office = shown.pageOf('office')
    await office.getByRole('region', { name: '假条' }).getByText('查岗后才补的假条，不算').waitFor()
    await once('2020-04-22 15:50', '四月二十二日又没有请假')
    const others = office.getByRole('region', { name: '这个岗位历次查岗' })
    await expect.poll(() => others.getByRole('row').filter({ hasText: '无正当理由' }).count()).toBe(3)
    await office.getByText('按参数建议：建议召回调整').waitFor()
    await others.getByRole('link', { name: '看问题' }).last().click()
    await expect.poll(() => office.getByText('再次查出', { exact: true }).count()).toBe(2)
    expect(await checked.database.selectFrom('problem').select('state').execute()).toEqual([{ state: 'found' }])
  })

  it('counts as away officially by a slip that is older than the check', async () => {
    const resident = shown.pageOf('resident')
    await resident.goto(`${shown.url}/duty-leave`)
    await button(resident, '请假').click()
    await choose(select(dialog(resident), '姓名'), /resident/)
    await choose(select(dialog(resident), '假的种类'), /公出/)
    await pickDay(dialog(resident), resident, '从', '2020-04-25')
    await pickDay(dialog(resident), resident, '到', '2020-04-26')
    await dialog(resident).getByRole('textbox', { name: '事由' }).fill('市里培训')
    await button(dialog(resident), '提交').click()
    const township = shown.pageOf('qingxi')
    await township.goto(`${shown.url}/work?queue=leave-to-approve`)
    await button(township.getByRole('row').filter({ hasText: '市里培训' }), '同意').click()
    await township.getByRole('row').filter({ hasText: '市里培训' }).waitFor({ state: 'detached' })
    checked.setTime('2020-04-25T02:30:00.000Z')
    await enter('supervision', '2020-04-25 10:20')
    const page = shown.pageOf('supervision')
    await page.getByRole('row').filter({ hasText: 'resident' }).getByText('公出（会议、培训、调研）').waitFor()
    expect(await page.getByRole('link', { name: '看说明和认定' }).count()).toBe(0)
  })

  it('shows the person what concerns the own post, and the sheet that says otherwise', async () => {
    const township = shown.pageOf('qingxi')
    await township.goto(`${shown.url}/duty-sheets`)
    await button(township, '登记考勤').click()
    await pickDay(dialog(township), township, '月份', '2020-04')
    await choose(select(dialog(township), '姓名'), /resident/)
    await dialog(township).getByRole('textbox', { name: '在岗日期' }).fill('1-24')
    await button(dialog(township), '保存').click()
    await township.getByRole('link', { name: '2020-04-15、2020-04-22' }).waitFor()
    const resident = shown.pageOf('resident')
    await openFromMenu(resident, '查岗')
    await expect.poll(() => resident.getByRole('row').filter({ hasText: '无正当理由' }).count()).toBe(3)
    expect(await resident.getByText('按参数建议').count()).toBe(0)
    const office = shown.pageOf('office')
    await openFromMenu(office, '查岗')
    await office.locator('dl > div', { hasText: '考勤对不上' }).getByRole('link').click()
    await office.getByRole('row').filter({ hasText: '2020-04-15、2020-04-22' }).waitFor()
  })
})
