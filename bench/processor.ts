const TURNS = 300_000_000
const TRIES = 3

/** How fast one processor is just now: the best time of a fixed loop of multiplications, each waiting for the one before; milliseconds. */
export function loopMilliseconds(): number {
  return Math.min(...Array.from({ length: TRIES }, loop))
}

/** A function of its own: what stands outside of any is not compiled to the same instructions, and takes several times as long. */
function loop(): number {
  const started = performance.now()
  let product = 1
  for (let turn = 0; turn < TURNS; turn += 1) product = Math.imul(product, 31) + turn | 0
  // The product is looked at, so that nothing of the loop can be left out.
  if (Number.isNaN(product)) throw new Error('a product is a number')
  return performance.now() - started
}
