import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { choose } from '../support/choose.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'
import { openFromMenu } from '../support/menu.ts'

const people = ['pingan', 'qingxi'] as const

/** A village meets without enough people, meets the law, hangs its notice, answers an objection, and its resolution stands. */
describe('a meeting of a village', () => {
  let checked: CheckedCounty
  let shown: Console<(typeof people)[number]>

  beforeAll(async () => {
    checked = await checkedCounty(1)
    // All of it is entered on one day, so that nobody has to sign in again.
    checked.setTime('2020-05-07T02:00:00.000Z')
    shown = await consoleOf(checked, people)
  })
  afterAll(() => shown.close())

  const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true })
  const select = (within: Page | Locator, name: string) => within.getByRole('combobox', { name, exact: true })
  const dialog = (page: Page) => page.getByRole('dialog')
  const fill = (within: Page | Locator, name: string, value: string) => within.getByRole('textbox', { name, exact: true }).fill(value)
  const settled = (page: Page) => page.locator('[aria-busy=true]').waitFor({ state: 'detached' })
  async function pick(within: Page | Locator, page: Page, field: string, value: string): Promise<void> {
    await select(within, field).fill(value)
    await page.keyboard.press('Enter')
  }

  it('is refused a notice without a quorum, corrected with the reason, and then hangs', async () => {
    const page = shown.pageOf('pingan')
    await page.goto(`${shown.url}/village-meeting-new`)
    await choose(select(page, '会议种类'), '村民代表会议')
    await pick(page, page, '开会日期', '2020-04-28')
    await pick(page, page, '时间', '19:30')
    await pick(page, page, '通知日期', '2020-04-27')
    for (const [field, text] of [['地点', '村部'], ['主持人', '王支书'], ['记录人', '李文书'], ['题目', '评议低保对象'], ['决议', '同意把一户纳入低保']] as const) await fill(page, field, text)
    for (const [field, count] of [['应到', '30'], ['实到', '18'], ['应到里的妇女', '10'], ['应到里的村民代表', '25'], ['赞成', '18']] as const) await page.getByRole('spinbutton', { name: field, exact: true }).fill(count)
    await choose(select(page, '公示'), /评议公示/)
    await button(page, '保存').click()
    await page.getByText('应到 30 人，实到 18 人；要三分之二以上到会，就是 20 人：没有达到').waitFor()
    await page.getByText('不成立：实到没有达到法定人数').waitFor()
    await button(page, '张贴公示').click()
    await pick(dialog(page), page, '张贴日期', '2020-05-01')
    await fill(dialog(page), '张贴地点', '村部公开栏')
    await button(dialog(page), '张贴公示').click()
    await dialog(page).getByText(/这条决议不成立，不能公示：实到没有达到法定人数/).waitFor()
    await button(dialog(page), '取消').click()
    await button(page, '更正').click()
    await page.getByRole('spinbutton', { name: '实到', exact: true }).fill('22')
    await page.getByRole('spinbutton', { name: '赞成', exact: true }).fill('22')
    await fill(page, '更正原因', '漏记了后到的四个人')
    await button(page, '保存').click()
    await page.getByText('实到 22 人；要三分之二以上到会').waitFor()
    await page.getByRole('row').filter({ hasText: '第 1 稿' }).getByText('实到 18').waitFor()
    await page.getByRole('row').filter({ hasText: '第 2 稿' }).getByText('漏记了后到的四个人').waitFor()
    await button(page, '张贴公示').click()
    await pick(dialog(page), page, '张贴日期', '2020-05-01')
    await fill(dialog(page), '张贴地点', '村部公开栏')
    await button(dialog(page), '张贴公示').click()
    await page.getByText('2020-05-01 到 2020-05-05').waitFor()
  })

  it('does not stand before an objection is answered, and stands after it', async () => {
    const page = shown.pageOf('pingan')
    await page.goto(`${shown.url}/village-notices`)
    await page.getByRole('link', { name: '评议低保对象' }).click()
    await button(page, '登记异议').click()
    await fill(dialog(page), '谁提的', '杨有意见')
    await pick(dialog(page), page, '提出日期', '2020-05-03')
    await fill(dialog(page), '异议内容', '他家有车')
    await button(dialog(page), '登记异议').click()
    await page.getByText('杨***').waitFor()
    expect(await page.getByText('杨有意见').count()).toBe(0)
    await button(page, '结束公示').click()
    await page.getByText('还有 1 条异议没有答复，答复以后才能结束公示。').waitFor()
    await page.goto(`${shown.url}/work?queue=village-objection-to-answer`)
    await settled(page)
    await button(page.getByRole('listitem').filter({ hasText: '他家有车' }), '答复').click()
    await dialog(page).getByText('异议不成立', { exact: true }).click()
    await fill(dialog(page), '答复', '车是借的，已经核实')
    await button(dialog(page), '答复').click()
    await page.goto(`${shown.url}/village-notices`)
    await page.getByRole('link', { name: '评议低保对象' }).click()
    await button(page, '结束公示').click()
    await page.getByText(/还没有张贴照片/).waitFor()
    await page.locator('input[type=file]').setInputFiles({ name: '公示.jpg', mimeType: 'image/jpeg', buffer: await jpeg(60, 40) })
    const upload = button(page, '传张贴照片')
    await expect.poll(() => upload.isEnabled()).toBe(true)
    await upload.click()
    await page.getByRole('img', { name: '照片 1' }).waitFor()
    await button(page, '结束公示').click()
    await page.getByText('公示结束，决议生效').waitFor()
    await page.getByRole('link', { name: '看会议记录' }).click()
    await page.getByRole('region', { name: /议题 1 评议低保对象/ }).getByText('生效', { exact: true }).waitFor()
  })

  it('is missing where the township looks for the villages without any', async () => {
    const page = shown.pageOf('qingxi')
    await page.goto(shown.url)
    await openFromMenu(page, '村级会议')
    await settled(page)
    await page.getByRole('link', { name: '村民代表会议', exact: true }).waitFor()
    const figure = page.locator('dl > div').filter({ hasText: '今年没开会的村' })
    expect(await figure.getByRole('link').textContent()).toBe('1')
    await figure.getByRole('link').click()
    await settled(page)
    await page.getByRole('link', { name: '兴隆村', exact: true }).waitFor()
    expect(await page.getByRole('link', { name: /^(平安村|白云村|禾山村)$/ }).count()).toBe(0)
  })
})
