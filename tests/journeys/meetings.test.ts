import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemAction } from '@lookback/core/problems'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, numberIn, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { runDaily } from '../../packages/server/src/jobs/run.ts'
import { actOn } from '../../packages/server/src/problems/commands.ts'
import { choose } from '../support/choose.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'
import { openFromMenu } from '../support/menu.ts'

const people = ['office', 'second', 'leader', 'qingxi', 'shiqiao', 'housing'] as const
type Somebody = (typeof people)[number]
const evidence = [{ sha256: 'e'.repeat(64), kind: 'photo' as const, madeAt: '2020-05-08T02:30:00.000Z' }]

/** A meeting with a decision that two leaders close, a commitment that is kept and one that is not; and two units that wait for each other. */
describe('meetings and what comes of them', () => {
  let checked: CheckedCounty
  let shown: Console<Somebody>

  beforeAll(async () => {
    checked = await checkedCounty(1)
    checked.setTime('2020-03-20T02:00:00.000Z')
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01', 'E01'] }])
    await record(checked, 'shiqiao', [{ household: numberIn(villages.baiyun, 0), found: ['H01', 'E01'] }])
    checked.setTime('2020-05-07T02:00:00.000Z')
    shown = await consoleOf(checked, people)
  })
  afterAll(() => shown.close())

  const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true })
  const select = (within: Page | Locator, name: string) => within.getByRole('combobox', { name, exact: true })
  const dialog = (page: Page) => page.getByRole('dialog')
  async function day(within: Locator, page: Page, value: string): Promise<void> {
    await within.getByRole('combobox', { name: '到哪天' }).fill(value)
    await page.keyboard.press('Enter')
  }
  const settled = (page: Page) => page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })

  it('are convened with the figures of that moment, which stay as they were', async () => {
    const page = shown.pageOf('office')
    await openFromMenu(page, '会议和表态')
    await button(page, '通知开会').click()
    await page.getByRole('textbox', { name: '会名' }).fill('“回头看”整改调度')
    await page.getByRole('textbox', { name: '主持' }).fill('县委副书记')
    await choose(select(page, '参会单位'), '清溪镇', '石桥乡')
    await button(page, '加一个数').click()
    await choose(select(page, '会上看的数 1 哪个数'), '未销号')
    await button(page, '通知开会').click()
    await page.getByText('领导小组会议2020年第1次').first().waitFor()
    const papers = page.getByRole('region', { name: /会上看的数（.*以后不变/ })
    await papers.getByRole('row').filter({ hasText: '云岭县 未销号' }).getByText('4', { exact: true }).waitFor()
  })

  it('are written down: what is decided with its two leaders, what is promised with its figure and its day, and what nobody can check', async () => {
    const page = shown.pageOf('office')
    await button(page, '记会议情况').click()
    await button(page, '加一条议定事项').click()
    const decision = page.getByRole('group', { name: '议定事项 1' })
    await decision.getByRole('textbox', { name: '事项' }).fill('建房未入住的逐户搬进去')
    await choose(select(decision, '牵头'), '清溪镇')
    await choose(select(decision, '配合'), '住建局')
    await choose(select(decision, '签字领导'), 'leader', 'second')
    for (const [index, [unit, said]] of ([['清溪镇', '五月八日清零'], ['石桥乡', '五月八日清零'], ['住建局', '加快推进']] as const).entries()) {
      await button(page, '加一条表态').click()
      const promise = page.getByRole('group', { name: `表态 ${index + 1}` })
      await choose(select(promise, '单位'), unit)
      await promise.getByRole('textbox', { name: '表态' }).fill(said)
      if (index === 2) continue
      await day(promise, page, '2020-05-08')
      await promise.getByText('承诺的数', { exact: true }).click()
      await choose(select(promise, '承诺的数 哪个数'), '未销号')
      await choose(select(promise, '达到还是不超过'), '不超过')
      await promise.getByRole('spinbutton', { name: '目标' }).fill('0')
    }
    await page.getByText('没有写数字或日期 → 不可核').waitFor()
    await button(page, '保存').click()
    await button(page, '印发纪要').click()
    await button(dialog(page), '印发纪要').click()
    await page.getByText('会议纪要〔2020〕1号').waitFor()
    await page.getByRole('region', { name: '表态' }).getByRole('row').filter({ hasText: '住建局' }).getByText('不可核').first().waitFor()
  })

  it('give a decision to its units, which is closed only when both leaders agree', async () => {
    const township = shown.pageOf('qingxi')
    await township.goto(`${shown.url}/work`)
    await township.getByText('议定事项要办的').first().click()
    await township.getByRole('link', { name: /建房未入住的逐户搬进去/ }).click()
    await button(township, '报办结').click()
    await dialog(township).getByRole('textbox', { name: '写什么' }).fill('两户都搬进去了')
    await button(dialog(township), '确定').click()
    await township.getByText('待两位领导签字').waitFor()
    const address = new URL(township.url()).pathname
    for (const [name, then] of [['leader', '待两位领导签字'], ['second', '办结']] as const) {
      const page = shown.pageOf(name)
      await page.goto(`${shown.url}${address}`)
      await button(page, '同意办结').click()
      await button(dialog(page), '确定').click()
      await dialog(page).waitFor({ state: 'detached' })
      await settled(page)
      expect(await page.locator('dd').getByText(then, { exact: true }).count()).toBe(1)
      expect(await page.getByText('已同意', { exact: true }).count()).toBe(name === 'leader' ? 1 : 2)
    }
  })

  it('have the software judge commitments on the day: one was kept and one was not, and the next meeting hears of it', async () => {
    checked.setTime('2020-05-08T03:00:00.000Z')
    await closeIn(villages.pingan)
    checked.setTime('2020-05-09T02:00:00.000Z')
    await runDaily(checked.application)
    const township = shown.pageOf('shiqiao')
    await township.goto(`${shown.url}/meeting-commitments`)
    const own = township.getByRole('region', { name: '表态' }).getByRole('row').filter({ hasText: '石桥乡' })
    await own.getByText('没兑现').waitFor()
    expect(await township.getByRole('region', { name: '表态' }).getByText('清溪镇').count()).toBe(0)
    const page = shown.pageOf('office')
    await page.goto(`${shown.url}/meetings`)
    await page.getByText('兑现', { exact: true }).first().waitFor()
    await page.goto(`${shown.url}/meetings-new`)
    await page.getByRole('textbox', { name: '会名' }).fill('再调度')
    await page.getByRole('textbox', { name: '主持' }).fill('县委副书记')
    await button(page, '通知开会').click()
    await page.getByText('领导小组会议2020年第2次').first().waitFor()
    const read = page.getByRole('region', { name: '上次表态兑现情况' })
    const rowOf = (unit: string) => read.getByRole('row').filter({ hasText: unit })
    await rowOf('清溪镇').getByText('兑现', { exact: true }).waitFor()
    await rowOf('清溪镇').getByText('清溪镇 未销号 0，不超过 0').waitFor()
    await rowOf('石桥乡').getByText('没兑现').waitFor()
    await rowOf('石桥乡').getByText('石桥乡 未销号 2，不超过 0').waitFor()
    await rowOf('住建局').getByText('不可核').waitFor()
  })

  it('stand beside what units share: one waits, the other sees who waits for it, and answers', async () => {
    const office = shown.pageOf('office')
    const { id } = await checked.database.selectFrom('problem').select('id').where('region', '=', villages.baiyun).where('item', '=', 'H01').executeTakeFirstOrThrow()
    await office.goto(`${shown.url}/problems/${id}`)
    await office.getByRole('link', { name: '几个单位一起办' }).click()
    await office.getByRole('textbox', { name: '办什么' }).fill('安置点的房和路一起办')
    await choose(select(office, '牵头'), '住建局')
    await choose(select(office, '配合'), '石桥乡')
    await button(office, '几个单位一起办').click()
    await office.getByRole('heading', { name: '安置点的房和路一起办' }).waitFor()
    const housing = shown.pageOf('housing')
    await housing.goto(office.url())
    await button(housing, '我们在等…').click()
    await choose(select(dialog(housing), '等谁'), '石桥乡')
    await dialog(housing).getByRole('textbox', { name: '等什么' }).fill('用地手续')
    await button(dialog(housing), '确定').click()
    await housing.getByRole('row').filter({ hasText: '用地手续' }).waitFor()
    const township = shown.pageOf('shiqiao')
    await openFromMenu(township, '并肩作战')
    const others = township.getByRole('region', { name: '别人在等我们' }).first()
    await others.getByRole('row').filter({ hasText: '用地手续' }).getByRole('link', { name: '安置点的房和路一起办' }).click()
    await button(township, '答复').click()
    await dialog(township).getByRole('textbox', { name: '答复' }).fill('手续已经批了')
    await button(dialog(township), '确定').click()
    await township.getByText('手续已经批了').waitFor()
    await housing.goto(`${shown.url}/shared-waits?side=by-us&standing=answered`)
    await housing.getByRole('row').filter({ hasText: '手续已经批了' }).waitFor()
  })

  async function closeIn(village: string): Promise<void> {
    const report: ProblemAction = { action: 'report', measures: [{ kind: 'own-drive', text: '自己搬' }], evidence }
    const steps: [CastName, ProblemAction][] = [
      ['office', { action: 'dispatch' }], ['qingxi', report], ['second', { action: 'review' }], ['supervision', { action: 'site-check', stillThere: false }], ['office', { action: 'accept' }],
    ]
    for (const { id } of await checked.database.selectFrom('problem').select('id').where('region', '=', village).execute()) {
      for (const [name, action] of steps) {
        const { version } = await checked.database.selectFrom('problem').select('version').where('id', '=', id).executeTakeFirstOrThrow()
        await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: id, version, action })
      }
    }
  }
})
