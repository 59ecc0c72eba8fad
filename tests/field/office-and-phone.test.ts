import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { numberIn, password, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { barriers } from '../support/barriers.ts'
import { launchBrowser } from '../support/browser.ts'
import type { FieldCounty } from './county.ts'
import { fieldCounty } from './county.ts'
import { Inspector } from './inspector.ts'

const SIGHT = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', hasTouch: true, isMobile: true }

/** What the office can do for a phone that has no network, and against one that is lost. */
describe('a phone and the office', () => {
  let county: FieldCounty
  let browser: Browser
  let phone: Inspector
  let desk: Page
  let folder: string
  const errors: string[] = []

  beforeAll(async () => {
    county = await fieldCounty(2)
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-handed-in-'))
    browser = await launchBrowser()
    phone = await Inspector.on(await browser.newContext(SIGHT), county.line.url)
    await phone.prepare('pingan')
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
    desk = await context.newPage()
    desk.on('pageerror', (error) => errors.push(error.message))
    await desk.goto(`${county.line.url}/phones`)
    await desk.getByLabel('账号', { exact: true }).fill('office')
    await desk.getByLabel('密码', { exact: true }).fill(password)
    await desk.getByRole('button', { name: '登录', exact: true }).click()
    await desk.getByRole('heading', { name: '下乡手机', level: 1 }).waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await county.close()
    await rm(folder, { recursive: true, force: true })
    expect([...phone.errors, ...errors]).toEqual([])
  })

  /** Saves the file of unsent work and carries it to the desk. */
  async function handIn(): Promise<string> {
    const [download] = await Promise.all([
      phone.page.waitForEvent('download'), phone.page.getByRole('button', { name: '把未上传的存成文件' }).click(),
    ])
    const file = path.join(folder, download.suggestedFilename())
    await download.saveAs(file)
    await desk.locator('input[type=file][accept=".lookback"]').setInputFiles(file)
    const reply = desk.waitForResponse((response) => response.url().endsWith('/api/sync/outbox-files'))
    await desk.getByRole('button', { name: '导入', exact: true }).click()
    await reply
    return desk.getByText(/^pingan：/).innerText()
  }

  it('takes in what the phone could not send, by a file; twice is once', async () => {
    await phone.context.setOffline(true)
    await phone.beginNext()
    await phone.photograph('门口照片', await jpeg(320, 240, 1))
    await phone.answer('屋面漏雨', true)
    await phone.finish()
    expect(await phone.unsent()).toBe(1)
    expect(await handIn()).toBe('pingan：新收 1 件，已有 0 件，照片 1 张，没有接收 0 件。')
    expect(await county.count('visit')).toBe(1)
    expect(await handIn()).toContain('新收 0 件，已有 1 件')
    await phone.context.setOffline(false)
    await phone.allSent()
    expect([await county.count('visit'), await county.count('attachment'), await county.count('problem')]).toEqual([1, 1, 1])
  })

  it('gives a round out on its page, by hand and as proposed: the phones then hold what is theirs', async () => {
    await desk.goto(`${county.line.url}/rounds`)
    await desk.getByRole('row', { name: /县级复查/ }).getByRole('link', { name: '分配' }).click()
    await desk.getByRole('button', { name: '分配 平安村' }).click()
    const dialog = desk.getByRole('dialog', { name: '平安村：由谁入户' })
    await dialog.getByRole('combobox', { name: '全村' }).press('Enter')
    await desk.getByRole('option', { name: /^census/ }).click()
    await dialog.getByRole('combobox', { name: '全村' }).press('Escape')
    await dialog.getByRole('button', { name: '保存' }).click()
    await desk.getByText('1 / 4 个村分了，1 人参加').waitFor()
    await desk.getByRole('button', { name: '提一个方案' }).click()
    await desk.getByRole('button', { name: '照此分配（3 个村）' }).click()
    await desk.getByText('4 / 4 个村分了，2 人参加').waitFor()
    const { rows } = await county.checked.pool.query<{ name: string; households: number }>(`select person.name, count(*)::int * 2 as households
      from round_assignment as given join person on person.id = given.inspector group by person.name order by person.name`)
    expect(rows.map(({ name }) => name)).toEqual(['census', 'supervision'])
    for (const { name, households } of rows) {
      const given = await Inspector.on(await browser.newContext(SIGHT), county.line.url)
      await given.prepare(name)
      await given.page.getByRole('button', { name: new RegExp(`^全部\\s*${households}$`) }).waitFor()
      errors.push(...given.errors)
      await given.context.close()
    }
  })

  it('prints door plates that a phone reads: one a household, by number, and no controls on the paper', async () => {
    await desk.goto(`${county.line.url}/door-plates`)
    await desk.getByText('先选一个村').waitFor()
    expect(await desk.getByRole('button', { name: '打印' }).isDisabled()).toBe(true)
    await desk.goto(`${county.line.url}/door-plates?region=${villages.pingan}`)
    const plates = desk.locator('.plates li')
    await plates.first().waitFor()
    expect((await plates.allInnerTexts()).map((text) => text.split(/\s+/))).toEqual([0, 1].map((index) => [numberIn(villages.pingan, index), '平安村']))
    expect(await barriers(desk)).toEqual([])
    await desk.emulateMedia({ media: 'print' })
    expect(await desk.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
    const printed = await plates.last().screenshot()
    await desk.emulateMedia({ media: 'screen' })
    await phone.tab('入户')
    await phone.page.getByLabel('拍门牌码').first().setInputFiles({ name: 'plate.png', mimeType: 'image/png', buffer: printed })
    await phone.page.waitForURL(/\/households\/[-0-9a-f]{36}$/)
    await phone.page.getByText(numberIn(villages.pingan, 1)).waitFor()
    await phone.tab('入户')
  })

  it('takes a lost phone out of service: it says so and wipes itself, and what it had not sent can be handed in', async () => {
    await phone.context.setOffline(true)
    await phone.tab('入户')
    await phone.openNext()
    await phone.page.getByRole('radio', { name: '家中无人' }).click()
    await phone.page.getByRole('button', { name: '保存：家中无人' }).click()
    await phone.page.getByRole('searchbox').waitFor()
    await desk.goto(`${county.line.url}/phones`)
    await desk.getByRole('button', { name: '让pingan的手机下线' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: /确定|确认|OK/ }).click()
    await desk.getByText(/^已下线 /).waitFor()
    await phone.context.setOffline(false)
    await phone.page.getByText('这部手机已被县办停用').waitFor()
    await phone.page.getByText('还有 1 件没有上传').waitFor()
    expect(await handIn()).toContain('新收 1 件')
    expect(await county.count('visit')).toBe(2)
    // Also when it is opened again: neither its PIN nor its person's password opens it.
    await phone.page.reload()
    await phone.page.getByText('这部手机已被县办停用').waitFor()
    await phone.page.getByLabel('账号').fill('pingan')
    await phone.page.getByLabel('密码').fill(password)
    await phone.page.getByRole('button', { name: '登录' }).click()
    await phone.page.getByText('县办已让这部手机下线').waitFor()
    const left = await phone.page.evaluate(async () => {
      const databases = await indexedDB.databases()
      const counts = databases.flatMap(({ name }) => name?.startsWith('lookback-field-') ? [new Promise<number>((resolve) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => {
          const counting = opening.result.transaction('households').objectStore('households').count()
          counting.onsuccess = () => resolve(counting.result)
        }
      })] : [])
      return Promise.all(counts)
    })
    expect(left).toEqual([0])
  })
})
