import type { Page } from 'playwright-core'

/** Goes to a page of the console by the menu. A long menu shows the pages of one group; the others are opened by their names. */
export async function openFromMenu(page: Page, name: string): Promise<void> {
  const link = page.getByRole('link', { name, exact: true, includeHidden: true })
  const section = page.getByRole('navigation', { name: '菜单' }).locator('section').filter({ has: link })
  const group = section.getByRole('button')
  if (await group.getAttribute('aria-expanded') === 'false') await group.click()
  await section.getByRole('link', { name, exact: true }).click()
}
