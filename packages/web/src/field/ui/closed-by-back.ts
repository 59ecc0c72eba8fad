import { onScopeDispose, watch } from 'vue'

/**
 * Back closes what is open over a page (a sheet, a dialog, a picture) before it leaves the page. Each has an entry of the
 * history under the same address, which the router never hears of.
 */
const open: (() => void)[] = []
/** Entries of the history that stand for what is open, or was: what is closed by its own button leaves its entry for later. */
let entries = 0
/** Waits until the entries have been gone back over. */
let goneBack: (() => void) | null = null

/** Before the router listens: it is not to hear of these entries. */
export function listenForBack(): void {
  addEventListener('popstate', (event) => {
    if (goneBack !== null) {
      event.stopImmediatePropagation()
      goneBack()
      goneBack = null
    } else if (entries > 0) {
      event.stopImmediatePropagation()
      entries -= 1
      if (open.length > entries) open.pop()?.()
      else history.back()
    }
  })
}

/** Something is open. @param close what Back does @returns what is called once it is closed, however it was */
export function opened(close: () => void): () => void {
  open.push(close)
  if (entries < open.length) {
    history.pushState(history.state, '')
    entries += 1
  }
  return () => {
    const place = open.indexOf(close)
    if (place >= 0) open.splice(place, 1)
  }
}

/** For as long as it says so, something is open. */
export function closedByBack(isOpen: () => boolean, close: () => void): void {
  let closed: (() => void) | null = null
  const settle = () => {
    closed?.()
    closed = null
  }
  watch(isOpen, (now) => {
    settle()
    // A function of its own: two that are open may be closed by the same one.
    if (now) closed = opened(() => close())
  }, { immediate: true })
  onScopeDispose(settle)
}

/** Before another page is opened (a phone that locks itself opens the lock's), what is open over this one closes, and its entries are gone back over. */
export function leavePage(): Promise<void> {
  const count = entries
  entries = 0
  for (const close of open.splice(0).reverse()) close()
  if (count === 0) return Promise.resolve()
  return new Promise((resolve) => {
    goneBack = resolve
    history.go(-count)
  })
}
