import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { actOn } from '../../packages/server/src/letters/act.ts'
import { asked, LetterDesk, recipient } from '../../packages/server/src/letters/letters.fixture.ts'
import { castNames } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import { launchBrowser } from '../support/browser.ts'
import type { FieldCounty } from './county.ts'
import { fieldCounty } from './county.ts'
import { Inspector } from './inspector.ts'

let county: FieldCounty
let browser: Browser
let village: Inspector
let letter: string
const to = recipient({ unit: 'pingan' })
const house = asked('石大山户建房未入住，入住到位')
const road = asked('组路开裂，修补到位')

beforeAll(async () => {
  county = await fieldCounty(1)
  const { checked } = county
  const office = await testServer(checked.application)
  const desk = new Desk(checked, office)
  await desk.itIs(new Date().toISOString(), castNames)
  letter = (await new LetterDesk(desk).issue('office', { title: '关于住房安全的督办函', body: '请逐项办理。', recipients: [to], items: [house, road] })).id
  await office.close()
  browser = await launchBrowser()
  village = await Inspector.on(await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN', hasTouch: true, isMobile: true }), county.line.url)
  await village.prepare('pingan')
}, 180_000)
afterAll(async () => {
  await browser.close()
  await county.close()
  expect(village.errors).toEqual([])
})

const decide = (item: string, isConfirmed: boolean, reason: string) =>
  actOn(county.checked.application, county.checked.actors.office, letter, { id: crypto.randomUUID(), recipient: to.id, action: { act: 'decide-answer', item, isConfirmed, reason } })
const answers = () => county.checked.database.selectFrom('letter_answer').select(['item', 'text', 'state']).orderBy('answered_at').orderBy('text').execute()
const open = async (item: string) => {
  await village.tab('待办')
  await village.page.getByRole('link', { name: '函件', exact: true }).click()
  await village.page.getByRole('link', { name: /关于住房安全的督办函/ }).click()
  await village.page.getByRole('link', { name: new RegExp(item) }).click()
}
const save = async () => {
  await village.page.getByRole('button', { name: '保存', exact: true }).click()
  await village.page.locator('form.answer').waitFor({ state: 'detached' })
}

it('a letter is signed for and answered without a network, kept through the page’s death, and comes to the county once, with its photo', async () => {
  const { page } = village
  await village.context.setOffline(true)
  await village.tab('待办')
  expect(await village.barriers()).toEqual([])
  await page.locator('a.line', { hasText: '关于住房安全的督办函' }).click()
  await page.getByText('请逐项办理。').waitFor()
  await page.getByText(/领导小组办公室/).first().waitFor()
  expect(await village.barriers()).toEqual([])
  await page.getByRole('link', { name: /石大山户/ }).click()
  await page.getByText('先签收，再答复。').waitFor()
  await page.goBack()
  await page.getByRole('button', { name: '签收', exact: true }).click()
  await page.getByText(/已签收 ·/).waitFor()
  await page.getByRole('link', { name: /石大山户/ }).click()
  await page.getByLabel('办了什么').fill('全家五口已经搬入')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('请选办到哪一步。').waitFor()
  await page.getByRole('radio', { name: '挂账' }).click()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText(/挂账要写明哪天再看/).waitFor()
  await page.getByRole('radio', { name: '办结' }).click()
  await village.takeEvidence('照片（有就拍）', await jpeg(300, 200, 7))
  expect(await village.barriers()).toEqual([])
  await page.locator('form.answer[data-keeping=kept]').waitFor()
  await village.pageKilled()
  expect(await village.page.getByLabel('办了什么').inputValue()).toBe('全家五口已经搬入')
  expect(await village.page.getByRole('radio', { name: '办结' }).getAttribute('aria-checked')).toBe('true')
  await village.page.locator('form.answer .photo img').waitFor()
  await save()
  expect(await village.unsent()).toBe(2)
  expect(await answers()).toEqual([])
  await village.context.setOffline(false)
  await village.allSent()
  expect(await answers()).toEqual([{ item: house.id, text: '全家五口已经搬入', state: 'submitted' }])
  expect(await county.checked.database.selectFrom('letter_attachment').select('file_name').execute()).toHaveLength(1)
  expect(await county.checked.database.selectFrom('evidence_holder').select('file_name').execute()).toHaveLength(1)
}, 120_000)

it('what the issuer returned is read with its reason and answered anew; what was confirmed says so', async () => {
  await decide(house.id, false, '没有入住照片')
  await village.refresh()
  await village.tab('待办')
  await village.page.locator('a.line', { hasText: '关于住房安全的督办函' }).getByText('退回重办').waitFor()
  await open('石大山户')
  await village.page.getByText('没有入住照片').waitFor()
  await village.page.getByRole('radio', { name: '办结' }).click()
  await village.page.getByLabel('办了什么').fill('补上入住照片')
  await save()
  await village.allSent()
  await decide(house.id, true, '')
  await village.refresh()
  await open('石大山户')
  await village.page.locator('.said.confirmed', { hasText: '补上入住照片' }).waitFor()
  expect(await village.page.locator('form.answer').count()).toBe(0)
}, 120_000)

it('an answer that the county does not take says why, and is mended where it was written', async () => {
  const { application, actors } = county.checked
  await village.context.setOffline(true)
  await open('组路开裂')
  await village.page.getByRole('radio', { name: '办结' }).click()
  await village.page.getByLabel('办了什么').fill('组路补了 30 米')
  await save()
  const second = { act: 'answer' as const, item: road.id, outcome: 'done' as const, text: '已经修好', lookAgainOn: null, attachments: [] }
  await actOn(application, actors.pingan, letter, { id: crypto.randomUUID(), recipient: to.id, action: second })
  await village.context.setOffline(false)
  await village.tab('上传')
  await village.page.locator('li.refused', { hasText: '这个事项已经答复，等发文单位确认。' }).waitFor({ timeout: 60_000 })
  await decide(road.id, false, '两次说的不一样')
  await village.refresh()
  await village.tab('上传')
  await village.page.locator('li.refused').getByRole('link', { name: '打开这份函' }).click()
  await village.page.getByText('上次的答复县里没收，改好再存。').waitFor()
  expect(await village.page.getByLabel('办了什么').inputValue()).toBe('组路补了 30 米')
  await village.page.getByLabel('办了什么').fill('组路补了 30 米，全长 30 米')
  await save()
  await village.allSent()
  expect((await answers()).filter(({ item }) => item === road.id)).toEqual([
    { item: road.id, text: '已经修好', state: 'returned' }, { item: road.id, text: '组路补了 30 米，全长 30 米', state: 'submitted' },
  ])
}, 120_000)
