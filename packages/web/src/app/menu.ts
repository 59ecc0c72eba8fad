import type { Permission } from '@lookback/core/kernel'
import { capabilities } from './capabilities.ts'
import type { ConsoleCapability, ConsolePage, MenuGroup } from './capability.ts'
import { menuGroups } from './capability.ts'

/** A page that stands in the menu. */
export type MenuPage = ConsolePage & { menu: NonNullable<ConsolePage['menu']> }

const menu = capabilities.flatMap(({ pages }) => pages ?? []).filter((page): page is MenuPage => page.menu !== undefined)

/** A group of the menu with those of its pages that somebody may see. */
export interface MenuSection {
  group: MenuGroup
  pages: readonly MenuPage[]
}

/** What somebody with these permissions sees in the menu, by group; groups with nothing in them are left out. */
export function menuOf(permissions: readonly Permission[]): readonly MenuSection[] {
  const mine = menu.filter(({ permission }) => permission === undefined || permissions.includes(permission))
  return menuGroups
    .map((group) => ({ group, pages: mine.filter((page) => page.menu.group === group) }))
    .filter(({ pages }) => pages.length > 0)
}

/** The path of the menu's entry that a page belongs to: its own, or the one that it is reached from; null for none. */
export function menuPathOf({ pages = [] }: Pick<ConsoleCapability, 'pages'>, { path, menu: own, under }: ConsolePage): string | null {
  if (own) return path
  if (under !== undefined) return under
  const above = menu.filter((page) => path.startsWith(`${page.path}/`)).sort((one, other) => other.path.length - one.path.length)[0]
  return (above ?? pages.find((page) => page.menu !== undefined))?.path ?? null
}

/** Where somebody with these permissions starts. */
export function homeOf(permissions: readonly Permission[]): string {
  return `/${menuOf(permissions)[0]?.pages[0]?.path ?? 'account'}`
}
