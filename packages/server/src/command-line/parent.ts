/** How often the parent is looked for, in milliseconds. */
const EVERY = 500

/**
 * npm passes a kill to the shell it started us in, and that shell dies without passing it on. Whoever stops npm means
 * us, so a parent that is gone is a request to stop.
 */
export function whenParentGone(stop: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop()
  }, EVERY)
  timer.unref()
}
