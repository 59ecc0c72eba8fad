/** Whether a write failed because the phone has no room. The browser says so by name, at times inside another error. */
export function isFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { name, cause, inner } = error as { name?: unknown; cause?: unknown; inner?: unknown }
  return name === 'QuotaExceededError' || isFull(cause) || isFull(inner)
}

/** Writes something that the phone can do without as long as it has no room. */
export async function ifThereIsRoom(write: () => PromiseLike<unknown>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (isFull(error)) return false
    throw error
  }
}
