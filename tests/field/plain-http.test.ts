import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import type { FieldCounty } from './county.ts'
import { fieldCounty } from './county.ts'
import { Inspector } from './inspector.ts'

const SIGHT = { viewport: { width: 360, height: 740 }, locale: 'zh-CN', hasTouch: true, isMobile: true }

/** The address without https and not `localhost`: a browser gives such a page no key store and no service worker. */
describe('the phone application on plain http', () => {
  let office: FieldCounty
  let browser: Browser

  beforeAll(async () => {
    office = await fieldCounty(1)
    browser = await launchBrowser(['--host-resolver-rules=MAP lookback.test 127.0.0.1'])
  })
  afterAll(async () => {
    await browser.close()
    await office.close()
  })

  it('says what is missing and what to do, and takes nobody’s password', async () => {
    const visitor = await Inspector.on(await browser.newContext(SIGHT), `http://lookback.test:${office.line.port}`)
    const { page } = visitor
    const asked: string[] = []
    office.line.passed = ({ path }) => asked.push(path)
    await page.goto(`http://lookback.test:${office.line.port}/field/`)
    await page.getByRole('alert').getByText('这个网址不是 https 开头').waitFor()
    expect(await page.getByRole('alert').innerText()).toMatch(/数据没法加锁，所以不能登录。请用县里给的 https 网址打开/)
    await page.getByText('云岭县').waitFor()
    await page.getByLabel('账号').fill('census')
    await page.getByLabel('密码').fill('whatever it may be')
    expect(await page.getByRole('button', { name: '登录' }).isDisabled()).toBe(true)
    await page.getByLabel('密码').press('Enter')
    // Whatever page is asked for, it is this one: nothing of the county is shown.
    await page.goto(`http://lookback.test:${office.line.port}/field/households`)
    await page.getByRole('alert').getByText('这个网址不是 https 开头').waitFor()
    expect(asked.filter((path) => path.startsWith('/api/'))).toEqual(asked.filter((path) => path === '/api/welcome'))
    expect(visitor.errors).toEqual([])
  })
})
