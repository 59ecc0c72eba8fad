/** A household in a round, as one key. */
export function placeOf(household: string, round: string): string {
  return `${household} ${round}`
}
