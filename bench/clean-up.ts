const open = new Set<() => Promise<void>>()

/** Sees to it that something is closed when the run is broken off. @returns what to call once it is closed anyway */
export function closeWhenBrokenOff(close: () => Promise<void>): () => void {
  open.add(close)
  return () => open.delete(close)
}

/** Does some work and then closes what it was done with; closed too when the run is broken off. */
export async function closing<Result>(close: () => Promise<void>, work: () => Promise<Result>): Promise<Result> {
  const closed = closeWhenBrokenOff(close)
  const [done] = await Promise.allSettled([work()])
  closed()
  // Why the work failed must not be hidden by what goes wrong after it.
  const [ended] = await Promise.allSettled([close()])
  if (done.status === 'rejected') throw done.reason
  if (ended.status === 'rejected') throw ended.reason
  return done.value
}

/** Ctrl-C and a plain kill leave no server and no folder behind. */
export function cleanUpOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void closeAll().finally(() => process.exit(130))
    })
  }
}

/** What was opened last is closed first. */
async function closeAll(): Promise<void> {
  for (const close of [...open].reverse()) await close()
}
