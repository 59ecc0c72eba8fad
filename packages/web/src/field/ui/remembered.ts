import { reactive, watch } from 'vue'

/**
 * What a list is narrowed to. It outlives the page; what names nobody outlives the window too.
 * @param kept what of it is written where it can be read without the PIN
 */
export function remembered<Choice extends Record<string, string | number>>(
  list: string, initial: Choice, kept: readonly (keyof Choice & string)[],
): Choice {
  const placeOf = (name: string) => `lookback.field.${list}.${name}`
  const before = kept.map((name) => [name, localStorage.getItem(placeOf(name)) ?? initial[name]] as const)
  const choice = reactive({ ...initial, ...Object.fromEntries(before) }) as Choice
  for (const name of kept) watch(() => choice[name], (value) => localStorage.setItem(placeOf(name), String(value)))
  return choice
}
