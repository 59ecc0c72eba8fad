/** What was typed into a search, as the databases and lists compare it. */
export interface SearchText {
  /** A number, the initials of a name, or characters of a name. */
  kind: 'number' | 'initials' | 'name'
  /** Initials in lower case, the rest as typed. */
  text: string
  /** For `like`: what begins with the text. */
  start: string
  /** For `like`: what contains it. */
  part: string
}

/** Letters alone are taken for initials; with digits among them, for a number. */
export function searchText(typed: string): SearchText {
  const kind = /^[!-~]*\d[!-~]*$/.test(typed) ? 'number' : /^[a-z]+$/i.test(typed) ? 'initials' : 'name'
  const text = kind === 'initials' ? typed.toLowerCase() : typed
  const escaped = text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  return { kind, text, start: `${escaped}%`, part: `%${escaped}%` }
}
