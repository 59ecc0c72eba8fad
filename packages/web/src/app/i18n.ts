import type { Locale } from '@lookback/core/kernel'
import { defaultLocale, locales } from '@lookback/core/kernel'
import { ref, shallowRef } from 'vue'

const STORAGE_KEY = 'lookback.locale'

/** The language that the page is in; only `showLocale` changes it. */
export const locale = ref<Locale>(defaultLocale)

/** All words of the page in its language, as trees by capability. */
const words = shallowRef<object>({})

/**
 * A sentence of the page's language by its place (`problems.toUnit`). What stands in braces is filled in by name; there are
 * no plurals and no links, so that nothing has to be compiled. A place without words shows its last name: what was kept long
 * ago may be of a kind that is told no more.
 * @param values texts and numbers by name
 */
export function t(place: string, values: Readonly<Record<string, unknown>> = {}): string {
  const sentence = place.split('.').reduce<unknown>((tree, part) => (tree as Readonly<Record<string, unknown>> | undefined)?.[part], words.value)
  return typeof sentence === 'string' ? sentence.replace(/\{(\w+)\}/g, (_, name: string) => filledIn(values[name])) : place.slice(place.lastIndexOf('.') + 1)
}

function filledIn(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Adds words to those of the page, in its language. */
export function addWords(more: object): void {
  words.value = { ...words.value, ...more }
}

/** Shows the page in a language with these words and no others, and remembers the choice. */
export function showLocale(chosen: Locale, messages: object): void {
  words.value = messages
  locale.value = chosen
  document.documentElement.lang = chosen
  localStorage.setItem(STORAGE_KEY, chosen)
}

/** The remembered language, Chinese at first. */
export function rememberedLocale(): Locale {
  return locales.find((one) => one === localStorage.getItem(STORAGE_KEY)) ?? defaultLocale
}
