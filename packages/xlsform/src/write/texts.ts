import { compile } from '../expressions/compile.ts'
import { findItem, lastSavedInstance, pathTo } from '../expressions/references.ts'
import { instanceCalls } from '../expressions/embedded.ts'
import type { Form } from '../form.ts'
import { generated, type Cell } from '../sheets/cells.ts'
import type { Item } from '../tree/items.ts'
import { element, type XmlElement } from './xml.ts'

/** The content of a label, hint or message: text with `<output>` for each reference. */
export function textContent(cell: Cell, context: Item, form: Form): (XmlElement | string)[] {
  const content: (XmlElement | string)[] = []
  let position = 0
  for (const call of instanceCalls(cell.text)) {
    content.push(...withOutputs(cell, position, call.start, context, form))
    const expression = generated(cell.text.slice(call.start, call.end), cell.place)
    content.push(element('output', { value: compile(expression, context, form).xpath }))
    position = call.end
  }
  content.push(...withOutputs(cell, position, cell.text.length, context, form))
  return content
}

function withOutputs(cell: Cell, start: number, end: number, context: Item, form: Form): (XmlElement | string)[] {
  const text = cell.text.slice(start, end)
  const content: (XmlElement | string)[] = []
  let position = 0
  for (const match of text.matchAll(/\$\{[ \t]*(last-saved#)?([^{}\s]+)[ \t]*\}/g)) {
    if (match.index > position) content.push(text.slice(position, match.index))
    const target = findItem(match[2] ?? '', form, cell.place)
    if (target !== undefined) {
      const prefix = match[1] === undefined ? '' : `instance('${lastSavedInstance}')`
      const path = match[1] === undefined ? pathTo(target, { context }) : target.path
      content.push(element('output', { value: prefix + path }))
    }
    position = match.index + match[0].length
  }
  if (position < text.length) content.push(text.slice(position))
  return content
}
