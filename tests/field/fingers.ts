import type { Locator, Page } from 'playwright-core'

/** What filling a form in costs somebody. */
export interface Effort {
  /** Touches of the screen: buttons, answers, fields, the way back. */
  taps: number
  /** Characters typed on the keyboard. */
  characters: number
  /** Pages that were opened after the list. */
  pages: number
}

/** Touches and types on a phone, and counts both. */
export class Fingers {
  readonly effort: Effort = { taps: 0, characters: 0, pages: 0 }
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async tap(what: Locator): Promise<void> {
    this.effort.taps += 1
    await what.click()
  }

  /** Touches a field and writes into it. */
  async type(field: Locator, text: string): Promise<void> {
    await this.tap(field)
    await field.fill(text)
    this.effort.characters += text.length
  }

  turned(): void {
    this.effort.pages += 1
  }
}
