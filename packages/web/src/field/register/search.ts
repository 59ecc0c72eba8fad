/** What a household is found by: lower case. */
export interface SearchKey {
  number: string
  /** The head's name first, then the members', and what else it is called by: its group. */
  names: readonly string[]
  /** How the names are read, by first letters, as the county sent them. */
  initials: readonly string[]
}

export function searchKeyOf({ number, names, initials }: SearchKey): SearchKey {
  return { number: number.toLowerCase(), names: names.map((name) => name.toLowerCase()), initials }
}

/**
 * Whether a household fits what was typed: a part of its number (people remember the last digits, and write blanks between), a
 * part of a name or of the group's, or the beginning of a name's initials.
 */
export function matches({ number, names, initials }: SearchKey, typed: string): boolean {
  const wanted = wantedOf(typed)
  if (wanted === '') return true
  if (/^\d+$/.test(wanted)) return number.includes(wanted)
  return initials.some((one) => one.startsWith(wanted)) || names.some((name) => name.includes(wanted)) || number.includes(wanted)
}

/** Whose name fits what was typed where the head's does not; null where it is the head's, or no name at all. */
export function foundThrough({ names: [head = '', ...others] }: SearchKey, typed: string): string | null {
  const wanted = wantedOf(typed)
  if (wanted === '' || head.includes(wanted)) return null
  return others.find((name) => name.includes(wanted)) ?? null
}

function wantedOf(typed: string): string {
  return typed.replace(/\s/g, '').toLowerCase()
}
