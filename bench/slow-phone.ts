import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { password } from './county.ts'

const PIN = '135790'
const CPU_SLOWNESS = 4
/** Slow 3G. */
const NETWORK = { latency: 400, throughputBytes: 400_000 / 8 }
const SIGHT = { viewport: { width: 360, height: 740 }, locale: 'zh-CN', hasTouch: true, isMobile: true }
/** Names, initials and digits as people look for them, typed one after the other. */
const SOUGHT = ['石山', '杨林', '吴云', 'sss', 'ylx', 'wyc', 'lsl', '0017', '1998', '0123', '向', 'xsz', '田竹', '彭', 'pcs', 'yanglin', 'shishan', 'wuyun']

/** A page's work in milliseconds, and what came over the line meanwhile. */
export interface Opened {
  taken: number
  bytes: number
}

/** The application in a browser that computes and receives as slowly as a mid-range phone in the hills. */
export class SlowPhone {
  readonly slowness = CPU_SLOWNESS
  readonly #context: BrowserContext
  readonly #url: string
  #page!: Page
  #devtools!: CDPSession
  #received = { all: 0, county: 0 }

  private constructor(context: BrowserContext, url: string) {
    this.#context = context
    this.#url = url
  }

  static async in(browser: Browser, url: string): Promise<SlowPhone> {
    return new SlowPhone(await browser.newContext(SIGHT), url)
  }

  async #newPage(): Promise<Page> {
    this.#page = await this.#context.newPage()
    this.#page.setDefaultTimeout(180_000)
    const devtools = await this.#context.newCDPSession(this.#page)
    this.#devtools = devtools
    await devtools.send('Network.enable')
    await this.#beSlow()
    this.#count(devtools)
    return this.#page
  }

  async #beSlow(): Promise<void> {
    const { latency, throughputBytes } = NETWORK
    await this.#devtools.send('Network.emulateNetworkConditions', {
      offline: false, latency, downloadThroughput: throughputBytes, uploadThroughput: throughputBytes,
    })
    await this.#devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWNESS })
  }

  /** Opens the application, signs in and fetches everything as fast as the machine can: what comes after it is measured. */
  async prepare(loginName: string): Promise<void> {
    await this.#newPage()
    await this.#devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await this.#devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
    await this.#page.goto(`${this.#url}/field/`, { waitUntil: 'commit' })
    await this.signInAndFetch(loginName)
    await this.#beSlow()
  }

  #count(devtools: CDPSession): void {
    const county = new Set<string>()
    devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (new URL(request.url).pathname.startsWith('/api/sync/')) county.add(requestId)
    })
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      this.#received.all += encodedDataLength
      if (county.has(requestId)) this.#received.county += encodedDataLength
    })
  }

  /** Opens the application for the first time, until somebody can sign in. */
  async openFirst(): Promise<Opened> {
    const page = await this.#newPage()
    const taken = await clocked(async () => {
      await page.goto(`${this.#url}/field/`, { waitUntil: 'commit' })
      await page.getByLabel('账号').waitFor()
      await page.getByText('试验县').waitFor()
    })
    return { taken, bytes: this.#received.all }
  }

  /** Signs in and fetches everything. */
  async signInAndFetch(loginName: string): Promise<Opened> {
    const page = this.#page
    await page.getByLabel('账号').fill(loginName)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByText('设一个 6 位数字密码').waitFor()
    await this.#typePin()
    await page.getByText('再输一次').waitFor()
    const before = this.#received.county
    const taken = await clocked(async () => {
      await this.#typePin()
      await page.getByText('可以下乡了').waitFor()
    })
    return { taken, bytes: this.#received.county - before }
  }

  /** Opens the application again, from what is on the phone: until the PIN can be typed, and from its last digit to the list. */
  async openAgain(): Promise<{ pad: number; list: number }> {
    await this.#page.close()
    const page = await this.#newPage()
    const pad = await clocked(async () => {
      await page.goto(`${this.#url}/field/`, { waitUntil: 'commit' })
      await page.getByRole('button', { name: '0', exact: true }).waitFor()
    })
    await this.#typePin(PIN.slice(0, -1))
    const list = await clocked(async () => {
      await this.#typePin(PIN.slice(-1))
      await page.locator('li a').first().waitFor()
    })
    return { pad, list }
  }

  async #typePin(pin = PIN): Promise<void> {
    for (const digit of pin) await this.#page.getByRole('button', { name: digit, exact: true }).click()
  }

  /** How long the browser's own part of making a key of the PIN takes: no slowing of the page reaches the thread that does it. */
  async keyDerivation(): Promise<number> {
    return this.#page.evaluate(async () => {
      const base = await crypto.subtle.importKey('raw', new TextEncoder().encode('135790'), 'PBKDF2', false, ['deriveBits'])
      const salt = crypto.getRandomValues(new Uint8Array(32))
      const started = performance.now()
      await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 600_000 }, base, 256)
      return performance.now() - started
    })
  }

  /** From the tap on a tab until its first line is there. */
  async openTab(name: string): Promise<number> {
    const tab = this.#page.locator('.van-tabbar-item', { hasText: name })
    return this.#page.evaluate(press, [await tab.evaluateHandle((element) => element), 'li a, a.line'] as const)
  }

  /** Taps one after the other what a list is narrowed by: milliseconds until what is left has been painted. */
  async narrow(): Promise<number[]> {
    const buttons = await this.#page.locator('.filters [role=group] button').elementHandles()
    const taken: number[] = []
    for (const button of buttons) taken.push(await this.#page.evaluate(press, [button, 'body'] as const))
    return taken
  }

  /** Opens the first household of the list. */
  async openHousehold(): Promise<number> {
    await this.openTab('入户')
    const first = await this.#page.locator('li a').first().elementHandle()
    return this.#page.evaluate(press, [first, 'dl dd'] as const)
  }

  /** Somebody reads what is shown. */
  async read(milliseconds: number): Promise<void> {
    await this.#page.waitForTimeout(milliseconds)
  }

  /** From a form back to the list of households. */
  async leaveForm(): Promise<void> {
    await this.#page.goBack()
    await this.#page.locator('dl dd').first().waitFor()
  }

  /** Opens the form of the household that is open. */
  async openForm(): Promise<number> {
    const button = await this.#page.getByRole('button', { name: /^(开始入户|再次入户)$/ }).elementHandle()
    return this.#page.evaluate(press, [button, '.runner .question'] as const)
  }

  /**
   * Takes a photo of a problem in the form that is open: milliseconds from the moment when the camera gives it until it has been kept and
   * is shown.
   */
  async takePhoto(picture: Buffer): Promise<number> {
    const page = this.#page
    await page.locator('.where').click()
    await page.getByRole('navigation').getByRole('button', { name: /居家环境/ }).click()
    await page.locator('.question', { hasText: '房前屋后整洁程度' }).getByRole('radio', { name: '脏乱' }).click()
    const camera = page.locator('.finding input[type=file]').first()
    await camera.waitFor({ state: 'attached' })
    const shown = page.evaluate(photoShown)
    await camera.setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: picture })
    return shown
  }

  /** Looks for people, letter by letter: milliseconds from each keystroke until what it finds has been painted. */
  async search(words: readonly string[] = SOUGHT): Promise<number[]> {
    await this.#page.getByRole('searchbox').click()
    // The readings of characters are fetched when somebody is about to type.
    await this.#page.waitForLoadState('networkidle')
    const taken: number[] = []
    for (const word of words) {
      for (let length = 1; length <= word.length; length += 1) taken.push(await this.#page.evaluate(type, word.slice(0, length)))
    }
    // The list that is gone back to is whole again.
    await this.#page.evaluate(type, '')
    return taken
  }
}

/** In the page: milliseconds from a tap until something is there and has been painted. */
async function press([button, wanted]: readonly [Node | null, string]): Promise<number> {
  const before = location.href
  const started = performance.now()
  ;(button as HTMLElement).click()
  do {
    if (performance.now() - started > 120_000) throw new Error(`there is no ${wanted}`)
    await new Promise((resolve) => requestAnimationFrame(resolve))
  } while (document.querySelector(wanted) === null || (wanted !== 'body' && location.href === before))
  // A message comes after the frame has been painted.
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = resolve
    port2.postMessage(null)
  })
  return performance.now() - started
}

/** In the page: milliseconds from the moment when a photo is chosen until it is there. */
async function photoShown(): Promise<number> {
  await new Promise((resolve) => document.addEventListener('change', resolve, { capture: true, once: true }))
  const started = performance.now()
  while (!document.querySelector<HTMLImageElement>('.finding .photo img')?.naturalWidth) await new Promise((resolve) => requestAnimationFrame(resolve))
  return performance.now() - started
}

/** In the page: milliseconds until what was typed has been searched for and painted. */
function type(text: string): Promise<number> {
  return new Promise((resolve) => {
    const box = document.querySelector<HTMLInputElement>('input[type=search]')
    if (!box) throw new Error('there is nowhere to search')
    const started = performance.now()
    box.value = text
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
    requestAnimationFrame(() => {
      // A message comes after the frame has been painted.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.now() - started)
      port2.postMessage(null)
    })
  })
}

async function clocked(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
