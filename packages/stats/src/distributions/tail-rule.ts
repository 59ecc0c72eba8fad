/**
 * Whether a tail probability is above the level of an exact test. A tie counts as above (the wider, cautious answer),
 * so that the last bit of a rounding error cannot decide whether a number belongs to the interval.
 */
export function aboveLevel(probability: number, level: number): boolean {
  return probability > level * (1 - 1e-9)
}
