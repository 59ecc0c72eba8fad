import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

const WAITS = { timeout: 60_000 }
/** After which it is tried once more. */
const TRY = { timeout: 10_000 }

/**
 * Chooses in one of the library's selects, by its box: opened, each option looked for in the box's own list, closed again.
 * Where much runs beside a test, a click can fall on a list that is being drawn anew, and nothing is chosen: what
 * somebody would see and do once more is done once more.
 */
export async function choose(box: Locator, ...options: (string | RegExp)[]): Promise<void> {
  for (const name of options) {
    await expect.poll(async () => {
      // What was chosen before lies over the box.
      if (await box.getAttribute('aria-expanded') !== 'true') await box.click({ force: true })
      const option = (await listOf(box)).getByRole('option', { name, exact: typeof name === 'string' })
      await option.waitFor(TRY)
      if (await isChosen(option)) return true
      await option.click(TRY)
      return isChosen(option)
    }, WAITS).toBe(true)
  }
  // A list of which one is chosen closes by itself.
  if (await box.getAttribute('aria-expanded') === 'true') await box.press('Escape')
  await expect.poll(() => box.getAttribute('aria-expanded'), WAITS).toBe('false')
  // Closed, it fades away, and takes clicks that are meant for what it lies over.
  await listOf(box).then((list) => list.waitFor({ state: 'hidden', ...WAITS }))
}

/** The box's own list. */
async function listOf(box: Locator): Promise<Locator> {
  return box.page().locator(`[id="${await box.getAttribute('aria-controls')}"]`)
}

const isChosen = async (option: Locator) => await option.getAttribute('aria-selected') === 'true'
