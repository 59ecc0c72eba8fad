import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { launchBrowser } from '../support/browser.ts'
import type { FieldCounty } from './county.ts'
import { fieldCounty } from './county.ts'
import { Fingers } from './fingers.ts'
import { visitNext } from './honest-visit.ts'
import { openHouseholdCheck } from './household-check.ts'
import { Inspector } from './inspector.ts'

const SIGHT = { viewport: { width: 360, height: 740 }, locale: 'zh-CN', hasTouch: true, isMobile: true }
/** What no register knows and no visit has been told yet. */
const firstTime = { 享受过的住房政策: '危房改造', '是否有人在公益岗位？': '否', '是否有扶贫小额信贷？': '否' }

/** The demo county's checklist of sixty items, as an inspector fills it in. */
describe('a full checklist on the phone', () => {
  let office: FieldCounty
  let browser: Browser
  let census: Inspector

  beforeAll(async () => {
    office = await fieldCounty(1)
    await openHouseholdCheck(office.checked, 6)
    browser = await launchBrowser()
    census = await Inspector.on(await browser.newContext(SIGHT), office.line.url)
    await census.prepare('census')
    await census.page.locator('select.rounds').selectOption({ label: '县级抽查' })
    await census.page.getByRole('combobox', { name: '村', exact: true }).selectOption({ label: '白云村' })
    await census.page.getByRole('button', { name: /^待入户/ }).click()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await office.close()
    expect(census.errors).toEqual([])
  })

  it('takes no more than 25 taps and 5 characters where there is no problem, 60 taps where there are two', async () => {
    const clean = new Fingers(census.page)
    await visitNext(clean, [], firstTime)
    const troubled = new Fingers(census.page)
    await visitNext(troubled, [
      { question: '下雨天屋顶是否漏雨', answer: '是', note: '东屋漏', photo: await jpeg(320, 240, 1) },
      { question: '房前屋后整洁程度', answer: '脏乱', note: '柴草', photo: await jpeg(320, 240, 2) },
    ], firstTime)
    expect(clean.effort.taps).toBeLessThanOrEqual(25)
    expect(clean.effort.characters).toBeLessThanOrEqual(5)
    expect(troubled.effort.taps).toBeLessThanOrEqual(60)
    await census.allSent()
    const { rows } = await office.checked.pool.query(`select finding.item, finding.note, cardinality(finding.photos) as photos from finding order by item`)
    expect(rows).toEqual([{ item: 'G02', note: '柴草', photos: 1 }, { item: 'H04', note: '东屋漏', photos: 1 }])
  })

  it('asks whether the whole household is gone before nobody comes again, and what that rests on', async () => {
    const { page } = census
    await census.tab('入户')
    await census.openNext()
    await page.getByRole('radio', { name: '已去世' }).click()
    await page.getByRole('radio', { name: '家里还有人' }).click()
    await page.getByText('家里还有人的，这一户还要查').waitFor()
    expect(await page.getByRole('button', { name: '保存：已去世' }).count()).toBe(0)
    await page.getByRole('radio', { name: '是，全家' }).click()
    await page.getByRole('button', { name: '保存：已去世' }).click()
    await page.getByText('请写明情况').waitFor()
    await page.getByLabel('说明（可不填）').fill('独居，去年冬天去世')
    await page.getByRole('button', { name: '保存：已去世' }).click()
    await page.getByText('已记下：已去世').waitFor()
    await census.allSent()
    const { rows } = await office.checked.pool.query(`select note from visit where outcome = 'deceased'`)
    expect(rows).toEqual([{ note: '独居，去年冬天去世' }])
  })

  it('begins nothing by being opened, counts nothing that nobody looked at, and keeps what it does not understand', async () => {
    const { page } = census
    await census.tab('入户')
    await census.beginNext()
    await page.getByRole('button', { name: '下一页' }).click()
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('button', { name: '开始入户' }).waitFor()
    await page.getByRole('button', { name: '开始入户' }).click()
    await page.locator('.runner').waitFor()
    await page.getByRole('button', { name: '下一页' }).click()
    // A number as people say it, with its unit; one that is no number stays as it was written, even where the page dies.
    await page.getByRole('button', { name: '共同生活的家庭人口：不对' }).click()
    const members = page.getByLabel('共同生活的家庭人口', { exact: true })
    await members.fill('大概三四个')
    await page.getByText('“大概三四个”看不懂是多少').waitFor()
    await page.getByText('已保存', { exact: true }).waitFor()
    await census.pageKilled()
    const again = census.page.getByLabel('共同生活的家庭人口', { exact: true })
    expect(await again.inputValue()).toBe('大概三四个')
    await again.fill('三口人')
    for (const [label, answer] of Object.entries(firstTime)) await census.question(label).getByRole('radio', { name: answer, exact: true }).click()
    await census.page.getByRole('button', { name: '都对' }).click()
    await census.page.locator('.where', { hasText: '吃穿' }).waitFor()
    await census.page.locator('.where').click()
    await census.page.getByRole('button', { name: '检查并提交' }).click()
    await census.page.getByText('一项都没有看，不能算入户').waitFor()
    expect(await census.page.locator('footer .van-button--primary').isDisabled()).toBe(true)
    // One section looked at, the others not: that is asked for, by name, and the reason goes along.
    await census.page.locator('.where').click()
    await census.page.getByRole('navigation').getByRole('button', { name: /吃穿/ }).click()
    await census.page.getByRole('button', { name: '本节都好' }).click()
    await census.page.locator('.where').click()
    await census.page.getByRole('button', { name: '检查并提交' }).click()
    await census.page.getByText(/项没有看/).first().waitFor()
    await census.page.getByLabel('有的项没有看，为什么？').fill('天黑了')
    await census.page.getByRole('button', { name: '提交', exact: true }).click()
    await census.page.getByRole('searchbox').waitFor()
    await census.allSent()
    const { rows } = await office.checked.pool.query(`select note, bit_count(assessed)::int as assessed, bit_count(applicable)::int > 20 as asked, kept_answers ->> 'loan' as loan
      from visit where outcome = 'completed' order by received_at desc limit 1`)
    expect(rows).toEqual([{ note: '天黑了', assessed: 4, asked: true, loan: 'no' }])
  })

  it('is read and corrected by whoever made it: what it found stands on the last page, the correction takes its place', async () => {
    const { page } = census
    await census.tab('入户')
    await page.getByRole('button', { name: /^已入户/ }).click()
    await page.locator('li a').first().click()
    await page.getByRole('link', { name: '查看、更正' }).click()
    await page.getByText('正在更正已存下的这一次').waitFor()
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('link', { name: '查看、更正' }).click()
    await page.getByText('正在更正已存下的这一次').waitFor()
    await page.getByRole('button', { name: /^居家环境/ }).click()
    await census.question('房前屋后整洁程度').getByRole('radio', { name: '脏乱' }).click()
    await page.locator('.where').click()
    await page.getByRole('button', { name: '检查并提交' }).click()
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByRole('searchbox').waitFor()
    await census.allSent()
    const { rows } = await office.checked.pool.query(`select visit.replaced_by is not null as replaced, array_agg(finding.item) as items
      from visit left join finding on finding.visit = visit.id where visit.subject in (select subject from visit where replaced_by is not null)
      group by visit.id, visit.replaced_by order by 1`)
    expect(rows).toEqual([{ replaced: false, items: ['G02'] }, { replaced: true, items: [null] }])
  })
})
