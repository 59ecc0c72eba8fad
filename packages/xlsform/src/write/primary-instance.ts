import { substituteReferences } from '../expressions/compile.ts'
import type { Form } from '../form.ts'
import type { Item } from '../tree/items.ts'
import { entityNode } from './entity.ts'
import { element, type XmlLines } from './xml.ts'

/** Writes the primary instance: the data of an empty form. */
export function writePrimaryInstance(form: Form, lines: XmlLines): void {
  const { settings, root } = form
  const attributes: Record<string, string | undefined> = {}
  for (const [name, cell] of settings.attributes) attributes[name] = substituteReferences(cell, root, form)
  attributes['id'] = settings.formId
  attributes['version'] = settings.version
  attributes['xmlns'] = settings.cells.get('instance_xmlns')?.text
  attributes['odk:prefix'] = settings.cells.get('prefix')?.text
  attributes['odk:delimiter'] = settings.cells.get('delimiter')?.text
  lines.open(element('instance'))
  lines.open(element(settings.rootName, attributes))
  writeChildren(root, form, 'both', lines)
  lines.close()
  lines.close()
}

/** Which instances of a repeat to write: the template only, the first only, or both. */
type Repeats = 'template' | 'first' | 'both'

function writeChildren(section: Item, form: Form, repeats: Repeats, lines: XmlLines): void {
  for (const child of section.children) {
    if (child.type?.externalFile !== undefined) continue
    if (child.kind !== 'repeat') {
      // A template is copied whole: what stands in a group of it has its first instances already.
      writeNode(child, form, repeats === 'template' ? 'both' : repeats, lines)
      continue
    }
    if (repeats !== 'first') writeSection(child, form, 'template', lines, { 'jr:template': '' })
    if (repeats !== 'template') writeSection(child, form, 'first', lines)
  }
}

function writeNode(item: Item, form: Form, repeats: Repeats, lines: XmlLines): void {
  if (item.entity !== undefined) return lines.add(entityNode(item.entity))
  if (item.kind !== 'question') return writeSection(item, form, repeats, lines)
  const value = item.default !== undefined && item.defaultIsDynamic !== true ? [item.default.text] : []
  lines.add(element(item.name, attributesOf(item, form), value))
}

function writeSection(
  item: Item, form: Form, repeats: Repeats, lines: XmlLines, attributes: Readonly<Record<string, string>> = {},
): void {
  lines.open(element(item.name, { ...attributes, ...attributesOf(item, form) }))
  writeChildren(item, form, repeats, lines)
  lines.close()
}

function attributesOf(item: Item, form: Form): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [name, cell] of item.instance) attributes[name] = substituteReferences(cell, item, form)
  return attributes
}
