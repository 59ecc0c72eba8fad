import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, numberIn, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { actOn } from '../../packages/server/src/problems/commands.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'
import { openFromMenu } from '../support/menu.ts'

const people = ['office', 'supervision', 'leader', 'qingxi', 'housing'] as const
type Somebody = (typeof people)[number]

/** From ticked problems to a letter that a leader, a township and a department got at once, and to its end. */
describe('a letter to three', () => {
  let checked: CheckedCounty
  let shown: Console<Somebody>
  let letter: string

  beforeAll(async () => {
    checked = await checkedCounty(1)
    checked.setTime('2020-03-20T02:00:00.000Z')
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01', 'E01'] }])
    for (const { id, version } of await checked.database.selectFrom('problem').select(['id', 'version']).execute()) {
      await actOn(checked.application, checked.actors.office, { id: randomUUID(), problem: id, version, action: { action: 'dispatch' } })
    }
    checked.setTime('2020-05-07T02:00:00.000Z')
    shown = await consoleOf(checked, people)
  })
  afterAll(() => shown.close())

  const pageOf = (name: Somebody): Page => shown.pageOf(name)
  const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true })
  const dialog = (page: Page) => page.getByRole('dialog')
  /** The row that is named so, and says so. */
  const rowIn = (page: Page, table: string, name: string, text = '') =>
    page.getByRole('region', { name: table }).getByRole('row').filter({ has: page.getByRole('rowheader').filter({ hasText: name }) }).filter({ hasText: text }).first()
  async function open(name: Somebody): Promise<Page> {
    const page = pageOf(name)
    await page.goto(`${shown.url}/letters/${letter}`)
    await page.getByRole('heading', { name: '逐项答复' }).waitFor()
    return page
  }
  async function choose(page: Page, field: string, option: string): Promise<void> {
    const box = page.getByRole('combobox', { name: field, exact: true })
    // What was chosen before lies over the box.
    await box.click({ force: true })
    await box.fill(option)
    await page.getByRole('option', { name: option, exact: true }).click()
    await page.keyboard.press('Escape')
  }
  async function answer(page: Page, row: Locator, text: string, outcome?: string, day?: string): Promise<void> {
    await button(row, '答复').click()
    if (outcome) await dialog(page).getByText(outcome, { exact: true }).click()
    if (day) {
      await dialog(page).getByRole('combobox', { name: '哪天再看' }).fill(day)
      await page.keyboard.press('Enter')
    }
    const field = dialog(page).getByRole('textbox', { name: '办了什么' })
    await field.fill(text)
    await button(dialog(page), '答复').click()
    await field.waitFor({ state: 'detached' })
  }

  it('is begun with the problems that are ticked, and written to two more', async () => {
    const page = pageOf('office')
    await openFromMenu(page, '问题台账')
    for (const item of ['建房未入住', '义务教育阶段辍学']) await page.getByRole('row').filter({ hasText: item }).getByRole('checkbox').check()
    await button(page, '写成函').click()
    await page.getByRole('heading', { name: '写函' }).waitFor()
    await button(page, '发出').click()
    await page.getByRole('dialog', { name: '发出' }).getByRole('button', { name: '发出' }).click()
    await page.getByText('还没有写标题。').waitFor()
    await page.getByRole('textbox', { name: '标题' }).fill('关于住房、控辍问题整改的督办函')
    await page.getByRole('textbox', { name: '正文' }).fill('5 月 6 日会议议定，请逐项办理。')
    await choose(page, '选收函的领导、乡镇、部门', 'leader')
    await choose(page, '选收函的领导、乡镇、部门', '住建局')
    await page.getByRole('textbox', { name: '事项', exact: true }).first().fill('主要领导到现场看一次')
    await button(page, '加一项').click()
    await button(page, '发出').click()
    await page.getByRole('dialog', { name: '发出' }).getByText('3 个收函单位，3 个事项').waitFor()
    await page.getByRole('dialog', { name: '发出' }).getByRole('button', { name: '发出' }).click()
    await page.getByText('督办函 脱贫督〔2020〕1号').waitFor()
    letter = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const { content } = await page.request.get(`${shown.url}/api/letters/${letter}/document.docx`).then(async (reply) => ({ content: await reply.body() }))
    expect(content.subarray(0, 2).toString()).toBe('PK')
  })

  it('is found among what one owes, signed for, and answered by the township with one answer copied', async () => {
    const page = pageOf('qingxi')
    await page.goto(`${shown.url}/work?queue=letters-to-sign`)
    await page.getByRole('link', { name: '关于住房、控辍问题整改的督办函' }).click()
    await button(page, '签收').click()
    await page.getByText('已签收').first().waitFor()
    await answer(page, rowIn(page, '逐项答复', '建房未入住'), '5 月 7 日分管副镇长入户，家具已搬入，一家四口住下')
    await answer(page, rowIn(page, '逐项答复', '义务教育阶段辍学'), '5月7日分管副镇长入户，家具已搬入，一家四口住下。')
    await page.getByText('和别的事项的答复雷同').waitFor()
  })

  it('waits for its day at the department, which says why', async () => {
    const page = await open('housing')
    await button(page, '签收').click()
    await answer(page, rowIn(page, '逐项答复', '主要领导到现场看一次'), '局长在外培训，等 5 月底回来', '挂账', '2020-06-01')
    await rowIn(page, '逐项答复', '主要领导到现场看一次').getByText('待确认').first().waitFor()
  })

  it('is objected to by the leader, and examined by a team that did not decide', async () => {
    const page = await open('leader')
    await button(page, '签收').click()
    await rowIn(page, '收函单位', 'leader').getByText('已签收').waitFor()
    await button(rowIn(page, '收函单位', 'leader'), '提异议').click()
    await dialog(page).getByRole('textbox', { name: '理由' }).fill('这个镇不归我联系')
    await button(dialog(page), '提异议').click()
    await page.getByText('leader提异议：这个镇不归我联系').waitFor()
    const office = await open('office')
    await office.getByText('（审查中）').waitFor()
    expect(await button(office, '审查异议').count()).toBe(0)
    const team = await open('supervision')
    await button(team, '审查异议').click()
    await dialog(team).getByText('成立，不再要求').click()
    await dialog(team).getByRole('textbox', { name: '理由' }).fill('查分工，确实不是')
    await button(dialog(team), '审查异议').click()
    await team.getByText('异议成立（supervision：查分工，确实不是）').waitFor()
  })

  it('is confirmed or returned by the office, item by item, and counted where it stands', async () => {
    const page = await open('office')
    await page.getByText('和别的事项的答复雷同').waitFor()
    await button(rowIn(page, '逐项答复', '义务教育阶段辍学', '清溪镇'), '退回重办').click()
    await dialog(page).getByRole('textbox', { name: '理由' }).fill('和住房的答复一样，没说孩子回没回学校')
    await button(dialog(page), '退回重办').click()
    await dialog(page).waitFor({ state: 'detached' })
    await button(rowIn(page, '逐项答复', '建房未入住', '清溪镇'), '确认').click()
    await rowIn(page, '逐项答复', '建房未入住', '清溪镇').getByText('已确认').first().waitFor()
    await button(rowIn(page, '逐项答复', '主要领导到现场看一次', '住建局'), '确认').click()
    await rowIn(page, '逐项答复', '主要领导到现场看一次', '住建局').locator('.mark').filter({ hasText: '挂账' }).waitFor()
    await openFromMenu(page, '督办函件')
    await page.getByRole('row').filter({ hasText: '脱贫督〔2020〕1号' }).waitFor()
    const counted = async (name: string) => page.getByRole('main').locator('dl > div').filter({ has: page.getByText(name, { exact: true }) }).locator('dd').innerText()
    expect([await counted('没办结'), await counted('挂账'), await counted('办结')]).toEqual(['1', '1', '0'])
  })
})
