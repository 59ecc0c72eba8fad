import type { Wanted } from '../search/index.ts'
import type { Reads, SearchKey } from './found-by.ts'

/** In no name and no number: the database takes none in a text. */
const BETWEEN_NAMES = '\0'

/**
 * Many things in their order, with what they are found by written one after the other: gone through as text, a county's households are
 * searched with every letter that is typed. Finds what `foundBy` finds.
 */
export class SearchIndex {
  readonly #reads: Reads
  readonly #numbers = new Lines()
  readonly #names = new Lines()
  readonly #readings = new Lines()
  readonly #groups = new Map<string, number[]>()
  /** How a name is read, written once: of a county's names many come again. */
  readonly #spelled = new Map<string, string>()
  #size = 0

  constructor(reads: Reads) {
    this.#reads = reads
  }

  /** How many things are in it. */
  get size(): number {
    return this.#size
  }

  add({ number, names, group }: SearchKey): void {
    this.#numbers.add(number.toLowerCase())
    this.#names.add(names.join(BETWEEN_NAMES))
    this.#readings.add(names.map((name) => this.#spell(name)).join(BETWEEN_NAMES))
    const others = this.#groups.get(group)
    if (others) others.push(this.#size)
    else this.#groups.set(group, [this.#size])
    this.#size += 1
  }

  /** @returns by the order in which they were added, 1 for what fits; null where nothing was typed and everything does */
  find({ kind, text }: Wanted): Uint8Array | null {
    if (text === '') return null
    const fits = new Uint8Array(this.#size)
    switch (kind) {
      case 'number':
        this.#numbers.mark(fits, saying(text.toLowerCase()))
        this.#markGroups(fits, text)
        break
      case 'letters':
        this.#readings.mark(fits, readAs(text))
        this.#numbers.mark(fits, saying(text))
        break
      case 'name':
        this.#names.mark(fits, saying(text))
        this.#markGroups(fits, text)
    }
    return fits
  }

  #markGroups(fits: Uint8Array, text: string): void {
    for (const [group, places] of this.#groups) if (group.includes(text)) for (const place of places) fits[place] = 1
  }

  /** Each syllable with a capital, so that it is seen where one begins: 杨秀英 → `YangXiuYing`. */
  #spell(name: string): string {
    const known = this.#spelled.get(name)
    if (known !== undefined) return known
    const spelled = this.#reads(name).map((syllable) => syllable.charAt(0).toUpperCase() + syllable.slice(1)).join('')
    this.#spelled.set(name, spelled)
    return spelled
  }
}

/** Where in a text, from a place on, something is said: a place within it; -1 where nowhere. */
type Saying = (text: string, from: number) => number

function saying(wanted: string): Saying {
  return (text, from) => text.indexOf(wanted, from)
}

/** As `isReadAs`: from the beginning of a syllable on, in full, or by the initials of syllables that follow each other. */
function readAs(letters: string): Saying {
  const [first = '', ...more] = letters.toUpperCase()
  const inFull = more.map((letter) => `[${letter}${letter.toLowerCase()}]`).join('')
  const byInitials = more.map((letter) => `[a-z]*${letter}`).join('')
  const pattern = new RegExp(more.length === 0 ? first : `${first}(?:${inFull}|${byInitials})`, 'g')
  return (text, from) => {
    pattern.lastIndex = from
    return pattern.test(text) ? pattern.lastIndex - 1 : -1
  }
}

/** Texts as one. */
class Lines {
  #waiting: string[] = []
  #text = ''
  /** Where each line begins, and at the end where the next one would. */
  readonly #starts = [0]

  add(line: string): void {
    this.#waiting.push(line)
    this.#starts.push((this.#starts.at(-1) ?? 0) + line.length + 1)
  }

  mark(fits: Uint8Array, next: Saying): void {
    if (this.#waiting.length > 0) {
      this.#text += `${this.#waiting.join('\n')}\n`
      this.#waiting = []
    }
    let line = 0
    for (let at = next(this.#text, 0); at >= 0; at = next(this.#text, this.#starts[line] ?? 0)) {
      while ((this.#starts[line + 1] ?? 0) <= at) line += 1
      fits[line] = 1
      line += 1
    }
  }
}
