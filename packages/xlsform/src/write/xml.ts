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

/** Writes a document, indented by two spaces; an element that contains text stays on one line. */
export function serialize(root: XmlElement): string {
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>']
  writeElement(root, '', lines)
  return `${lines.join('\n')}\n`
}

function writeElement(node: XmlElement, indent: string, lines: string[]): void {
  if (node.children.length === 0) {
    lines.push(`${indent}<${startTag(node)}/>`)
  } else if (node.children.some(child => typeof child === 'string')) {
    lines.push(indent + inline(node))
  } else {
    lines.push(`${indent}<${startTag(node)}>`)
    for (const child of node.children) if (typeof child !== 'string') writeElement(child, `${indent}  `, lines)
    lines.push(`${indent}</${node.name}>`)
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
