/** What somebody typed, as phone and county compare it. */
export interface Wanted {
  /** A number; letters, which are how a name is read; or a name. */
  kind: 'number' | 'letters' | 'name'
  /** Without blanks; letters in lower case. */
  text: string
}

/** Letters alone are how a name is read; signs with a digit among them, a number. Numbers are read out with blanks between. */
export function wantedOf(typed: string): Wanted {
  const text = typed.replace(/\s/g, '')
  if (/^[!-~]*\d[!-~]*$/.test(text)) return { kind: 'number', text }
  return /^[a-z]+$/i.test(text) ? { kind: 'letters', text: text.toLowerCase() } : { kind: 'name', text }
}

/**
 * Whether a name is read as some letters say, from one of its characters on: by initials (`xy` for 杨秀英), or in full, the last
 * syllable as far as it is typed (`xiuyi`).
 * @param syllables how the name is read (`syllablesOf`)
 */
export function isReadAs(syllables: readonly string[], letters: string): boolean {
  for (let start = 0; start < syllables.length; start += 1) {
    // Most names end here: a list of a county's names is gone through with every letter that is typed.
    if (syllables[start]?.charCodeAt(0) !== letters.charCodeAt(0)) continue
    if (initialsFit(syllables, start, letters) || syllablesFit(syllables, start, letters)) return true
  }
  return false
}

function initialsFit(syllables: readonly string[], start: number, letters: string): boolean {
  if (start + letters.length > syllables.length) return false
  for (let at = 0; at < letters.length; at += 1) {
    if (syllables[start + at]?.charCodeAt(0) !== letters.charCodeAt(at)) return false
  }
  return true
}

function syllablesFit(syllables: readonly string[], start: number, letters: string): boolean {
  let typed = 0
  for (let at = start; at < syllables.length; at += 1) {
    const syllable = syllables[at] ?? ''
    const left = letters.length - typed
    if (left <= syllable.length) return syllable.startsWith(letters.slice(typed))
    if (!letters.startsWith(syllable, typed)) return false
    typed += syllable.length
  }
  return false
}
