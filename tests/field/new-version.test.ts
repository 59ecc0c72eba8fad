import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import type { FieldCounty } from './county.ts'
import { fieldCounty } from './county.ts'
import { Inspector } from './inspector.ts'

const SIGHT = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', hasTouch: true, isMobile: true }

describe('a new version of the application', () => {
  let office: FieldCounty
  let browser: Browser
  let census: Inspector

  beforeAll(async () => {
    office = await fieldCounty(1)
    browser = await launchBrowser()
    census = await Inspector.on(await browser.newContext(SIGHT), office.line.url)
    await census.prepare('census')
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await office.close()
    expect(census.errors).toEqual([])
  })

  it('takes a new version only when no form is open, with everything unsent still there', async () => {
    const { line } = office
    await census.context.setOffline(true)
    await census.openNext()
    await census.page.getByRole('radio', { name: '家中无人' }).click()
    await census.page.getByRole('button', { name: '保存：家中无人' }).click()
    await census.page.getByText('已记下：家中无人').waitFor()
    expect(await census.unsent()).toBe(1)
    line.fate = ({ path }) => (path.startsWith('/api/sync/') ? 'answer-lost' : 'through')
    line.rewrite = (path, text) => path === '/field/service-worker.js'
      ? text.replace(/("url":"index\.html","revision":")\w+/, '$1next')
      : text.replace('<title>回头看·入户</title>', '<title>新版</title>')
    await census.context.setOffline(false)
    await census.page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/field/'))?.update())
    await census.page.getByText('新版本已下载好').waitFor()
    await census.tab('入户')
    await census.beginNext()
    const other = await Inspector.on(census.context, office.line.url)
    await other.page.goto(`${office.line.url}/field/outbox`)
    await other.unlock()
    await other.page.getByRole('button', { name: '换上' }).click()
    await other.page.getByText('还有表格开着').waitFor()
    expect(await other.page.title()).toBe('回头看·入户')
    await census.page.getByRole('button', { name: '退出' }).click()
    await census.page.getByRole('heading', { name: '家庭成员' }).waitFor()
    await other.page.getByRole('button', { name: '换上' }).click()
    await other.unlock()
    expect(await other.page.title()).toBe('新版')
    expect(await other.unsent()).toBe(1)
    await census.page.close()
    line.fate = () => 'through'
    await other.page.getByRole('button', { name: '现在上传' }).click()
    await other.allSent()
    expect(await office.count('visit')).toBe(1)
    expect(other.errors).toEqual([])
  })
})
