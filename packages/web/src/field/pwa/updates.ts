import { readonly, ref } from 'vue'

const WORKER = '/field/service-worker.js'
/** Held while a form is open, by any page of the application. */
const FORM_LOCK = 'lookback-form-open'
/** A page that stays open for days still hears of new versions. */
const LOOK_AGAIN = 30 * 60_000

const waiting = ref(false)
const installed = ref(false)
let registration: ServiceWorkerRegistration | undefined

/** Whether this browser can keep the application itself: not on plain http, not in some windows for private browsing. */
export const canWorkOffline = 'serviceWorker' in navigator
/** Whether it can seal what the phone keeps: on https, or on `localhost`. Without it nothing is kept at all. */
export const canSeal = 'subtle' in crypto
/** A new version is on the phone and waits to be used. */
export const updateWaiting = readonly(waiting)
/** The application is wholly on the phone and opens without a network. */
export const worksOffline = readonly(installed)

/** Puts the application on the phone and looks for new versions; does nothing where the browser has no workers. */
export async function installOnPhone(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  installed.value = navigator.serviceWorker.controller !== null
  openAnewWithNewVersion()
  void navigator.serviceWorker.ready.then(() => (installed.value = true))
  try {
    registration = await navigator.serviceWorker.register(WORKER, { updateViaCache: 'none' })
  } catch (error) {
    // Without a network nothing can be asked; what is installed goes on working.
    if (installed.value) return
    throw error
  }
  notice(registration)
  setInterval(() => void registration?.update().catch(() => undefined), LOOK_AGAIN)
}

function notice(found: ServiceWorkerRegistration): void {
  waiting.value = found.waiting !== null && navigator.serviceWorker.controller !== null
  found.addEventListener('updatefound', () => {
    const next = found.installing
    next?.addEventListener('statechange', () => {
      if (next.state === 'installed' && navigator.serviceWorker.controller) waiting.value = true
    })
  })
}

/** Every window changes over together: an old page would look for parts that the new version no longer has. */
function openAnewWithNewVersion(): void {
  let isControlled = installed.value
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isControlled) location.reload()
    isControlled = true
  })
}

/** Runs while a form is open: no page takes a new version over meanwhile. */
export function whileFormIsOpen(work: Promise<void>): void {
  // Where there are no locks (plain http) there is no worker and so no new version to take over.
  if ('locks' in navigator) void navigator.locks.request(FORM_LOCK, { mode: 'shared' }, () => work)
}

/**
 * Changes over to the version that waits and opens the page anew; what is saved stays as it is.
 * @returns false while a form is open, here or in another window
 */
export async function takeUpdate(): Promise<boolean> {
  return navigator.locks.request(FORM_LOCK, { ifAvailable: true }, (lock) => {
    const next = registration?.waiting
    if (!lock || !next) return false
    next.postMessage('take-over')
    return true
  })
}

/** Resolves as soon as no window has a form open. */
export async function formsClosed(): Promise<void> {
  await navigator.locks.request(FORM_LOCK, () => undefined)
}
