const SPACE = 0x20, QUOTE = 0x22, SLASH = 0x2f, ZERO = 0x30, NINE = 0x39, LESS = 0x3c, EQUALS = 0x3d, GREATER = 0x3e
const A = 0x41, Z = 0x5a, SMALL_A = 0x61, SMALL_C = 0x63, SMALL_R = 0x72, SMALL_S = 0x73, SMALL_T = 0x74, SMALL_Z = 0x7a

/** What stands before a text within its cell; our own workbooks say of every text that its spaces count, as others do of some. */
const beforeText = ['is><t>', 'is><t xml:space="preserve">'] as const

/**
 * A cell of a worksheet as nearly every producer writes it: `<c r="B7" s="3" t="s"><v>12</v></c>`, or its text within
 * (`<is><t>`), read at one go. A worksheet has millions of them; as four tags, each costs five times as much. The object is
 * the same for every cell.
 */
export class PlainCell {
  /** Counted from 1; 0 where the cell does not say. */
  column = 0
  style = 0
  type = 'n'
  value = ''
  /** Of a cell that has its text within. */
  text = ''

  /** @returns where the text goes on behind the cell; -1 where it is written otherwise or breaks off */
  read(text: string, start: number): number {
    if (text.charCodeAt(start + 1) !== SMALL_C) return -1
    this.column = 0
    this.style = 0
    this.type = 'n'
    this.value = ''
    this.text = ''
    let at = start + 2
    while (text.charCodeAt(at) === SPACE) {
      if (text.charCodeAt(at + 2) !== EQUALS || text.charCodeAt(at + 3) !== QUOTE) return -1
      at = this.#attribute(text, text.charCodeAt(at + 1), at + 4)
      if (at < 0 || text.charCodeAt(at) !== QUOTE) return -1
      at += 1
    }
    if (text.charCodeAt(at) === SLASH) return text.charCodeAt(at + 1) === GREATER ? at + 2 : -1
    return this.#content(text, at)
  }

  /** @returns where the value ends; -1 for an attribute that is not known */
  #attribute(text: string, name: number, start: number): number {
    let at = start
    let code = text.charCodeAt(at)
    if (name === SMALL_R) {
      for (; code >= A && code <= Z; code = text.charCodeAt(at += 1)) this.column = this.column * 26 + code - A + 1
      while (code >= ZERO && code <= NINE) code = text.charCodeAt(at += 1)
      return at
    }
    if (name === SMALL_S) {
      for (; code >= ZERO && code <= NINE; code = text.charCodeAt(at += 1)) this.style = this.style * 10 + code - ZERO
      return at
    }
    if (name !== SMALL_T) return -1
    while ((code >= SMALL_A && code <= SMALL_Z) || (code >= A && code <= Z)) code = text.charCodeAt(at += 1)
    this.type = text.slice(start, at)
    return at
  }

  #content(text: string, at: number): number {
    if (text.charCodeAt(at) !== GREATER || text.charCodeAt(at + 1) !== LESS) return -1
    const isWithin = this.type === 'inlineStr'
    const before = isWithin ? beforeText.find((one) => text.startsWith(one, at + 2)) : 'v>'
    if (before === undefined || !text.startsWith(before, at + 2)) return -1
    const from = at + 2 + before.length
    const end = text.indexOf('<', from)
    const ending = isWithin ? '</t></is></c>' : '</v></c>'
    if (end < 0 || !text.startsWith(ending, end)) return -1
    const value = text.slice(from, end)
    if (value.includes('&')) return -1
    if (isWithin) this.text = value
    else this.value = value
    return end + ending.length
  }
}
