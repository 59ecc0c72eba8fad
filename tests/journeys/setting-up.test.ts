import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { addDays, dayOf } from '@lookback/core/kernel'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeAt, stepOf } from '../../packages/server/src/access/totp.ts'
import { runDaily } from '../../packages/server/src/jobs/run.ts'
import { systemClock } from '../../packages/server/src/clock.ts'
import { buildServer } from '../../packages/server/src/build-server.ts'
import { couple, headings, writeWorkbook } from '../../packages/server/src/fixtures/workbook.fixture.ts'
import { checklist, checklistSheets, submissionXml } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { routes } from '../../packages/server/src/routes.ts'
import { launchBrowser } from '../support/browser.ts'
import type { TestDatabase } from '../support/database.ts'
import { applicationOn, testDatabase } from '../support/database.ts'
import { runLookback } from '../support/process.ts'
import { openFromMenu } from '../support/menu.ts'

const webFolder = fileURLToPath(new URL('../../packages/web/dist', import.meta.url))
const administratorPassword = '山上的云像一匹白马走'
const ownPassword = '梨花院落溶溶月柳絮池塘'

/** A newcomer's first day with a real county, in a real browser, from an empty database. */
describe('setting a county up', () => {
  let opened: TestDatabase
  let browser: Browser
  let url: string
  let folder: string
  let stopServer: () => Promise<void>
  const pageErrors: string[] = []

  beforeAll(async () => {
    expect(existsSync(path.join(webFolder, 'index.html')), 'npm run build').toBe(true)
    opened = await testDatabase()
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-setting-up-'))
    const made = await runLookback(['init', '--county', '431999', '--name', '云岭县', '--login', 'admin'], {
      DATABASE_URL: opened.connectionString, LOOKBACK_DATA: folder, LOOKBACK_PASSWORD: administratorPassword,
    })
    expect(made.code, made.errors).toBe(0)
    const server = await buildServer(applicationOn(opened, systemClock), { routes, webFolder, log: false })
    url = await server.listen({ host: '127.0.0.1', port: 0 })
    stopServer = () => server.close()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await stopServer()
    await opened.close()
    await rm(folder, { recursive: true, force: true })
    expect(pageErrors).toEqual([])
  })

  async function signIn(loginName: string, password: string, width = 1440): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width, height: width > 600 ? 900 : 844 } })
    const page = await context.newPage()
    page.on('pageerror', (error) => pageErrors.push(error.message))
    await page.goto(url)
    await page.getByLabel('账号', { exact: true }).fill(loginName)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    return page
  }
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
  const dialog = (page: Page) => page.getByRole('dialog')

  /** Chooses in one of the library's selects: opens it by its name, and takes the option. */
  async function choose(page: Page, label: string, option: string): Promise<void> {
    await dialog(page).getByRole('combobox', { name: label }).press('Enter')
    await page.getByRole('option', { name: option, exact: true }).click()
  }

  let administrator: Page

  it('the administrator takes in the regions and registers a department', async () => {
    administrator = await signIn('admin', administratorPassword)
    await openFromMenu(administrator, '区划和单位')
    await heading(administrator, '区划和单位').waitFor()
    const table = await writeWorkbook(path.join(folder, '区划.xlsx'), [
      ['代码', '名称'], ['431999101', '清溪镇'], ['431999102', '石桥乡'], ['431999101201', '平安村'], ['431999102201', '白云村'],
    ])
    await administrator.getByLabel('区划表（.xlsx）').setInputFiles(table)
    await administrator.getByRole('button', { name: '导入区划' }).click()
    await administrator.getByText('新增 4 个，改名 0 个，不变 0 个；登记了乡镇和村单位 4 个。').waitFor()
    await administrator.getByText('现有 2 个乡镇、2 个村。').waitFor()
    await administrator.getByRole('button', { name: '新增单位' }).click()
    await dialog(administrator).getByLabel('单位名称').fill('住建局')
    await dialog(administrator).getByRole('button', { name: '保存' }).click()
    await administrator.getByRole('rowheader', { name: '住建局' }).waitFor()
  })

  let official: Page

  it('makes a township official, who gets in with a one-time password and must change it', async () => {
    await openFromMenu(administrator, '人员与账号')
    await administrator.getByRole('button', { name: '新增人员' }).click()
    await dialog(administrator).getByLabel('姓名').fill('杨青')
    await dialog(administrator).getByLabel('账号名').fill('yangqing')
    await choose(administrator, '角色', '乡镇')
    await choose(administrator, '单位', '清溪镇')
    await dialog(administrator).getByLabel('职务').fill('副镇长')
    await dialog(administrator).getByLabel('上任日期').fill(addDays(dayOf(systemClock()), -100))
    await dialog(administrator).getByRole('button', { name: '新增人员' }).click()
    const oneTime = (await dialog(administrator).locator('code').textContent()) ?? ''
    expect(oneTime).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4})+$/)
    await dialog(administrator).getByRole('button', { name: '我记下了' }).click()
    await administrator.getByRole('link', { name: '杨青' }).waitFor()

    official = await signIn('yangqing', oneTime)
    await heading(official, '设置自己的密码').waitFor()
    await official.goto(`${url}/problems`)
    await heading(official, '设置自己的密码').waitFor()
    await official.getByLabel('一次性密码').fill(oneTime)
    await official.getByLabel('新密码', { exact: true }).fill(ownPassword)
    await official.getByLabel('再输一次新密码').fill(ownPassword)
    await official.getByRole('button', { name: '修改密码' }).click()
    await heading(official, '问题台账').waitFor()
  })

  it('registers the others from a table, and prints a slip with a one-time password for each', async () => {
    const table = await writeWorkbook(path.join(folder, '人员.xlsx'), [
      ['姓名', '单位', '角色', '村', '联系电话', '账号'],
      ['石大山', '石桥乡', null, null, '13812340001', 'shidashan'], ['龙小河', '白云村', null, null, null, 'longxiaohe'],
      ['吴一', '白云镇', null, null, null, null],
    ])
    const form = administrator.getByRole('region', { name: '导入人员名单' })
    await form.locator('input[type=file]').setInputFiles(table)
    await form.getByRole('button', { name: '正式办理' }).click()
    await form.getByText('没有叫“白云镇”的单位').waitFor()
    await administrator.getByRole('link', { name: '龙小河' }).waitFor()
    await administrator.goto(`${url}/people?account=one-time`)
    await administrator.getByRole('button', { name: '统一发一次性密码' }).click()
    await dialog(administrator).getByText('给名单里 2 个').waitFor()
    await dialog(administrator).getByRole('button', { name: '发密码' }).click()
    await dialog(administrator).getByText('已发 2 个').waitFor()
    await administrator.emulateMedia({ media: 'print' })
    const slips = administrator.locator('.slips section')
    expect(await slips.count()).toBe(2)
    const slip = slips.filter({ hasText: '龙小河' })
    expect(await slip.isVisible()).toBe(true)
    expect(await heading(administrator, '人员与账号').isVisible()).toBe(false)
    const oneTime = (await slip.locator('code').last().textContent()) ?? ''
    await administrator.emulateMedia({ media: 'screen' })
    await dialog(administrator).getByRole('button', { name: '我打印好了' }).click()
    const village = await signIn('longxiaohe', oneTime)
    await heading(village, '设置自己的密码').waitFor()
    await village.context().close()
  })

  const household = '4319991012010001'

  it('takes the households in', async () => {
    await openFromMenu(administrator, '导入')
    const table = await writeWorkbook(path.join(folder, '农户.xlsx'), [[...headings], ...couple(household, 1, [{ 户类型: '一般脱贫户' }, { 户类型: '一般脱贫户' }])])
    await administrator.getByLabel('表格（.xlsx、.csv）').setInputFiles(table)
    await administrator.getByRole('switch', { name: '只检查，不写入' }).press('Space')
    await administrator.getByRole('button', { name: '开始导入' }).click()
    await administrator.getByText('没有要退回的行。').waitFor()
  })

  it('is told what is wrong with a checklist, cell by cell, and publishes it corrected', async () => {
    const sheets = checklistSheets()
    for (const row of sheets.survey) if (row[8] === 'housing') row[8] = '住建局'
    const wrong = path.join(folder, '核查表.xlsx')
    await writeFile(wrong, await checklist(sheets))
    await openFromMenu(administrator, '核查表')
    await heading(administrator, '核查表').waitFor()
    await administrator.getByText('还没有发布核查表').waitFor()
    await administrator.getByLabel('核查表（.xlsx）').setInputFiles(wrong)
    await administrator.getByRole('button', { name: '检查', exact: true }).click()
    await administrator.getByText('有 1 处要改，改好再检查：').waitFor()
    const row = sheets.survey.findIndex((cells) => cells[8] === 'education')
    const told = administrator.getByRole('row').filter({ hasText: '没有叫“education”的单位' })
    expect((await told.getByRole('cell').allInnerTexts()).slice(0, 3)).toEqual(['survey', String(row + 1), `department I${row + 1}`])

    for (const cells of sheets.survey) if (cells[8] === 'education') cells[8] = '住建局'
    await writeFile(wrong, await checklist(sheets))
    await administrator.getByRole('button', { name: '检查', exact: true }).click()
    await administrator.getByText('这个文件选好以后又改过').waitFor()
    const [chooser] = await Promise.all([administrator.waitForEvent('filechooser'), administrator.getByText('选择文件').click()])
    await chooser.setFiles(wrong)
    await administrator.getByRole('button', { name: '检查', exact: true }).click()
    await administrator.getByRole('heading', { name: '入户核查（简表），版本 1，共 4 项' }).waitFor()
    await administrator.getByRole('button', { name: '发布' }).click()
    await administrator.getByRole('link', { name: '下载 入户核查（简表） 1 的 Excel' }).waitFor()
  })

  it('opens a round, after a look at how many a sample would be', async () => {
    await openFromMenu(administrator, '核查轮次')
    await administrator.getByRole('button', { name: '开一轮核查' }).click()
    await dialog(administrator).getByLabel('名称').fill('乡镇自查')
    await dialog(administrator).getByText('抽样', { exact: true }).click()
    await dialog(administrator).getByRole('button', { name: '看看会抽多少户' }).click()
    await dialog(administrator).getByText('1 个村共 1 户，会抽 1 户。').waitFor()
    await dialog(administrator).getByText('全部农户', { exact: true }).click()
    await dialog(administrator).getByLabel('结束日期').fill('2020-01-01')
    await dialog(administrator).getByRole('button', { name: '开一轮核查' }).click()
    await dialog(administrator).getByText('结束日期不能早于开始日期').waitFor()
    await dialog(administrator).getByLabel('结束日期').fill(addDays(dayOf(systemClock()), 20))
    await dialog(administrator).getByRole('button', { name: '开一轮核查' }).click()
    await administrator.getByRole('rowheader', { name: /乡镇自查\s+进行中/ }).waitFor()
    await administrator.getByRole('link', { name: '1', exact: true }).waitFor()
  })

  /** How many wait in a queue, as the person's own page says. */
  async function waiting(page: Page, queue: string): Promise<number> {
    await page.goto(`${url}/work`)
    const button = page.getByRole('navigation', { name: '待办' }).getByRole('button', { name: new RegExp(`^${queue}\\s*\\d`) })
    return Number(await button.locator('b').innerText())
  }

  it('hands the official’s post over: the successor has the work, the predecessor has it no more', async () => {
    const submission = new FormData()
    const xml = submissionXml({ household, round: 1, found: ['H01'] })
    submission.append('xml_submission_file', new Blob([xml], { type: 'text/xml' }), 'submission.xml')
    const authorization = `Basic ${Buffer.from(`yangqing:${ownPassword}`).toString('base64')}`
    expect((await fetch(`${url}/openrosa/submission`, { method: 'POST', headers: { authorization }, body: submission })).status).toBe(201)
    await administrator.goto(`${url}/problems`)
    await administrator.getByRole('link', { name: '建房未入住' }).click()
    await administrator.getByRole('region', { name: '办理' }).getByRole('button', { name: '交办', exact: true }).click()
    await dialog(administrator).getByRole('button', { name: '交办', exact: true }).click()
    await administrator.getByText('待签收').first().waitFor()
    expect(await waiting(official, '待签收')).toBe(1)

    await openFromMenu(administrator, '人员与账号')
    await administrator.getByRole('link', { name: '杨青' }).click()
    await administrator.getByRole('button', { name: '交接“副镇长”' }).click()
    await dialog(administrator).getByText('待签收 1 件').waitFor()
    await dialog(administrator).getByText('新来的人', { exact: true }).click()
    await dialog(administrator).getByLabel('姓名').fill('吴兰')
    await dialog(administrator).getByLabel('账号名').fill('wulan')
    await dialog(administrator).getByRole('button', { name: '交接岗位' }).click()
    const oneTime = (await dialog(administrator).locator('code').textContent()) ?? ''
    await dialog(administrator).getByRole('button', { name: '我记下了' }).click()
    await administrator.getByRole('rowheader', { name: /副镇长\s+已卸任/ }).waitFor()

    await official.goto(`${url}/work`)
    await official.getByText('没有权限看这一页').waitFor()
    const successor = await signIn('wulan', oneTime)
    await successor.getByLabel('一次性密码').fill(oneTime)
    await successor.getByLabel('新密码', { exact: true }).fill(ownPassword)
    await successor.getByLabel('再输一次新密码').fill(ownPassword)
    await successor.getByRole('button', { name: '修改密码' }).click()
    await heading(successor, '作战图').waitFor()
    expect(await waiting(successor, '待签收')).toBe(1)
    expect((await runLookback(['verify-log'], { DATABASE_URL: opened.connectionString, LOOKBACK_DATA: folder })).code).toBe(0)
  })

  /** Signs in by a second step: with a code of the app, or a recovery code. */
  async function signInWith(loginName: string, password: string, code: string): Promise<Page> {
    const page = await signIn(loginName, password)
    await page.getByText(/请再填手机验证码/).waitFor()
    await page.getByLabel('验证码').fill(code)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    return page
  }

  it('the administrator sets a second factor, and comes in by its code, or by a recovery code once', async () => {
    await administrator.goto(`${url}/account`)
    const panel = administrator.getByRole('region', { name: '两步验证' })
    await panel.getByRole('button', { name: '开始设置' }).click()
    const key = bytesOf(await panel.locator('.key').innerText())
    await panel.getByLabel('2. 填应用里现在显示的 6 位数字').fill('000000')
    await panel.getByRole('button', { name: '设好' }).click()
    await panel.getByRole('alert').waitFor()
    await panel.getByLabel('2. 填应用里现在显示的 6 位数字').fill(codeAt(key, stepOf(systemClock()) - 1))
    await panel.getByRole('button', { name: '设好' }).click()
    await panel.getByText('两步验证已设好。').waitFor()
    const [recovery = ''] = await panel.getByRole('listitem').allInnerTexts()
    await panel.getByRole('button', { name: '我抄下来了' }).click()
    await panel.getByText(/还剩 \d+ 个恢复码/).waitFor()

    const byCode = await signInWith('admin', administratorPassword, codeAt(key, stepOf(systemClock()) + 1))
    await heading(byCode, '作战图').waitFor()
    const byRecovery = await signInWith('admin', administratorPassword, recovery)
    await heading(byRecovery, '作战图').waitFor()
    const again = await signInWith('admin', administratorPassword, recovery)
    await again.getByText(/验证码不对或已经用过/).waitFor()
    for (const page of [byCode, byRecovery, again]) await page.context().close()
  })

  it('gives somebody the own data as a file, puts a name right at request, and shows what goes by the county’s rules', async () => {
    await administrator.goto(`${url}/households`)
    await administrator.getByRole('link', { name: '石大山', exact: true }).click()
    const [file] = await Promise.all([administrator.waitForEvent('download'), administrator.getByRole('button', { name: '导出本人数据' }).click()])
    expect(file.suggestedFilename()).toBe('石大山.json')
    const given = JSON.parse(await readFile(await file.path(), 'utf8')) as { member: { documentNumber: string }; records: Record<string, object[]> }
    expect(given.member.documentNumber).toMatch(/^\d{17}[\dX]$/)
    expect(Object.keys(given.records)).toEqual(expect.arrayContaining(['visit', 'finding', 'problem', 'log_entry']))
    await administrator.getByRole('button', { name: '更正', exact: true }).click()
    await dialog(administrator).getByLabel('改成').fill('石大三')
    await dialog(administrator).getByLabel('理由').fill('登记时写错')
    await dialog(administrator).getByLabel('依据').fill('居民身份证')
    await dialog(administrator).getByRole('button', { name: '更正', exact: true }).click()
    await heading(administrator, '石大三').waitFor()
    await openFromMenu(administrator, '个人数据更正')
    await administrator.getByRole('row').filter({ hasText: '登记时写错' }).getByText('石大三').waitFor()

    await opened.database.insertInto('sign_in_door').values({ county: '431999', kind: 'address', login_name: '', place: '10.0.0.1', attempts: 1, locks: 0, last_at: '2020-01-01T00:00:00.000Z' }).execute()
    await openFromMenu(administrator, '保留和清理')
    const row = (table: string) => administrator.getByRole('region', { name: table }).getByRole('row').filter({ hasText: '登录痕迹' })
    await row('将要清理').waitFor()
    expect((await row('将要清理').getByRole('cell').allInnerTexts())[0]).toBe('365 天')
    await administrator.getByText('还没有到期清理过').waitFor()
    await runDaily(applicationOn(opened, systemClock))
    await administrator.reload()
    await row('已经清理').waitFor()
    expect(await row('将要清理').getByRole('cell').allInnerTexts()).toEqual(expect.arrayContaining(['0', '0']))
  })

  it('a security administrator sees what is out of the ordinary', async () => {
    await openFromMenu(administrator, '人员与账号')
    await administrator.getByRole('button', { name: '新增人员' }).click()
    await dialog(administrator).getByLabel('姓名').fill('龙安')
    await dialog(administrator).getByLabel('账号名').fill('longan')
    await choose(administrator, '角色', '安全管理员')
    await choose(administrator, '单位', '住建局')
    await dialog(administrator).getByLabel('职务').fill('安全管理员')
    await dialog(administrator).getByRole('button', { name: '新增人员' }).click()
    const oneTime = (await dialog(administrator).locator('code').textContent()) ?? ''
    const watcher = await signIn('longan', oneTime)
    await watcher.getByLabel('一次性密码').fill(oneTime)
    await watcher.getByLabel('新密码', { exact: true }).fill(ownPassword)
    await watcher.getByLabel('再输一次新密码').fill(ownPassword)
    await watcher.getByRole('button', { name: '修改密码' }).click()
    // People signed in above, whatever the hour is: here no hour is of the night.
    await sql`update parameter set value = value || '{"nightFrom": 0, "nightTo": 0}' where name = 'alerts'`.execute(opened.database)
    await openFromMenu(watcher, '异常提醒')
    // The administrator has taken a person's data away, above.
    await watcher.getByRole('row').filter({ hasText: '导出完整号码' }).waitFor()
    const told = watcher.getByRole('row').filter({ hasText: '输错密码太多次，被锁住' })
    expect(await told.count()).toBe(0)
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const wrong = { county: '431999', loginName: 'wulan', password: `${attempt}` }
      await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wrong) })
    }
    await watcher.reload()
    await told.waitFor()
    expect(await told.getByRole('cell').allInnerTexts()).toEqual(expect.arrayContaining(['吴兰', '127.0.0.1']))
  })
})

/** What the letters of a key stand for (RFC 4648, base 32). */
function bytesOf(key: string): Buffer {
  const bits = Array.from(key.trim(), (letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)))
}
