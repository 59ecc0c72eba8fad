import type { Locator } from 'playwright-core'
import type { Fingers } from './fingers.ts'

/** A problem as somebody comes upon it in a house. */
export interface Seen {
  /** The words of the question. */
  question: string
  answer: string
  /** What is said about it. */
  note?: string
  photo?: Buffer
}

/** What somebody answers where nothing is known and nothing is a matter of good or bad. */
export type Said = Readonly<Record<string, string>>

/**
 * A visit as an inspector makes it, from the list of households to the list again: looks through each section, taps what is
 * not as it should be, says that the rest is good, and looks the whole over before it is sent.
 */
export async function visitNext(fingers: Fingers, seen: readonly Seen[], said: Said): Promise<void> {
  const { page } = fingers
  await fingers.tap(page.locator('li a').first())
  fingers.turned()
  await fingers.tap(page.getByRole('button', { name: /^(开始入户|再次入户)$/ }))
  fingers.turned()
  await page.locator('.runner').waitFor()
  for (;;) {
    for (const problem of seen) await meet(fingers, problem)
    for (const [label, answer] of Object.entries(said)) await choose(fingers, question(fingers, label), answer)
    const buttons = page.locator('.runner footer button')
    const isLast = (await buttons.last().innerText()) === '提交'
    const place = await page.locator('.where span').innerText()
    await fingers.tap(buttons.last())
    if (isLast) break
    await page.locator('.where span').filter({ hasNotText: place }).waitFor()
    fingers.turned()
  }
  await page.getByRole('searchbox').waitFor()
}

function question({ page }: Fingers, label: string): Locator {
  return page.locator('.question', { hasText: label })
}

async function choose(fingers: Fingers, asked: Locator, answer: string): Promise<boolean> {
  if (await asked.count() === 0 || await asked.locator('[aria-checked=true]').count() > 0) return false
  await fingers.tap(asked.getByRole('radio', { name: answer, exact: true }))
  return true
}

async function meet(fingers: Fingers, { question: label, answer, note, photo }: Seen): Promise<void> {
  const asked = question(fingers, label)
  if (!(await choose(fingers, asked, answer))) return
  const finding = asked.locator('xpath=following-sibling::*[contains(@class, "finding")][1]')
  if (note !== undefined) await fingers.type(finding.locator('textarea'), note)
  if (photo) {
    fingers.effort.taps += 1
    await finding.locator('input[type=file]').first().setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo })
    await finding.locator('.photo img').waitFor()
  }
}
