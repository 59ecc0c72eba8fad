import type { Page } from 'playwright-core'

/** As wide as a browser makes a page that it still fits onto A4 laid across: 273 mm at 96 pixels an inch, shrunk to a half. */
const WIDEST = 2_064

/** What would be wrong with a page of the console if it were printed now: what cannot be pressed on paper, or is cut off. */
export async function wrongOnPaper(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' })
  const wrong = await page.evaluate((widest) => {
    const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1
    const seen = (selector: string) => [...document.querySelectorAll(selector)].filter(isSeen)
    const cut = seen('main *').filter((element) => getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
    return [
      ...seen('nav[aria-label="菜单"], header .who').map(() => 'the menu is there'),
      ...seen('main .el-button:not(.is-link)').map((element) => `a button: ${element.textContent.trim()}`),
      ...seen('main thead th').filter((element) => getComputedStyle(element).position === 'sticky').map((element) => `a heading that sticks: ${element.textContent}`),
      ...cut.map((element) => `cut off: ${element.className}`),
      ...(document.documentElement.scrollWidth > widest ? [`${document.documentElement.scrollWidth} pixels wide`] : []),
      ...(seen('.printed').length === 1 ? [] : ['nobody says who printed it']),
    ]
  }, WIDEST)
  await page.emulateMedia({ media: null })
  return wrong
}
