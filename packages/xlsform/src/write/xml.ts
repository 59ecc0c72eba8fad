import { compactText } from '../compact-text.ts'

/** An element to be written; a child that is a string is text. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | undefined>>
  readonly children: readonly (XmlElement | string)[]
}

/** Makes an element; attributes that are undefined are left out. */
export function element(
  name: string, attributes: XmlElement['attributes'] = {}, children: XmlElement['children'] = [],
): XmlElement {
  return { name, attributes, children }
}

/** So many lines are joined into one piece, which takes far less memory than they do. */
const LINES_OF_PIECE = 256

/**
 * Lines of a document, indented by two spaces; an element that contains text stays on one line. What is added is written
 * at once and forgotten, so that an enormous form is never held as a tree of elements.
 */
export class XmlLines {
  readonly #pieces: string[] = []
  readonly #open: string[] = []
  readonly #outer: string
  #lines: string[] = []
  /** The start tag of an element that nothing has been added to yet. */
  #begun: string | undefined

  /** @param depth how many elements there are around these lines */
  constructor(depth: number) {
    this.#outer = '  '.repeat(depth)
  }

  /** Begins an element that further ones are added to, until `close()`. */
  open(node: XmlElement): void {
    this.#begin()
    this.#begun = startTag(node)
    this.#open.push(node.name)
  }

  /** Ends the element begun last. */
  close(): void {
    const name = this.#open.pop() ?? ''
    if (this.#begun === undefined) this.#line(`</${name}>`)
    else this.#line(`<${this.#begun}/>`)
    this.#begun = undefined
  }

  /** Adds an element with everything in it. */
  add(node: XmlElement): void {
    if (node.children.length === 0) {
      this.#begin()
      this.#line(`<${startTag(node)}/>`)
    } else if (node.children.some(child => typeof child === 'string')) {
      this.#begin()
      this.#line(inline(node))
    } else {
      this.open(node)
      for (const child of node.children) if (typeof child !== 'string') this.add(child)
      this.close()
    }
  }

  /** Adds lines that were written apart, for this depth. */
  append(lines: XmlLines): void {
    this.#begin()
    this.#pack()
    this.#pieces.push(...lines.#packed())
  }

  get isEmpty(): boolean {
    return this.#packed().length === 0
  }

  /** The whole, as a document. */
  text(): string {
    // Added one to another they stay what they are; joined, they would all be copied.
    let text = '<?xml version="1.0" encoding="UTF-8"?>\n'
    for (const piece of this.#packed()) text += `${piece}\n`
    return text
  }

  #begin(): void {
    if (this.#begun === undefined) return
    const begun = this.#begun
    this.#begun = undefined
    this.#line(`<${begun}>`, this.#open.length - 1)
  }

  #line(text: string, depth = this.#open.length): void {
    this.#lines.push(`${this.#outer}${'  '.repeat(depth)}${text}`)
    if (this.#lines.length >= LINES_OF_PIECE) this.#pack()
  }

  #pack(): void {
    if (this.#lines.length > 0) this.#pieces.push(compactText(this.#lines.join('\n')))
    this.#lines = []
  }

  #packed(): readonly string[] {
    this.#pack()
    return this.#pieces
  }
}

function inline(node: XmlElement): string {
  if (node.children.length === 0) return `<${startTag(node)}/>`
  const content = node.children.map(child => typeof child === 'string' ? escapeText(child) : inline(child))
  return `<${startTag(node)}>${content.join('')}</${node.name}>`
}

function startTag(node: XmlElement): string {
  let tag = node.name
  for (const [name, value] of Object.entries(node.attributes)) {
    if (value !== undefined) tag += ` ${name}="${escapeAttribute(name, value)}"`
  }
  return tag
}

function escapeText(text: string): string {
  if (!/[&<>]/.test(text)) return text
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** Attributes that hold an expression, in which a line break outside quotes is but a blank. */
const expressions = new Set([
  'relevant', 'required', 'readonly', 'constraint', 'calculate', 'nodeset', 'value', 'ref', 'query', 'jr:count',
])

function escapeAttribute(name: string, text: string): string {
  if (!/[&<>"\n\t]/.test(text)) return text
  const escaped = escapeText(text).replace(/"/g, '&quot;')
  if (!/[\n\t]/.test(escaped)) return escaped
  if (!expressions.has(name)) return escapeBlanks(escaped)
  return escaped.replace(/&quot;.*?&quot;|'[^']*'/gs, escapeBlanks)
}

function escapeBlanks(text: string): string {
  return text.replace(/\n/g, '&#10;').replace(/\t/g, '&#9;')
}
