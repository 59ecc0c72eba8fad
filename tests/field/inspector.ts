import type { BrowserContext, Page } from 'playwright-core'
import { barriers } from '../support/barriers.ts'
import { password } from '../../packages/server/src/fixtures/checked-county.fixture.ts'

const PIN = '135790'


/** Somebody with a phone, who does with it what people do. */
export class Inspector {
  page: Page
  readonly context: BrowserContext
  readonly #address: string
  /** What went wrong on a page without anybody being told. */
  readonly errors: string[] = []

  private constructor(context: BrowserContext, page: Page, address: string) {
    this.context = context
    this.page = page
    this.#address = address
  }

  static async on(context: BrowserContext, address: string): Promise<Inspector> {
    const inspector = new Inspector(context, await context.newPage(), address)
    inspector.#listen()
    return inspector
  }

  #listen(): void {
    this.page.setDefaultTimeout(60_000)
    this.page.on('pageerror', (error) => this.errors.push(error.message))
  }

  /** With a network, at the office: signs in, chooses a PIN, and waits for the phone to be ready. */
  async prepare(loginName: string): Promise<void> {
    await this.page.goto(`${this.#address}/field/`)
    await this.page.getByLabel('账号').fill(loginName)
    await this.page.getByLabel('密码').fill(password)
    await this.page.getByRole('button', { name: '登录' }).click()
    await this.page.getByText('设一个 6 位数字密码').waitFor()
    await this.#typePin()
    await this.page.getByText('再输一次').waitFor()
    await this.#typePin()
    await this.page.getByText('可以下乡了').waitFor()
    await this.page.getByRole('button', { name: '开始入户' }).click()
    await this.page.getByRole('searchbox').waitFor()
  }

  async #typePin(): Promise<void> {
    await this.typePin(PIN)
  }

  async typePin(pin: string): Promise<void> {
    for (const digit of pin) await this.page.getByRole('button', { name: digit, exact: true }).click()
  }

  /** The page dies, as where the phone needs its memory for something else, and is opened again at the same place. */
  async pageKilled(): Promise<void> {
    const { pathname } = new URL(this.page.url())
    const old = this.page
    const devtools = await this.context.newCDPSession(old)
    const crashed = old.waitForEvent('crash')
    devtools.send('Page.crash').catch(() => undefined)
    await crashed
    this.page = await this.context.newPage()
    this.#listen()
    await old.close()
    await this.page.goto(this.#address + pathname)
    await this.unlock()
  }

  async unlock(): Promise<void> {
    await this.page.getByText('输入数字密码').waitFor()
    await this.#typePin()
    await this.page.getByText('输入数字密码').waitFor({ state: 'hidden' })
  }

  async tab(name: '入户' | '待办' | '上传' | '我的'): Promise<void> {
    await this.page.locator('.van-tabbar-item', { hasText: name }).click()
  }

  /** Fetches what is new, as whoever wants to have it now. */
  async refresh(): Promise<void> {
    await this.tab('我的')
    await this.page.getByRole('button', { name: '更新户名单' }).click()
    await this.page.getByText('已是最新').waitFor()
    await this.page.getByText('已是最新').waitFor({ state: 'hidden' })
  }

  /** Opens the form of the first household that nobody has visited. */
  async beginNext(): Promise<void> {
    await this.openNext()
    await this.page.getByRole('button', { name: '开始入户' }).click()
    await this.page.locator('.runner').waitFor()
  }

  async openNext(): Promise<void> {
    await this.page.getByRole('button', { name: /^待入户/ }).click()
    await this.page.locator('li a').first().click()
    await this.page.getByRole('heading', { name: '没能入户？' }).waitFor()
  }

  /** Answers that a problem is there, or is not. */
  async answer(item: string, found: boolean): Promise<void> {
    await this.question(item).getByRole('radio', { name: found ? '是' : '否', exact: true }).click()
  }

  question(label: string) {
    return this.page.locator('.question', { hasText: label })
  }

  async photograph(label: string, picture: Buffer): Promise<void> {
    const question = this.question(label)
    await question.locator('input[type=file]').first().setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: picture })
    await question.locator('.photo img').waitFor()
  }

  /** Opens one of the problems that are this person's, by its wording. */
  async openProblem(wording: string): Promise<void> {
    await this.tab('待办')
    await this.page.locator('a.line', { hasText: wording }).click()
    await this.page.locator('section.actions').waitFor()
  }

  /** Chooses what to do with the problem that is open, or with one that the form has found. */
  async choose(action: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${action}(（填了一半）)?$`) }).click()
    await this.page.locator('form.action').waitFor()
  }

  async takeEvidence(title: string, picture: Buffer): Promise<void> {
    const photos = this.page.locator('form fieldset', { hasText: title })
    await photos.locator('input[type=file]').first().setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: picture })
    await photos.locator('.photo img').waitFor()
  }

  async say(label: string, text: string): Promise<void> {
    await this.page.locator('form.action').getByLabel(label, { exact: true }).fill(text)
  }

  async saveAction(): Promise<void> {
    await this.page.locator('form.action').getByRole('button', { name: '保存', exact: true }).click()
    await this.page.locator('form.action').waitFor({ state: 'detached' })
  }

  /** @param takesPosition the household agrees that its position is taken */
  async finish(takesPosition = false): Promise<void> {
    await this.page.getByRole('button', { name: '去检查' }).click()
    if (takesPosition) {
      await this.page.getByRole('button', { name: '住户同意，记下位置' }).click()
      await this.page.getByText('✓ 已记下').waitFor()
    }
    await this.page.getByRole('button', { name: '提交', exact: true }).click()
    await this.page.getByRole('searchbox').waitFor()
  }

  /** What keeps somebody from using the page as it is now, as far as axe knows. */
  barriers(): Promise<string[]> {
    return barriers(this.page)
  }

  /** How many pieces of work have not gone up, as the phone says. */
  async unsent(): Promise<number> {
    await this.tab('上传')
    return Number(await this.page.locator('.counts dd').first().innerText())
  }

  /** Waits until the phone says that everything has gone up. */
  async allSent(): Promise<void> {
    await this.tab('上传')
    await this.page.locator('.counts div', { hasText: '未上传' }).getByText('0', { exact: true }).waitFor({ timeout: 60_000 })
  }
}
