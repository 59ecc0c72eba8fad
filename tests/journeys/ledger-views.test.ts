import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, items, numberIn, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'

/** The ledger as one works in it: by keys, to a page by its number, a view shared by its name, and a sheet as one sees it. */
describe('working in the ledger', () => {
  let checked: CheckedCounty
  let shown: Console<'office' | 'second'>

  beforeAll(async () => {
    checked = await checkedCounty(12)
    await record(checked, 'qingxi', Array.from({ length: 12 }, (_, index) => ({ household: numberIn(villages.pingan, index), found: items.map(({ code }) => code) })))
    shown = await consoleOf(checked, ['office', 'second'])
  }, 300_000)
  afterAll(() => shown.close())

  const settled = (page: Page) => page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  async function open(name: 'office' | 'second', address: string): Promise<Page> {
    const page = shown.pageOf(name)
    await page.goto(`${shown.url}${address}`)
    await page.getByRole('region', { name: '问题台账' }).waitFor()
    await settled(page)
    return page
  }
  const row = (page: Page) => page.evaluate(() => (document.activeElement?.tagName === 'TR' ? [...document.activeElement.parentElement?.children ?? []].indexOf(document.activeElement) : -1))

  it('goes from row to row by arrow keys, says so, and opens a row by Enter', async () => {
    const page = await open('office', '/problems?rows=20')
    const table = page.getByRole('region', { name: '问题台账' }).getByRole('table')
    const described = await table.getAttribute('aria-describedby') ?? ''
    expect(await page.locator(`[id="${described}"]`).textContent()).toContain('回车打开这一行')
    await table.locator('tbody tr').first().focus()
    for (const [key, place] of [['ArrowDown', 1], ['ArrowDown', 2], ['ArrowUp', 1], ['End', 19], ['ArrowDown', 19], ['Home', 0], ['ArrowUp', 0], ['ArrowDown', 1]] as const) {
      await page.keyboard.press(key)
      await expect.poll(() => row(page)).toBe(place)
    }
    const address = await table.locator('tbody tr').nth(1).locator('a').first().getAttribute('href')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${address ?? ''}`)
  })

  it('jumps to a page by its number, and goes on from there both ways', async () => {
    const page = await open('office', '/problems?rows=20')
    await page.getByText('第 1 页，共 3 页').waitFor()
    const number = page.getByRole('textbox', { name: '到第几页（1 到 3）' })
    await number.fill('3')
    await page.keyboard.press('Enter')
    await page.getByText('第 3 页，共 3 页').waitFor()
    await page.getByText('第 41–48 条，共 48 条').waitFor()
    await page.getByRole('button', { name: '上一页' }).click()
    await page.getByText('第 21–40 条，共 48 条').waitFor()
    await page.getByRole('button', { name: '下一页' }).click()
    await page.getByText('第 41–48 条，共 48 条').waitFor()
    await number.fill('99')
    await page.getByRole('button', { name: '跳到' }).click()
    await page.getByText('第 3 页，共 3 页').waitFor()
  })

  it('shares a view by its name, with filter and columns; whoever receives it copies it and cannot change it', async () => {
    const page = await open('office', '/problems?severity=hard')
    await page.getByText('选列').click()
    await page.getByRole('checkbox', { name: '部门' }).uncheck()
    await page.getByRole('button', { name: '保存现在的视图' }).click()
    await page.getByRole('textbox', { name: '给视图起个名字' }).fill('硬伤不看部门')
    await page.getByRole('checkbox', { name: '共享给本单位' }).check()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByRole('button', { name: '删除“硬伤不看部门”' }).waitFor()
    const other = await open('second', '/problems')
    const headings = () => other.getByRole('region', { name: '问题台账' }).getByRole('columnheader').allInnerTexts()
    expect((await headings()).some((text) => text.includes('部门'))).toBe(true)
    expect(await other.getByRole('button', { name: '删除“硬伤不看部门”' }).count()).toBe(0)
    await other.getByRole('button', { name: /^硬伤不看部门/ }).click()
    await other.waitForURL(/severity=hard/)
    await settled(other)
    expect((await headings()).some((text) => text.includes('部门'))).toBe(false)
    const address = await other.getByRole('link', { name: '导出所见' }).getAttribute('href') ?? ''
    expect([address.includes('severity=hard'), decodeURIComponent(address).includes('department')]).toEqual([true, false])
    await other.getByRole('button', { name: '把“硬伤不看部门”另存为我的' }).click()
    await other.getByRole('button', { name: '删除“硬伤不看部门”' }).waitFor()
  })
})
