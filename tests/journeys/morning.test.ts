import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { actOn } from '../../packages/server/src/problems/commands.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'

const LATE = 5
type Name = 'office' | 'qingxi' | 'housing' | 'leader'

/** What an office asks every morning, and by how few clicks it is told. */
describe('a morning at the desk', () => {
  let checked: CheckedCounty
  let shown: Console<Name>

  beforeAll(async () => {
    checked = await checkedCounty(30)
    checked.setTime('2020-03-10T02:00:00.000Z')
    await record(checked, 'qingxi', Array.from({ length: LATE }, (_, house) => ({ household: numberIn(villages.pingan, house), found: ['D01'] as const })))
    await record(checked, 'shiqiao', [{ household: numberIn(villages.baiyun, 0), found: ['H01'] }])
    const problems = await checked.database.selectFrom('problem').select(['id', 'version']).where('county', '=', county).where('item', '=', 'D01').execute()
    for (const { id, version } of problems) await actOn(checked.application, checked.actors.office, { id: randomUUID(), problem: id, version, action: { action: 'dispatch' } })
    // Seven days later what was handed over is due.
    checked.setTime('2020-03-17T01:00:00.000Z')
    shown = await consoleOf(checked, ['office', 'qingxi', 'housing', 'leader'])
  }, 300_000)
  afterAll(() => shown.close())

  const settled = (page: Page) => page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })

  /** Somebody's first page, and how often was clicked from there. */
  async function begin(name: Name) {
    const page = shown.pageOf(name)
    await page.goto(shown.url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await settled(page)
    let clicks = 0
    const click = async (what: Locator) => {
      clicks += 1
      await what.click()
      await settled(page)
    }
    return { page, click, clicks: () => clicks }
  }
  const ranking = (page: Page) => page.getByRole('table', { name: '各地排名' }).locator('tbody tr')

  it('says at once which township lags, with one click why, with two which households', async () => {
    const { page, click, clicks } = await begin('office')
    await expect.poll(() => ranking(page).first().innerText()).toContain('清溪镇')
    expect(clicks()).toBe(0)
    await click(ranking(page).first().getByRole('link', { name: '清溪镇' }))
    const waits = page.getByRole('row', { name: /等签收/ })
    await expect.poll(() => waits.innerText()).toMatch(/村、乡镇\s+5/)
    await expect.poll(() => ranking(page).first().innerText()).toContain('平安村')
    expect(clicks()).toBe(1)
    await click(waits.getByRole('link', { name: String(LATE) }))
    await expect.poll(() => page.getByRole('region', { name: '问题台账' }).locator('tbody tr').count()).toBe(LATE)
    expect(clicks()).toBe(2)
  })

  it('says with one click who must do what today, with two what it is', async () => {
    const { page, click, clicks } = await begin('office')
    await click(page.getByRole('link', { name: '今天谁办什么' }))
    const unit = page.getByRole('row', { name: /清溪镇/ }).first()
    await expect.poll(() => unit.innerText()).toContain(String(LATE))
    expect(clicks()).toBe(1)
    await click(unit.getByRole('link', { name: String(LATE) }).first())
    await expect.poll(() => page.locator('main tbody tr').count()).toBe(LATE)
    expect(clicks()).toBe(2)
  })

  it('tells a township its rank and its villages at once, and with one click what it owes today', async () => {
    const { page, click, clicks } = await begin('qingxi')
    await page.getByText(/清溪镇按“销号率”排全县第 \d+ 名（共 2 个乡镇）/).waitFor()
    await expect.poll(() => ranking(page).first().innerText()).toContain('平安村')
    expect(clicks()).toBe(0)
    await click(page.getByRole('link', { name: '今天谁办什么' }))
    await expect.poll(() => page.getByRole('row', { name: /清溪镇/ }).first().innerText()).toContain(String(LATE))
    expect(clicks()).toBe(1)
  })

  it('tells a leader at once who lags and whom to call, with one click why', async () => {
    const { page, click, clicks } = await begin('leader')
    const lagging = page.getByRole('region', { name: '最落后的乡镇' })
    await expect.poll(() => lagging.locator('li').first().innerText()).toContain('清溪镇')
    expect(clicks()).toBe(0)
    await click(lagging.getByRole('link', { name: '清溪镇' }))
    await expect.poll(() => page.getByRole('row', { name: /等签收/ }).innerText()).toContain(String(LATE))
    expect(clicks()).toBe(1)
  })

  it('tells a department what is open of its items, and not of whom a round has seen, which it cannot know', async () => {
    const { page } = await begin('housing')
    await page.goto(`${shown.url}/overview`)
    await settled(page)
    const main = page.getByRole('main')
    await main.getByRole('link', { name: '1', exact: true }).first().waitFor()
    for (const word of ['在册农户', '入户率', '应入户']) expect(await main.getByText(word).count(), word).toBe(0)
    await main.getByRole('definition').filter({ has: page.locator('a[href*="counted=open"]') }).getByRole('link', { name: '1', exact: true }).click()
    await settled(page)
    await expect.poll(() => page.getByRole('region', { name: '问题台账' }).locator('tbody tr').count()).toBe(1)
  })

  it('says what is found and not counted elsewhere', async () => {
    const { page } = await begin('office')
    const { id, version } = await checked.database.selectFrom('problem').select(['id', 'version']).where('item', '=', 'H01').executeTakeFirstOrThrow()
    await actOn(checked.application, checked.actors.office, { id: randomUUID(), problem: id, version, action: { action: 'void', reason: '这户早就搬进去了', evidence: [{ sha256: 'b'.repeat(64), kind: 'photo', madeAt: '2020-03-11T01:00:00.000Z' }] } })
    const leftOut = page.getByText('其中作战图和整改进度的“查出”不计的').getByRole('link', { name: '不属实 1' })
    // Figures that somebody has just asked for are shown again for some seconds.
    await expect.poll(async () => {
      await page.goto(`${shown.url}/overview`)
      await settled(page)
      return leftOut.count()
    }, { timeout: 60_000 }).toBe(1)
    await leftOut.click()
    await settled(page)
    await expect.poll(() => page.getByRole('region', { name: '问题台账' }).locator('tbody tr').count()).toBe(1)
  })

  it('fits onto one screen for each, but for a leader’s page, which is made for a phone', async () => {
    for (const name of ['office', 'qingxi', 'housing'] as const) {
      const { page } = await begin(name)
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(768)
    }
  })

  it('goes through households by keys, page by page, from one to the next, and back to where one was', async () => {
    const { page } = await begin('office')
    await page.goto(`${shown.url}/households?rows=20&region=${villages.pingan}`)
    const table = page.getByRole('region', { name: '农户' })
    await settled(page)
    await page.getByText('第 1 页，共 2 页').waitFor()
    await page.getByRole('button', { name: '下一页' }).click()
    await page.getByText('第 2 页，共 2 页').waitFor()
    await settled(page)
    await table.locator('tbody tr').first().focus()
    await page.keyboard.press('ArrowDown')
    const name = await table.locator('tbody tr').nth(1).locator('a').first().innerText()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/households\/[0-9a-f-]+/)
    const passage = page.getByRole('navigation', { name: '前后各条' })
    await passage.getByText('第 22 条').waitFor()
    expect(await page.locator('main').innerText()).toContain(name)
    await passage.getByRole('button', { name: '下一条' }).click()
    await passage.getByText('第 23 条').waitFor()
    await page.goBack()
    await passage.getByText('第 22 条').waitFor()
    await page.goBack()
    await page.getByText('第 2 页，共 2 页').waitFor()
    expect(new URL(page.url()).searchParams.get('region')).toBe(villages.pingan)
  })
})
