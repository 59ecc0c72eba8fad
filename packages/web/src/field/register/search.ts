/** What a household is found by: lower case. */
export interface SearchKey {
  number: string
  /** The head's name first, then the members'. */
  names: readonly string[]
  /** How the names are read, by first letters, as the county sent them. */
  initials: readonly string[]
}

export function searchKeyOf({ number, names, initials }: SearchKey): SearchKey {
  return { number: number.toLowerCase(), names: names.map((name) => name.toLowerCase()), initials }
}

/**
 * Whether a household fits what was typed: a part of its number (people remember the last digits), a part of a name, or
 * the beginning of a name's initials.
 */
export function matches({ number, names, initials }: SearchKey, typed: string): boolean {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return true
  if (/^\d+$/.test(wanted)) return number.includes(wanted)
  return initials.some((one) => one.startsWith(wanted)) || names.some((name) => name.includes(wanted)) || number.includes(wanted)
}
