import { readFile } from 'node:fs/promises'
import JSZip from 'jszip'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { catalogueHeadings, idOf, objectHeadings, objectRows, reportHeadings, table, targetHeadings } from '../../packages/server/src/indicators/indicators.fixture.ts'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { paragraphsOf } from '../../packages/server/src/reports/template-text.ts'
import { Inspector } from '../field/inspector.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'

const people = ['office', 'housing', 'qingxi', 'shiqiao'] as const

/** The village roads, each a thing of its own: what townships report stands beside what was told of each road. */
const catalogue = [
  [1, 2020, 'R01', '自然村通水泥路', '基础设施', '条', '对象', '不低于', '', '对象状态', '', '', '2020-01-01', '2020-06-30', '住建局', '', '乡镇', '周', 1, '住建局、领导小组办公室'],
]
const targets = [[2020, 'R01', '431999101', 2, '', ''], [2020, 'R01', '431999102', 2, '', '']]
const roads = objectRows.map(([year, , ...row]) => [year ?? null, 'R01', ...row])

/** From the catalogue through reports by page, sheet and phone to light, forecast and the bulletin's figure, by four people and a fifth one in the village. */
describe('the road indicator', () => {
  let checked: CheckedCounty
  let shown: Console<(typeof people)[number]>

  beforeAll(async () => {
    checked = await checkedCounty(1)
    checked.setTime('2020-05-07T02:00:00.000Z')
    shown = await consoleOf(checked, people)
  })
  afterAll(() => shown.close())

  const pageOf = (name: (typeof people)[number]): Page => shown.pageOf(name)
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
  const dialog = (page: Page) => page.getByRole('dialog')

  async function bring(page: Page, section: string, name: string, content: Uint8Array): Promise<void> {
    const form = page.getByRole('region', { name: section })
    await form.locator('input[type=file]').setInputFiles({
      name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(content),
    })
    await form.getByRole('button', { name: '正式办理', exact: true }).click()
    await form.getByRole('status').last().waitFor()
  }

  it('comes with its catalogue and targets by the office’s tables', async () => {
    const page = pageOf('office')
    await page.goto(`${shown.url}/sheets`)
    await bring(page, '导入指标目录', '指标目录.xlsx', await table(catalogueHeadings, catalogue))
    await page.getByText('新立的指标').first().waitFor()
    await bring(page, '导入目标和节点', '目标.xlsx', await table(targetHeadings, targets))
    await page.getByText('下了目标').first().waitFor()
    await bring(page, '导入指标对象', '对象.xlsx', await table(objectHeadings, roads))
    await page.getByText('新的对象').first().waitFor()
    await page.goto(`${shown.url}/indicators`)
    await page.getByRole('link', { name: '自然村通水泥路' }).waitFor()
  })

  it('is reported by page, where what is typed wrong is said at once, and by sheet', async () => {
    const page = pageOf('qingxi')
    await page.goto(`${shown.url}/indicator-reports`)
    await page.getByRole('cell', { name: '缺报' }).waitFor()
    await press(page, '填报')
    const done = dialog(page).getByRole('textbox', { name: '完成（条）' })
    await done.fill('十五')
    await dialog(page).getByText('“十五”不是数').waitFor()
    await done.fill('66')
    await dialog(page).getByText('超过 100%。确实如此的，请在备注里说明原因。').waitFor()
    expect(await dialog(page).getByRole('button', { name: '报上去' }).isDisabled()).toBe(true)
    await done.fill('2')
    await dialog(page).getByRole('button', { name: '报上去' }).click()
    await page.getByText('等住建局审核').waitFor()

    const other = pageOf('shiqiao')
    await other.goto(`${shown.url}/indicator-reports`)
    await bring(other, '导入指标报表', '报表.xlsx', await table(reportHeadings, [['R01', '', '431999102', '2020-04-26', '', 1, '', '', '']]))
    await other.getByText('2020-04-26 不是这个指标的报告期，最近一期截止 2020-05-03').first().waitFor()
    await bring(other, '导入指标报表', '报表.xlsx', await table(reportHeadings, [['R01', '', '431999102', '2020-05-03', '', 1, '', '', '']]))
    await other.getByText('等住建局审核').waitFor()
  })

  it('is returned and confirmed by the department, reported again, and confirmed by the office', async () => {
    const page = pageOf('housing')
    await page.goto(`${shown.url}/work?queue=to-confirm`)
    const row = (of: Page, place: string) => of.getByRole('row').filter({ hasText: place }).filter({ hasText: '自然村通水泥路' })
    await row(page, '清溪镇').getByRole('button', { name: '退回' }).click()
    await dialog(page).getByRole('textbox', { name: '理由' }).fill('把在建的算成了完成')
    await dialog(page).getByRole('button', { name: '退回' }).click()
    await row(page, '清溪镇').waitFor({ state: 'detached' })
    await row(page, '石桥乡').getByRole('button', { name: '确认' }).click()
    await row(page, '石桥乡').waitFor({ state: 'detached' })

    const reporter = pageOf('qingxi')
    await reporter.goto(`${shown.url}/indicator-reports`)
    await reporter.getByText('把在建的算成了完成').waitFor()
    await press(reporter, '重报')
    await dialog(reporter).getByRole('textbox', { name: '完成（条）' }).fill('1')
    await dialog(reporter).getByRole('button', { name: '报上去' }).click()
    await reporter.getByText('等住建局审核').waitFor()

    await page.goto(`${shown.url}/indicator-reports?mine=confirm`)
    await row(page, '清溪镇').getByRole('button', { name: '确认' }).click()
    await row(page, '清溪镇').waitFor({ state: 'detached' })
    const office = pageOf('office')
    await office.goto(`${shown.url}/indicator-reports?mine=confirm`)
    for (const place of ['清溪镇', '石桥乡']) {
      await row(office, place).getByRole('button', { name: '确认' }).click()
      await row(office, place).waitFor({ state: 'detached' })
    }
    await reporter.goto(`${shown.url}/indicator-reports`)
    await reporter.getByRole('cell', { name: '已确认' }).waitFor()
    expect(await reporter.getByRole('button', { name: '重报' }).count()).toBe(0)
  })

  /** The office issues a bulletin. @returns what its document says of the roads */
  async function issued(): Promise<string | undefined> {
    const page = pageOf('office')
    await page.goto(`${shown.url}/bulletins`)
    await page.getByLabel('标题').fill('全县“回头看”情况通报')
    await page.getByRole('button', { name: '编发通报' }).click()
    await page.waitForURL(/\/bulletins\/[0-9a-f-]+/)
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[href$="document.docx"]').click()])
    return (await paragraphsOf(await readFile(await download.path()))).find((line) => line.includes('路：'))
  }

  it('stands in a bulletin as it is confirmed', async () => {
    const page = pageOf('office')
    const shipped = await page.request.get(`${shown.url}/api/bulletin-template.docx`)
    const template = await JSZip.loadAsync(await shipped.body())
    const words = await template.file('word/document.xml')?.async('string') ?? ''
    template.file('word/document.xml', words.replace('{标题}', '{标题}路：{指标·自然村通水泥路}，更正：{指标更正}。'))
    await page.goto(`${shown.url}/bulletins`)
    await page.locator('form.panel input[type=file]').setInputFiles({
      name: '模板.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer: await template.generateAsync({ type: 'nodebuffer' }),
    })
    await press(page, '换上模板')
    await page.getByText('模板已换上').waitFor()
    expect(await issued()).toContain('路：50.0%（2 条），更正：无。')
    checked.setTime('2020-05-07T03:00:00.000Z')
  })

  it('has its objects told of in the village, without a network, with a photo that the office sees', async () => {
    const office = pageOf('office')
    const phone = await Inspector.on(await shown.browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN', hasTouch: true, isMobile: true }), shown.url)
    await phone.prepare('pingan')
    await phone.context.setOffline(true)
    await phone.tab('待办')
    await phone.page.locator('a.line', { hasText: '二号路' }).click()
    await phone.page.getByRole('radio', { name: '竣工', exact: true }).click()
    await phone.page.getByRole('button', { name: '保存', exact: true }).click()
    await phone.page.getByRole('alert').waitFor()
    await phone.page.getByLabel('完工日期').fill('2020-05-06')
    await phone.page.locator('form.object input[type=file]').first().setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await jpeg(400, 300, 1) })
    await phone.page.locator('form.object .photo img').waitFor()
    await phone.page.getByRole('button', { name: '保存', exact: true }).click()
    await phone.page.locator('form.object').waitFor({ state: 'detached' })
    expect(await phone.unsent()).toBe(1)
    await phone.context.setOffline(false)
    await phone.allSent()
    await office.goto(`${shown.url}/indicator-objects?search=${encodeURIComponent('二号路')}`)
    await office.getByRole('cell', { name: '2020-05-06' }).waitFor()
    const photo = office.getByRole('img', { name: '二号路的照片 1' })
    await photo.waitFor()
    await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
    expect(phone.errors).toEqual([])
    await phone.context.close()
  })

  it('is corrected by number once it is frozen', async () => {
    const page = pageOf('qingxi')
    await page.goto(`${shown.url}/indicators/${idOf('R01')}`)
    await press(page, '更正')
    await dialog(page).getByRole('textbox', { name: '完成（条）' }).fill('2')
    await dialog(page).getByRole('textbox', { name: '理由' }).fill('二号路已竣工')
    await dialog(page).getByRole('textbox', { name: '依据' }).fill('验收单 17')
    await dialog(page).getByRole('button', { name: '提出更正' }).click()
    await page.getByRole('cell', { name: '二号路已竣工' }).waitFor()
    const office = pageOf('office')
    await office.goto(`${shown.url}/indicators/${idOf('R01')}`)
    await office.getByRole('region', { name: '更正' }).getByRole('button', { name: '确认' }).click()
    await office.getByText('更正第 1 号').waitFor()
  })

  it('stands corrected in the next bulletin, which tells the correction', async () => {
    expect(await issued()).toContain('路：75.0%（3 条），更正：更正第1号：自然村通水泥路，清溪镇，2020年5月3日，原报1，更正为2（二号路已竣工）。')
  })

  it('shows its value, gap, light, rank and whether it will be there in time', async () => {
    const page = pageOf('office')
    await page.goto(`${shown.url}/indicators/${idOf('R01')}`)
    await page.getByText('75.0%（3 条）').first().waitFor()
    await page.getByText('66.7%（2/3 条）').first().waitFor()
    await page.getByText(/填报的比系统算的高 8\.3 个百分点/).waitFor()
    await page.getByText('还差 1 条').first().waitFor()
    await page.getByText(/要按时完成，每天要 0\.1/).waitFor()
    await page.getByText(/照最近的进度|最近没有进展/).waitFor()
    const places = page.getByRole('region', { name: '各地进展' }).getByRole('row')
    expect((await places.nth(1).innerText()).replace(/\s+/g, ' ')).toMatch(/^1 清溪镇 2 条 100\.0%（2 条）/)
    await page.getByText(/^(绿|黄|红)灯$/).first().waitFor()
  })
})
