import type { Page } from 'playwright-core'

/** As narrow as half of an office's screen. */
const NARROW = 800

/** What of a page of the console cannot be seen or pressed in a narrow window: what lies outside it, is cut off, or covers something else. */
export async function wrongWhenNarrow(page: Page): Promise<string[]> {
  const usual = page.viewportSize()
  await page.setViewportSize({ width: NARROW, height: 900 })
  // Charts and lists draw themselves anew.
  await page.evaluate(() => new Promise<void>((drawn) => { requestAnimationFrame(() => requestAnimationFrame(() => drawn())) }))
  const wrong = await page.evaluate(() => {
    const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1
    const seen = (selector: string) => [...document.querySelectorAll(selector)].filter(isSeen)
    const name = (element: Element) => `${element.tagName.toLowerCase()} “${(element.textContent.trim() || (element.getAttribute('aria-label') ?? '')).slice(0, 24)}”`
    /** Tables move sideways inside their frames. */
    const canBeMoved = (element: Element): boolean => {
      for (let frame = element.parentElement; frame !== null && frame !== document.body; frame = frame.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(frame).overflowX) && frame.scrollWidth > frame.clientWidth) return true
      }
      return false
    }
    const controls = seen('header :is(a, button, input, select), main :is(a, button, input:not([type=file]), select, textarea)')
    const outside = controls.filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return (left < -1 || right > window.innerWidth + 1) && !element.closest('.visually-hidden, .skip') && !canBeMoved(element)
    })
    const cut = seen('main button').filter((element) => element.scrollWidth > element.clientWidth + 1)
    const covered = seen('main :is(h1, h2, h3)').filter((heading) => {
      const next = heading.nextElementSibling
      if (next === null || !isSeen(next)) return false
      const [one, other] = [heading.getBoundingClientRect(), next.getBoundingClientRect()]
      return Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2
    })
    return [
      ...(document.documentElement.scrollWidth > window.innerWidth ? [`${document.documentElement.scrollWidth} pixels wide in a window of ${window.innerWidth}`] : []),
      ...outside.map((element) => `outside: ${name(element)}`), ...cut.map((element) => `cut off: ${name(element)}`), ...covered.map((element) => `covered: ${name(element)}`),
    ]
  })
  if (usual) await page.setViewportSize(usual)
  return wrong
}
