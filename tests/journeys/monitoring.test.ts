import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { initialMonitoring } from '@lookback/core/monitoring'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, numberIn, password, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { decideInVillage } from '../../packages/server/src/household-classes/household-classes.fixture.ts'
import { choose } from '../support/choose.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'
import { openFromMenu } from '../support/menu.ts'

const people = ['pingan', 'qingxi', 'office'] as const
type Name = (typeof people)[number]

/** A clue becomes a monitored household within its days: visit with consent, meeting and notice, township, county; half a year later its risk is removed. */
describe('the monitoring of a household', () => {
  let checked: CheckedCounty
  let shown: Console<Name>
  let household: string

  beforeAll(async () => {
    checked = await checkedCounty(2)
    // The clue, its visit, its meeting and its notice lie some days back and are entered on one day, so that nobody has to sign in again.
    checked.setTime('2020-05-07T02:00:00.000Z')
    const { id } = await checked.database.selectFrom('household').select('id').where('number', '=', numberIn(villages.pingan, 0)).executeTakeFirstOrThrow()
    household = id
    shown = await consoleOf(checked, people)
  })
  afterAll(() => shown.close())

  const dialog = (page: Page) => page.getByRole('dialog')
  const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true })
  const select = (within: Page | Locator, name: string) => within.getByRole('combobox', { name, exact: true })
  const fill = (within: Page | Locator, name: string, value: string) => within.getByRole('textbox', { name, exact: true }).fill(value)
  const step = (page: Page, name: string) => page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) }).filter({ has: page.locator('.mark') })
  const settled = (page: Page) => page.locator('[aria-busy=true]').waitFor({ state: 'detached' })

  async function pick(page: Page, field: string, value: string): Promise<void> {
    await select(dialog(page), field).fill(value)
    await page.keyboard.press('Enter')
  }

  /** Another day has come, on which somebody signs in anew. */
  async function comesBack(name: Name): Promise<Page> {
    const page = shown.pageOf(name)
    await page.context().clearCookies()
    await page.goto(shown.url)
    await page.getByLabel('账号', { exact: true }).fill(name)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await button(page, '登录').click()
    await page.getByLabel('密码', { exact: true }).waitFor({ state: 'detached' })
    return page
  }

  /** The case waits among somebody's work, and opens from there. */
  async function openFromWork(name: Name, stage: string): Promise<Page> {
    const page = shown.pageOf(name)
    await page.goto(`${shown.url}/work?queue=monitoring-step`)
    await settled(page)
    const row = page.getByRole('row').filter({ hasText: stage })
    await row.getByRole('link', { name: '石大山0' }).click()
    await step(page, stage).waitFor()
    return page
  }

  async function review(name: Name, stage: string, opinion: string): Promise<Page> {
    const page = await openFromWork(name, stage)
    await button(step(page, stage), '写意见').click()
    await fill(dialog(page), '意见', opinion)
    await button(dialog(page), '保存').click()
    await page.getByRole('list', { name: '办过的' }).getByText(opinion).waitFor()
    return page
  }

  it('begins with a clue on the household’s page', async () => {
    const page = shown.pageOf('pingan')
    await page.goto(`${shown.url}/households/${household}`)
    await button(page.getByRole('region', { name: '防返贫监测' }), '登记线索').click()
    await choose(select(dialog(page), '线索来源'), '农户自主申报（农户自己报）')
    await pick(page, '线索日期', '2020-05-01')
    await fill(dialog(page), '线索内容', '户主住院，花了三万多')
    await button(dialog(page), '保存').click()
    await page.getByText('2020-05-01 农户自主申报：户主住院，花了三万多').waitFor()
    await page.getByText('从线索到审定共 15 天，最晚 2020-05-16。').waitFor()
    await step(page, '入户核实').getByText('超期').waitFor()
  })

  it('is refused the next step without consent and meeting, in words that name both', async () => {
    const page = shown.pageOf('pingan')
    await button(step(page, '评议公示'), '选会议决议').click()
    await button(dialog(page), '保存').click()
    await dialog(page).getByText('现在不能办“评议公示”，缺：前面的步骤（入户核实）；农户的承诺授权；村级会议的决议。').waitFor()
    await button(dialog(page), '取消').click()
  })

  it('is visited with consent, appraised and noticed, and goes to the township', async () => {
    const page = shown.pageOf('pingan')
    await button(step(page, '入户核实'), '入户').click()
    await pick(page, '入户日期', '2020-05-01')
    await fill(dialog(page), '入户的人', '田小河、石小山')
    await fill(dialog(page), '入户看到的', '户主住院，家里没有别的收入')
    await choose(select(dialog(page), '监测对象'), /边缘易致贫户/)
    await choose(select(dialog(page), '主要风险'), '因病')
    await dialog(page).getByText('农户同意核对家庭信息', { exact: true }).click()
    await fill(dialog(page), '谁签的字', '石大山')
    await button(dialog(page), '保存').click()
    await page.getByText('同意核对信息，石大山 签字。').waitFor()
    const { day } = await decideInVillage(checked.application, checked.actors.pingan, villages.pingan, [{ household, decided: '纳入监测，因病' }])
    await page.reload()
    await button(step(page, '评议公示'), '选会议决议').click()
    await choose(select(dialog(page), '会议决议'), `${day} 村民代表会议：纳入监测，因病（生效）`)
    await button(dialog(page), '保存').click()
    await page.getByRole('link', { name: '村民代表会议', exact: true }).waitFor()
  })

  it('is reviewed by the township, decided by the county within its days, and monitored', async () => {
    await review('qingxi', '乡镇初审', '材料齐全，同意上报')
    const page = await review('office', '县级审定', '同意纳入监测')
    await page.getByText('2020-05-07 纳入监测，按时办完。').waitFor()
    await openFromMenu(page, '防返贫监测')
    await settled(page)
    const figure = page.locator('dl > div').filter({ hasText: '监测中' })
    expect(await figure.getByRole('link').textContent()).toBe('1')
    await figure.getByRole('link').click()
    await settled(page)
    await page.getByRole('row').filter({ hasText: '石大山0' }).getByText('边缘易致贫户').waitFor()
    await page.goto(`${shown.url}/monitoring-differences`)
    await settled(page)
    await page.getByRole('row').filter({ hasText: '石大山0' }).getByText('这里纳入了，户册上不是监测对象', { exact: true }).waitFor()
  })

  it('has its risk removed half a year later, and not before', async () => {
    const soon = shown.pageOf('pingan')
    await soon.reload()
    await button(soon, '提出风险消除').click()
    await fill(dialog(soon), '原因', '两个人务工，收入稳定')
    await button(dialog(soon), '保存').click()
    await dialog(soon).getByText('纳入监测满 6 个月才能办风险消除，这一户要到 2020-11-07。').waitFor()

    checked.setTime('2020-11-13T02:00:00.000Z')
    const page = await comesBack('pingan')
    await page.goto(`${shown.url}/households/${household}`)
    await page.getByRole('region', { name: '防返贫监测' }).getByRole('link', { name: '2020-05-01 农户自主申报' }).click()
    await button(page, '提出风险消除').click()
    await fill(dialog(page), '原因', '两个人务工，收入稳定')
    await button(dialog(page), '保存').click()
    await button(step(page, '消除核实'), '入户').click()
    await fill(dialog(page), '入户的人', '田小河、石小山')
    await fill(dialog(page), '入户看到的', '两个人在县城务工，药费报销了')
    for (const condition of initialMonitoring.removalConditions) await dialog(page).getByText(condition, { exact: true }).click()
    await choose(select(dialog(page), '怎么消除的'), '帮扶消除')
    await dialog(page).getByText('农户同意核对家庭信息', { exact: true }).click()
    await fill(dialog(page), '谁签的字', '石大山')
    await button(dialog(page), '保存').click()
    await page.getByText(/做到：收入持续稳定/).waitFor()

    checked.setTime('2020-11-20T02:00:00.000Z')
    await decideInVillage(checked.application, checked.actors.pingan, villages.pingan, [{ household, decided: '风险消除' }])
    await comesBack('pingan')
    await openFromWork('pingan', '消除评议公示')
    await button(step(page, '消除评议公示'), '选会议决议').click()
    await choose(select(dialog(page), '会议决议'), /风险消除（生效）/)
    await button(dialog(page), '保存').click()
    await comesBack('qingxi')
    await review('qingxi', '乡镇审核', '条件都做到了')
    await comesBack('office')
    const county = await review('office', '县级批准', '同意风险消除')
    await county.getByText('风险已消除', { exact: true }).waitFor()
  })
})
