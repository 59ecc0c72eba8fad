import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemAction } from '@lookback/core/problems'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { actOn } from '../../packages/server/src/problems/commands.ts'
import { seatSecondTeam } from '../../packages/server/src/supervision/supervision.fixture.ts'
import { choose } from '../support/choose.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'
import { openFromMenu } from '../support/menu.ts'

const people = ['office', 'supervision', 'qingxi', 'acceptor'] as const
type Somebody = (typeof people)[number]
const contents = ['各类问题整改', '贫困户住房']
const evidence = [{ sha256: 'e'.repeat(64), kind: 'photo' as const, madeAt: '2020-05-07T02:30:00.000Z' }]

/** A township is proposed, listed, looked after, accepted by another team, and comes off the list. */
describe('a township on the supervision list', () => {
  let checked: CheckedCounty
  let shown: Console<Somebody>

  beforeAll(async () => {
    checked = await checkedCounty(1)
    await seatSecondTeam(checked)
    // A small county, in which one of two households is a rate.
    const rule = { name: '问题发生率 10% 以上', of: 'township', measure: 'incidence', from: 0.1, rounds: 1, least: 1, grade: 'A' }
    await checked.database.insertInto('parameter').values({
      county, name: 'supervision', valid_from: '2020-01-02', value: JSON.stringify({ rules: [rule], contents, number: '督战〔{year}〕{ordinal}号', checksAMonth: 1 }),
    }).execute()
    checked.setTime('2020-05-02T02:00:00.000Z')
    await record(checked, 'census', [{ household: numberIn(villages.pingan, 0), round: 2, found: ['H01', 'E01'] }, { household: numberIn(villages.xinglong, 0), round: 2 }])
    checked.setTime('2020-05-07T02:00:00.000Z')
    shown = await consoleOf(checked, people)
  })
  afterAll(() => shown.close())

  const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true })
  const select = (within: Page | Locator, name: string) => within.getByRole('combobox', { name, exact: true })
  const dialog = (page: Page) => page.getByRole('dialog')
  async function open(name: Somebody): Promise<Page> {
    const page = shown.pageOf(name)
    await page.goto(`${shown.url}/supervision`)
    await page.getByRole('region', { name: '挂牌督战' }).getByRole('link', { name: '清溪镇' }).click()
    await page.getByRole('heading', { name: '挂牌督战：清溪镇' }).waitFor()
    return page
  }

  it('is proposed by a rule, and listed by the office with its reasons and conditions', async () => {
    const page = shown.pageOf('office')
    await openFromMenu(page, '挂牌督战')
    const proposed = page.getByRole('region', { name: '建议挂牌的' }).getByRole('row').filter({ hasText: '清溪镇' })
    await proposed.getByText('50.0%').waitFor()
    await proposed.getByRole('link', { name: '列入挂牌' }).click()
    await page.getByRole('heading', { name: '挂牌督战：清溪镇' }).waitFor()
    expect(await button(page, '列入挂牌').isDisabled()).toBe(true)
    await choose(select(page, '督战领导'), /leader/)
    await choose(select(page, '督战队伍'), /领导小组办公室/)
    await page.getByRole('combobox', { name: '期限' }).fill('2020-06-07')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: contents[0] ?? '' }).fill('两户逐户盯，一户一个办法')
    await button(page, '列入挂牌').click()
    await page.getByText(`“${contents[1] ?? ''}”还没有写督什么。`).waitFor()
    await page.getByRole('textbox', { name: contents[1] ?? '' }).fill('搬进去，住下来')
    await button(page, '列入挂牌').click()
    await page.getByText('督战〔2020〕1号').first().waitFor()
    await page.getByRole('heading', { name: '为什么挂牌（2020-05-07 的数字）' }).waitFor()
  })

  it('is looked after by its team, which sees what the villages have had this month and opens a problem there', async () => {
    const page = await open('supervision')
    await button(page, '派督战').click()
    await dialog(page).getByRole('row').filter({ hasText: '平安村' }).getByText('5/2 县级普查').waitFor()
    await choose(select(dialog(page), '去的村'), '平安村（本月 1 次）')
    await button(dialog(page), '派督战').click()
    await page.getByText('平安村这个月已经查了 1 次，上限 1 次').waitFor()
    await dialog(page).getByRole('textbox', { name: '有的村这个月已经查了 1 次，为什么还要去' }).fill('群众反映门锁着')
    await button(dialog(page), '派督战').click()
    await button(page, '报情况').click()
    await dialog(page).getByRole('textbox', { name: '去的人' }).fill('李明、王强')
    await dialog(page).getByRole('textbox', { name: '查到什么' }).fill('一户没有搬进去')
    await button(dialog(page), '开一个问题').click()
    await dialog(page).getByText('村里的事', { exact: true }).click()
    await choose(select(dialog(page), '村'), /平安村/)
    await dialog(page).getByRole('textbox', { name: '是什么（村卫生室、村部…）' }).fill('村卫生室')
    await choose(select(dialog(page), '检查项'), /H02 屋面漏雨/)
    await dialog(page).getByRole('textbox', { name: '看到什么' }).fill('屋顶漏雨，药柜湿了')
    await button(dialog(page), '开一个问题').click()
    const atHome = dialog(page).locator('.opening').nth(1)
    await atHome.getByRole('combobox', { name: '户编号或姓名的开头' }).fill(numberIn(villages.xinglong, 0))
    await page.getByRole('option', { name: numberIn(villages.xinglong, 0) }).click()
    await choose(select(atHome, '检查项'), /H02 屋面漏雨/)
    await atHome.getByRole('textbox', { name: '看到什么' }).fill('后墙渗水')
    await button(dialog(page), '报情况').click()
    await page.getByRole('region', { name: '督战记录' }).getByRole('link', { name: '问题 2' }).waitFor()
  })

  it('shows the township what was found, and lets it decide nothing', async () => {
    const page = await open('qingxi')
    await page.getByText('一户没有搬进去').waitFor()
    for (const act of ['派督战', '现场验收', '摘牌']) expect(await button(page, act).count()).toBe(0)
  })

  it('is accepted on site by another team, and comes off once the conditions hold', async () => {
    const page = await open('acceptor')
    await button(page, '现场验收').click()
    await dialog(page).getByRole('textbox', { name: '走了哪几户、看到什么' }).fill('走了两户，都搬进去了')
    await button(dialog(page), '现场验收').click()
    await page.getByText('走了两户，都搬进去了').waitFor()
    const office = await open('office')
    await end(office)
    await office.getByText('还有 1 条摘牌条件没有达到，不能摘牌。').waitFor()
    await button(dialog(office), '取消').click()
    await closeAll()
    await end(office)
    await office.getByText('office：条件达到').waitFor()
    await openFromMenu(office, '挂牌督战')
    await office.getByRole('row').filter({ hasText: '清溪镇' }).getByText('已摘牌').waitFor()
  })

  async function end(page: Page): Promise<void> {
    await button(page, '摘牌').click()
    await dialog(page).getByRole('textbox', { name: '理由' }).fill('条件达到')
    await button(dialog(page), '摘牌').click()
  }

  async function closeAll(): Promise<void> {
    const report: ProblemAction = { action: 'report', measures: [{ kind: 'own-drive', text: '自己搬' }], evidence }
    const steps: [CastName, ProblemAction][] = [
      ['office', { action: 'dispatch' }], ['qingxi', report], ['second', { action: 'review' }], ['supervision', { action: 'site-check', stillThere: false }], ['office', { action: 'accept' }],
    ]
    checked.setTime('2020-05-07T03:00:00.000Z')
    for (const { id } of await checked.database.selectFrom('problem').select('id').execute()) {
      for (const [name, action] of steps) {
        const { version } = await checked.database.selectFrom('problem').select('version').where('id', '=', id).executeTakeFirstOrThrow()
        await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: id, version, action })
      }
    }
  }
})
