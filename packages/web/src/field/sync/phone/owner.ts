/** Whose phone it is, and whose it was where that person's work is still on it; all that can be read without a PIN. */
export interface Owner {
  /** `owner` for whoever has it now. */
  key: string
  county: string
  countyName: string
  person: string
  name: string
  /** How many digits the PIN has. */
  pinLength: number
}

export const OWNERS = { database: 'lookback-field', store: 'owners', now: 'owner' } as const

/**
 * Whoever has the phone now; null where it is nobody's. Read by the browser's own means, so that the first page is shown
 * before what reads the rest of the store has been fetched.
 */
export async function ownerAtStart(browser: IDBFactory): Promise<Owner | null> {
  const database = await openExisting(browser)
  if (!database) return null
  try {
    const request = database.transaction(OWNERS.store).objectStore(OWNERS.store).get(OWNERS.now) as IDBRequest<Owner | undefined>
    return await answerOf(request) ?? null
  } finally {
    database.close()
  }
}

/** Null where there is none: it is made with its tables, and not here. */
async function openExisting(browser: IDBFactory): Promise<IDBDatabase | null> {
  const request = browser.open(OWNERS.database)
  request.onupgradeneeded = () => request.transaction?.abort()
  try {
    return await answerOf(request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null
    throw error
  }
}

function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new DOMException('the store cannot be read'))
  })
}
