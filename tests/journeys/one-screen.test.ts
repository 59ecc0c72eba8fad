import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '../../packages/server/src/access/demo-accounts.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'
import { applicationOn, demoDatabase } from '../support/database.ts'
import { settling } from '../support/settled.ts'

const people = ['office', 'housing', 'township', 'leader'] as const
const DESK = { width: 1366, height: 768 }
const PHONE = { width: 390, height: 844 }

/** Where people begin, in a whole county: one screen at a desk, and what a leader needs first at the first look at a phone. */
describe('a first page in a whole county', () => {
  let shown: Console<typeof people[number]>
  let settled: Record<typeof people[number], () => Promise<void>>

  beforeAll(async () => {
    const opened = await demoDatabase()
    shown = await consoleOf({ application: applicationOn(opened), close: opened.close }, people, demoPassword)
    settled = Object.fromEntries(people.map((name) => [name, settling(shown.pageOf(name))])) as typeof settled
  }, 900_000)
  afterAll(() => shown.close())

  async function open(name: typeof people[number], size: typeof DESK, address = ''): Promise<Page> {
    const page = shown.pageOf(name)
    await page.setViewportSize(size)
    await page.goto(`${shown.url}${address}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await settled[name]()
    return page
  }

  it.each(people)('fits onto one screen for %s', async (name) => {
    const page = await open(name, DESK)
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight), { timeout: 30_000 }).toBeLessThanOrEqual(DESK.height)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(DESK.width)
  })

  it('shows a leader at the first look at a phone what waits for a word, and then who lags and whom to call', async () => {
    const page = await open('leader', PHONE)
    const bottomOf = async (name: string) => {
      const box = await page.getByRole('region', { name, exact: true }).boundingBox()
      return box ? box.y + box.height : Number.NaN
    }
    const [waiting, lagging] = [await bottomOf('等您过问的问题'), await bottomOf('最落后的乡镇')]
    expect(waiting).toBeLessThan(lagging)
    expect(lagging).toBeLessThanOrEqual(PHONE.height)
    expect(await page.getByRole('region', { name: '最落后的乡镇', exact: true }).getByRole('link', { name: /打电话/ }).count()).toBeGreaterThanOrEqual(3)
  })

  it('draws until when all will be closed with its range, which stands in the table of the days, too', async () => {
    // The county finds more than it closes; its first township does not.
    const page = await open('office', DESK, '/situation?region=431999101')
    const drawn = await page.getByRole('region', { name: '还有多少没销号' }).locator('svg').textContent()
    const [, early] = /最早 (\S+?)(最晚|推算|今天|$)/.exec(drawn ?? '') ?? []
    expect(early).toMatch(/^\d+\/\d+$/)
    expect(drawn).toContain('最晚')
    await open('office', DESK, '/pace?region=431999101')
    const row = page.getByRole('region', { name: '还有多少没销号' }).getByRole('row').filter({ hasText: '最早销完' })
    expect(await row.innerText()).toContain(early)
  })

  it.each(['housing', 'township'] as const)('leads %s to no page without anything on it', async (name) => {
    const page = await open(name, DESK)
    const menu = page.getByRole('navigation', { name: '菜单' })
    const addresses = await menu.getByRole('link', { includeHidden: true }).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    const empty: string[] = []
    for (const address of new Set(addresses)) {
      await menu.locator(`a[href="${address}"]`).first().dispatchEvent('click')
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
      await settled[name]()
      if (await page.getByRole('main').locator('.state').count() > 0) empty.push(address)
    }
    expect(empty).toEqual([])
  }, 300_000)
})
