import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishForm } from '../../packages/server/src/checklists/forms.ts'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, checklist, checklistSheets, county, items } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { choose } from '../support/choose.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'

/** An office reads its checklist at the desk, sees what another version has otherwise, and tries it as inspectors will. */
describe('a checklist at the desk', () => {
  let checked: CheckedCounty
  let shown: Console<'office'>
  const [{ wording }] = items

  beforeAll(async () => {
    checked = await checkedCounty(1)
    const sheets = checklistSheets()
    const survey = sheets.survey.map((row) => row.map((cell) => (cell === wording ? `${wording}（含偏房）` : cell)))
    const settings = sheets.settings.map((row) => row.map((cell) => (cell === '1' ? '2' : cell)))
    await publishForm(checked.application, county, await checklist({ ...sheets, survey, settings }), null)
    shown = await consoleOf(checked, ['office'])
  }, 300_000)
  afterAll(() => shown.close())

  it('is read item by item, and held against another version', async () => {
    const page = shown.pageOf('office')
    await page.goto(`${shown.url}/checklists`)
    await page.getByRole('row').filter({ has: page.getByRole('link', { name: '下载 入户核查（简表） 2 的 Excel' }) }).getByRole('link', { name: '入户核查（简表）', exact: true }).click()
    const table = page.getByRole('region', { name: '核查表的检查项' })
    await table.getByText(`${wording}（含偏房）`).waitFor()
    expect(await table.getByRole('row').count()).toBe(items.length + 1)
    await choose(page.getByRole('combobox', { name: '和哪一版比' }), /简表） 1/)
    await page.getByText('和 1 相比：新增 0 项，去掉 0 项，改了 1 项。').waitFor()
    await page.getByLabel('只看有变化的').check()
    await table.getByText(`检查项：原来“${wording}”`).waitFor()
    expect(await table.getByRole('row').count()).toBe(2)
  })

  it('is tried in a window of its own, to the end, and nothing of it is kept', async () => {
    const page = shown.pageOf('office')
    await page.goto(`${shown.url}/checklists/short-check/2`)
    const [phone] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: '像手机上一样试填' }).click()])
    await phone.getByText('试填，不保存').waitFor()
    for (const { wording: said } of items) {
      const question = phone.locator('.question', { hasText: said })
      if (await question.count() > 0) await question.getByRole('radio', { name: '否', exact: true }).click()
    }
    const next = phone.locator('.runner footer button').last()
    for (let left = 10; left > 0 && await phone.locator('.runner').count() > 0; left -= 1) await next.click()
    await phone.getByText('试填完了，什么也没有保存').waitFor()
    await phone.getByRole('button', { name: '再试一遍' }).click()
    await phone.getByText('试填，不保存').waitFor()
    expect(await checked.database.selectFrom('visit').select('id').execute()).toEqual([])
    await phone.close()
  })
})
