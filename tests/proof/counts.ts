/** How often a proof does what it does: `npm run proof` as often as the table of `docs/safety.md` says, the long run less. */
export function times(few: number, all: number): number {
  return process.env['LOOKBACK_PROOF'] === 'whole' ? all : few
}

/** Numbers between 0 and 1 that are the same in every run. */
export function chances(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
