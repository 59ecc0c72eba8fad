import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemAction } from '@lookback/core/problems'
import { savePeople, savePosts } from '../../packages/server/src/access/index.ts'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { actOn } from '../../packages/server/src/problems/commands.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'

/** A leader's morning: what waits for him, who lags, whom to call; on a phone and at a desk. And a township its own rank. */
describe('a leader’s own page', () => {
  let checked: CheckedCounty
  let shown: Console<'leader' | 'qingxi'>

  beforeAll(async () => {
    checked = await checkedCounty(1)
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01', 'E01'] }])
    const person = randomUUID()
    await savePeople(checked.application, county, [{ id: person, name: '覃书记', phone: '10012345678' }], null)
    await savePosts(checked.application, county, [{
      id: randomUUID(), person, unit: 'qingxi', role: 'township', title: '党委书记', region: '431999101', department: null, duty: 'township-lead',
      validFrom: '2020-01-01', validTo: null,
    }], null)
    await act('office', { action: 'dispatch' })
    for (let level = 0; level < 4; level += 1) await act('supervision', { action: 'escalate', reason: '一直没有动' })
    shown = await consoleOf(checked, ['leader', 'qingxi'])
  }, 300_000)
  afterAll(() => shown.close())

  async function act(name: CastName, action: ProblemAction): Promise<void> {
    const { id, version } = await checked.database.selectFrom('problem').select(['id', 'version']).where('item', '=', 'H01').executeTakeFirstOrThrow()
    await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: id, version, action })
  }

  it('is where a leader begins; what waits opens, and waits no more once he has looked', async () => {
    const page = shown.pageOf('leader')
    await page.getByRole('heading', { level: 1, name: '我的一页' }).waitFor()
    const waiting = page.getByRole('region', { name: '等您过问的问题' })
    await waiting.getByRole('link', { name: '全部 1 件' }).click()
    await page.getByRole('heading', { level: 1, name: '问题台账' }).waitFor()
    await page.getByText(/共 1 条/).waitFor()
    await page.goBack()
    await waiting.getByRole('listitem').getByRole('link').first().click()
    await page.getByRole('heading', { name: '责任人' }).or(page.getByText('覃书记')).first().waitFor()
    await act('leader', { action: 'leader-check', how: 'led', note: '现场定了办法' })
    await page.goto(`${shown.url}/leader`)
    await page.getByText('没有报上来等您过问的问题。').waitFor()
  })

  it('names who lags with what is open there, and calls with one tap on a phone', async () => {
    const page = shown.pageOf('leader')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${shown.url}/leader`)
    const township = page.getByRole('region', { name: '最落后的乡镇' }).getByRole('listitem').filter({ hasText: '清溪镇' })
    expect(await township.getByRole('link', { name: '给覃书记打电话：10012345678' }).getAttribute('href')).toBe('tel:10012345678')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    const open = township.getByRole('link', { name: /^\d+$/ }).first()
    const count = Number(await open.textContent())
    expect(count).toBe(2)
    await open.click()
    await page.getByText(new RegExp(`共 ${count} 条`)).waitFor()
  })

  it('a township reads its own rank', async () => {
    const page = shown.pageOf('qingxi')
    await page.goto(`${shown.url}/situation`)
    await page.getByText('清溪镇按“销号率”排全县第 1 名（共 1 个乡镇）').waitFor()
  })

  it('the large screen turns by keys and by itself, shows figures and nobody’s name, and is left', async () => {
    const page = shown.pageOf('qingxi')
    await page.goto(`${shown.url}/situation`)
    await page.getByRole('link', { name: '大屏' }).click()
    await page.getByText('第 1 屏，共 5 屏').waitFor()
    await page.keyboard.press('ArrowRight')
    await page.getByText('第 2 屏，共 5 屏').waitFor()
    await page.getByRole('combobox', { name: '每屏' }).selectOption('10')
    await page.getByText('第 3 屏，共 5 屏').waitFor({ timeout: 20_000 })
    await page.getByRole('button', { name: '退出大屏' }).click()
    await page.getByRole('heading', { level: 1, name: '作战图', exact: true }).waitFor()
  })

  it('the ledger keeps the columns that somebody chose', async () => {
    const page = shown.pageOf('qingxi')
    await page.goto(`${shown.url}/problems`)
    const headings = () => page.getByRole('region', { name: '问题台账' }).getByRole('columnheader').allInnerTexts()
    await page.getByText('选列').click()
    await page.getByRole('checkbox', { name: '轻重' }).uncheck()
    await page.getByRole('button', { name: '把“状态”往后移' }).click()
    await page.reload()
    await page.getByRole('region', { name: '问题台账' }).waitFor()
    const kept = (await headings()).map((text) => text.trim())
    expect(kept.some((text) => text.startsWith('轻重'))).toBe(false)
    expect(kept.findIndex((text) => text.startsWith('状态'))).toBeGreaterThan(kept.findIndex((text) => text.startsWith('时限')))
    await page.goto(`${shown.url}/problems?rows=20`)
    await page.getByRole('combobox', { name: '每页' }).selectOption('100')
    await page.waitForURL(/rows=100/)
  })
})
