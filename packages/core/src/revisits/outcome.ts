/** What became of one problem that was drawn: seen again and it held or not; null as long as nobody has been there. */
export type DrawnOutcome = 'held' | 'failed' | null

/**
 * What a drawn household says: one problem that came back decides, and it held only when all of them did.
 * @returns null while it still waits
 */
export function householdOutcome(problems: readonly DrawnOutcome[]): DrawnOutcome {
  if (problems.includes('failed')) return 'failed'
  return problems.includes(null) ? null : 'held'
}
