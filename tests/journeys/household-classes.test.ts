import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, numberIn, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { decideInVillage } from '../../packages/server/src/household-classes/household-classes.fixture.ts'
import { table } from '../../packages/server/src/indicators/indicators.fixture.ts'
import { choose } from '../support/choose.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'
import { openFromMenu } from '../support/menu.ts'

const people = ['pingan', 'qingxi', 'office'] as const

/** A village gives a class without a meeting and is refused, gives it by what a meeting decided, and may not close it; a township's table shows as what it is. */
describe('the class of a household', () => {
  let checked: CheckedCounty
  let shown: Console<(typeof people)[number]>
  let household: string

  beforeAll(async () => {
    checked = await checkedCounty(2)
    checked.setTime('2020-05-01T02:00:00.000Z')
    await record(checked, 'census', [{ household: numberIn(villages.pingan, 0), round: 2, found: ['H01'] }])
    checked.setTime('2020-05-07T02:00:00.000Z')
    const { id } = await checked.database.selectFrom('household').select('id').where('number', '=', numberIn(villages.pingan, 0)).executeTakeFirstOrThrow()
    household = id
    shown = await consoleOf(checked, people)
  })
  afterAll(() => shown.close())

  const panel = (page: Page) => page.getByRole('region', { name: '分类管理' })
  const dialog = (page: Page) => page.getByRole('dialog')
  const settled = (page: Page) => page.locator('[aria-busy=true]').waitFor({ state: 'detached' })

  it('is refused without minutes, in words that name what is lacking', async () => {
    const page = shown.pageOf('pingan')
    await page.goto(`${shown.url}/households/${household}`)
    await panel(page).getByRole('button', { name: '定分类', exact: true }).click()
    await dialog(page).getByText('最近一次入户：2020-05-01。').waitFor()
    await choose(dialog(page).getByRole('combobox', { name: '分类', exact: true }), /红色/)
    await dialog(page).getByRole('textbox', { name: '分类原因', exact: true }).fill('新房没有修完，还住在旧屋里')
    await dialog(page).getByRole('button', { name: '保存', exact: true }).click()
    await dialog(page).getByText('现在不能定为“红色”，缺：村级会议的决议。').waitFor()
    await dialog(page).getByRole('button', { name: '取消', exact: true }).click()
    await panel(page).getByText('没有分类。').waitFor()
  })

  it('is given by what a meeting decided, and leads to it', async () => {
    const { day } = await decideInVillage(checked.application, checked.actors.pingan, villages.pingan, [{ household, decided: '定为红色，县级领导包户' }])
    const page = shown.pageOf('pingan')
    await page.goto(`${shown.url}/households/${household}`)
    await panel(page).getByRole('button', { name: '定分类', exact: true }).click()
    await choose(dialog(page).getByRole('combobox', { name: '分类', exact: true }), /红色/)
    await choose(dialog(page).getByRole('combobox', { name: '会议决议', exact: true }), `${day} 村民代表会议：定为红色，县级领导包户（生效）`)
    await dialog(page).getByRole('textbox', { name: '分类原因', exact: true }).fill('新房没有修完，还住在旧屋里')
    await dialog(page).getByRole('button', { name: '保存', exact: true }).click()
    const row = panel(page).getByRole('listitem').filter({ hasText: '新房没有修完' })
    await row.getByText('现在是这一类').waitFor()
    await row.getByRole('link', { name: `村民代表会议 ${day}` }).click()
    await page.getByRole('region', { name: /议题 1 评议分类/ }).getByText('定为红色，县级领导包户').waitFor()
  })

  it('is closed by no tier below that of the class', async () => {
    for (const name of ['pingan', 'qingxi'] as const) {
      const page = shown.pageOf(name)
      await page.goto(`${shown.url}/households/${household}`)
      await panel(page).getByRole('button', { name: '销号', exact: true }).click()
      await dialog(page).getByRole('textbox', { name: '为什么销号', exact: true }).fill('房子已经修好了')
      await dialog(page).getByRole('button', { name: '销号', exact: true }).click()
      await dialog(page).getByText('“红色”的户要由县销号，您这一级不能销。').waitFor()
    }
    const page = shown.pageOf('office')
    await page.goto(`${shown.url}/households/${household}`)
    await panel(page).getByRole('button', { name: '销号', exact: true }).click()
    await dialog(page).getByRole('textbox', { name: '为什么销号', exact: true }).fill('房子已经修好了')
    await dialog(page).getByRole('button', { name: '销号', exact: true }).click()
    await dialog(page).getByText(/要在定类以后由县入户核查过才能销号/).waitFor()
  })

  it('that a township brings by a table is checked, kept, and shows as one that no meeting decided', async () => {
    const page = shown.pageOf('qingxi')
    await page.goto(shown.url)
    await openFromMenu(page, '分类管理')
    await settled(page)
    const rows = [[numberIn(villages.pingan, 1), '绿色', '2020-05-06', '经研究，稳定脱贫'], [numberIn(villages.xinglong, 0), '紫色', '2020-05-06', '经研究，稳定脱贫']]
    const form = page.getByRole('region', { name: '导入分类台账' })
    await form.locator('input[type=file]').setInputFiles({
      name: '分类台账.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(await table(['户编号', '分类', '分类日期', '分类原因'], rows)),
    })
    await form.getByRole('button', { name: '先检查', exact: true }).click()
    await form.getByText(/没有“紫色”这一类/).waitFor()
    await form.getByRole('button', { name: '正式办理', exact: true }).click()
    const figure = page.locator('dl > div').filter({ hasText: '没有开会就定' })
    await expect.poll(() => figure.getByRole('link').textContent()).toBe('1')
    await figure.getByRole('link').click()
    await settled(page)
    const found = page.getByRole('table', { name: '分类管理' }).or(page.getByRole('region', { name: '分类管理' })).getByRole('row').filter({ hasText: '经研究' })
    await found.getByText('没有入户就定').waitFor()
    expect(await found.count()).toBe(1)
  })
})
