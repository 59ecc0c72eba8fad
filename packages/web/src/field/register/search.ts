/** What a household is found by: lower case, the head's name first, then the members'. */
export interface SearchKey {
  number: string
  names: readonly string[]
}

export function searchKeyOf(household: SearchKey): SearchKey {
  return { number: household.number.toLowerCase(), names: household.names.map((name) => name.toLowerCase()) }
}

/**
 * Whether a household fits what was typed: a part of its number (people remember the last digits), a part of a name, or
 * the beginning of a name's initials.
 * @param initialsOf null as long as the readings of characters are not loaded
 */
export function matches(key: SearchKey, typed: string, initialsOf: ((name: string) => string) | null): boolean {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return true
  if (/^\d+$/.test(wanted)) return key.number.includes(wanted)
  if (initialsOf && /^[a-z]+$/.test(wanted) && key.names.some((name) => initialsOf(name).startsWith(wanted))) return true
  return key.names.some((name) => name.includes(wanted)) || key.number.includes(wanted)
}
