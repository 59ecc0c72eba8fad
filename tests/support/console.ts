import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { buildServer } from '../../packages/server/src/build-server.ts'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { password } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { routes } from '../../packages/server/src/routes.ts'
import { launchBrowser } from './browser.ts'

const webFolder = fileURLToPath(new URL('../../packages/web/dist', import.meta.url))

/** A county's console, with several people signed in at once. */
export interface Console<Name extends string> {
  url: string
  browser: Browser
  pageOf: (name: Name) => Page
  /** Ends all of it, the county too; no page may have failed meanwhile. */
  close: () => Promise<void>
}

/** Serves a county over HTTP and signs people in, each in a browser of the own. */
export async function consoleOf<Name extends string>(checked: Pick<CheckedCounty, 'application' | 'close'>, people: readonly Name[], secret = password): Promise<Console<Name>> {
  expect(existsSync(path.join(webFolder, 'index.html')), 'npm run build').toBe(true)
  const server = await buildServer(checked.application, { routes, webFolder, log: false })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const browser = await launchBrowser()
  const errors: string[] = []
  const pages = new Map(await Promise.all(people.map(async (name): Promise<[Name, Page]> => {
    const page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } })).newPage()
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(url)
    await page.getByLabel('账号', { exact: true }).fill(name)
    await page.getByLabel('密码', { exact: true }).fill(secret)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    // The page to sign in has a heading, too: what says that somebody is in is that nobody is asked for a password.
    await page.getByLabel('密码', { exact: true }).waitFor({ state: 'detached' })
    return [name, page]
  })))
  return {
    url, browser,
    pageOf: (name) => {
      const page = pages.get(name)
      if (!page) throw new Error(`${name} has no page`)
      return page
    },
    close: async () => {
      await browser.close()
      await server.close()
      await checked.close()
      expect(errors).toEqual([])
    },
  }
}
