import { useRoute } from 'vue-router'
import { computed, ref } from 'vue'
import { z } from 'zod'
import type { MenuGroup } from '../capability.ts'
import { menuGroups } from '../capability.ts'
import type { MenuPage, MenuSection } from '../menu.ts'

/** With more entries than these, a group is closed until somebody opens it, except the one of the page that is shown. */
const ALL_OPEN_UP_TO = 20
const Choices = z.partialRecord(z.enum(menuGroups), z.boolean())

/**
 * Which groups of the menu are open: as this person left them on this device, and before that all of a short menu.
 * @param person whose choices are remembered
 */
export function useOpenGroups(person: string, menu: () => readonly MenuSection[]) {
  const route = useRoute()
  const storageKey = `lookback.menu.${person}`
  const chosen = ref(remembered(storageKey))
  const isShort = computed(() => menu().reduce((sum, { pages }) => sum + pages.length, 0) <= ALL_OPEN_UP_TO)
  const isHere = ({ path }: MenuPage) => route.meta.menuPath === path
  const holdsPage = ({ pages }: MenuSection) => pages.some(isHere)
  const isOpen = (section: MenuSection) => chosen.value[section.group] ?? (isShort.value || holdsPage(section))

  function toggle(section: MenuSection): void {
    chosen.value = { ...chosen.value, [section.group]: !isOpen(section) }
    localStorage.setItem(storageKey, JSON.stringify(chosen.value))
  }

  return { isOpen, isHere, holdsPage, toggle }
}

function remembered(storageKey: string): Partial<Record<MenuGroup, boolean>> {
  try {
    return Choices.parse(JSON.parse(localStorage.getItem(storageKey) ?? '{}'))
  } catch {
    // Written by hand, or by a later version: the menu opens as for somebody new.
    return {}
  }
}
