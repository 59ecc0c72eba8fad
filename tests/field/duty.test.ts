import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { seatResidents } from '../../packages/server/src/duty/duty.fixture.ts'
import { villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { launchBrowser } from '../support/browser.ts'
import type { FieldCounty } from './county.ts'
import { fieldCounty } from './county.ts'
import { Inspector } from './inspector.ts'

let county: FieldCounty
let browser: Browser
let township: Inspector

beforeAll(async () => {
  county = await fieldCounty(1)
  await seatResidents(county.checked)
  browser = await launchBrowser()
  township = await Inspector.on(await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN', hasTouch: true, isMobile: true }), county.line.url)
  await township.prepare('qingxi')
})
afterAll(async () => {
  await browser.close()
  await county.close()
  expect(township.errors).toEqual([])
})

it('whoever is at the post is checked without a network, kept through the page’s death, and comes to the county once, with its photo', async () => {
  const { database } = county.checked
  await township.context.setOffline(true)
  await township.tab('待办')
  await township.page.getByRole('link', { name: '查岗', exact: true }).click()
  await township.page.getByRole('link', { name: /平安村/ }).click()
  const found = () => township.page.getByRole('radiogroup', { name: 'resident在不在' })
  await found().getByRole('radio', { name: '不在', exact: true }).click()
  await township.page.getByLabel('怎么核实的').selectOption('villagers')
  await township.page.getByLabel('本人怎么说 resident').fill('电话里说在路上')
  await township.takeEvidence('现场照片（需要时拍）', await jpeg(300, 200, 7))
  await township.page.getByRole('button', { name: '保存', exact: true }).click()
  await township.page.getByText('请说清查到的人在不在，写上另一名检查人。').waitFor()
  await township.page.getByLabel('另一名检查人').fill('qingxi')
  await township.page.getByLabel('村里谁签字').fill('王支书')
  await township.page.getByRole('button', { name: '保存', exact: true }).click()
  await township.page.getByText('另一名检查人不能是自己').waitFor()
  await township.page.getByLabel('另一名检查人').fill('李明')
  await township.page.locator('form.duty[data-keeping=kept]').waitFor()
  await township.pageKilled()
  expect(await township.page.getByLabel('另一名检查人').inputValue()).toBe('李明')
  expect(await found().getByRole('radio', { name: '不在', exact: true }).getAttribute('aria-checked')).toBe('true')
  await township.page.getByRole('button', { name: '保存', exact: true }).click()
  await township.page.locator('form.duty').waitFor({ state: 'detached' })
  expect(await township.unsent()).toBe(1)
  expect(await database.selectFrom('duty_check').select('id').execute()).toEqual([])
  await township.context.setOffline(false)
  await township.allSent()
  const checks = await database.selectFrom('duty_check').selectAll().execute()
  expect(checks).toMatchObject([{ village: villages.pingan, second: '李明', signed_by: '王支书', fed_back_tier: null, photos: [expect.stringMatching(/^[0-9a-f]{64}$/)] }])
  expect(await database.selectFrom('duty_presence').select(['found', 'verified', 'said']).execute()).toEqual([{ found: 'away', verified: 'villagers', said: '电话里说在路上' }])
  expect(await database.selectFrom('duty_finding').select(['state', 'unit']).execute()).toEqual([{ state: 'open', unit: 'housing' }])
  expect(await database.selectFrom('evidence_holder').select('file_name').execute()).toHaveLength(1)
})
