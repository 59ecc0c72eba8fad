import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { ProblemAction } from '@lookback/core/problems'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { savePeople, savePosts } from '../../packages/server/src/access/index.ts'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, password, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { actOn } from '../../packages/server/src/problems/commands.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'
import { openFromMenu } from '../support/menu.ts'

const text = '今天到户看清楚，报我'

/** A leader writes on what waits for him, on a phone; the township answers at its desk; he sends back once, and settles. */
describe('leaders’ instructions', () => {
  let checked: CheckedCounty
  let shown: Console<'leader' | 'qingxi'>

  beforeAll(async () => {
    checked = await checkedCounty(1)
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01'] }])
    const person = randomUUID()
    await savePeople(checked.application, county, [{ id: person, name: '覃书记', phone: null }], null)
    await savePosts(checked.application, county, [{ id: randomUUID(), person, unit: 'qingxi', role: 'township', title: '书记', region: '431999101', department: null, duty: null, validFrom: '2020-01-01', validTo: null }], null)
    await act('office', { action: 'dispatch' })
    for (let level = 0; level < 4; level += 1) await act('supervision', { action: 'escalate', reason: '一直没有动' })
    shown = await consoleOf(checked, ['leader', 'qingxi'])
    await shown.pageOf('leader').setViewportSize({ width: 390, height: 844 })
  }, 300_000)
  afterAll(async () => {
    await shown.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  async function act(name: CastName, action: ProblemAction): Promise<void> {
    const { id, version } = await checked.database.selectFrom('problem').select(['id', 'version']).executeTakeFirstOrThrow()
    await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: id, version, action })
  }
  const dialog = (page: Page) => page.getByRole('dialog')
  const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true })
  const settled = (page: Page) => page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  const figure = (page: Page, name: string) => page.getByRole('region', { name: '我的批示' }).locator('dl > div').filter({ has: page.getByText(name, { exact: true }) }).locator('dd')
  const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
  async function open(name: 'leader' | 'qingxi', address: string): Promise<Page> {
    const page = shown.pageOf(name)
    await page.goto(`${shown.url}${address}`)
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
    await settled(page)
    return page
  }
  async function say(page: Page, what: string, field: string, words: string): Promise<void> {
    await button(page.getByRole('main'), what).click()
    await dialog(page).getByRole('textbox', { name: field }).fill(words)
  }
  async function confirm(page: Page): Promise<void> {
    await button(dialog(page), '确定').click()
    await dialog(page).waitFor({ state: 'detached' })
    await settled(page)
  }

  async function signIn(within: Page | Locator, name: string): Promise<void> {
    await within.getByLabel('账号', { exact: true }).fill(name)
    await within.getByLabel('密码', { exact: true }).fill(password)
    await button(within, '登录').click()
  }
  async function signOut(page: Page): Promise<void> {
    await button(page, '退出登录').click()
    await page.getByLabel('密码', { exact: true }).waitFor()
  }

  it('are written on what waits, by a phone, and name people of whom it is', async () => {
    const page = await open('leader', '/leader')
    await page.getByRole('region', { name: '等您过问的问题' }).getByRole('link', { name: '批示', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '写批示' }).waitFor()
    await page.getByText('还没有填：批示、请谁回复').waitFor()
    await page.getByRole('textbox', { name: '批示' }).fill(text)
    const people = page.getByRole('combobox', { name: '请谁回复' })
    await people.click({ force: true })
    await page.getByRole('option').first().waitFor()
    expect(await page.getByRole('option').filter({ hasText: '石桥乡' }).count()).toBe(0)
    // Somebody without an account is shown, and cannot be named.
    expect(await page.getByRole('option', { name: /覃书记.*没有账号/ }).getAttribute('aria-disabled')).toBe('true')
    await page.getByRole('option', { name: /^qingxi/ }).click()
    await page.keyboard.press('Escape')
    expect(await fits(page)).toBe(true)
    await button(page, '发出批示').click()
    await page.getByRole('heading', { level: 1, name: '一件批示' }).waitFor()
    await page.getByText('还没有人回复。').waitFor()
    expect(await fits(page)).toBe(true)
  })

  it('are there at once for whom they name, and answered with where one can see what was done', async () => {
    const page = await open('qingxi', '/notices')
    await page.getByRole('main').getByText('领导批示', { exact: true }).first().waitFor()
    await page.goto(`${shown.url}/work?queue=instructions-to-answer`)
    await page.getByRole('region', { name: '领导批示' }).getByRole('link', { name: text }).click()
    await page.getByRole('heading', { level: 1, name: '一件批示' }).waitFor()
    await say(page, '回复', '办得怎么样', '到户看了，人已经搬进去')
    await dialog(page).getByRole('combobox', { name: '办理情况' }).click({ force: true })
    await page.getByRole('option').first().click()
    await confirm(page)
    await page.getByText('到户看了，人已经搬进去').waitFor()
    await page.getByRole('region', { name: '回复和办理' }).getByRole('link', { name: /建房未入住/ }).click()
    await page.getByRole('heading', { level: 1, name: '建房未入住' }).waitFor()
    await page.getByRole('link', { name: '批示 1 件' }).click()
    await page.getByText('共 1 条').waitFor()
  })

  it('are counted on the leader’s page, each figure with its list; one is sent back, is late, is answered and settled', async () => {
    const page = await open('leader', '/leader')
    expect(await fits(page)).toBe(true)
    expect([await figure(page, '等回复').innerText(), await figure(page, '都回复了').innerText()]).toEqual(['0', '1'])
    await figure(page, '都回复了').getByRole('link').click()
    await page.getByText('共 1 条').waitFor()
    await page.getByRole('main').getByRole('link', { name: text }).click()
    await page.getByRole('heading', { level: 1, name: '一件批示' }).waitFor()
    await say(page, '退回重办', '为什么退回、还要办什么', '灶台是冷的，晚上再去看')
    await confirm(page)
    await page.getByText('没回复', { exact: true }).waitFor()
    await checked.database.updateTable('instruction_named').set({ due_on: '2020-01-31' }).execute()
    await open('leader', '/leader')
    expect(await figure(page, '过了时限没回复').innerText()).toBe('1')
    await figure(page, '过了时限没回复').getByRole('link').click()
    await page.getByText('共 1 条').waitFor()
    await page.getByRole('main').getByText('过了时限没回复', { exact: true }).last().waitFor()
    const township = await open('qingxi', '/instructions?side=owed-by-me')
    await township.getByRole('main').getByRole('link', { name: text }).click()
    await township.getByRole('heading', { level: 1, name: '一件批示' }).waitFor()
    await say(township, '回复', '办得怎么样', '晚上去看，住着人')
    // Signed out in another window meanwhile: what is typed stays, and goes out as soon as the same person is back.
    const other = await township.context().newPage()
    await other.goto(`${shown.url}/account`)
    await signOut(other)
    await button(dialog(township), '确定').click()
    const again = township.getByRole('dialog', { name: '登录' })
    await again.getByText('刚才的页面和填的内容都还在').waitFor()
    await signIn(again, 'qingxi')
    await again.waitFor({ state: 'detached' })
    await dialog(township).waitFor({ state: 'detached' })
    await township.getByText('晚上去看，住着人').waitFor()
    // Out and in again as the same person: the first window notices nothing. As another one: it begins anew.
    await other.goto(`${shown.url}/account`)
    await signOut(other)
    await signIn(other, 'qingxi')
    await button(other, '退出登录').waitFor()
    await openFromMenu(township, '问题台账')
    await township.getByRole('heading', { level: 1, name: '问题台账' }).waitFor()
    await settled(township)
    await township.getByRole('main').getByRole('link', { name: '建房未入住' }).first().waitFor()
    await signOut(other)
    await signIn(other, 'leader')
    await button(other, '退出登录').waitFor()
    await other.close()
    await openFromMenu(township, '我的工作')
    await township.getByRole('banner').getByText('leader', { exact: true }).first().waitFor()
    await open('leader', '/leader')
    await page.getByRole('region', { name: '我的批示' }).getByRole('listitem').getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: '一件批示' }).waitFor()
    await say(page, '办结', '办结意见', '办好了')
    await confirm(page)
    await page.getByText('已办结', { exact: true }).waitFor()
  })
})
