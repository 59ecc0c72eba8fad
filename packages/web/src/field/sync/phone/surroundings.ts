import type { PinCost } from './sealing.ts'

/** Everything that the phone needs of the browser, so that several phones can live in one test. */
export interface Surroundings {
  indexedDB: IDBFactory
  IDBKeyRange: typeof IDBKeyRange
  crypto: Crypto
  fetch: typeof fetch
  /** Makes a request's text small for a village's line; left out where the browser cannot (Safari before 16.4). */
  gzip?: (text: string) => Promise<Blob>
  /** Where the county's server is, `https://…`. */
  origin: string
  /** The phone's clock, in milliseconds since the epoch. */
  now: () => number
  isOnline: () => boolean
  deviceName: string
  /** What it costs to make a key of a PIN. */
  pinCost: PinCost
  /** Households in one page of the first fetch, and entries in one of changes. */
  pageSize: number
}

/**
 * Rounds of PBKDF2 with SHA-256 as OWASP's password storage cheat sheet asks for (2023), and 16 MB of memory: a phone does both at
 * once, in the browser's own thread and in the page's. `docs/safety.md` says what a guess costs.
 */
export const PIN_COST: PinCost = { iterations: 600_000, memory: 2 ** 14 }

export function browserSurroundings(): Surroundings {
  return {
    indexedDB, IDBKeyRange, crypto,
    fetch: (input, init) => fetch(input, init),
    ...('CompressionStream' in window ? { gzip } : {}),
    origin: window.location.origin,
    now: () => Date.now(),
    isOnline: () => navigator.onLine,
    deviceName: navigator.userAgent.slice(0, 300),
    pinCost: PIN_COST,
    pageSize: 200,
  }
}

function gzip(text: string): Promise<Blob> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob()
}
