/** So long, in milliseconds, is worked at a stretch: somebody may touch the screen meanwhile. */
const STRETCH = 8

/** Work that nobody waits for was given up. */
export class GivenUp extends Error {}

/**
 * For work that nobody waits for: to be asked after each piece of it.
 * @param goesOn whether it is still wanted
 * @returns null where it may go on at once; otherwise when it may, which rejects with `GivenUp` where it is not wanted any more
 */
export function atRest(goesOn: () => boolean): () => Promise<void> | null {
  let until = performance.now() + STRETCH
  return () => {
    if (performance.now() < until) return null
    return new Promise((resolve, reject) => {
      setTimeout(() => {
        until = performance.now() + STRETCH
        if (goesOn()) resolve()
        else reject(new GivenUp())
      })
    })
  }
}
