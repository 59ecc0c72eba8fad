import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { county, password } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { launchBrowser } from '../support/browser.ts'
import type { FieldCounty } from './county.ts'
import { fieldCounty } from './county.ts'
import { Inspector } from './inspector.ts'

const SIGHT = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', hasTouch: true, isMobile: true }

/** What could leave a phone without anybody being told: two windows, the camera, a sign-out, another person, a new version. */
describe('nothing leaves the phone unnoticed', () => {
  let office: FieldCounty
  let browser: Browser
  let census: Inspector
  const errors: string[] = []

  beforeAll(async () => {
    office = await fieldCounty(4)
    browser = await launchBrowser()
    census = await Inspector.on(await browser.newContext(SIGHT), office.line.url)
    await census.prepare('census')
  })
  afterAll(async () => {
    await browser.close()
    await office.close()
    expect([...census.errors, ...errors]).toEqual([])
  })

  /** Another window of the same phone, as from the icon on the home screen. */
  async function secondWindow(pathname: string, before: (page: Page) => Promise<void> = () => Promise.resolve()): Promise<Inspector> {
    const other = await Inspector.on(census.context, office.line.url)
    await before(other.page)
    await other.page.goto(`${office.line.url}${pathname}`)
    await other.unlock()
    return other
  }

  const kept = (window: Inspector) => window.page.getByText('已保存', { exact: true }).waitFor()
  const isYes = (window: Inspector, item: string) =>
    window.question(item).getByRole('radio', { name: '是', exact: true, checked: true }).waitFor()
  const visitsOf = async (household: string) => {
    const { rows } = await office.checked.pool.query<{ submission: string }>('select submission from visit where subject = $1', [household])
    return rows.map(({ submission }) => submission)
  }
  const householdAt = (window: Inspector) => /households\/([^/]+)/.exec(window.page.url())?.[1] ?? ''

  it('a household is filled in in one window; another takes it over openly, with all that was filled in', async () => {
    await census.beginNext()
    await census.answer('屋面漏雨', true)
    await kept(census)
    const other = await secondWindow(new URL(census.page.url()).pathname)
    await other.page.getByText('这一户正在本机另一个窗口里填').waitFor()
    await other.page.getByRole('button', { name: '接到这里填' }).click()
    await isYes(other, '屋面漏雨')
    await census.page.getByText('这一户已经接到另一个窗口填了').waitFor()
    await other.answer('建房未入住', true)
    await kept(other)
    // And back again.
    await census.page.getByRole('button', { name: '接到这里填' }).click()
    await isYes(census, '建房未入住')
    await other.page.getByText('这一户已经接到另一个窗口填了').waitFor()
    const household = householdAt(census)
    // A hard defect wants to be told in words.
    await census.page.locator('.finding[data-item=H01] textarea').fill('新房空着')
    await census.finish()
    await census.allSent()
    expect(await visitsOf(household)).toHaveLength(1)
    await other.page.close()
  })

  it('finished in two windows where the browser has no locks, it is two visits, and both are pointed out', async () => {
    const withoutLocks = async (page: Page) => {
      await page.addInitScript(() => void Reflect.deleteProperty(Navigator.prototype, 'locks'))
    }
    await census.tab('入户')
    await census.beginNext()
    await kept(census)
    await census.answer('屋面漏雨', true)
    await kept(census)
    const household = householdAt(census)
    const { pathname } = new URL(census.page.url())
    const other = await secondWindow(pathname, withoutLocks)
    const third = await secondWindow(pathname, withoutLocks)
    await isYes(third, '屋面漏雨')
    // The one that is behind is told, and writes nothing over the other.
    await other.answer('屋面漏雨', false)
    await other.page.getByText('这一户已经接到另一个窗口填了').waitFor()
    await other.page.getByRole('button', { name: '接到这里填' }).click()
    await isYes(other, '屋面漏雨')
    await other.finish()
    // Finished there, it is finished here with other answers.
    await third.answer('屋面漏雨', false)
    await kept(third)
    await third.page.getByRole('button', { name: '去检查' }).click()
    await third.page.getByRole('button', { name: '提交', exact: true }).click()
    await third.page.getByText('两份都存下了').waitFor()
    await third.page.getByRole('button', { name: '确认' }).click()
    await third.page.getByRole('searchbox').waitFor()
    await third.allSent()
    expect(new Set(await visitsOf(household)).size).toBe(2)
    await third.page.getByText('这一户在另一个窗口也存过一份').waitFor()
    await third.page.getByText(/^census已在 .* 入户过这一户，两次都留着/).waitFor()
    for (const { page } of [other, third]) await page.close()
    await census.page.goto(`${office.line.url}/field/households`)
    await census.unlock()
  })

  it('a photo that was just chosen is there again when the page was pushed out of memory, and one that never came is told', async () => {
    await census.beginNext()
    await kept(census)
    // The page dies while it makes the photo small.
    await census.page.evaluate(() => (window.createImageBitmap = () => new Promise(() => undefined)))
    await census.question('门口照片').locator('input[type=file]').first()
      .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await jpeg(320, 240, 7) })
    await expect.poll(() => census.page.evaluate(countTakings)).toBe(1)
    await census.pageKilled()
    await census.question('门口照片').locator('.photo img').waitFor()
    await census.page.getByText('拍的那张已经找回来').waitFor()
    await expect.poll(() => census.page.evaluate(countTakings)).toBe(0)
    // The camera is open, and the page is gone before it gives anything.
    await Promise.all([census.page.waitForEvent('filechooser'), census.question('门口照片').getByRole('button', { name: '重拍' }).click()])
    await expect.poll(() => census.page.evaluate(countTakings)).toBe(1)
    await census.pageKilled()
    await census.page.getByText('拍照时手机关掉了这一页，那张没有收到').waitFor()
    await census.question('门口照片').locator('.photo img').waitFor()
    await census.page.getByRole('button', { name: '退出' }).click()
    await census.page.getByRole('button', { name: '放弃这份草稿' }).click()
    await census.page.getByText('填过的内容和 1 张照片找不回来').waitFor()
    await census.page.getByRole('button', { name: '取消' }).click()
  })

  it('what is saved while a photo hangs on the line goes at once', async () => {
    const { line } = office
    let hangs = () => {}
    const hanging = new Promise<void>((resolve) => (hangs = resolve))
    line.fate = ({ method }) => {
      if (method !== 'PATCH') return 'through'
      hangs()
      return 'hangs'
    }
    await census.tab('入户')
    await census.beginNext()
    await census.photograph('门口照片', await jpeg(320, 240, 8))
    await census.answer('屋面漏雨', false)
    await census.finish()
    await hanging
    const before = await office.count('visit')
    await census.tab('入户')
    await census.openNext()
    await census.page.getByRole('radio', { name: '家中无人' }).click()
    await census.page.getByRole('button', { name: '保存：家中无人' }).click()
    await expect.poll(() => office.count('visit'), { timeout: 60_000 }).toBe(before + 1)
    line.fate = () => 'through'
    await census.page.reload()
    await census.unlock()
    await census.allSent()
  })

  it('what the county does not take shows on every page, with what to do, until it is seen to', async () => {
    const { pool } = office.checked
    const endsOn = async (sql: string) => pool.query(`update round set ends_on = ${sql} where county = $1 and ordinal = 3`, [county])
    await census.tab('入户')
    await census.openNext()
    await census.page.getByRole('radio', { name: '家中无人' }).click()
    await endsOn(`starts_on`)
    await census.page.getByRole('button', { name: '保存：家中无人' }).click()
    const badge = census.page.getByText('没收 1 件')
    await badge.waitFor()
    await endsOn('current_date + 30')
    for (const tab of ['入户', '待办', '我的'] as const) {
      await census.tab(tab)
      await badge.waitFor()
    }
    await badge.click()
    await census.page.getByText('轮次已经结束。原件县里留着').waitFor()
  })

  it('signing out says what would go, lets nothing unsent go, and asks for the rest', async () => {
    await census.tab('我的')
    await census.page.getByRole('button', { name: '退出登录' }).click()
    const form = census.page.locator('.sign-out')
    for (const line of ['县里没收的 1 件', '没填完的表 1 份', '还没传到县里的照片 1 张']) await form.getByText(line).waitFor()
    expect(await form.getByRole('button', { name: '没填完的不要了，退出登录' }).isDisabled()).toBe(true)
    const [download] = await Promise.all([
      census.page.waitForEvent('download'), form.getByRole('button', { name: '先把没收的存成文件' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.lookback$/)
    await expect.poll(() => form.getByRole('button', { name: '没填完的不要了，退出登录' }).isDisabled()).toBe(false)
    await form.getByRole('button', { name: '不退出' }).click()
    // Seen to, the badge goes; the work stays listed.
    await census.tab('上传')
    await census.page.getByRole('button', { name: '知道了，已处理' }).click()
    await census.page.getByText('没收 1 件').waitFor({ state: 'hidden' })
    await census.page.getByText('县里没收', { exact: true }).waitFor()
  })

  it('a new version is taken only when no form is open, and says what stays', async () => {
    const { line } = office
    await census.context.setOffline(true)
    await census.tab('入户')
    await census.openNext()
    await census.page.getByRole('radio', { name: '家中无人' }).click()
    await census.page.getByRole('button', { name: '保存：家中无人' }).click()
    await census.page.getByText('已记下：家中无人').waitFor()
    expect(await census.unsent()).toBe(1)
    line.fate = ({ path }) => (path.startsWith('/api/sync/operations') ? 'answer-lost' : 'through')
    line.rewrite = (path, text) => path === '/field/service-worker.js'
      ? text.replace(/("url":"index\.html","revision":")\w+/, '$1next')
      : text.replace('<title>回头看·入户</title>', '<title>新版</title>')
    await census.context.setOffline(false)
    await census.page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/field/'))?.update())
    await census.page.getByText('新版本已下载好').waitFor()
    await census.page.getByText('没上传 1 件、县里没收 1 件、没填完 1 份，都留着').waitFor()
    await census.tab('入户')
    await census.beginNext()
    const other = await secondWindow('/field/outbox')
    await other.page.getByRole('button', { name: '换上' }).click()
    await other.page.getByText('还有表格开着').waitFor()
    expect(await other.page.title()).toBe('回头看·入户')
    await census.page.getByRole('button', { name: '退出' }).click()
    await census.page.getByRole('heading', { name: '家庭成员' }).waitFor()
    await other.page.getByText('新版本已下载好').waitFor()
    await other.page.getByRole('button', { name: '换上' }).click()
    await other.unlock()
    expect(await other.page.title()).toBe('新版')
    expect(await other.unsent()).toBe(1)
    await census.page.close()
    census.page = other.page
    errors.push(...other.errors)
  })

  it('somebody else who signs in reads what stays on the phone, and afterwards sees it there', async () => {
    const { page } = census
    await census.tab('我的')
    await page.getByRole('button', { name: '锁住' }).click()
    await page.getByRole('button', { name: '忘了密码，用账号登录' }).click()
    await page.getByLabel('账号').fill('pingan')
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByText('这部手机现在是census的').waitFor()
    await page.getByText('没上传的 1 件').waitFor()
    await page.getByRole('button', { name: '知道了，用我的账号登录' }).click()
    for (const title of ['设一个 6 位数字密码', '再输一次']) {
      await page.getByText(title).waitFor()
      await census.typePin('135790')
    }
    office.line.fate = () => 'through'
    await page.getByText('可以下乡了').waitFor()
    await page.goto(`${office.line.url}/field/account`)
    await census.unlock()
    await page.getByText('手机里还有census的内容').waitFor()
    await page.goto(`${office.line.url}/field/sign-in`)
    await page.getByLabel('账号').fill('census')
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    for (const title of ['设一个 6 位数字密码', '再输一次']) {
      await page.getByText(title).waitFor()
      await census.typePin('135790')
    }
    await page.getByText('可以下乡了').waitFor()
    await page.getByRole('button', { name: '开始入户' }).click()
    await census.allSent()
  })

  it('what the browser has cleared is noticed at the next sign-in: the county knows what the phone had announced', async () => {
    const { page } = census
    const devtools = await census.context.newCDPSession(page)
    await page.goto('about:blank')
    await devtools.send('Storage.clearDataForOrigin', { origin: office.line.url, storageTypes: 'all' })
    await page.goto(`${office.line.url}/field/`)
    await page.getByLabel('账号').fill('census')
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    for (const title of ['设一个 6 位数字密码', '再输一次']) {
      await page.getByText(title).waitFor()
      await census.typePin('135790')
    }
    // The form with its photo, and what the county had refused.
    await page.getByText(/县里记着：您的手机报过 \d 件，没有传到/).waitFor()
    await page.getByText('没填完的表').first().waitFor()
    await page.getByRole('button', { name: '知道了' }).click()
    const { rows } = await office.checked.pool.query<{ payload: { count: number } }>(`select payload from log_entry where kind = 'phone-work-missing'`)
    expect(rows.map(({ payload }) => payload.count >= 1)).toEqual([true])
  })
})

/** In the page: how many photos are chosen or being taken and not part of a form yet. */
async function countTakings(): Promise<number> {
  const [name = ''] = (await indexedDB.databases()).flatMap((one) => (one.name?.startsWith('lookback-field-') ? [one.name] : []))
  return new Promise((resolve) => {
    const opening = indexedDB.open(name)
    opening.onsuccess = () => {
      const counting = opening.result.transaction('takings').objectStore('takings').count()
      counting.onsuccess = () => {
        opening.result.close()
        resolve(counting.result)
      }
    }
  })
}
