import type { Problems } from '../problems.ts'
import type { Cell } from '../sheets/cells.ts'
import { isElementName, isFullWidthName } from '../sheets/names.ts'
import type { Item } from './items.ts'

/** Checks names as they come: valid, unique within their section, and of repeats within the whole form. */
export class NameRegister {
  readonly #rootName: string
  readonly #problems: Problems
  readonly #bySection = new Map<Item, Map<string, Cell>>()
  readonly #repeats = new Map<string, Cell>()

  constructor(rootName: string, problems: Problems) {
    this.#rootName = rootName
    this.#problems = problems
  }

  /** Checks and remembers a name given under `parent`. */
  register(name: Cell, parent: Item, kind: Item['kind'], prefixes: ReadonlySet<string>): void {
    if (isFullWidthName(name.text)) this.#problems.error(name.place, 'name-full-width', { name: name.text })
    else if (!isElementName(name.text, prefixes)) {
      this.#problems.error(name.place, 'name-invalid', { name: name.text })
      return
    }
    if (name.text === 'meta') this.#problems.error(name.place, 'name-reserved', { name: name.text })
    this.#registerInSection(name, parent)
    if (kind === 'repeat') this.#registerRepeat(name)
  }

  #registerInSection(name: Cell, parent: Item): void {
    const section = this.#bySection.get(parent) ?? new Map<string, Cell>()
    this.#bySection.set(parent, section)
    const key = name.text.toLowerCase()
    const earlier = section.get(key)
    if (earlier?.text === name.text) {
      this.#problems.error(name.place, 'name-twice', { name: name.text, row: String(earlier.place.row ?? '') })
    } else if (earlier !== undefined) {
      this.#problems.warn(name.place, 'name-case', { name: name.text, other: earlier.text })
    }
    section.set(key, name)
  }

  #registerRepeat(name: Cell): void {
    const earlier = this.#repeats.get(name.text)
    if (name.text === this.#rootName) this.#problems.error(name.place, 'repeat-root', { name: name.text })
    else if (earlier !== undefined) {
      this.#problems.error(name.place, 'repeat-twice', { name: name.text, row: String(earlier.place.row ?? '') })
    }
    this.#repeats.set(name.text, name)
  }
}
