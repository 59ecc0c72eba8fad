import { randomUUID } from 'node:crypto'
import { scopeOf } from '@lookback/core/access'
import { addDays, dayOf } from '@lookback/core/kernel'
import type { ProblemAction } from '@lookback/core/problems'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { handOut, takeResult } from '../../packages/server/src/doubts/commands.ts'
import { actOn } from '../../packages/server/src/problems/commands.ts'
import { saveHouseholds } from '../../packages/server/src/register/save-households.ts'
import { drawRevisitSample } from '../../packages/server/src/revisits/draw.ts'
import type { CastName, ItemCode } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { county, householdIn, numberIn, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { launchBrowser } from '../support/browser.ts'
import type { FieldCounty } from './county.ts'
import { fieldCounty } from './county.ts'
import { Inspector } from './inspector.ts'

/** The pages' own rules would keep the checker of barriers out. */
const SIGHT = { viewport: { width: 360, height: 740 }, locale: 'zh-CN', hasTouch: true, isMobile: true, bypassCSP: true }

/** Problems taken through their life on phones without a network: the village mends, the township looks. */
describe('problems on the phone', () => {
  let office: FieldCounty
  let browser: Browser
  let village: Inspector
  let township: Inspector

  beforeAll(async () => {
    office = await fieldCounty(2)
    const { checked } = office
    checked.setTime('2020-03-10T02:00:00.000Z')
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H02', 'D01'] }])
    checked.setTime(new Date().toISOString())
    for (const item of ['H02', 'D01'] as const) await act('qingxi', item, { action: 'dispatch', unit: 'pingan' })
    browser = await launchBrowser()
    village = await Inspector.on(await browser.newContext(SIGHT), office.line.url)
    township = await Inspector.on(await browser.newContext(SIGHT), office.line.url)
    await village.prepare('pingan')
  })
  afterAll(async () => {
    await browser.close()
    await office.close()
    expect([...village.errors, ...township.errors]).toEqual([])
  })

  /** What somebody does at a desk. */
  async function act(name: CastName, item: ItemCode, action: ProblemAction): Promise<void> {
    const { application, actors } = office.checked
    const { id } = await standing(item)
    await actOn(application, actors[name], { id: randomUUID(), problem: id, version: null, action })
  }

  /** The problem of a check item as the county has it, with how many photos. */
  async function standing(item: ItemCode) {
    const { database } = office.checked
    const problem = await database.selectFrom('problem').select(['id', 'state', 'site_checked_at']).where('item', '=', item)
      .executeTakeFirstOrThrow()
    const photos = await database.selectFrom('evidence_use').innerJoin('evidence_file', 'evidence_file.sha256', 'evidence_use.sha256')
      .select('evidence_file.sha256').where('problem', '=', problem.id).execute()
    return { id: problem.id, state: problem.state, isSiteChecked: problem.site_checked_at !== null, photos: photos.length }
  }

  it('are acknowledged and reported with a photo by the village, offline', async () => {
    await village.context.setOffline(true)
    await village.openProblem('屋面漏雨')
    await village.choose('签收')
    await village.saveAction()
    await village.choose('报告整改')
    expect(await village.barriers()).toEqual([])
    await village.page.getByRole('radio', { name: /激发内生动力/ }).click()
    await village.say('做了什么', '石大山自己换了瓦，村里出料')
    await village.takeEvidence('整改后照片', await jpeg(400, 300, 1))
    // 取消 keeps what was filled in, and says so.
    await village.page.locator('form.action').getByRole('button', { name: '取消', exact: true }).click()
    await village.page.getByText('填过的内容和照片都留着').waitFor()
    await village.choose('报告整改')
    expect(await village.page.locator('form.action').getByLabel('做了什么', { exact: true }).inputValue()).toContain('石大山自己换了瓦')
    await village.page.locator('form.action .photo img').waitFor()
    // The page dies before it is saved: what was filled in is still there.
    await village.page.locator('form.action[data-keeping=kept]').waitFor()
    await village.pageKilled()
    await village.choose('报告整改')
    await village.page.locator('form.action .photo img').waitFor()
    expect(await village.page.locator('form.action textarea').inputValue()).toBe('石大山自己换了瓦，村里出料')
    await village.saveAction()
    await village.page.getByText('本机的处理还没上传').waitFor()
    expect(await village.unsent()).toBe(2)
    expect(await standing('H02')).toMatchObject({ state: 'dispatched' })
    await village.context.setOffline(false)
    await village.allSent()
    expect(await standing('H02')).toMatchObject({ state: 'reported', photos: 1 })
  })

  it('are seen on the spot by the township and reviewed, offline; closed, they are looked at again', async () => {
    await township.prepare('qingxi')
    await township.context.setOffline(true)
    await township.openProblem('屋面漏雨')
    // Judged beside what was reported, and sent back with a reason that the village reads first.
    const report = township.page.locator('li', { hasText: '报告整改' })
    expect(await report.innerText()).toMatch(/石大山自己换了瓦，村里出料/)
    expect(await township.barriers()).toEqual([])
    await report.getByRole('button', { name: '退回' }).click()
    await township.say('说明', '照片看不清，再拍一张')
    await township.saveAction()
    await township.context.setOffline(false)
    await township.allSent()
    await village.tab('我的')
    await village.page.getByRole('button', { name: '更新户名单' }).click()
    await village.page.getByText('已是最新').waitFor()
    await village.context.setOffline(true)
    await village.openProblem('屋面漏雨')
    expect(await village.page.locator('.objection').innerText()).toMatch(/退回重办[^]*照片看不清，再拍一张[^]*qingxi/)
    await village.choose('报告整改')
    await village.page.locator('form.action').getByRole('button', { name: '保存', exact: true }).click()
    await village.page.getByText('还差：是哪一类措施、做了什么、整改后的照片').waitFor()
    await village.page.getByRole('radio', { name: /激发内生动力/ }).click()
    await village.say('做了什么', '又拍了一张')
    await village.takeEvidence('整改后照片', await jpeg(400, 300, 7))
    await village.saveAction()
    await village.context.setOffline(false)
    await village.allSent()
    await township.tab('我的')
    await township.page.getByRole('button', { name: '更新户名单' }).click()
    await township.page.getByText('已是最新').waitFor()
    await township.context.setOffline(true)
    await township.openProblem('屋面漏雨')
    await township.choose('现场核查')
    await township.page.getByRole('radio', { name: '已改好' }).click()
    await township.takeEvidence('现场照片', await jpeg(400, 300, 2))
    await township.saveAction()
    await township.choose('复核')
    await township.saveAction()
    await township.context.setOffline(false)
    await township.allSent()
    expect(await standing('H02')).toMatchObject({ state: 'reviewed', isSiteChecked: true, photos: 3 })
    office.checked.setTime(new Date().toISOString())
    await act('office', 'H02', { action: 'accept' })

    // Closed and not drawn, nobody has to see it again.
    await township.refresh()
    await township.tab('待办')
    await township.page.getByText('现在没有要您办的').waitFor()
    const { application, actors } = office.checked
    await drawRevisitSample(application, actors.office, scopeOf(county, actors.office.posts, 'revisits:draw'), { id: randomUUID(), region: county })
    await township.refresh()
    await township.context.setOffline(true)
    await township.tab('待办')
    await township.page.getByRole('button', { name: /^待回访/ }).click()
    expect(await township.barriers()).toEqual([])
    await township.page.locator('a.line', { hasText: '屋面漏雨' }).click()
    await township.page.getByText('销号以后抽中了这一户').waitFor()
    await township.page.locator('a.line', { hasText: '屋面漏雨' }).click()
    await township.choose('回访')
    await township.page.getByRole('radio', { name: '又反弹了' }).click()
    await township.page.locator('form.action').getByRole('button', { name: '保存', exact: true }).click()
    await township.page.getByText('还差：说明').waitFor()
    await township.say('说明', '又漏雨了')
    await township.saveAction()
    await township.context.setOffline(false)
    await township.allSent()
    expect(await standing('H02')).toMatchObject({ state: 'found' })
    // What was chosen is as it was left, and what was done is gone.
    await township.tab('待办')
    expect(await township.page.getByRole('button', { name: /^待回访/ }).getAttribute('aria-pressed')).toBe('true')
    await township.page.getByText(/^没有符合的|^现在没有要您办的/).waitFor()
  })

  it('say why the county refused something, and what to do', async () => {
    await village.context.setOffline(true)
    await village.openProblem('明白卡不一致')
    await village.choose('签收')
    await village.saveAction()
    await act('qingxi', 'D01', { action: 'acknowledge' })
    await village.context.setOffline(false)
    await village.allSent()
    const refused = village.page.locator('li.refused')
    await refused.getByText('县里没收').waitFor()
    expect(await village.barriers()).toEqual([])
    expect(await refused.locator('.refusal').innerText()).toMatch(/不能签收[^]*怎么办：先点“我的—更新户名单”/)
    await refused.getByRole('link', { name: '打开这个问题' }).click()
    await village.page.getByText('正在整改').first().waitFor()
  })

  it('come with doubts about the register: checked offline, kept through the page’s death, not lost by signing out, and counted once', async () => {
    const { application, actors, database } = office.checked
    const now = new Date().toISOString()
    office.checked.setTime(now)
    const poor = [0, 1].map((index) => ({ ...householdIn(villages.pingan, index), attributes: { incomePerPerson: 3_100 } }))
    await saveHouseholds(application, county, poor, null)
    const given = { rule: 'lowIncome' as const, dueOn: addDays(dayOf(new Date(now)), 5) }
    expect(await handOut(application, actors.qingxi, scopeOf(county, actors.qingxi.posts, 'doubts:hand-out'), given)).toBe(2)
    const results = async () => (await database.selectFrom('doubt_check').select(['result', 'note', 'checked_by']).orderBy('note').execute())
      .map(({ result, note, checked_by: by }) => [result, note, by === actors.pingan.person])
    await village.refresh()
    await village.context.setOffline(true)
    const { page } = village
    const open = async (name: string) => {
      await village.tab('待办')
      await page.getByRole('button', { name: /^待核实疑点/ }).click()
      await page.locator('a.line', { hasText: name }).click()
      await page.locator('form.doubt').waitFor()
    }
    await open('石大山1')
    await page.getByText('人均纯收入 3100 元，低于 5000 元，不是监测对象').waitFor()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('请选属实或不属实').waitFor()
    await page.getByRole('radio', { name: '不属实' }).click()
    await page.getByLabel('核实说明').fill('漏填了养老金')
    await page.locator('form.doubt[data-keeping=kept]').waitFor()
    await village.pageKilled()
    expect(await village.page.getByLabel('核实说明').inputValue()).toBe('漏填了养老金')
    await village.page.getByRole('button', { name: '保存', exact: true }).click()
    await village.page.locator('form.doubt').waitFor({ state: 'detached' })
    await village.page.getByRole('button', { name: /^待核实疑点/ }).getByText('1', { exact: true }).waitFor()
    expect(await village.unsent()).toBe(1)
    await village.tab('我的')
    await village.page.getByRole('button', { name: '退出登录' }).click()
    const form = village.page.locator('.sign-out')
    await form.getByRole('button', { name: '先上传' }).waitFor()
    expect(await form.getByRole('button', { name: '退出登录' }).isDisabled()).toBe(true)
    await form.getByRole('button', { name: '不退出' }).click()
    expect(await results()).toEqual([[null, '', false], [null, '', false]])
    // Somebody at a desk is quicker with the other one.
    const { id: other } = await database.selectFrom('doubt_check').innerJoin('household', 'household.id', 'doubt_check.household')
      .select('doubt_check.id').where('number', '=', numberIn(villages.pingan, 0)).executeTakeFirstOrThrow()
    await takeResult(application, actors.qingxi, scopeOf(county, actors.qingxi.posts, 'doubts:check'), other, { result: 'confirmed', note: '镇里看的' })
    await village.tab('待办')
    await village.page.locator('a.line', { hasText: '石大山0' }).click()
    await village.page.getByRole('radio', { name: '属实', exact: true }).click()
    await village.page.getByLabel('核实说明').fill('确实收入低')
    await village.page.getByRole('button', { name: '保存', exact: true }).click()
    await village.page.locator('form.doubt').waitFor({ state: 'detached' })
    await village.context.setOffline(false)
    await village.allSent()
    expect(await results()).toEqual([['unfounded', '漏填了养老金', true], ['confirmed', '镇里看的', false]])
    const refused = village.page.locator('li.refused', { hasText: '不在待核实里' })
    expect(await refused.locator('.refusal').innerText()).toMatch(/不在待核实里[^]*怎么办：已经有人回了结果/)
    await refused.getByRole('button', { name: '知道了，已处理' }).click()
    await village.refresh()
    await village.tab('待办')
    // What was chosen stays chosen, with nothing in it.
    await village.page.getByRole('button', { name: /^待核实疑点/ }).getByText('0', { exact: true }).waitFor()
  })

  it('are mended in the visit that finds them (边核边改), with a photo before and after', async () => {
    await village.context.setOffline(true)
    await village.tab('入户')
    await village.beginNext()
    await village.answer('建房未入住', true)
    await village.page.locator('.finding textarea').fill('新房空着')
    await village.answer('明白卡不一致', true)
    await village.page.getByRole('button', { name: '去检查' }).click()
    // One that is being rectified already is reported as that: asked before it says that it was mended.
    const found = (wording: string) => village.page.locator('.summary li', { hasText: wording }).getByRole('button', { name: '边核边改' })
    await found('明白卡不一致').click()
    await village.takeEvidence('整改前照片', await jpeg(400, 300, 5))
    await village.page.getByRole('radio', { name: /激发内生动力/ }).click()
    await village.say('做了什么', '换了一张明白卡')
    await village.takeEvidence('整改后照片', await jpeg(400, 300, 6))
    await village.page.locator('form.action').getByRole('button', { name: '保存', exact: true }).click()
    await village.page.locator('form.action .failure').getByText(/边核边改/).waitFor()
    await village.page.locator('form.action').getByRole('button', { name: '取消', exact: true }).click()
    await village.page.locator('form.action').waitFor({ state: 'detached' })
    expect(await village.page.getByText('已当场改好').count()).toBe(0)
    await found('建房未入住').click()
    await village.takeEvidence('整改前照片', await jpeg(400, 300, 3))
    await village.page.getByRole('radio', { name: /激发内生动力/ }).click()
    await village.say('做了什么', '帮着把家具搬进了新房')
    await village.takeEvidence('整改后照片', await jpeg(400, 300, 4))
    await village.saveAction()
    await village.page.getByText('已当场改好').waitFor()
    await village.page.getByText('已保存', { exact: true }).waitFor()
    await village.pageKilled()
    await village.page.getByText('已当场改好').waitFor()
    await village.page.getByRole('button', { name: '提交', exact: true }).click()
    await village.page.getByRole('searchbox').waitFor()
    expect(await village.unsent()).toBe(2)
    await village.context.setOffline(false)
    await village.allSent()
    expect(await standing('H01')).toMatchObject({ state: 'reported', photos: 2 })
  })
})
