import { nextTick, ref } from 'vue'

/** Fields in which arrow keys and Enter have a meaning of their own. */
const TYPED_IN = 'select, textarea, input:not([type="checkbox"])'

/**
 * The rows of a list by the keyboard: one of them is reached by Tab, arrow keys, Home and End go from row to row, Enter opens the page that the
 * row's name leads to, and the space bar ticks it.
 */
export function useRowKeys(count: () => number) {
  /** The row that Tab reaches. */
  const reached = ref(0)
  const tabIndexOf = (index: number) => (index === Math.min(reached.value, Math.max(0, count() - 1)) ? 0 : -1)

  function press(event: KeyboardEvent, index: number): void {
    const [row, target] = [event.currentTarget, event.target]
    if (!(row instanceof HTMLElement) || !(target instanceof HTMLElement) || target.matches(TYPED_IN)) return
    const places: Partial<Record<string, number>> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: count() - 1 }
    const place = places[event.key]
    if (place !== undefined) {
      event.preventDefault()
      void go(row, Math.min(count() - 1, Math.max(0, place)))
      return
    }
    // Links and boxes in the row have these keys for themselves.
    if (target !== row) return
    const pressed = event.key === 'Enter' ? row.querySelector<HTMLElement>('a[href]') : event.key === ' ' ? row.querySelector<HTMLElement>('input[type="checkbox"]') : null
    if (!pressed) return
    event.preventDefault()
    pressed.click()
  }

  async function go(from: HTMLElement, place: number): Promise<void> {
    reached.value = place
    await nextTick()
    const row = from.closest('tbody')?.querySelectorAll<HTMLElement>('tr[tabindex]')[place]
    row?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }

  return { tabIndexOf, press, reach: (index: number) => (reached.value = index) }
}
