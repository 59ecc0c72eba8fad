import { randomUUID } from 'node:crypto'
import { addDays, dayOf } from '@lookback/core/kernel'
import { initialsOf, syllablesOf } from '@lookback/core/readings'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jpeg, withCameraData } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { actOn } from '../../packages/server/src/problems/commands.ts'
import { openByOffice } from '../../packages/server/src/problems/open.ts'
import { county, numberIn, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { launchBrowser } from '../support/browser.ts'
import type { FieldCounty } from './county.ts'
import { fieldCounty } from './county.ts'
import { Fingers } from './fingers.ts'
import { visitNext } from './honest-visit.ts'
import { openHouseholdCheck } from './household-check.ts'
import { Inspector } from './inspector.ts'

/** The pages' own rules would keep the checker of barriers out. */
const SIGHT = { viewport: { width: 360, height: 740 }, locale: 'zh-CN', hasTouch: true, isMobile: true, bypassCSP: true }
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
  })
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

  it('shows whoever may know it what was seen of each item before, where the round is not blind', async () => {
    const supervision = await Inspector.on(await browser.newContext(SIGHT), office.line.url)
    await supervision.prepare('supervision')
    await supervision.page.locator('select.rounds').selectOption({ label: '县级抽查' })
    await supervision.page.getByRole('button', { name: /^已入户/ }).click()
    const row = supervision.page.locator('li a', { hasText: '1 个问题' }).first()
    await row.click()
    await supervision.page.getByRole('button', { name: '再次入户' }).click()
    await supervision.page.locator('.runner').waitFor()
    await supervision.page.locator('.where').click()
    await supervision.page.getByRole('navigation').getByRole('button', { name: /居家环境/ }).click()
    const said = supervision.page.locator('.question', { has: supervision.page.locator('.earlier') }).locator('.earlier')
    await said.first().waitFor()
    const [good, found] = ['以前看过（day），没有问题', '以前查出过（day），现在：待交办']
    expect((await said.allInnerTexts()).map((text) => text.replace(/\d\d\/\d\d/, 'day'))).toEqual([good, found, good, good, good, good])
    expect(supervision.errors).toEqual([])
    await supervision.context.close()
    // A blind round shows nobody anything.
    expect(await census.page.locator('.earlier').count()).toBe(0)
  })

  it('finds a household through a member by pinyin or a part of the name, and says which; by its number with a blank', async () => {
    const { page } = census
    const { rows: [one] } = await office.checked.pool.query<{ number: string; head: string; member: string }>(`
      select household.number, head_name as head, member.name as member from household join member on member.household = household.id
      where household.village = '431999102201' and member.name <> head_name order by household.number, member.number limit 1`)
    if (!one) throw new Error('nobody but heads')
    await census.tab('入户')
    await page.getByRole('group', { name: '按进度看' }).getByRole('button', { name: /^全部/ }).click()
    const row = page.locator('li a', { hasText: one.number })
    const [, ...given] = syllablesOf(one.member)
    for (const typed of [syllablesOf(one.member).join(''), given.join(' '), initialsOf(one.member), one.member.slice(1)]) {
      await page.getByRole('searchbox').fill(typed)
      await row.locator('small').getByText(one.member).waitFor()
    }
    await page.getByRole('searchbox').fill(`${one.number.slice(-6, -3)} ${one.number.slice(-3)}`)
    await row.locator('small').getByText(/人$/).waitFor()
    await page.getByRole('searchbox').fill('')
  })

  it('finds what closes with the papers that its item asks for by name: photographed, or as a PDF', async () => {
    const { application, actors, pool } = office.checked
    office.checked.setTime(new Date().toISOString())
    const { rows: [about] } = await pool.query<{ id: string; standard: string }>(`select household.id, check_item.standard from household, check_item
      where household.number = $1 and check_item.code = 'H05'`, [numberIn(villages.baiyun, 0)])
    const { id, standard } = about!
    const problem = await openByOffice(application, actors.office, { id: randomUUID(), subject: { id }, standard, item: 'H05', note: '东墙开裂' })
    await actOn(application, actors.shiqiao, { id: randomUUID(), problem, version: null, action: { action: 'dispatch', unit: 'shiqiao' } })
    const township = await Inspector.on(await browser.newContext(SIGHT), office.line.url)
    await township.prepare('shiqiao')
    await township.openProblem('承重墙开裂或房屋倾斜')
    await township.choose('签收')
    await township.saveAction()
    await township.choose('报告整改')
    const form = township.page.locator('form.action')
    await form.getByRole('radio', { name: /政策措施/ }).click()
    await township.say('做了什么', '请鉴定机构看过，加固了东墙')
    await township.takeEvidence('整改后照片', await jpeg(320, 240, 4))
    await form.getByRole('button', { name: '保存', exact: true }).click()
    await form.getByText('还差：房屋安全鉴定报告').waitFor()
    const papers = form.locator('fieldset', { hasText: '房屋安全鉴定报告（拍下来或选文件）' })
    await papers.locator('input[capture]').setInputFiles({ name: 'report.jpg', mimeType: 'image/jpeg', buffer: await jpeg(320, 240, 5) })
    await papers.locator('.photo img').waitFor()
    await papers.locator('input[multiple]').setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n') })
    await papers.getByText(/KB/).waitFor()
    await township.saveAction()
    await township.allSent()
    const { rows } = await pool.query(`select evidence ->> 'kind' as kind, evidence_file.media_type as type
      from log_entry, jsonb_array_elements(payload -> 'evidence') as evidence
      join evidence_file on encode(evidence_file.sha256, 'hex') = evidence ->> 'sha256'
      where log_entry.problem = $1 and kind = 'problem-reported' order by 1, 2`, [problem])
    expect(rows).toEqual([{ kind: 'file', type: 'application/pdf' }, { kind: 'file', type: 'image/jpeg' }, { kind: 'photo', type: 'image/jpeg' }])
    expect(township.errors).toEqual([])
    await township.context.close()
  })

  it('is agreed on for a day where nobody is home: a task on the phone and known to the county, gone once somebody was there', async () => {
    const { page } = census
    await census.tab('入户')
    await census.openNext()
    await page.getByRole('radio', { name: '家中无人' }).click()
    const days = page.getByRole('group', { name: /^约好哪天再来/ }).getByRole('button')
    await days.nth(2).click()
    expect(await census.barriers()).toEqual([])
    await page.getByRole('button', { name: '保存：家中无人' }).click()
    await page.getByText('已记下：家中无人').waitFor()
    await census.allSent()
    const agreedOn = () => office.checked.pool.query(`select come_again_on from visit where come_again_on is not null`)
    expect((await agreedOn()).rows).toEqual([{ come_again_on: addDays(dayOf(new Date()), 3) }])
    await census.refresh()
    await census.tab('待办')
    await page.getByRole('button', { name: /^约好再去/ }).click()
    await page.locator('a.line', { hasText: '再去' }).click()
    await page.waitForURL(/\/households\//)
    await page.getByText(/约好 .*再去/).waitFor()
    await page.getByRole('radio', { name: '家中无人' }).click()
    await page.getByRole('button', { name: '保存：家中无人' }).click()
    await page.getByText('已记下：家中无人').waitFor()
    await census.tab('待办')
    await page.getByText(/^没有符合的|^现在没有要您办的/).waitFor()
  })

  it('has name and time over what it shows where the county wants it, and what is below can be pressed', async () => {
    const { page } = census
    expect(await page.locator('.watermark').count()).toBe(0)
    await office.checked.database.insertInto('parameter')
      .values({ county, name: 'watermark', valid_from: addDays(dayOf(new Date()), -1), value: JSON.stringify({ screens: true, exports: false }) }).execute()
    await census.refresh()
    const over = page.locator('.watermark')
    await over.waitFor({ state: 'attached' })
    expect(decodeURIComponent(await over.evaluate((element) => getComputedStyle(element).backgroundImage))).toMatch(/>census \d{4}\/\d\d\/\d\d \d\d:\d\d</)
    await census.tab('入户')
    await census.tab('待办')
    await office.checked.database.deleteFrom('parameter').where('name', '=', 'watermark').where('valid_from', '>', '2020-12-31').execute()
    await census.refresh()
    await over.waitFor({ state: 'detached' })
  })

  it('has time and place printed under its photos, which are turned as they were taken, where the county wants it, and nothing of the picture is covered', async () => {
    const printed = { hardNote: true, hardPhotos: 0, ordinaryNote: false, ordinaryPhotos: 0, printed: true }
    await office.checked.database.insertInto('parameter')
      .values({ county, name: 'findings', valid_from: addDays(dayOf(new Date()), -1), value: JSON.stringify(printed) }).execute()
    await census.refresh()
    await census.tab('入户')
    await census.beginNext()
    const { page } = census
    await page.locator('.where').click()
    await page.getByRole('navigation').getByRole('button', { name: /居家环境/ }).click()
    await census.question('房前屋后整洁程度').getByRole('radio', { name: '脏乱' }).click()
    // Taken with the phone on its side: stored upright, shown across.
    const buffer = withCameraData(await jpeg(480, 640, 3))
    await page.locator('.finding input[type=file]').first().setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer })
    const picture = page.locator('.finding .photo img')
    await picture.waitFor()
    // White letters on a black strip below it.
    const [height, dark, light] = await picture.evaluate((image: HTMLImageElement) => {
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      const context = canvas.getContext('2d')
      context?.drawImage(image, 0, 0)
      const { data } = context!.getImageData(0, 482, image.naturalWidth, image.naturalHeight - 482)
      const grey = Array.from({ length: data.length / 4 }, (_, at) => data[at * 4] ?? 0)
      return [image.naturalHeight, grey.filter((one) => one < 60).length / grey.length, grey.filter((one) => one > 200).length / grey.length]
    })
    expect(height).toBe(516)
    expect(dark).toBeGreaterThan(0.6)
    expect(light).toBeGreaterThan(0.03)
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('button', { name: '放弃这份草稿' }).click()
    await page.getByRole('button', { name: /^(确定|确认)$/ }).click()
    await page.getByRole('button', { name: '开始入户' }).waitFor()
    await census.tab('待办')
  })

  it('is closed by Back piece by piece before the page is left: a sheet, a picture, a question', async () => {
    const { page } = census
    await census.tab('我的')
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.locator('.sign-out').waitFor()
    expect(await census.barriers()).toEqual([])
    await page.goBack()
    await page.locator('.sign-out').waitFor({ state: 'detached' })
    expect(new URL(page.url()).pathname).toBe('/field/account')
    // Closed by its own button, it is not in the way either.
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('button', { name: '不退出' }).click()
    await page.locator('.sign-out').waitFor({ state: 'detached' })
    await page.goBack()
    await page.waitForURL(/\/work$/)

    await census.tab('入户')
    await census.beginNext()
    await page.locator('.where').click()
    await page.getByRole('navigation').getByRole('button', { name: /居家环境/ }).click()
    await census.question('房前屋后整洁程度').getByRole('radio', { name: '脏乱' }).click()
    await page.locator('.finding input[type=file]').first().setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await jpeg(320, 240, 3) })
    await page.locator('.finding .photo').click()
    await page.locator('.van-image-preview').waitFor()
    await page.goBack()
    await page.locator('.van-image-preview').waitFor({ state: 'hidden' })
    await page.locator('.where').click()
    await page.getByRole('navigation').waitFor()
    await page.goBack()
    await page.getByRole('navigation').waitFor({ state: 'hidden' })
    await page.locator('.runner').waitFor()
    await page.getByText('已保存', { exact: true }).waitFor()
    await page.goBack()
    await page.getByRole('button', { name: /^接着填/ }).waitFor()
    await page.getByRole('button', { name: '放弃这份草稿' }).click()
    await page.getByText('确定放弃？').waitFor()
    await page.goBack()
    await page.getByText('确定放弃？').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: /^接着填/ }).waitFor()
    await page.goBack()
    await page.getByRole('searchbox').waitFor()
  })

  it('can be read by whoever is 55: nothing is cut at the largest letters, nothing is pale in the sun, on its side half is left to read', async () => {
    const { page } = census
    await census.tab('我的')
    await page.getByRole('radio', { name: '最大' }).click()
    await page.getByRole('radio', { name: '太阳下看得清' }).click()
    const cut: Record<string, string[]> = {}
    const low: Record<string, number> = {}
    const look = async (state: string) => {
      cut[state] = [...await cutOff(page), ...await census.barriers()]
      await page.setViewportSize({ width: 740, height: 360 })
      low[state] = await shareLeft(page)
      await page.setViewportSize(SIGHT.viewport)
    }
    await look('account')
    for (const tab of ['入户', '待办', '上传'] as const) {
      await census.tab(tab)
      await page.locator('h1').waitFor()
      await look(tab)
    }
    await page.getByRole('link', { name: '今天的小结' }).click()
    await page.locator('.figures').waitFor()
    await look('day')
    await census.tab('入户')
    await page.getByRole('link', { name: '地图和顺序' }).click()
    await page.getByText(/^还要去/).waitFor()
    await look('walk')
    await census.tab('入户')
    await page.getByRole('button', { name: /^填了一半/ }).click()
    await page.locator('li a').first().click()
    await page.getByRole('button', { name: /^接着填/ }).waitFor()
    await look('household')
    // A household lies under the tab of the list; pressed, it has just led there from the map.
    expect(await page.locator('.van-tabbar-item--active').innerText()).toBe('入户')
    await page.getByRole('button', { name: /^接着填/ }).click()
    await page.locator('.runner').waitFor()
    await look('form')
    await page.locator('.where').click()
    await page.getByRole('button', { name: '检查并提交' }).click()
    await page.locator('.summary').waitFor()
    await look('review')
    await page.reload()
    await page.getByText('输入数字密码').waitFor()
    cut['pin'] = [...await cutOff(page), ...await census.barriers()]
    expect(Object.entries(cut).filter(([, all]) => all.length > 0)).toEqual([])
    expect(Object.entries(low).filter(([, share]) => share < 0.5)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.dataset)).toMatchObject({ text: 'largest', contrast: 'strong' })
    await census.unlock()
  })
})

/** Texts that stand out of the page, or of which their box shows a part only. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > window.innerWidth ? [`the page: ${document.documentElement.scrollWidth} px`] : []
    const all = [...document.querySelectorAll('body *')].filter((element) => element instanceof HTMLElement)
    const boxes = all.filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element)
      const hides = [overflowX, overflowY].some((overflow) => overflow === 'hidden' || overflow === 'clip')
      return hides && element.innerText.trim() && element.offsetParent !== null
        && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
    })
    return [...wide, ...boxes.map((element) => `${element.className}: ${element.innerText.slice(0, 40)}`)]
  })
}

/** What is left of the screen for what moves when somebody scrolls. */
function shareLeft(page: Page): Promise<number> {
  return page.evaluate(() => {
    const body = document.querySelector<HTMLElement>('.runner .body')
    if (body) return body.offsetHeight / window.innerHeight
    const still = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
    const outer = still.filter((element) => !still.some((other) => other !== element && other.contains(element)))
    return 1 - outer.reduce((sum, element) => sum + element.offsetHeight, 0) / window.innerHeight
  })
}
