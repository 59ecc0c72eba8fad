import type { PrecacheEntry } from 'workbox-precaching'
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

/** Every file of the application; written in when it is built. */
declare const __PRECACHE__: PrecacheEntry[]

/** The worker's side of its global scope, as far as it is used here. */
interface WorkerScope {
  addEventListener: (type: 'activate' | 'message', listener: (event: WorkerEvent) => void) => void
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
}

interface WorkerEvent {
  data?: unknown
  waitUntil: (work: Promise<void>) => void
}

const worker = self as unknown as WorkerScope

precacheAndRoute(__PRECACHE__)
cleanupOutdatedCaches()
// Whatever page of the application is asked for, it opens from the phone itself.
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { allowlist: [/^\/field(\/|$)/] }))

// The first page of all is served by this worker too, not only the next one.
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

// A new version waits until the page says that the moment is quiet (`updates.ts`).
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(worker.skipWaiting())
})
