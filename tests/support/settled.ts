import type { Page } from 'playwright-core'

/**
 * What waits until a page has shown all that it asked for: nothing is on the way, and what came has been drawn. Unlike the
 * browser's own “network idle” it needs no half second of silence, and it holds for pages reached within the app, too.
 * @returns to be called after each step; told of requests from now on
 */
export function settling(page: Page): () => Promise<void> {
  const onTheWay = new Set<unknown>()
  let waiting: (() => void)[] = []
  page.on('request', (request) => onTheWay.add(request))
  const over = (request: unknown) => {
    onTheWay.delete(request)
    if (onTheWay.size > 0) return
    for (const tell of waiting) tell()
    waiting = []
  }
  page.on('requestfinished', over)
  page.on('requestfailed', over)
  return async () => {
    // What comes is drawn, and what is drawn may ask for more.
    for (;;) {
      await drawn(page)
      if (onTheWay.size === 0) return
      await new Promise<void>((tell) => { waiting.push(tell) })
    }
  }
}

async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((tell) => {
    requestAnimationFrame(() => requestAnimationFrame(() => { tell() }))
  }))
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .el-skeleton') === null)
}
