import type { Wanted } from '../search/index.ts'
import { isReadAs } from '../search/index.ts'

/** What a household is found by; something else on the phone, too. */
export interface SearchKey {
  number: string
  /** The head's name first, then the members'. */
  names: readonly string[]
  /** Empty where the register does not say. */
  group: string
}

/** Why something is found. */
export interface Found {
  /** Whose name fits where the first one's does not; null where that does, or where it is found by its number or group. */
  through: string | null
}

/** How a name is read (`syllablesOf`). */
export type Reads = (name: string) => readonly string[]

/**
 * Whether a household fits what was typed, and through whom: by a part of its number (people remember the last digits), a part of
 * somebody's name or how that is read, or a part of its group's name. The county's search and the phone's list ask the same.
 */
export function foundBy({ number, names, group }: SearchKey, { kind, text }: Wanted, reads: Reads): Found | null {
  if (text === '') return first
  switch (kind) {
    case 'number':
      return number.toLowerCase().includes(text.toLowerCase()) || group.includes(text) ? first : null
    case 'letters':
      return throughWhom(names, (name) => isReadAs(reads(name), text)) ?? (number.toLowerCase().includes(text) ? first : null)
    case 'name':
      return throughWhom(names, (name) => name.includes(text)) ?? (group.includes(text) ? first : null)
  }
}

const first: Found = { through: null }

function throughWhom(names: readonly string[], fits: (name: string) => boolean): Found | null {
  const at = names.findIndex(fits)
  return at < 0 ? null : at === 0 ? first : { through: names[at] ?? null }
}
