import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { addDays, dayOf } from '@lookback/core/kernel'
import type { Browser } from 'playwright-core'
import encodeQR from 'qr'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { county, numberIn, password, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { barriers } from '../support/barriers.ts'
import { launchBrowser } from '../support/browser.ts'
import type { FieldCounty } from './county.ts'
import { fieldCounty } from './county.ts'
import { Inspector } from './inspector.ts'

const built = fileURLToPath(new URL('../../packages/web/dist/field/index.html', import.meta.url))
const HOUSEHOLDS = 30
/** In this one somebody speaks a note, and the householder signs. */
const SPOKEN = 3
const SIGHT = {
  viewport: { width: 360, height: 740 }, locale: 'zh-CN', hasTouch: true, isMobile: true,
  permissions: ['geolocation', 'microphone', 'clipboard-read', 'clipboard-write'], geolocation: { latitude: 26, longitude: 109.999, accuracy: 12 },
}
/** Along a road to the east, where the phone stands at its western end: how far each household of a village is, in thousandths of a degree. */
const ROAD = [3, 0, 4, 1, 2]

/** The phone as inspectors have it: the built application in a browser, against a county that is a process of its own. */
describe('a phone in villages without a network', () => {
  let office: FieldCounty
  let browser: Browser
  let census: Inspector

  beforeAll(async () => {
    expect(existsSync(built), 'npm run build').toBe(true)
    office = await fieldCounty(10)
    // Nobody was home there yesterday; positions of rounds that are long over are kept no more.
    office.checked.setTime(new Date(Date.now() - 86_400_000).toISOString())
    await record(office.checked, 'census', ROAD.map((far, index) => ({
      household: numberIn(villages.heshan, index), round: 3, outcome: 'nobody-home', position: { latitude: 26, longitude: 110 + far / 1_000 },
    })))
    browser = await launchBrowser(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'])
    census = await Inspector.on(await browser.newContext(SIGHT), office.line.url)
  })
  afterAll(async () => {
    await browser.close()
    await office.close()
    expect(census.errors).toEqual([])
  })

  it('is made ready at the office, and opens where there is no network at all', async () => {
    await census.prepare('census')
    await census.context.setOffline(true)
    await census.pageKilled()
    expect(await census.page.locator('.standings button').first().innerText()).toContain(String(4 * 10))
  })

  it('keeps a day of thirty households with photos, and a form whose page is killed in the middle', async () => {
    for (let visit = 0; visit < HOUSEHOLDS; visit += 1) {
      if (visit % 6 === 5) {
        await census.openNext()
        await census.page.getByRole('radio', { name: '家中无人' }).click()
        await census.page.getByRole('button', { name: '保存：家中无人' }).click()
        await census.page.getByText('已记下：家中无人').waitFor()
        await census.tab('入户')
        continue
      }
      await census.beginNext()
      await census.photograph('门口照片', await jpeg(320, 240, visit + 1))
      await census.answer('屋面漏雨', visit % 3 === 0)
      if (visit === 7) {
        await census.page.getByText('已保存', { exact: true }).waitFor()
        await census.pageKilled()
        await census.question('门口照片').locator('.photo img').waitFor()
        expect(await census.question('屋面漏雨').getByRole('radio', { name: '否', exact: true }).getAttribute('aria-checked')).toBe('true')
      }
      if (visit === SPOKEN) await speakAndSign()
      await census.finish(visit % 12 === 0)
    }
    expect(await census.unsent()).toBe(HOUSEHOLDS)
    expect(await office.count('visit')).toBe(ROAD.length)
  })

  /** The page dies while somebody speaks: what was said until then, and the signature, are there when it is opened again. */
  async function speakAndSign(): Promise<void> {
    await census.page.getByRole('button', { name: '去检查' }).click()
    await census.page.getByRole('button', { name: '在手机上签' }).click()
    const paper = census.page.getByRole('img', { name: '请用手指写下姓名' })
    await paper.hover({ position: { x: 40, y: 40 } })
    expect(await census.page.getByRole('button', { name: '签好了' }).isDisabled()).toBe(true)
    await census.page.mouse.down()
    await paper.hover({ position: { x: 200, y: 120 } })
    await census.page.mouse.up()
    await census.page.getByRole('button', { name: '签好了' }).click()
    await census.page.locator('.photo img').waitFor()
    await census.page.getByRole('button', { name: '说一段话' }).click()
    await census.page.getByRole('button', { name: /^停（0:0[3-9]/ }).waitFor()
    await census.pageKilled()
    await census.page.getByText('说的那段已经找回来').waitFor()
    await census.page.locator('audio').waitFor()
    await census.page.locator('.photo img').waitFor()
    await census.page.getByRole('button', { name: '上一页' }).click()
  }

  it('sums the day up: every figure is the list that it opens, and the text can be taken along', async () => {
    const { page } = census
    await census.tab('上传')
    await page.getByRole('link', { name: '今天的小结' }).click()
    const figures = page.getByRole('group', { name: '今天的数' }).getByRole('button')
    await figures.first().waitFor()
    const counted: Record<string, number> = {}
    for (const figure of await figures.all()) {
      await figure.click()
      const [count = '', name = ''] = (await figure.innerText()).split('\n')
      counted[name] = Number(count)
      expect([name, await page.locator('.lines li').count()]).toEqual([name, Number(count)])
      await figure.click()
    }
    expect(counted).toEqual({ 入户: 25, 家中无人: 5, 其他没能入户: 0, 查出问题: 10, 当场改好: 0, 没上传: 30 })
    await page.getByRole('button', { name: '复制这段话' }).click()
    await page.getByText('已复制，可以贴到群里。').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('入户 25 户，家中无人 5 户，其他没能入户 0 户。\n查出问题 10 个，当场改好 0 个。\n手机里还没上传 30 件。')
    await page.locator('.van-toast').waitFor({ state: 'hidden' })
    expect(await barriers(page)).toEqual([])
    // Where the browser hands texts to other applications, it is asked to; whoever closes its choice has sent nothing, and nothing fails.
    await page.evaluate(() => {
      const shared: unknown[] = []
      const share = (what: unknown) => (shared.push(what) === 1 ? Promise.resolve() : Promise.reject(new DOMException('closed', 'AbortError')))
      Object.assign(window, { shared })
      Object.defineProperty(navigator, 'share', { configurable: true, value: share })
    })
    await census.tab('上传')
    await page.getByRole('link', { name: '今天的小结' }).click()
    for (let time = 0; time < 2; time += 1) await page.getByRole('button', { name: '发给别人' }).click()
    const shared = await page.evaluate(() => (window as unknown as { shared: { text: string }[] }).shared)
    expect(shared.map(({ text }) => /入户 25 户，[^]*查出问题 10 个/.test(text))).toEqual([true, true])
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.evaluate(() => delete (navigator as { share?: unknown }).share)
  })

  it('shows a village on the map and an order to walk in, without tiles and without a network', async () => {
    const { page } = census
    await census.tab('入户')
    await page.getByRole('link', { name: '地图和顺序' }).click()
    await page.getByRole('combobox', { name: '村' }).selectOption({ label: '禾山村' })
    await page.getByText('还要去 10 户').waitFor()
    await page.getByRole('button', { name: '从我这里排顺序' }).click()
    await page.getByRole('button', { name: '从我现在的位置重新排' }).waitFor()
    // Along the road from where one stands; whoever nobody has placed comes at the end, by number.
    expect(await page.locator('ol .name').allInnerTexts()).toEqual([1, 3, 4, 0, 2, 5, 6, 7, 8, 9].map((index) => `石大山${index}`))
    expect(await page.locator('ol li').nth(1).locator('.far').first().innerText()).toBe('100 米')
    expect(await page.locator('ol .far').last().innerText()).toBe('没有位置')
    const map = page.getByRole('group', { name: '这个村的户' })
    expect(await map.locator('.own').count()).toBe(1)
    expect(await map.locator('.scale text').textContent()).toBe('100 米')
    expect(await barriers(page)).toEqual([])
    await map.getByRole('button', { name: '石大山4 没见到人', exact: true }).click()
    await page.getByRole('heading', { name: '石大山4' }).waitFor()
    await page.goBack()
    // What was taken today is there at once, also before the county has it.
    await page.getByRole('combobox', { name: '村' }).selectOption({ label: '平安村' })
    await map.getByRole('button', { name: '石大山0 已入户' }).waitFor()
    await census.tab('入户')
  })

  it('opens the household whose door plate is photographed, and says so of a code that is none', async () => {
    const { page } = census
    const photograph = (code: string) => page.getByLabel('拍门牌码').first()
      .setInputFiles({ name: 'plate.gif', mimeType: 'image/gif', buffer: Buffer.from(encodeQR(code, 'gif', { scale: 8, border: 4 })) })
    await photograph('https://example.org/card')
    await page.getByText('这个码不是门牌：“https://example.org/card”').waitFor()
    await photograph('431999999')
    await page.getByText('门牌上是户编号 431999999，这一户不在手机里').waitFor()
    await page.getByLabel('拍门牌码').first().setInputFiles({ name: 'wall.jpg', mimeType: 'image/jpeg', buffer: await jpeg(320, 240, 9) })
    await page.getByText('没有认出二维码').waitFor()
    await photograph(numberIn(villages.baiyun, 3))
    await page.getByRole('heading', { name: '石大山3' }).waitFor()
    await census.tab('入户')
    // By the browser's own reader, where it has one (Chrome on Android); by ours where that one finds nothing or breaks.
    await page.evaluate((says) => {
      class Reader {
        static getSupportedFormats = () => Promise.resolve(['ean_13', 'qr_code'])
        detect = (picture: ImageBitmap) => (picture.width < 100 ? Promise.reject(new Error('no service')) : Promise.resolve([{ rawValue: says }]))
      }
      Object.assign(window, { BarcodeDetector: Reader })
    }, numberIn(villages.baiyun, 4))
    await page.getByLabel('拍门牌码').first().setInputFiles({ name: 'wall.jpg', mimeType: 'image/jpeg', buffer: await jpeg(320, 240, 9) })
    await page.getByRole('heading', { name: '石大山4' }).waitFor()
    await census.tab('入户')
    const small = Buffer.from(encodeQR(numberIn(villages.baiyun, 5), 'gif', { scale: 3, border: 1 }))
    await page.getByLabel('拍门牌码').first().setInputFiles({ name: 'plate.gif', mimeType: 'image/gif', buffer: small })
    await page.getByRole('heading', { name: '石大山5' }).waitFor()
    await page.evaluate(() => delete (window as { BarcodeDetector?: unknown }).BarcodeDetector)
    await census.tab('入户')
  })

  it('sends them once, though the server is killed under them and the page dies while a photo goes up', async () => {
    const { line } = office
    await census.tab('上传')
    const operations = (request: { path: string }) => request.path === '/api/sync/operations'
    const killed: Promise<void>[] = []
    const killOnce = (when: 'passed' | 'answered') => {
      line[when] = (request) => {
        if (!operations(request)) return
        line[when] = () => undefined
        line.lead(null)
        killed.push(office.kill())
      }
    }
    const sendNow = () => census.page.getByRole('button', { name: '现在上传' }).click()
    // The batch is with the server, and the server dies before it has answered.
    killOnce('passed')
    await census.context.setOffline(false)
    await sendNow()
    await expect.poll(() => killed.length, { timeout: 60_000 }).toBe(1)
    await killed[0]
    expect(await census.unsent()).toBe(HOUSEHOLDS)
    // The server has kept the batch, and dies with the answer on its way.
    await office.start()
    killOnce('answered')
    line.fate = (request) => (operations(request) ? 'answer-lost' : 'through')
    await sendNow()
    await expect.poll(() => killed.length, { timeout: 60_000 }).toBe(2)
    await killed[1]
    expect(await office.count('visit')).toBe(ROAD.length + HOUSEHOLDS)
    expect(await census.unsent()).toBe(HOUSEHOLDS)
    // The words arrive, but the line dies under the fifth photo, and then the page.
    await office.start()
    let photos = 0
    let hangs = () => {}
    const hanging = new Promise<void>((resolve) => (hangs = resolve))
    line.fate = ({ method }) => {
      if (method === 'PATCH') photos += 1
      if (method !== 'PATCH' || photos !== 5) return 'through'
      // The page that is opened again finds a line that works: it may begin before the test goes on.
      hangs()
      return 'hangs'
    }
    await sendNow()
    await hanging
    await census.pageKilled()
    // Opened again, the phone goes on by itself.
    await census.allSent()
    expect(await office.count('visit')).toBe(ROAD.length + HOUSEHOLDS)
    await expect.poll(() => office.count('attachment'), { timeout: 60_000 }).toBe(HOUSEHOLDS - 5 + 2)
    expect(await office.count('problem')).toBe(10)
    const { rows } = await office.checked.pool.query('select position_latitude as latitude from visit where position_latitude is not null and outcome = \'completed\'')
    expect(rows).toEqual([{ latitude: 26 }, { latitude: 26 }, { latitude: 26 }])
    const beside = await office.checked.pool.query<{ role: string; type: string }>('select role, media_type as type, visit from attachment where role is not null order by role')
    expect(beside.rows.map(({ role, type }) => [role, type])).toEqual([['signature', 'image/jpeg'], ['voice', 'audio/webm']])
  })

  it('shows the ground under the map where the county has tiles of its own, and without a network the map alone', async () => {
    const picture = await jpeg(64, 64, 5)
    const asked: string[] = []
    const ground = createServer(({ url = '' }, reply) => {
      asked.push(url)
      reply.end(picture)
    })
    await new Promise<void>((resolve) => ground.listen(0, '127.0.0.1', resolve))
    const tiles = `http://127.0.0.1:${(ground.address() as AddressInfo).port}/{z}/{x}/{y}.png`
    await office.checked.database.insertInto('parameter')
      .values({ county, name: 'positions', valid_from: addDays(dayOf(new Date()), -1), value: JSON.stringify({ taken: true, tiles }) }).execute()
    await census.refresh()
    await census.tab('入户')
    const { page } = census
    await page.getByRole('link', { name: '地图和顺序' }).click()
    const map = page.getByRole('group', { name: '这个村的户' })
    await map.locator('image').first().waitFor()
    const width = await map.locator('image').first().evaluate(async (tile) => {
      const image = new Image()
      image.src = tile.getAttribute('href') ?? ''
      await image.decode()
      return image.naturalWidth
    })
    expect(width).toBe(64)
    expect(asked.every((path) => /^\/\d+\/\d+\/\d+\.png$/.test(path))).toBe(true)
    await census.context.setOffline(true)
    await census.tab('待办')
    await census.tab('入户')
    await page.getByRole('link', { name: '地图和顺序' }).click()
    await map.getByRole('button').first().waitFor()
    await census.context.setOffline(false)
    await new Promise((resolve) => ground.close(resolve))
  })

  it('puts what is nearest first once somebody says where they stand, and asks nobody who has not pressed', async () => {
    await census.context.clearPermissions()
    const { page } = census
    await page.reload()
    await census.unlock()
    await census.tab('待办')
    const inOrder = async () => (await page.locator('section', { hasText: '禾山村' }).locator('a.line .name').allInnerTexts()).map((name) => Number(name.slice(3)))
    await page.getByRole('button', { name: '按离我远近排' }).click()
    await page.getByText('浏览器没有定位权限').waitFor()
    expect(await inOrder()).toEqual([0, 1, 2, 3, 4])
    await census.context.grantPermissions(['geolocation'])
    await census.context.setGeolocation({ latitude: 26, longitude: 110.0045, accuracy: 12 })
    await page.getByRole('button', { name: '按离我远近排' }).click()
    await page.getByText('近的排在前面').waitFor()
    expect(await inOrder()).toEqual([2, 0, 4, 3, 1])
    expect(await barriers(page)).toEqual([])
  })

  it('lets the office hear what was spoken and see the signature', async () => {
    const { rows: [visit] } = await office.checked.pool.query<{ subject: string }>(`select subject from visit join attachment on attachment.visit = visit.id where role = 'voice'`)
    const desk = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
    await desk.goto(`${office.line.url}/households/${visit?.subject ?? ''}`)
    await desk.getByLabel('账号', { exact: true }).fill('office')
    await desk.getByLabel('密码', { exact: true }).fill(password)
    await desk.getByRole('button', { name: '登录', exact: true }).click()
    const seconds = desk.locator('audio').evaluate(async (heard: HTMLAudioElement) => {
      heard.muted = true
      await heard.play()
      await new Promise((resolve) => heard.addEventListener('timeupdate', resolve, { once: true }))
      return heard.currentTime
    })
    expect(await seconds).toBeGreaterThan(0)
    expect(await desk.getByRole('img', { name: '户主签名' }).evaluate((picture: HTMLImageElement) => picture.decode().then(() => picture.naturalWidth))).toBeGreaterThan(100)
  })
})
