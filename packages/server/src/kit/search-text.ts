import type { Wanted } from '@lookback/core/search'
import { wantedOf } from '@lookback/core/search'

/** What was typed into a search, as the databases and lists compare it. */
export interface SearchText extends Wanted {
  /** For `like`: what begins with the text. */
  start: string
  /** For `like`: what contains it. */
  part: string
}

export function searchText(typed: string): SearchText {
  const wanted = wantedOf(typed)
  const escaped = wanted.text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  return { ...wanted, start: `${escaped}%`, part: `%${escaped}%` }
}
