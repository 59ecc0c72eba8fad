import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { initialStaffing } from '@lookback/core/staffing'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { seatStaff } from '../../packages/server/src/staffing/staffing.fixture.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'
import { openFromMenu } from '../support/menu.ts'

const people = ['office', 'qingxi', 'housing'] as const

/** From a figure that should be nought to people who are sent, households that change hands, and a table on the wall. */
describe('who is sent where', () => {
  let checked: CheckedCounty
  let shown: Console<(typeof people)[number]>

  beforeAll(async () => {
    checked = await checkedCounty(4)
    await seatStaff(checked)
    await checked.database.insertInto('parameter').values({ county, name: 'staffing', valid_from: '2020-01-02', value: JSON.stringify({ ...initialStaffing, helperHouseholds: 3 }) }).execute()
    checked.setTime('2020-05-07T02:00:00.000Z')
    shown = await consoleOf(checked, people)
  })
  afterAll(() => shown.close())

  const table = (page: Page, name: string) => page.getByRole('region', { name })
  const rowOf = (within: Locator, name: string) => within.getByRole('row').filter({ has: within.page().getByRole('rowheader').filter({ hasText: name }) })
  const card = (page: Page, name: string) => page.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) }).getByRole('link')

  it('a figure opens the villages that it counts', async () => {
    const page = shown.pageOf('office')
    await openFromMenu(page, '尽锐出战')
    const link = card(page, '工作队不满员的村')
    const count = Number(await link.textContent())
    expect(count).toBe(3)
    await link.click()
    const villages = table(page, '各村人手')
    await rowOf(villages, '白云村').getByText('工作队不满员').waitFor()
    expect(await villages.getByRole('rowheader').filter({ hasText: '村' }).count()).toBe(count)
  })

  it('the office looks through what is proposed, changes it, and sends', async () => {
    const page = shown.pageOf('office')
    await page.goto(`${shown.url}/staffing/proposals`)
    const proposed = table(page, '建议增派')
    const all = proposed.getByRole('checkbox').first()
    await all.setChecked(true)
    await all.setChecked(false)
    const baiyun = rowOf(proposed, '白云村').first()
    await baiyun.getByRole('checkbox').check()
    const who = baiyun.getByRole('combobox', { name: '派谁 白云村' })
    // Whoever is proposed lies over the box.
    await who.click({ force: true })
    await who.fill('钱一')
    await page.getByRole('option', { name: '钱一（住建局）' }).last().click()
    await page.getByRole('button', { name: '派出（1）' }).click()
    await page.getByText('派出了 1 人').waitFor()
    await page.goto(`${shown.url}/staffing/postings?kind=reinforcement`)
    await table(page, '谁在哪里').getByText('石桥乡 白云村').waitFor()
  })

  it('hands households over to a helper with room', async () => {
    const page = shown.pageOf('office')
    await page.goto(`${shown.url}/staffing/proposals`)
    await table(page, '建议移交').getByText('赵同帮').waitFor()
    await page.getByRole('button', { name: '移交（1）' }).click()
    await page.getByText('移交了 1 户').waitFor()
    await page.goto(`${shown.url}/staffing/helpers`)
    await rowOf(table(page, '帮扶责任人'), '赵同帮').getByRole('link').first().click()
    await page.getByRole('heading', { name: '赵同帮帮扶的户' }).waitFor()
    await table(page, '帮扶的户').getByText('石大山3').waitFor()
  })

  it('a department sees whom it has sent, a township its own villages on a table to print', async () => {
    const housing = shown.pageOf('housing')
    await housing.goto(`${shown.url}/staffing/reinforcements`)
    await rowOf(table(housing, '增派'), '').first().getByText('住建局').waitFor()
    expect(await housing.getByRole('button', { name: /召回/ }).count()).toBe(0)
    expect(await housing.getByRole('navigation', { name: '尽锐出战的各页' }).getByRole('link', { name: '各村人手' }).count()).toBe(0)
    const qingxi = shown.pageOf('qingxi')
    await qingxi.goto(`${shown.url}/staffing/print`)
    const printed = table(qingxi, '派驻安排表')
    await rowOf(printed, '平安村').getByText('赵二员、赵队员、赵队长').waitFor()
    expect(await printed.getByText('白云村').count()).toBe(0)
  })

  it('is called back before the last day', async () => {
    const page = shown.pageOf('office')
    await page.goto(`${shown.url}/staffing/reinforcements`)
    await page.getByRole('button', { name: /^召回/ }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: '为什么召回' }).fill('单位另有任务')
    await page.getByRole('dialog').getByRole('button', { name: '召回' }).click()
    await table(page, '增派').getByText('单位另有任务').waitFor()
  })
})
