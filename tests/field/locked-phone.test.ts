import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { county, password } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { launchBrowser } from '../support/browser.ts'
import type { FieldCounty } from './county.ts'
import { fieldCounty } from './county.ts'
import { Inspector } from './inspector.ts'

const SIGHT = { viewport: { width: 360, height: 740 }, locale: 'zh-CN', hasTouch: true, isMobile: true }
const IDLE_MINUTES = 3

describe('a locked phone', () => {
  let office: FieldCounty
  let browser: Browser
  let census: Inspector

  beforeAll(async () => {
    office = await fieldCounty(1)
    await office.checked.pool.query(
      `update parameter set value = value || '{"idleMinutes": ${IDLE_MINUTES}}' where county = $1 and name = 'field'`, [county],
    )
    browser = await launchBrowser()
    census = await Inspector.on(await browser.newContext(SIGHT), office.line.url)
    await census.page.clock.install()
    await census.prepare('census')
    await census.context.setOffline(true)
    await census.beginNext()
    await census.answer('屋面漏雨', true)
    await census.page.getByText('已保存', { exact: true }).waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await office.close()
    expect(census.errors).toEqual([])
  })

  it('locks itself when nobody touches it for the county’s time; the form opens again where it was', async () => {
    const { page } = census
    const { pathname } = new URL(page.url())
    await page.clock.runFor((IDLE_MINUTES - 1) * 60_000)
    await census.answer('建房未入住', true)
    await page.clock.runFor((IDLE_MINUTES - 1) * 60_000)
    expect(await page.locator('.runner').count()).toBe(1)
    await page.clock.runFor(60_000)
    await census.unlock()
    expect(new URL(page.url()).pathname).toBe(pathname)
    for (const item of ['屋面漏雨', '建房未入住']) {
      expect(await census.question(item).getByRole('radio', { name: '是', exact: true }).getAttribute('aria-checked')).toBe('true')
    }
  })

  it('is shut after too many wrong PINs, says what to do, and the sign-in opens it with everything in it', async () => {
    const { page } = census
    await page.clock.runFor(IDLE_MINUTES * 60_000)
    await page.getByText('输入数字密码').waitFor()
    for (const left of [4, 3, 2, 1]) {
      await census.typePin('864213')
      await page.getByText(`密码不对，还可以试 ${left} 次。`).waitFor()
    }
    await census.typePin('864213')
    await page.getByText('请联网后用账号密码登录，没上传的内容都在').waitFor()
    expect(await page.getByRole('button', { name: '1', exact: true }).count()).toBe(0)
    await page.getByRole('button', { name: '用账号登录' }).click()
    await page.getByText('现在没有网络，登录要联网。').waitFor()
    await census.context.setOffline(false)
    await page.getByLabel('账号').fill('census')
    await page.getByRole('textbox', { name: '密码' }).fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByText('设一个 6 位数字密码').waitFor()
    await census.typePin('927364')
    await page.getByText('再输一次').waitFor()
    await census.typePin('927364')
    await page.getByText('可以下乡了').waitFor()
    await page.getByRole('button', { name: '开始入户' }).click()
    await page.getByRole('button', { name: /^填了一半/ }).click()
    await page.locator('li a').first().click()
    await page.getByRole('button', { name: /^接着填/ }).click()
    await census.question('屋面漏雨').getByRole('radio', { name: '是', exact: true, checked: true }).waitFor()
  })

  it('whose session has ended says so where it is, takes the password alone, and stays there; a wrong clock is told', async () => {
    const { page } = census
    const { pathname } = new URL(page.url())
    await office.checked.pool.query(`update session set last_seen_at = last_seen_at - interval '8 days'`)
    // What the server remembers of sessions goes with it.
    await office.kill()
    await office.start()
    await page.clock.runFor(60_000)
    await page.getByText('登录已过期').waitFor()
    await page.getByRole('button', { name: '输密码' }).click()
    await page.getByRole('textbox', { name: '密码' }).fill('wrong')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText('账号或密码不对').waitFor()
    // What is open over a page does not lie over the lock.
    await page.clock.runFor(IDLE_MINUTES * 60_000)
    await page.getByText('输入数字密码').waitFor()
    await census.typePin('927364')
    await page.getByText('登录已过期').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('button', { name: '输密码' }).click()
    await page.getByRole('textbox', { name: '密码' }).fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText('登录已过期').waitFor({ state: 'hidden' })
    expect(new URL(page.url()).pathname).toBe(pathname)
    await census.question('屋面漏雨').getByRole('radio', { name: '是', exact: true, checked: true }).waitFor()
    await page.clock.setSystemTime(Date.now() + 3 * 3_600_000)
    await page.clock.runFor(60_000)
    await page.getByText('输入数字密码').waitFor()
    for (const digit of '927364') await page.getByRole('button', { name: digit, exact: true }).click()
    await page.getByText(/^手机时间快了 1\d\d 分钟，请调准/).waitFor()
  })
})
