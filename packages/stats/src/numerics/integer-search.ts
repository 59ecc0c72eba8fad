/** The smallest whole number in (failing, passing]; the test must fail up to some number and pass from it on. */
function firstPassing(failing: number, passing: number, passes: (value: number) => boolean): number {
  let below = failing
  let found = passing
  while (found - below > 1) {
    const middle = Math.floor((below + found) / 2)
    if (passes(middle)) found = middle
    else below = middle
  }
  return found
}

/** The smallest whole number from `low` up that passes; from it on every number must pass. */
export function smallestFrom(low: number, passes: (value: number) => boolean): number {
  let step = 1
  while (!passes(low + step)) step *= 2
  return firstPassing(low - 1, low + step, passes)
}

/** The largest whole number from `low` up that passes; `low` passes, and from some number on none does. */
export function largestFrom(low: number, passes: (value: number) => boolean): number {
  return smallestFrom(low, (value) => !passes(value)) - 1
}
